# El primer encuentro, la ayuda y el menú.
welcome =
    Hola. Soy <b>Whitecell</b>, un programa para personas con lupus y para quienes las cuidan.

    • Respondo preguntas sobre los glóbulos blancos. Mis respuestas las escriben personas, con sus fuentes; no se generan.
    • Puedo guardar los análisis que escribas y recordarte el siguiente.
    • No soy médico. No puedo verte y no llamo a nadie.
welcome-kept =
    <b>Qué se guarda.</b> Nada, hasta que aceptes. Después, lo que me cuentas se guarda cifrado en el servidor de quien mantiene este bot. Los servidores de Telegram también ven este chat. /export te lo da todo, /forget lo borra.
welcome-silence = <b>Mi silencio no significa que todo esté bien.</b> Puedo fallar o llegar tarde.
welcome-agree = Acepto, guarda mis datos
welcome-later = Ahora no
welcome-not-remembered = De acuerdo. Aun así puedes hacerme preguntas. No guardo nada sobre ti. Si cambias de idea: /start
welcome-agreed = Gracias. Puedes retirarlo cuando quieras: /forget
welcome-back = Hola de nuevo. Hazme una pregunta, escribe un análisis o dime cuándo recordarte algo. /help enseña cómo.
agree-first = Para guardar esto necesito antes tu permiso. /start cuenta qué soy.
help-title = <b>Lo que puedes hacer</b>
help-ask = • <b>Preguntar</b> con tus palabras: <code>¿por qué tengo los linfocitos bajos?</code>
help-count = • <b>Escribir un análisis</b>: <code>leucocitos 3,2 neutrófilos 1,1 linfos 0,7 12 nov</code>. Luego /labs los muestra.
help-remind = • <b>Pedir un aviso</b>: <code>análisis en 4 semanas</code>. Luego /reminders los muestra.
help-settings = • /timezone: tu hora, tu país y el teléfono de tu equipo. /language. Con /cancel dejas lo que te preguntaba.
    • /privacy: qué se guarda y quién lo ve. /export te lo da todo, /forget lo borra.
help-limits = Doy información general y puedo equivocarme. Decide tu equipo médico.
cancelled = Cancelado. Aquí ya no queda nada pendiente.
nothing-to-cancel = No hay nada que cancelar.
unknown-command = No conozco ese comando. /help muestra lo que sé hacer.
not-yet-command = Todavía no sé hacer eso. /help muestra lo que sé hacer.
old-button = Este botón es antiguo. /help muestra lo que sé hacer ahora.
old-button-toast = Este botón es antiguo.
setup-done = Todo listo. Pregúntame sobre los glóbulos blancos o escribe un análisis. /help enseña cómo.
command-start = Empezar, o ver qué soy
command-help = Lo que puedes hacer aquí
command-labs = Tus análisis
command-remind = Crear un aviso
command-reminders = Ver y cambiar tus avisos
command-language = Language · Langue · Idioma
command-timezone = Tu hora, país y teléfono del equipo médico
command-privacy = Qué se guarda y quién lo ve
command-export = Llevarte todos tus datos
command-forget = Borrarlo todo
command-cancel = Dejar lo que te preguntaba
bot-short-description = Glóbulos blancos y lupus: respuestas con fuentes, tus análisis, avisos. No es médico ni urgencias.
