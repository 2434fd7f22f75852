# La première rencontre, l’aide et le menu.
welcome =
    Bonjour. Je suis <b>Whitecell</b>, un programme pour les personnes qui ont un lupus et leurs proches.

    • Je réponds aux questions sur les globules blancs. Mes réponses sont écrites par des gens, avec leurs sources, jamais générées.
    • Je peux garder vos résultats de prise de sang et vous rappeler la suivante.
    • Je ne suis pas médecin. Je ne vous vois pas et je n’appelle personne.
welcome-kept =
    <b>Ce qui est gardé.</b> Rien, tant que vous n’êtes pas d’accord. Ensuite, ce que vous me dites est gardé chiffré sur le serveur de mon hébergeur. Les serveurs de Telegram voient aussi cette conversation. /export vous donne tout, /forget efface tout.
welcome-silence = <b>Mon silence ne veut pas dire que tout va bien.</b> Je peux être en retard ou en panne.
welcome-agree = D’accord, gardez mes données
welcome-later = Pas maintenant
welcome-not-remembered = Très bien. Vous pouvez quand même me poser des questions. Je ne garde rien sur vous. Si vous changez d’avis : /start
welcome-agreed = Merci. Vous pouvez revenir sur votre accord à tout moment : /forget
welcome-back = Rebonjour. Posez une question, tapez un résultat ou dites-moi quand vous rappeler. /help montre comment.
agree-first = Pour garder cela, il me faut d’abord votre accord. /start dit qui je suis.
help-title = <b>Ce que vous pouvez faire</b>
help-ask = • <b>Poser une question</b> avec vos mots : <code>pourquoi mes lymphocytes sont bas ?</code>
help-count = • <b>Taper un résultat</b> : <code>gb 3,2 pnn 1,1 lympho 0,7 12 nov</code>. Puis /labs les montre.
help-remind = • <b>Demander un rappel</b> : <code>prise de sang dans 4 semaines</code>. Puis /reminders les montre.
help-settings = • /timezone : votre heure, votre pays, le numéro de votre service. /language. /cancel laisse de côté ce que je demandais.
    • /privacy : ce qui est gardé, et qui le voit. /export vous donne tout, /forget efface tout.
help-limits = Je donne des informations générales et je peux me tromper. C’est votre équipe soignante qui décide.
cancelled = C’est annulé. Plus rien n’est en attente ici.
nothing-to-cancel = Il n’y a rien à annuler.
unknown-command = Je ne connais pas cette commande. /help montre ce que je sais faire.
not-yet-command = Je ne sais pas encore faire cela. /help montre ce que je sais faire.
old-button = Ce bouton est ancien. /help montre ce que je sais faire maintenant.
old-button-toast = Ce bouton est ancien.
setup-done = C’est prêt. Posez-moi vos questions sur les globules blancs, ou tapez un résultat. /help montre comment.
command-start = Commencer, ou voir qui je suis
command-help = Ce que vous pouvez faire ici
command-labs = Vos résultats
command-remind = Créer un rappel
command-reminders = Voir et changer vos rappels
command-language = Language · Langue · Idioma
command-timezone = Votre heure, pays et numéro du service
command-privacy = Ce qui est gardé, et qui le voit
command-export = Récupérer toutes vos données
command-forget = Tout effacer
command-cancel = Laisser de côté ce que je demandais
bot-short-description = Globules blancs et lupus : réponses sourcées, vos résultats, des rappels. Ni médecin, ni service d’urgence.
