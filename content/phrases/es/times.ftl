# Lo que se pregunta cuando una hora, un día o una frecuencia no se pudo leer con certeza (véase content/reminder_text.py).
times-doubt-when = <b>¿Cuándo quieres que te lo recuerde?</b> Por ejemplo: <code>en 4 semanas</code>, <code>el lunes a las 9:00</code>, <code>cada 2 semanas</code>.
times-doubt-date = <b>¿A qué día te refieres?</b> Escríbelo como <code>12 de diciembre</code> o <code>en 3 semanas</code>.
times-doubt-past = Ese momento ya pasó. <b>¿Qué día y a qué hora?</b> Por ejemplo: <code>mañana 9:00</code>.
times-doubt-time = <b>¿A qué hora?</b> Escríbela como <code>8:30</code> o <code>20:30</code>.
times-doubt-several = Has indicado más de una hora. <b>¿Cuál es para este aviso?</b> Después puedes crear otro.
times-doubt-repeat = No sé bien cada cuánto es. Puedo repetir por días, semanas o meses, no por horas. <b>¿Cada cuánto lo quieres?</b> Por ejemplo: <code>cada 2 semanas los lunes a las 9:00</code>.
times-doubt-end = No puedo ponerle fecha final a un aviso. Seguiría hasta que lo canceles en /reminders. ¿Lo pongo así o quieres otra frecuencia? Escríbela como <code>cada día a las 9:00</code>.
times-offset-only = «{ $typed }» no me dice cuándo cambia la hora donde vives. <b>¿Qué ciudad grande tiene tu misma hora?</b> Tócala o escribe una.
