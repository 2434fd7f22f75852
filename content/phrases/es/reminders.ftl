# Los avisos: pedidos, mostrados, dichos, respondidos.
reminder-for-recheck = Repetir el análisis de sangre
reminder-for-infection-watch = Vigilar infecciones: tómate la temperatura si te sientes mal
reminder-for-appointment = Tu cita
reminder-for-medicine = Tu medicina, como la recetó tu equipo
reminder-for-other = Lo que me pediste recordarte
reminder-once = una vez, a las { $time }
reminder-daily = { $every ->
    [one] cada día a las { $time }
   *[other] cada { $every } días a las { $time }
}
reminder-weekly = { $every ->
    [one] cada semana: { $days }, a las { $time }
   *[other] cada { $every } semanas: { $days }, a las { $time }
}
reminder-monthly = { $every ->
    [one] cada mes el día { $day }, a las { $time }
   *[other] cada { $every } meses el día { $day }, a las { $time }
}
reminder-ask-what = <b>¿Qué te recuerdo y cuándo?</b>
reminder-examples = Por ejemplo: <code>análisis en 4 semanas</code>, <code>cada lunes a las 9</code>.
reminder-needs-zone = Para avisarte a la hora correcta necesito antes tu zona horaria. Después pídemelo otra vez.
reminder-too-many = Tienes 50 avisos y no guardo más. /reminders los muestra; cancela uno antes.
reminder-confirm = Te recordaría: <b>{ $what }</b>
reminder-rule = Cuándo: { $rule }
reminder-first = La primera vez: <b>{ $when }</b>
reminder-next = La próxima: <b>{ $when }</b>
reminder-save = Sí, avísame
reminder-other-time = Otra hora
reminder-drop = Cancelar
reminder-ask-time = <b>¿A qué hora?</b> Toca una o escríbela.
reminder-saved = Guardado. Te recordaré: <b>{ $what }</b>
reminder-now = ⏰ <b>{ $what }</b>
reminder-title = <b>{ $what }</b>
reminder-late = Esto era para { $when }. Llego tarde: estaba detenido o no podía llegar a ti.
reminder-if-doctor-agreed = Ve si tu médico estuvo de acuerdo con esta fecha.
reminder-do-not-wait = Con 38,0 °C (100,4 °F) o escalofríos con temblores, no esperes: <b>busca atención médica ahora</b>.
reminder-done = Hecho
reminder-skip = Saltar esta vez
reminder-snooze-1h = En 1 hora
reminder-snooze-1d = Mañana
reminder-snooze-3d = En 3 días
reminder-was-done = Hecho. Bien.
reminder-was-skipped = Saltado esta vez.
reminder-was-snoozed = Te lo diré otra vez { $when }.
reminder-answered-before = Ya respondiste a este.
reminder-none = No tienes avisos.
reminder-is-paused = En pausa.
reminder-pause = Pausar
reminder-resume = Reanudar
reminder-end = Cancelarlo
reminder-was-ended = Cancelado. Ya no volverá.
