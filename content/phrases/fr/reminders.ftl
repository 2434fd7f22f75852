# Les rappels : demandés, montrés, dits, répondus.
reminder-for-recheck = Refaire la prise de sang
reminder-for-infection-watch = Surveiller une infection : prenez votre température si vous vous sentez mal
reminder-for-appointment = Votre rendez-vous
reminder-for-medicine = Votre médicament, comme votre équipe l’a prescrit
reminder-for-other = Ce que vous m’avez demandé de vous rappeler
reminder-once = une fois, à { $time }
reminder-daily = { $every ->
    [one] chaque jour à { $time }
   *[other] tous les { $every } jours à { $time }
}
reminder-weekly = { $every ->
    [one] chaque semaine : { $days }, à { $time }
   *[other] toutes les { $every } semaines : { $days }, à { $time }
}
reminder-monthly = { $every ->
    [one] chaque mois le { $day }, à { $time }
   *[other] tous les { $every } mois le { $day }, à { $time }
}
reminder-ask-what = <b>Que dois-je vous rappeler, et quand ?</b>
reminder-examples = Par exemple : <code>prise de sang dans 4 semaines</code>, <code>tous les lundis à 9h</code>.
reminder-needs-zone = Pour vous prévenir à la bonne heure, il me faut d’abord votre fuseau horaire. Puis redemandez-le-moi.
reminder-too-many = Vous avez 50 rappels et je n’en garde pas plus. /reminders les montre ; annulez-en un d’abord.
reminder-confirm = Je vous rappellerais : <b>{ $what }</b>
reminder-rule = Quand : { $rule }
reminder-first = La première fois : <b>{ $when }</b>
reminder-next = Prochaine fois : <b>{ $when }</b>
reminder-save = Oui, rappelez-le-moi
reminder-other-time = Une autre heure
reminder-drop = Annuler
reminder-ask-time = <b>À quelle heure ?</b> Touchez-en une, ou tapez-la.
reminder-saved = C’est noté. Je vous rappellerai : <b>{ $what }</b>
reminder-now = ⏰ <b>{ $what }</b>
reminder-title = <b>{ $what }</b>
reminder-late = C’était prévu { $when }. Je suis en retard : j’étais arrêté ou je ne pouvais pas vous joindre.
reminder-if-doctor-agreed = Allez-y si votre médecin était d’accord sur cette date.
reminder-do-not-wait = Avec 38 °C (100,4 °F) ou de gros frissons, n’attendez pas : <b>faites-vous soigner tout de suite</b>.
reminder-done = C’est fait
reminder-skip = Passer cette fois
reminder-snooze-1h = Dans 1 heure
reminder-snooze-1d = Demain
reminder-snooze-3d = Dans 3 jours
reminder-was-done = C’est fait. Bien.
reminder-was-skipped = Passé cette fois.
reminder-was-snoozed = Je vous le redirai { $when }.
reminder-answered-before = Vous avez déjà répondu à celui-ci.
reminder-none = Vous n’avez pas de rappels.
reminder-is-paused = En pause.
reminder-pause = Mettre en pause
reminder-resume = Reprendre
reminder-end = L’annuler
reminder-was-ended = Annulé. Il ne reviendra plus.
