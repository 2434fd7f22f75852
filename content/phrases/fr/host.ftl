# Dit à la personne qui héberge le bot, dans WHITECELL_HOST_CHAT. Rien ici ne parle d’une personne.
host-parked = { $count ->
        [one] Un message n’a pas pu être traité, même au troisième essai, et a été mis de côté. La personne en a été avertie si cela a été possible.
       *[other] { $count } messages n’ont pas pu être traités, même au troisième essai, et ont été mis de côté. Les personnes en ont été averties quand cela a été possible.
    } Pour savoir pourquoi : <code>whitecell parked list</code> ; une fois la cause corrigée : <code>whitecell parked retry</code>.
host-disk = Le disque du dossier de données est presque plein : il reste { $free } Mo. Une fois plein, plus rien de nouveau ne peut être gardé. Faites de la place, s’il vous plaît.
host-delivery-stuck = Des messages doivent partir et rien n’a été envoyé depuis quelques minutes. Regardez le journal, s’il vous plaît.
host-reminders-stuck = Des rappels auraient dû partir depuis plus de deux minutes et rien ne les a pris en charge. Regardez le journal, s’il vous plaît.
host-reminders-aside = { $count ->
        [one] Un rappel est illisible et a été mis de côté : il n’est pas envoyé. Le journal donne son numéro et la raison.
       *[other] { $count } rappels sont illisibles et ont été mis de côté : ils ne sont pas envoyés. Le journal donne leurs numéros et la raison.
    } À chaque démarrage, le bot essaie de nouveau : mettez-le à jour, puis redémarrez-le.
host-warnings-stuck = Des messages attendent depuis plus d’une minute qu’on y cherche un danger. Regardez le journal maintenant.
host-turns-stuck = Des messages attendent une réponse depuis plus de cinq minutes. Regardez le journal, s’il vous plaît.
host-webhook-errors = Telegram n’arrive pas à joindre le webhook, et des messages attendent. Le proxy tourne-t-il, son certificat est-il valable ? Le journal donne la raison de Telegram.
host-webhook-not-set = Aucun webhook n’est enregistré chez Telegram, donc aucun message n’arrive. Lancez <code>whitecell set-webhook</code>.
host-webhook-elsewhere = Le webhook de Telegram mène à une autre adresse, donc aucun message n’arrive ici. Lancez <code>whitecell set-webhook</code>.
host-webhook-set = Un webhook est enregistré pour ce bot, donc l’interrogation ne rapporte rien. Lancez <code>whitecell remove-webhook</code>, ou renseignez <code>WHITECELL_WEBHOOK_URL</code>.
host-another-poller = Un autre programme interroge Telegram avec le jeton de ce bot : des messages peuvent partir là-bas. Arrêtez-le, ou donnez-lui son propre jeton.
