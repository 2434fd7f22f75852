# Alrededor de las respuestas: opciones, dudas y un «no lo sé» sincero.
which-question = No sé bien a cuál de estas te refieres. Toca una.
none-of-these = Ninguna de estas
not-known-more = Solo sé de glóbulos blancos en el lupus. Puedes preguntarlo con otras palabras o mirar /help.
one-at-a-time = Respondo las preguntas de una en una. Envíame otra vez esta, por favor: «{ $question }»
second-question = También preguntaste: «{ $question }» Toca el primer botón para esa pregunta.
answer-short-button = Respuesta corta
answer-more-button = Cuéntame más
answer-sources-button = Fuentes
group-hello = Hola. Aquí respondo preguntas generales sobre los glóbulos blancos y el lupus. Deja los datos de salud para nuestro chat privado.
group-private-button = Abrir el chat privado
group-keep-private = Tus análisis y tus avisos van en nuestro chat privado. No guardo nada de un grupo.
answer-no-button = ¿No era tu pregunta?
next-best = Lo siento. ¿Te referías a una de estas?
asked-too-long-ago = Ya no tengo esa pregunta: solo guardo cada pregunta durante una hora. Házmela otra vez, por favor.
ask-age = ¿{ $number } es tu edad? Entonces pregúntame lo que quieras. Si es tu temperatura, escríbela así: <code>38,5 °C</code>.
