# Ce qui entoure une réponse écrite : ses sources, sa date et sa relecture.
answer-footer =
    <i>{ $limits }
    D’après : { $sources } · Écrit le { $written } · { $review }</i>
answer-footer-without-sources =
    <i>{ $limits }
    Écrit le { $written } · { $review }</i>
answer-unreviewed = Pas encore relu par un soignant
answer-reviewed = Relu par { $by } le { $on }
answer-two-sources = { $first } ; { $second }
answer-more-sources = { $first } ; { $second } ; et { $others ->
        [one] une autre
       *[other] { $others } autres
    }

answer-sources-title = <b>D’où cela vient</b>
answer-source-name = { $name }, { $year }
answer-source = • { $source }
    <i>{ $status }</i>
answer-source-undated = sans date
answer-status-found = Lu dans cette source.
answer-status-second-hand = De seconde main : lu dans une autre source qui le rapporte.
answer-status-document-seen = À vérifier : le document est connu, mais ce passage n’a pas été lu.
answer-to-verify-title = <b>Connaissances générales, encore à vérifier</b>
answer-to-verify = • { $statement }
answer-dates = <i>Écrit le { $written } · À revoir avant le { $expires } · { $review }</i>
