# Les lignes fixes de clinical/tables.md 6.2 et les limites de 6.1.7, dites en français.
# Pas encore relues par un soignant francophone.
fever-line = 38 °C (100,4 °F) ou plus, ou de gros frissons qui vous secouent : <b>demandez une aide médicale tout de suite</b>, de jour comme de nuit. Dites que vous avez un lupus et que vos globules blancs sont peut-être bas.
not-known-line = Je n’ai pas de réponse sûre à cette question. Posez-la à votre équipe soignante.
number-line = Ce n’est qu’un résultat. C’est l’évolution dans le temps qui compte. Les normes de votre labo passent avant les miennes.
number-lines = Ce ne sont que des résultats isolés. C’est l’évolution dans le temps qui compte. Les normes de votre labo passent avant les miennes.
limits-line-short = Information générale. C’est votre équipe soignante qui décide.
