# Ce qui est demandé quand une heure, un jour ou un rythme n’a pas pu être lu avec certitude (voir content/reminder_text.py).
times-doubt-when = <b>Quand voulez-vous que je vous le rappelle ?</b> Par exemple : <code>dans 4 semaines</code>, <code>lundi à 9h</code>, <code>toutes les 2 semaines</code>.
times-doubt-date = <b>De quel jour s’agit-il ?</b> Tapez-le comme <code>12 décembre</code> ou <code>dans 3 semaines</code>.
times-doubt-past = Ce moment est déjà passé. <b>Quel jour et à quelle heure ?</b> Par exemple : <code>demain 9h</code>.
times-doubt-time = <b>À quelle heure ?</b> Tapez-la comme <code>8h30</code> ou <code>20h30</code>.
times-doubt-several = Vous avez indiqué plusieurs heures. <b>Laquelle est pour ce rappel ?</b> Vous pourrez en créer un autre ensuite.
times-doubt-repeat = Je ne sais pas répéter un rappel de cette façon. Je compte en jours, en semaines ou en mois. <b>À quel rythme le voulez-vous ?</b> Par exemple : <code>toutes les 2 semaines le lundi à 9h</code>.
times-doubt-end = Je ne sais pas arrêter un rappel tout seul. Tapez-le de nouveau sans la fin, par exemple <code>tous les jours à 9h</code>. Quand il ne sert plus, annulez-le dans /reminders.
times-offset-only = « { $typed } » seul ne me dit pas quand vos horloges changent. <b>Quelle grande ville a la même heure que vous ?</b>
