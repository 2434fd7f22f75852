lab-why-approximate = It is not an exact number.
lab-why-may-be-year = It may be a year.
lab-why-which-date = I am not sure which date belongs to it.
lab-why-whose = It may be somebody else’s. Only your own counts belong here.
