lab-why-approximate = No es un número exacto.
lab-why-may-be-year = Puede ser un año.
lab-why-which-date = No sé bien qué fecha le corresponde.
lab-why-whose = Puede ser de otra persona. Aquí guarda solo los tuyos.
