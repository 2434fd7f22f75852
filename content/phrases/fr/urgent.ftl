# Le danger d’abord. D’après clinical/tables.md, parties 3, 5 et 6. Pas encore relu par un soignant francophone.
# Pour la personne malade ou pour qui s’occupe d’elle. Le second texte d’une paire sert quand le pays n’est pas connu.
urgent-now =
    <b>Avec un lupus, cela peut être grave. Faites-vous soigner tout de suite.</b>
    Allez aux urgences, ou appelez le <b>{ $number }</b>. Même la nuit, vous ne dérangez personne.
    Dites : « Lupus, globules blancs peut-être bas. » Citez vos médicaments.
    Je ne peux appeler personne pour vous.
urgent-now-general =
    <b>Cela peut être grave. Faites-vous soigner tout de suite.</b>
    Allez aux urgences, ou appelez le <b>{ $number }</b>.
    { number-unsure }
    Dites : « Lupus, globules blancs peut-être bas. »
    Je ne peux appeler personne.
urgent-crisis = <b>Parlez à quelqu’un maintenant. Vous n’avez pas à porter cela sans aide.</b>
urgent-crisis-line = Ligne d’écoute : <b>{ $crisis }</b>
urgent-crisis-line-general = Appelez la ligne d’écoute de votre pays.
urgent-crisis-danger = En danger maintenant : appelez le <b>{ $number }</b>.
urgent-crisis-danger-general = En danger maintenant : appelez le <b>112</b> depuis la plupart des portables, ou votre numéro d’urgence local.
urgent-crisis-another = Pour l’autre danger : appelez le <b>{ $number }</b>.
urgent-crisis-another-general = Pour l’autre danger : appelez le <b>112</b> depuis la plupart des portables, ou votre numéro d’urgence local.
urgent-crisis-near = Restez près d’une personne de confiance.
urgent-no-call = Je ne peux appeler personne pour vous.
number-unsure = Un doute ? Appel d’urgence du téléphone, ou demandez autour de vous.
call-today =
    <b>Appelez votre équipe soignante aujourd’hui.</b> Répétez-lui ce que vous m’avez écrit.
    Si cela s’aggrave, ou avec 38 °C (100,4 °F) ou de gros frissons : faites-vous soigner tout de suite, de jour comme de nuit.
call-now =
    <b>Appelez votre équipe soignante maintenant, de jour comme de nuit.</b> Répétez-lui ce que vous m’avez écrit.
    Si cela revient ou s’aggrave, ou avec 38 °C (100,4 °F) ou de gros frissons : faites-vous soigner tout de suite.
call-clinic = Votre service : <b>{ $number }</b>
call-clinic-or = Votre service : <b>{ $number }</b>, si c’est fermé : <b>{ $closed }</b>
call-closed = C’est fermé ? Appelez la ligne de garde.
call-closed-own = C’est fermé ? Appelez le <b>{ $number }</b>.
call-closed-advice = C’est fermé ? Appelez la ligne de garde, ou le { $number }.
unreviewed-mark = <i>Texte non relu par un soignant.</i>
general-emergency-number = 112 depuis la plupart des portables, ou votre numéro d’urgence local
general-crisis-line = la ligne d’écoute de votre pays
numbers-caveat = <i>Les numéros changent et varient selon le lieu. En cas de doute, utilisez l’appel d’urgence de votre téléphone ou demandez à quelqu’un près de vous.</i>
fever-line-with-number = 38 °C (100,4 °F) ou plus, ou de gros frissons qui vous secouent : <b>demandez une aide médicale tout de suite</b>, de jour comme de nuit. Dites que vous avez un lupus et que vos globules blancs sont peut-être bas. Numéro à appeler : le { $number }.
urgent-hint = Si vous vous sentez mal en ce moment : avec 38 °C (100,4 °F) ou plus, ou de gros frissons, <b>faites-vous soigner tout de suite</b>, de jour comme de nuit.
urgent-ask = Je ne suis pas sûr d’avoir compris. Est-ce que cela se passe maintenant ? Si oui : <b>faites-vous soigner tout de suite</b>, de jour comme de nuit.
unsure-yes = Oui, maintenant
unsure-no = Non
unsure-was-no = Merci de l’avoir précisé. Si cela change :
failed-to-answer = Je n’ai pas pu traiter votre message. C’est ma faute, pas la vôtre. Renvoyez-le un peu plus tard.
maybe-repeat = <i>Ceci est peut-être une répétition : je ne sais pas si le message vous était parvenu.</i>
late-answer = <i>Cette réponse arrive en retard : j’étais hors service ou je ne pouvais pas joindre Telegram.</i>
unreadable = Je ne peux ni écouter les messages vocaux, ni regarder les vidéos, ni lire les stickers. Écrivez-moi plutôt un message.
unreadable-beside = J’ai lu vos mots, pas ce que vous avez joint.
unreadable-picture = Je ne sais pas encore lire les images ni les fichiers. Recopiez ce qui est écrit, par exemple <code>gb 3,2 pnn 1,1 12 nov</code>.
unknown-language = Je parle anglais, français et espagnol. Choisissez :
