# El peligro, primero. Según clinical/tables.md, partes 3, 5 y 6. Aún sin revisar por un profesional sanitario.
urgent-now =
    <b>Con lupus, esto puede ser grave. Busca atención médica ahora.</b>
    Ve a urgencias o llama al <b>{ $number }</b>.
    Di: «Tengo lupus y quizá pocos glóbulos blancos». Nombra tus medicinas.
    No puedo llamar a nadie.
urgent-crisis =
    <b>Habla con alguien ahora, por favor. No tienes que pasar por esto a solas.</b>
    Línea de ayuda: { $crisis }
    Si hay peligro ahora mismo: llama al { $number }.
    Quédate cerca de alguien de confianza. Yo no puedo llamar a nadie por ti.
urgent-also = También escribiste otra señal de peligro. Cuéntalo también.
call-today =
    <b>Llama hoy a tu equipo médico.</b> Cuéntales lo que me escribiste.
    Si empeora, o con 38 °C (100,4 °F) o escalofríos con temblor: busca atención médica ahora, de día o de noche.
call-now =
    <b>Llama ahora a tu equipo médico, de día o de noche.</b> Cuéntales lo que me escribiste.
    Si vuelve o empeora, o con 38 °C (100,4 °F) o escalofríos con temblor: busca atención médica ahora.
call-clinic = Tu clínica: <b>{ $number }</b>
call-closed = ¿Está cerrado? Llama a su línea de guardia.
call-closed-advice = ¿Está cerrado? Llama a su línea de guardia, o al { $number }.
unreviewed-mark = <i>Texto aún sin revisar por un profesional sanitario.</i>
general-emergency-number = 112 desde la mayoría de los móviles, o tu número local de emergencias
general-crisis-line = la línea de ayuda de tu país, o el número de emergencias
numbers-caveat = <i>Los números cambian y varían según el lugar. Si dudas, usa la llamada de emergencia del teléfono o pregunta a quien tengas cerca.</i>
fever-line-with-number = 38 °C (100,4 °F) o más, o escalofríos con temblor: <b>busca atención médica ahora mismo</b>, de día o de noche. Di que tienes lupus y que tus glóbulos blancos pueden estar bajos. Número para llamar: el { $number }.
urgent-hint = Si te sientes mal ahora: con 38 °C (100,4 °F) o más, o escalofríos con temblor, <b>busca atención médica ahora</b>, de día o de noche.
urgent-ask = No sé si te entendí bien. ¿Está pasando ahora? Si es así: <b>busca atención médica ahora</b>, de día o de noche.
unsure-yes = Sí, ahora
unsure-no = No
unsure-was-no = Gracias por aclararlo. Por si cambia:
failed-to-answer = No pude atender tu mensaje. Es culpa mía, no tuya. Envíalo otra vez más tarde.
maybe-repeat = <i>Esto puede ser una repetición: no pude saber si te llegó.</i>
late-answer = <i>Esta respuesta llega tarde: yo estaba detenido o no podía conectar con Telegram.</i>
unreadable = No puedo escuchar mensajes de voz, ver vídeos ni leer pegatinas. Escríbelo como texto, por favor.
unreadable-beside = He leído tus palabras, no lo que enviaste con ellas.
unreadable-picture = Todavía no puedo leer imágenes ni archivos. Escribe lo que dice, por ejemplo <code>leucocitos 3,2 neutrófilos 1,1 12 nov</code>.
unknown-language = Hablo inglés, francés y español. Elige:
