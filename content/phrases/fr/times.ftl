# Ce qui est demandé quand une heure, un jour ou un rythme n’a pas pu être lu avec certitude (voir content/reminder_text.py).
times-doubt-when = <b>Quand voulez-vous que je vous le rappelle ?</b> Par exemple : <code>dans 4 semaines</code>, <code>lundi à 9h</code>, <code>toutes les 2 semaines</code>.
times-doubt-date = <b>De quel jour s’agit-il ?</b> Tapez-le comme <code>12 décembre</code> ou <code>dans 3 semaines</code>.
times-doubt-past = Ce moment est déjà passé. <b>Quel jour et à quelle heure ?</b> Par exemple : <code>demain 9h</code>.
times-doubt-time = <b>À quelle heure ?</b> Tapez-la comme <code>8h30</code> ou <code>20h30</code>.
times-doubt-several = Vous avez indiqué plusieurs heures. <b>Laquelle est pour ce rappel ?</b> Vous pourrez en créer un autre ensuite.
times-doubt-repeat = Je ne suis pas sûr du rythme. Je peux répéter en jours, en semaines ou en mois, pas en heures. <b>À quel rythme le voulez-vous ?</b> Par exemple : <code>toutes les 2 semaines le lundi à 9h</code>.
times-doubt-end = Je ne peux pas fixer la fin d’un rappel. Il continuerait jusqu’à ce que vous l’annuliez dans /reminders. Voulez-vous cela, ou un autre rythme ? Tapez-le comme <code>tous les jours à 9h</code>.
times-offset-only = « { $typed } » ne me dit pas quand vous changez d’heure. <b>Quelle grande ville a la même heure que vous ?</b> Touchez-la, ou tapez-en une.
