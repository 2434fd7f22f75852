# Lo que se pregunta cuando una hora, un día o una frecuencia no se pudo leer con certeza (véase content/reminder_text.py).
times-doubt-when = <b>¿Cuándo quieres que te lo recuerde?</b> Por ejemplo: <code>en 4 semanas</code>, <code>el lunes a las 9:00</code>, <code>cada 2 semanas</code>.
times-doubt-date = <b>¿Qué día quieres decir?</b> Escríbelo como <code>12 de diciembre</code> o <code>en 3 semanas</code>.
times-doubt-past = Ese momento ya pasó. <b>¿Qué día y a qué hora?</b> Por ejemplo: <code>mañana 9:00</code>.
times-doubt-time = <b>¿A qué hora?</b> Escríbela como <code>8:30</code> o <code>20:30</code>.
times-doubt-several = Has indicado más de una hora. <b>¿Cuál es para este recordatorio?</b> Después puedes crear otro.
times-doubt-repeat = No puedo repetirlo de esa forma. Puedo contar en días, semanas o meses. <b>¿Cada cuánto lo quieres?</b> Por ejemplo: <code>cada 2 semanas los lunes a las 9:00</code>.
times-doubt-end = No puedo terminar un recordatorio por sí solo. Escríbelo otra vez sin el final, por ejemplo <code>cada día a las 9:00</code>. Cuando ya no haga falta, cancélalo en /reminders.
times-offset-only = «{ $typed }» por sí solo no me dice cuándo cambian tus relojes. <b>¿Qué ciudad grande tiene tu misma hora?</b>
