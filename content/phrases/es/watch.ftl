# Después de un texto urgente: preguntar si llega la ayuda. Según clinical/tables.md, partes 3.4, 5 y 6; qué hacer a solas
# es conocimiento general. Aún sin revisar por un profesional sanitario.
urgent-again =
    <b>¿Te están atendiendo? Si no, busca atención médica ahora.</b>
    Ve a urgencias o llama al <b>{ $number }</b>.
    Di: «Lupus, quizá pocos glóbulos blancos». No molestas a nadie.
    Yo no puedo llamar a nadie por ti.
urgent-again-crisis =
    <b>¿Estás ahí? ¿Hay alguien contigo?</b>
    Línea de ayuda: { $crisis }
    Si hay peligro ahora mismo: llama al { $number }.
    No tienes que pasar por esto a solas. Yo no puedo llamar a nadie por ti.
urgent-last =
    <b>No he tenido respuesta y no volveré a preguntar. Si sigue, busca atención médica ahora.</b>
    De día o de noche: ve a urgencias o llama al <b>{ $number }</b>.
    Mi silencio no significa que todo esté bien. Yo no puedo llamar a nadie por ti.
urgent-last-crisis =
    <b>No he tenido respuesta y no volveré a preguntar. Hay gente para ayudarte, de día y de noche.</b>
    Línea de ayuda: { $crisis }
    Si hay peligro ahora mismo: llama al { $number }.
    Yo no puedo llamar a nadie por ti.
urgent-alone =
    <b>Llama otra vez al { $number } y deja que suene.</b>
    ¿No contestan? Ve a urgencias, pero no conduzcas.
    Pide ayuda a quien tengas cerca: un vecino, una tienda, alguien en la calle.
    Deja la puerta sin llave. Ten el teléfono a mano.
    No puedo llamar por ti.
urgent-alone-crisis =
    <b>Llama ahora al { $number }: bastan pocas palabras.</b>
    Línea de ayuda: { $crisis }
    Ve adonde haya gente: un vecino, una tienda, urgencias.
    Aléjate de todo lo que pueda hacerte daño.
    Yo no puedo llamar a nadie por ti.
urgent-not-yet =
    <b>Entonces ve a urgencias o llama ahora al { $number }.</b> No es tarde, y no molestas.
    Pide a alguien que te lleve. No conduzcas.
    Yo no puedo llamar a nadie por ti.
urgent-helped =
    <b>Qué bien que te estén atendiendo.</b>
    Di: «Lupus, quizá pocos glóbulos blancos». Nombra las medicinas.
    Si empeora, o no viene nadie, llama otra vez al <b>{ $number }</b>, de día o de noche.
    No volveré a preguntar.
urgent-helped-crisis =
    <b>Me alegra que hables con alguien.</b> Quédate con esa persona.
    Línea de ayuda: { $crisis }
    Si hay peligro ahora mismo: llama al { $number }.
    No volveré a preguntar.
urgent-if-it-starts = Si empieza, o si dudas: <b>busca atención médica ahora</b>, de día o de noche. Ve a urgencias o llama al <b>{ $number }</b>.
urgent-if-it-starts-crisis =
    Si vienen esos pensamientos, <b>habla con alguien enseguida</b>.
    Línea de ayuda: { $crisis }
    Si hay peligro ahora mismo: llama al { $number }.
watch-helped-button = Ya me están atendiendo
watch-helped-button-crisis = Estoy hablando con alguien
watch-alone-button = No consigo hablar con nadie
watch-not-now-button = Esto no está pasando ahora
watch-check-button = Escríbeme dentro de { $minutes } minutos
watch-not-now = Gracias por decírmelo. No volveré a preguntar.
watch-not-clear = <b>Aún no sé si te están atendiendo, así que volveré a preguntar.</b> Busca ayuda primero. Después toca una de estas respuestas.
watch-not-clear-crisis = <b>Aún no sé cómo estás, así que volveré a preguntar.</b> Habla primero con alguien. Después toca una de estas respuestas.
watch-about = <i>Es sobre lo que me escribiste el { $when }.</i>
watch-late = <i>No pude preguntar antes: no estaba en funcionamiento o no podía comunicarme contigo.</i>
watch-will-check = Te preguntaré de nuevo dentro de { $minutes } minutos. <b>No me esperes: busca ayuda ahora.</b> Yo no puedo llamar a nadie por ti.
watch-will-ask = Te preguntaré de nuevo dentro de { $minutes } minutos. No me esperes.
watch-kept-for-a-day = Para esto guardo el número de este chat, tu idioma, la hora, lo urgente que era y qué señales de peligro vi. No tus palabras. A las 24 horas se borra.
watch-known = Ya está previsto: volveré a preguntarte.
watch-by-text = ¿No puedes hablar? Manda un SMS al <b>{ $number }</b>.
watch-advice-line = Consejo médico por teléfono: <b>{ $number }</b>
