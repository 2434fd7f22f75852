# Qué se guarda, llevárselo, borrarlo.
privacy-title = <b>Qué se guarda y quién lo ve</b>
privacy-nothing-kept = No guardo nada sobre ti. Un mensaje espera aquí, cifrado, solo hasta tener respuesta; si no consigo atenderlo, 30 días como mucho.
privacy-kept = Se guardan cifrados: tus análisis, lo que me contaste de ti, el texto de tus avisos, el número de tu clínica y de qué trataba un mensaje urgente. Tus mensajes se borran en cuanto tienen respuesta; si no consigo atender alguno, a los 30 días.
privacy-question = Una pregunta espera aquí una hora, cifrada, para que sus botones funcionen y puedas seguir preguntando. Luego se borra.
privacy-who-sees = Los servidores de Telegram ven este chat: con un bot no está cifrado de extremo a extremo. Quien mantiene este bot tiene la clave que abre tus datos. A nadie más se le muestra lo que no hayas compartido.
privacy-plain = Sin cifrar, porque lo necesito para funcionar: tu identificador de Telegram, zona horaria, idioma, país, cuándo tocan tus avisos, y cuándo salió un mensaje urgente y cómo terminó.
privacy-backups = Quien mantiene este bot puede tener copias de seguridad. Al borrar se destruye la clave de tus datos; los restos ilegibles quedan en las copias hasta que se eliminen.
privacy-commands = /export te lo da todo. /forget lo borra.
export-here = Aquí está todo lo que guardo sobre ti. Deja este archivo en un lugar seguro: no está cifrado.
forget-sure = <b>¿Borrarlo todo?</b> Tus análisis, avisos y ajustes se destruyen y no se pueden recuperar.
forget-export-first = /export te da antes una copia.
forget-yes = Sí, borrarlo todo
forget-no = No, conservarlo
forget-kept = No se borró nada.
forget-done = <b>Borrado.</b> La clave de tus datos está destruida, y con ella todo lo que abría. Ya no llegará ningún aviso.
forget-backups = Las copias de seguridad pueden tener restos ilegibles hasta que quien mantiene este bot las elimine. Si se restaura una copia, tus datos se borran otra vez.
forget-telegram = Este chat sigue en Telegram. Puedes borrarlo allí.
