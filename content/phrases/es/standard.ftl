# Las líneas fijas de clinical/tables.md 6.2 y los límites de 6.1.7, dichas en español.
# Todavía no las ha revisado un profesional sanitario hispanohablante.
fever-line = 38 °C (100,4 °F) o más, o escalofríos con temblor: <b>busque atención médica ahora mismo</b>, de día o de noche. Diga que tiene lupus y que sus glóbulos blancos pueden estar bajos.
medicine-line = No deje ni cambie un medicamento por su cuenta. <b>Llame hoy</b> y pregunte antes de la próxima toma. Si su equipo le dio un plan por escrito, sígalo.
not-known-line = No tengo una respuesta segura para eso. Pregunte a su equipo médico.
number-line = Es solo un resultado. Lo que importa es cómo cambia con el tiempo. El rango de su laboratorio vale más que el mío.
mild-line = En el lupus, los glóbulos blancos suelen bajar poco y casi siempre sin necesidad de tratamiento. Aun así, esté atento a los signos de infección.
limits-line = Doy información general y guardo sus números. No puedo verle y puedo equivocarme. Decide su equipo médico.
limits-line-short = Información general. Decide su equipo médico.
