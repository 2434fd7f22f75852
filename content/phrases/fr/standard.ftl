# Les lignes fixes de clinical/tables.md 6.2 et les limites de 6.1.7, dites en français.
# Pas encore relues par un soignant francophone.
fever-line = 38 °C (100,4 °F) ou plus, ou de gros frissons qui vous secouent : <b>demandez une aide médicale tout de suite</b>, de jour comme de nuit. Dites que vous avez un lupus et que vos globules blancs sont peut-être bas.
medicine-line = N’arrêtez pas et ne changez pas un médicament de vous-même. <b>Appelez aujourd’hui</b> et posez la question avant la prochaine prise. Si votre équipe vous a donné un plan écrit, suivez-le.
not-known-line = Je n’ai pas de réponse sûre à cette question. Posez-la à votre équipe soignante.
number-line = Ce n’est qu’un résultat. C’est l’évolution dans le temps qui compte. Les normes de votre labo passent avant les miennes.
mild-line = Dans le lupus, les globules blancs bas le sont le plus souvent légèrement, sans besoin de traitement. Surveillez quand même les signes d’infection.
limits-line = Je donne des informations générales et je garde vos chiffres. Je ne vous vois pas, et je peux me tromper. C’est votre équipe soignante qui décide.
limits-line-short = Information générale. C’est votre équipe soignante qui décide.
