# Se dice a quien aloja el bot, en WHITECELL_HOST_CHAT. Nada de esto trata de una persona.
host-parked = { $count ->
        [one] Un mensaje no se pudo atender, ni al tercer intento, y quedó apartado. Se avisó a quien lo envió, si fue posible.
       *[other] { $count } mensajes no se pudieron atender, ni al tercer intento, y quedaron apartados. Se avisó a quienes los enviaron cuando fue posible.
    } Para ver por qué: <code>whitecell parked list</code>; una vez arreglado, <code>whitecell parked retry</code>.
host-disk = El disco de la carpeta de datos está casi lleno: quedan { $free } MB. Cuando se llene, no se podrá guardar nada nuevo. Haz sitio, por favor.
host-delivery-stuck = Hay mensajes que ya deberían haber salido y desde hace unos minutos no se envía nada. Mira el registro, por favor.
host-reminders-stuck = Hay recordatorios que debían salir hace más de dos minutos y nada los ha recogido. Mira el registro, por favor.
host-reminders-aside = { $count ->
        [one] Un recordatorio no se puede leer y quedó apartado: no se envía. El registro da su número y el motivo.
       *[other] { $count } recordatorios no se pueden leer y quedaron apartados: no se envían. El registro da sus números y el motivo.
    } Cada vez que el bot arranca lo intenta de nuevo: actualízalo y reinícialo.
host-warnings-stuck = Hay mensajes que llevan más de un minuto sin que se mire si describen un peligro. Mira el registro ahora.
host-turns-stuck = Hay mensajes que llevan más de cinco minutos sin respuesta. Mira el registro, por favor.
host-webhook-errors = Telegram no puede entregar en el webhook y hay mensajes esperando. ¿Funciona el proxy, es válido su certificado? El registro da el motivo de Telegram.
host-webhook-not-set = No hay ningún webhook puesto en Telegram, así que no llega ningún mensaje. Ejecuta <code>whitecell set-webhook</code>.
host-webhook-elsewhere = El webhook de Telegram lleva a otra dirección, así que aquí no llega ningún mensaje. Ejecuta <code>whitecell set-webhook</code>.
host-webhook-set = Hay un webhook puesto para este bot, así que consultar a Telegram no trae nada. Ejecuta <code>whitecell remove-webhook</code> o define <code>WHITECELL_WEBHOOK_URL</code>.
host-another-poller = Otro programa consulta a Telegram con el token de este bot, y los mensajes pueden irse allí. Páralo o dale su propio token.
