# Réponses sur ses propres résultats, faites uniquement de ces phrases (content/personal.py).
# Pas encore relues par un soignant.
personal-title = <b>{ $name } : votre dernier résultat</b>
personal-title-all = <b>Vos derniers résultats</b>
personal-none = { $name } : je ne garde aucun résultat de vous.
personal-none-all = Je ne garde aucun résultat de vous.
personal-in-general = En général :
personal-below-own = C’est sous les normes de votre labo.
personal-inside-own = C’est dans les normes de votre labo.
personal-above-own = C’est au-dessus des normes de votre labo.
personal-below-typical = C’est sous les valeurs habituelles.
personal-inside-typical = C’est dans les valeurs habituelles.
personal-above-typical = C’est au-dessus des valeurs habituelles.
personal-total-alone = Le total seul ne dit pas tout. Regardez aussi les neutrophiles et les lymphocytes.
personal-percent-alone = Un pourcentage seul ne dit pas tout. Le nombre lui-même en dit plus.
personal-lower = { $name } : plus bas que le résultat d’avant, { $value } le { $day }.
personal-higher = { $name } : plus haut que le résultat d’avant, { $value } le { $day }.
personal-same = { $name } : comme le résultat d’avant, { $value } le { $day }.
personal-was = { $name } : le résultat d’avant était { $value } le { $day }.
personal-earlier = Plus tôt : { $value } le { $day }.
personal-only-one = Je ne garde que celui-ci : je ne peux pas dire comment il évolue.
personal-only-one-of-each = Je ne garde qu’un résultat de chacun : je ne peux pas dire comment ils évoluent.
