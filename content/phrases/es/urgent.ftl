# El peligro, primero. Según clinical/tables.md, partes 3, 5 y 6. Aún sin revisar por un profesional sanitario.
# Para quien está enfermo o para quien le cuida. El segundo texto de cada par es para cuando no se sabe el país.
urgent-now =
    <b>Con lupus, esto puede ser grave. Busca atención médica ahora.</b>
    Ve a urgencias o llama al <b>{ $number }</b>. Aunque sea de noche, no molestas a nadie.
    Di: «Lupus, quizá pocos glóbulos blancos». Nombra las medicinas.
    Yo no puedo llamar a nadie por ti.
urgent-now-general =
    <b>Esto puede ser grave. Busca atención médica ahora.</b>
    Ve a urgencias o llama al <b>{ $number }</b>.
    { number-unsure }
    Di: «Lupus, quizá pocos glóbulos blancos».
    No puedo llamar por ti.
urgent-crisis = <b>Habla con alguien ahora. No tienes que pasar por esto a solas.</b>
urgent-crisis-line = Línea de ayuda: <b>{ $crisis }</b>
urgent-crisis-line-general = Llama a la línea de ayuda de tu país.
urgent-crisis-danger = En peligro ahora: llama al <b>{ $number }</b>.
urgent-crisis-danger-general = En peligro ahora: llama al <b>112</b> desde la mayoría de los móviles, o a emergencias.
urgent-crisis-another = Por el otro peligro: llama al <b>{ $number }</b>.
urgent-crisis-another-general = Por el otro peligro: llama al <b>112</b> desde la mayoría de los móviles, o a emergencias.
urgent-crisis-near = Quédate cerca de alguien de confianza.
urgent-no-call = No puedo llamar por ti.
number-unsure = ¿Dudas? Usa la llamada de emergencia, o pregunta a alguien.
call-today =
    <b>Llama hoy a tu equipo médico.</b> Cuéntale lo que me escribiste.
    Si empeora, o con 38 °C (100,4 °F) o escalofríos con temblor: busca atención médica ahora, de día o de noche.
call-now =
    <b>Llama ahora a tu equipo médico, de día o de noche.</b> Cuéntale lo que me escribiste.
    Si vuelve o empeora, o con 38 °C (100,4 °F) o escalofríos con temblor: busca atención médica ahora.
call-clinic = Tu clínica: <b>{ $number }</b>
call-clinic-or = Tu clínica: <b>{ $number }</b>, si está cerrada: <b>{ $closed }</b>
call-closed = ¿Está cerrado? Llama a su línea de guardia.
call-closed-own = ¿Está cerrado? Llama al <b>{ $number }</b>.
call-closed-advice = ¿Está cerrado? Llama a su línea de guardia, o al { $number }.
unreviewed-mark = <i>Texto sin revisar por un profesional sanitario.</i>
general-emergency-number = 112 desde la mayoría de los móviles, o a tu número de emergencias
general-crisis-line = la línea de ayuda de tu país
numbers-caveat = <i>Los números cambian y varían según el lugar. Si dudas, usa la llamada de emergencia del teléfono o pregunta a quien tengas cerca.</i>
fever-line-with-number = 38 °C (100,4 °F) o más, o escalofríos con temblor: <b>busca atención médica ahora mismo</b>, de día o de noche. Di que tienes lupus y que tus glóbulos blancos pueden estar bajos. En ese caso llama al { $number }.
urgent-hint = Si te sientes mal ahora: con 38 °C (100,4 °F) o más, o escalofríos con temblor, <b>busca atención médica ahora</b>, de día o de noche.
urgent-ask = No sé si te entendí bien. ¿Está pasando ahora? Si es así: <b>busca atención médica ahora</b>, de día o de noche.
unsure-yes = Sí, ahora
unsure-no = No
unsure-was-no = Gracias por aclararlo. Por si cambia:
failed-to-answer = No pude atender tu mensaje. Es culpa mía, no tuya. Envíalo otra vez más tarde.
maybe-repeat = <i>Esto puede ser una repetición: no pude saber si te llegó.</i>
late-answer = <i>Esta respuesta llega tarde: no estaba en funcionamiento o no podía conectar con Telegram.</i>
unreadable = No puedo escuchar mensajes de voz, ver vídeos ni leer stickers. Escríbelo como texto, por favor.
unreadable-beside = He leído tus palabras, no lo que enviaste con ellas.
unreadable-picture = Todavía no puedo leer imágenes ni archivos. Escribe lo que dice, por ejemplo <code>leucocitos 3,2 neutrófilos 1,1 12 nov</code>.
unknown-language = Hablo inglés, francés y español. Elige:
