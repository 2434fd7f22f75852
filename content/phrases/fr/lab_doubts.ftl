lab-why-approximate = Ce n’est pas un nombre exact.
lab-why-may-be-year = C’est peut-être une année.
lab-why-which-date = Je ne sais pas quelle date va avec.
lab-why-whose = C’est peut-être le résultat de quelqu’un d’autre. Ici, gardez seulement les vôtres.
