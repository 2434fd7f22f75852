# Les rappels : demandés, montrés, dits, répondus.
reminder-for-recheck = Refaire la prise de sang
reminder-for-infection-watch = Guetter les signes d’infection : prenez votre température si vous vous sentez mal
reminder-for-appointment = Votre rendez-vous
reminder-for-medicine = Votre médicament, comme votre équipe l’a prescrit
reminder-for-other = Ce que vous m’avez demandé de vous rappeler
reminder-once = une fois, { $at }
reminder-daily = { $every ->
    [one] chaque jour { $at }
   *[other] tous les { $every } jours { $at }
}
reminder-weekly = { $every ->
    [one] chaque { $days } { $at }
   *[other] toutes les { $every } semaines ({ $days }) { $at }
}
reminder-monthly = { $every ->
    [one] chaque mois
   *[other] tous les { $every } mois
}, le { $day ->
    [1] 1er
   *[other] { $day }
}, { $at }
reminder-ask-what = <b>Que dois-je vous rappeler, et quand ?</b> Écrivez-le avec vos mots.
reminder-examples = Par exemple : <code>prise de sang dans 4 semaines</code>, <code>tous les lundis à 9h</code>.
reminder-needs-zone = Pour vous prévenir à la bonne heure, il me faut d’abord votre fuseau horaire. Je garde votre demande et je la reprends ensuite.
reminder-too-many = Vous avez 50 rappels et je n’en garde pas plus. /reminders les montre ; annulez-en un d’abord.
reminder-confirm = Rappel à confirmer : <b>{ $what }</b>
reminder-rule = Quand : { $rule }
reminder-first = La première fois : <b>{ $when }</b>
reminder-next = Prochaine fois : <b>{ $when }</b>
reminder-save = Oui, rappelez-le-moi
reminder-other-time = Un autre moment
reminder-drop = Annuler
reminder-ask-time = <b>À quelle heure ?</b> Touchez-en une, ou tapez-la. Vous pouvez aussi taper un autre jour ou un autre rythme, par exemple <code>dans 6 semaines à 8h</code>.
reminder-saved = C’est noté. Votre rappel : <b>{ $what }</b>
reminder-now = ⏰ <b>{ $what }</b>
reminder-title = <b>{ $what }</b>
reminder-late = C’était prévu le { $when }. Je suis en retard : j’étais hors service ou je ne pouvais pas vous joindre.
reminder-if-doctor-agreed = Allez-y si votre médecin était d’accord sur cette date.
reminder-do-not-wait = Avec 38,0 °C (100,4 °F) ou plus, ou de gros frissons, n’attendez pas : <b>faites-vous soigner tout de suite</b>.
reminder-done = C’est fait
reminder-skip = Passer cette fois
reminder-snooze-1h = Dans 1 heure
reminder-snooze-1d = Demain
reminder-snooze-3d = Dans 3 jours
reminder-was-done = C’est fait.
reminder-was-skipped = Passé pour cette fois.
reminder-was-snoozed = Je vous le redirai le { $when }.
reminder-answered-before = Vous avez déjà répondu à celui-ci.
reminder-none = Vous n’avez pas de rappels.
reminder-is-paused = En pause.
reminder-pause = Mettre en pause
reminder-resume = Reprendre
reminder-end = L’annuler
reminder-was-ended = Annulé. Il ne reviendra plus.
reminder-at = à { $time }
reminder-at-one = à { $time }
reminder-monthly-late = { $every ->
    [one] chaque mois, le { $day } ou le dernier jour d’un mois plus court, { $at }
   *[other] tous les { $every } mois, le { $day } ou le dernier jour d’un mois plus court, { $at }
}
reminder-monthly-last = { $every ->
    [one] chaque mois, le dernier jour, { $at }
   *[other] tous les { $every } mois, le dernier jour du mois, { $at }
}
reminder-presets = Ou touchez ci-dessous. Pour les prises de sang, prenez la date convenue avec votre médecin. Tous les 3 mois, c’est l’habitude quand le lupus est stable. Si rien n’a été convenu, demandez à votre équipe soignante.
reminder-preset-1w = Analyse dans 1 sem.
reminder-preset-2w = 2 semaines
reminder-preset-4w = 4 semaines
reminder-preset-3m = Analyse dans 3 mois (habituel si stable)
reminder-preset-6m = Analyse dans 6 mois
reminder-preset-daily = Signes d’infection : chaque jour
reminder-preset-weekly = Signes d’infection : chaque semaine
reminder-when = Quand : <b>{ $when }</b>
reminder-usual-time = Vous n’avez pas donné d’heure : j’ai pris { $time }.
reminder-again = Vous m’avez demandé de vous le redire.
reminder-was-put-off = Vous l’aviez reporté, et je vous l’ai redit depuis.
reminder-next-recheck = Quand vous aurez le résultat, tapez-le ici, par exemple <code>gb 3,2</code>. <b>À quand la prochaine ?</b> Touchez ce qui est convenu avec votre médecin, ou tapez une date.
reminder-saved-before = Celui-ci est déjà enregistré.
reminder-draft-over = Cette demande n’est plus ouverte. Redemandez-moi le rappel si vous le voulez encore.
reminder-not-set = Très bien. Aucun rappel n’a été créé.
reminder-unchanged = Très bien. Le rappel reste comme il était.
reminder-list = <b>Vos rappels</b>
reminder-in-list = { $number }. <b>{ $what }</b>. { $following }
reminder-list-how = Touchez un numéro pour le changer ou l’annuler.
reminder-list-more = Suite
reminder-is-over = Il ne reviendra plus.
reminder-new = En créer un
reminder-retime = Un autre moment
reminder-no-end = Oui, jusqu’à ce que je l’annule
