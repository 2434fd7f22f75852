# Autour des réponses : propositions, doutes, et un « je ne sais pas » honnête.
which-question = Je ne suis pas sûr de votre question. Touchez celle qui convient.
none-of-these = Aucune de celles-ci
not-known-more = Je ne connais que les globules blancs dans le lupus. Essayez avec d’autres mots, ou voyez /help.
one-at-a-time = Je réponds à une question à la fois. Renvoyez-moi celle-ci, s’il vous plaît : « { $question } »
second-question = Vous demandiez aussi : « { $question } » Touchez le premier bouton pour cette question.
answer-short-button = Réponse courte
answer-more-button = En savoir plus
answer-sources-button = Sources
group-hello = Bonjour. Ici, je réponds aux questions générales sur les globules blancs et le lupus. Gardez les détails de santé pour notre conversation privée.
group-private-button = Ouvrir la conversation privée
group-keep-private = Vos résultats et vos rappels ont leur place dans notre conversation privée. Je ne garde rien d’un groupe.
answer-no-button = Pas votre question ?
next-best = Désolé. Pensiez-vous à l’une de ces questions ?
asked-too-long-ago = Je n’ai plus cette question : je n’en garde une qu’une heure. Posez-la de nouveau, s’il vous plaît.
ask-age = { $number }, est-ce votre âge ? Alors posez-moi votre question. Si c’est votre température, écrivez-la ainsi : <code>38,5 °C</code>.
