# Après un texte d’urgence : demander si l’aide arrive. D’après clinical/tables.md, parties 3.4, 5 et 6 ; ce qu’on peut
# faire seul relève des connaissances générales. Pas encore relu par un soignant francophone.
urgent-again =
    <b>Est-ce que quelqu’un s’occupe de vous ? Sinon, faites-vous soigner tout de suite.</b>
    Allez aux urgences, ou appelez le <b>{ $number }</b>.
    Dites : « Lupus, globules blancs peut-être bas. » Vous ne dérangez personne.
    Je ne peux appeler personne pour vous.
urgent-again-crisis =
    <b>Êtes-vous là ? Y a-t-il quelqu’un avec vous ?</b>
    Ligne d’écoute : { $crisis }
    En danger tout de suite : appelez le { $number }.
    Vous n’avez pas à porter cela sans aide. Je ne peux appeler personne pour vous.
urgent-last =
    <b>Je reste sans réponse et je ne vous poserai plus la question. Si cela continue, faites-vous soigner tout de suite.</b>
    Jour et nuit : allez aux urgences, ou appelez le <b>{ $number }</b>.
    Mon silence ne veut pas dire que tout va bien. Je ne peux appeler personne pour vous.
urgent-last-crisis =
    <b>Je reste sans réponse et je ne vous poserai plus la question. Des gens sont là pour vous, jour et nuit.</b>
    Ligne d’écoute : { $crisis }
    En danger tout de suite : appelez le { $number }.
    Je ne peux appeler personne pour vous.
urgent-alone =
    <b>Rappelez le { $number } et laissez sonner.</b>
    Pas de réponse ? Allez aux urgences, sans conduire vous-même.
    Demandez de l’aide autour de vous : un voisin, un magasin, une personne dans la rue.
    Déverrouillez votre porte. Gardez le téléphone près de vous.
    Je ne peux appeler personne pour vous.
urgent-alone-crisis =
    <b>Appelez maintenant le { $number } : quelques mots suffisent.</b>
    Ligne d’écoute : { $crisis }
    Allez là où il y a du monde : chez un voisin, dans un magasin, aux urgences.
    Éloignez-vous de tout ce qui pourrait vous blesser.
    Je ne peux appeler personne pour vous.
urgent-not-yet =
    <b>Alors allez aux urgences ou appelez maintenant le { $number }.</b> Il n’est pas trop tard, et vous ne dérangez pas.
    Demandez à quelqu’un près de vous de vous emmener. Ne conduisez pas.
    Je ne peux appeler personne pour vous.
urgent-helped =
    <b>C’est bien que l’on s’occupe de vous.</b>
    Dites : « Lupus, globules blancs peut-être bas. » Citez vos médicaments.
    Si cela s’aggrave, ou si personne ne vient, rappelez le <b>{ $number }</b>, de jour comme de nuit.
    Je ne vous poserai plus la question.
urgent-helped-crisis =
    <b>C’est bien que vous parliez à quelqu’un.</b> Restez avec cette personne.
    Ligne d’écoute : { $crisis }
    En danger tout de suite : appelez le { $number }.
    Je ne vous poserai plus la question.
urgent-if-it-starts = Si cela commence, ou en cas de doute : <b>faites-vous soigner tout de suite</b>, de jour comme de nuit. Allez aux urgences, ou appelez le <b>{ $number }</b>.
urgent-if-it-starts-crisis =
    Si ces pensées viennent, <b>parlez à quelqu’un tout de suite</b>.
    Ligne d’écoute : { $crisis }
    En danger tout de suite : appelez le { $number }.
watch-helped-button = On s’occupe de moi
watch-helped-button-crisis = Je parle à quelqu’un
watch-alone-button = Je n’arrive à joindre personne
watch-not-now-button = Ce n’est pas le cas maintenant
watch-check-button = Prenez de mes nouvelles dans { $minutes } minutes
watch-not-now = Merci de me l’avoir dit. Je ne vous poserai plus la question.
watch-not-clear = <b>Je ne sais pas encore si l’on s’occupe de vous, alors je vous reposerai la question.</b> Faites-vous aider d’abord. Touchez ensuite une de ces réponses.
watch-not-clear-crisis = <b>Je ne sais pas encore comment vous allez, alors je vous reposerai la question.</b> Parlez d’abord à quelqu’un. Touchez ensuite une de ces réponses.
watch-about = <i>C’est au sujet de ce que vous m’avez écrit le { $when }.</i>
watch-late = <i>Je n’ai pas pu demander plus tôt : j’étais hors service ou je ne pouvais pas vous joindre.</i>
watch-will-check = Je vous reposerai la question dans { $minutes } minutes. <b>Ne m’attendez pas : faites-vous aider tout de suite.</b> Je ne peux appeler personne pour vous.
watch-will-ask = Je vous reposerai la question dans { $minutes } minutes. Ne m’attendez pas.
watch-kept-for-a-day = Pour cela, je garde le numéro de cette conversation, votre langue, l’heure, le degré d’urgence et les signes de danger que j’ai vus. Pas vos mots. Après 24 heures, tout est effacé.
watch-known = C’est déjà prévu : je prendrai de vos nouvelles.
watch-by-text = Vous ne pouvez pas parler ? Envoyez un SMS au <b>{ $number }</b>.
watch-advice-line = Conseil médical par téléphone : <b>{ $number }</b>
