# Une question sans réponse, confiée à celles et ceux qui écrivent les réponses.
curators-tell-button = Transmettre aux rédacteurs
curators-show =
    Je peux garder cette question pour les personnes qui écrivent mes réponses :
    <blockquote>{ $question }</blockquote>
curators-how = Les … remplacent les noms, chiffres, dates et lieux que j’ai retirés. Votre nom n’est pas gardé avec elle. Je ne pourrai donc pas la retrouver pour l’effacer.
curators-yes = Oui, garder cette question
curators-no = Non, ne pas la garder
curators-kept = C’est gardé. Merci. Cela aidera peut-être la prochaine personne.
curators-dropped = D’accord. Je ne l’ai pas gardée.
curators-nothing-left = Sans les noms et les chiffres, il n’en reste rien. Je ne l’ai pas gardée.
