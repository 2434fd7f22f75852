# Las líneas fijas de clinical/tables.md 6.2 y los límites de 6.1.7, dichas en español.
# Todavía no las ha revisado un profesional sanitario hispanohablante.
fever-line = 38 °C (100,4 °F) o más, o escalofríos con temblor: <b>busca atención médica ahora mismo</b>, de día o de noche. Di que tienes lupus y que tus glóbulos blancos pueden estar bajos.
not-known-line = No tengo una respuesta segura para eso. Pregunta a tu equipo médico.
number-line = Es solo un resultado. Lo que importa es cómo cambia con el tiempo. El rango de tu laboratorio vale más que el mío.
number-lines = Son solo resultados sueltos. Lo que importa es cómo cambian con el tiempo. El rango de tu laboratorio vale más que el mío.
limits-line-short = Información general. Decide tu equipo médico.
