# Ce qui est gardé, l’emporter, l’effacer.
privacy-title = <b>Ce qui est gardé, et qui le voit</b>
privacy-nothing-kept = Je ne garde rien sur vous. Un message n’est conservé, chiffré, que le temps d’y répondre ; si je n’y parviens pas, 30 jours au plus.
privacy-kept = Gardés sous forme chiffrée : vos résultats, ce que vous m’avez dit de vous, le texte de vos rappels, le numéro de votre service et le sujet d’un message urgent. Vos messages sont effacés dès qu’ils ont reçu une réponse ; si je n’y parviens pas, après 30 jours.
privacy-question = Je garde une question pendant une heure, chiffrée, pour que ses boutons marchent et que vous puissiez continuer. Puis elle est effacée.
privacy-who-sees = Les serveurs de Telegram voient cette conversation : avec un robot, elle n’est pas chiffrée de bout en bout. Mon hébergeur détient la clé qui ouvre vos données. Personne d’autre ne voit ce que vous n’avez pas partagé.
privacy-plain = Non chiffrés, car j’en ai besoin pour fonctionner : votre identifiant Telegram, votre fuseau horaire, votre langue, votre pays, le moment de vos rappels, la date et l’heure d’un message urgent, et comment cela s’est terminé.
privacy-backups = Mon hébergeur peut garder des sauvegardes. Effacer détruit votre clé ; des restes illisibles demeurent dans les sauvegardes jusqu’à leur suppression.
privacy-commands = /export vous donne tout. /forget efface tout.
export-here = Voici tout ce que je garde sur vous. Rangez ce fichier en lieu sûr : il n’est pas chiffré.
forget-sure = <b>Tout effacer ?</b> Vos résultats, rappels et réglages seront détruits, sans retour possible.
forget-export-first = /export vous en donne d’abord une copie.
forget-yes = Oui, tout effacer
forget-no = Non, tout garder
forget-kept = Rien n’a été effacé.
forget-done = <b>C’est effacé.</b> Votre clé est détruite, et avec elle tout ce qu’elle ouvrait. Plus aucun rappel ne viendra.
forget-backups = Des sauvegardes peuvent contenir des restes illisibles, jusqu’à ce que mon hébergeur les supprime. Si une sauvegarde est restaurée, vos données sont effacées à nouveau.
forget-telegram = Cette conversation est encore chez Telegram. Vous pouvez l’y supprimer.
