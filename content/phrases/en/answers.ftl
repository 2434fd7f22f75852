# What stands around a written answer: its sources, its date and its review mark.
answer-footer =
    <i>{ $limits }
    From: { $sources } · Written { $written } · { $review }</i>
answer-footer-without-sources =
    <i>{ $limits }
    Written { $written } · { $review }</i>
answer-unreviewed = Not yet reviewed by a clinician
answer-reviewed = Reviewed by { $by }, { $on }
answer-two-sources = { $first }; { $second }
answer-more-sources = { $first }; { $second }; and { $others ->
        [one] one more
       *[other] { $others } more
    }

answer-sources-title = <b>Where this comes from</b>
answer-source-name = { $name }, { $year }
answer-source = • { $source }
    <i>{ $status }</i>
answer-source-undated = no date given
answer-status-found = Read in this source.
answer-status-second-hand = Second-hand: read where another source reports it.
answer-status-document-seen = To be verified: the document is known, but this passage was not seen.
answer-to-verify-title = <b>General knowledge, still to be verified</b>
answer-to-verify = • { $statement }
answer-dates = <i>Written { $written } · To be checked again by { $expires } · { $review }</i>
