# Los avisos: pedidos, mostrados, dichos, respondidos.
reminder-for-recheck = Repetir el análisis de sangre
reminder-for-infection-watch = Vigilar infecciones: tómate la temperatura si te sientes mal
reminder-for-appointment = Tu cita
reminder-for-medicine = Tu medicina, como la recetó tu equipo
reminder-for-other = Lo que me pediste que te recordara
reminder-once = una vez, { $at }
reminder-daily = { $every ->
    [one] cada día { $at }
   *[other] cada { $every } días { $at }
}
reminder-weekly = { $every ->
    [one] cada { $days } { $at }
   *[other] cada { $every } semanas ({ $days }) { $at }
}
reminder-monthly = { $every ->
    [one] cada mes, el día { $day }, { $at }
   *[other] cada { $every } meses, el día { $day }, { $at }
}
reminder-ask-what = <b>¿Qué te recuerdo y cuándo?</b> Escríbelo con tus palabras.
reminder-examples = Por ejemplo: <code>análisis en 4 semanas</code>, <code>cada lunes a las 9</code>.
reminder-needs-zone = Para avisarte a la hora correcta necesito antes tu zona horaria. Guardo lo que pediste y después sigo con ello.
reminder-too-many = Tienes 50 avisos y no guardo más. /reminders los muestra; cancela uno antes.
reminder-confirm = Aviso por confirmar: <b>{ $what }</b>
reminder-rule = Cuándo: { $rule }
reminder-first = La primera vez: <b>{ $when }</b>
reminder-next = La próxima: <b>{ $when }</b>
reminder-save = Sí, avísame
reminder-other-time = Otro momento
reminder-drop = Cancelar
reminder-ask-time = <b>¿A qué hora?</b> Toca una o escríbela. También puedes escribir otro día o frecuencia, por ejemplo <code>en 6 semanas a las 8:00</code>.
reminder-saved = Guardado. Tu aviso: <b>{ $what }</b>
reminder-now = ⏰ <b>{ $what }</b>
reminder-title = <b>{ $what }</b>
reminder-late = Tocaba el { $when }. Llego tarde: no estaba en funcionamiento o no podía comunicarme contigo.
reminder-if-doctor-agreed = Ve si tu médico estuvo de acuerdo con esta fecha.
reminder-do-not-wait = Con 38,0 °C (100,4 °F) o más, o escalofríos con temblores, no esperes: <b>busca atención médica ahora</b>.
reminder-done = Hecho
reminder-skip = Saltar esta vez
reminder-snooze-1h = En 1 hora
reminder-snooze-1d = Mañana
reminder-snooze-3d = En 3 días
reminder-was-done = Hecho.
reminder-was-skipped = Omitido por esta vez.
reminder-was-snoozed = Te lo diré otra vez el { $when }.
reminder-answered-before = Ya respondiste a este.
reminder-none = No tienes avisos.
reminder-is-paused = En pausa.
reminder-pause = Pausar
reminder-resume = Reanudar
reminder-end = Cancelarlo
reminder-was-ended = Cancelado. Ya no volverá.
reminder-at = a las { $time }
reminder-at-one = a la { $time }
reminder-monthly-late = { $every ->
    [one] cada mes, el día { $day } o el último día si el mes es más corto, { $at }
   *[other] cada { $every } meses, el día { $day } o el último día si el mes es más corto, { $at }
}
reminder-monthly-last = { $every ->
    [one] cada mes, el último día, { $at }
   *[other] cada { $every } meses, el último día del mes, { $at }
}
reminder-presets = O toca abajo. Para los análisis, elige la fecha que acordaste con tu médico. Cada 3 meses es lo habitual cuando el lupus está estable. Si no acordaste ninguna, pregunta a tu equipo médico.
reminder-preset-1w = Análisis: 1 semana
reminder-preset-2w = 2 semanas
reminder-preset-4w = 4 semanas
reminder-preset-3m = Análisis en 3 meses (lo habitual si está estable)
reminder-preset-6m = Análisis en 6 meses
reminder-preset-daily = Vigilar infecciones: cada día
reminder-preset-weekly = Vigilar infecciones: cada semana
reminder-when = Cuándo: <b>{ $when }</b>
reminder-usual-time = No dijiste la hora; he puesto las { $time }.
reminder-again = Me pediste que te lo repitiera.
reminder-was-put-off = Lo aplazaste y ya te lo volví a decir.
reminder-next-recheck = Cuando tengas el resultado, escríbelo aquí, por ejemplo <code>leucocitos 3,2</code>. <b>¿Cuándo es el próximo?</b> Toca lo que acordaste con tu médico o escribe una fecha.
reminder-saved-before = Este ya está guardado.
reminder-draft-over = Esta petición ya no está abierta. Pídeme el aviso otra vez si todavía lo quieres.
reminder-not-set = De acuerdo. No se creó ningún aviso.
reminder-unchanged = De acuerdo. El aviso queda como estaba.
reminder-list = <b>Tus avisos</b>
reminder-in-list = { $number }. <b>{ $what }</b>. { $following }
reminder-list-how = Toca un número para cambiarlo o cancelarlo.
reminder-list-more = Más
reminder-is-over = Ya no volverá.
reminder-new = Crear uno
reminder-retime = Otro momento
reminder-no-end = Sí, hasta que lo cancele
