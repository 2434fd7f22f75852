# Answers about a person's own counts, put together from these sentences only (content/personal.py).
# Not yet reviewed by a clinician.
personal-title = <b>{ $name }: your newest</b>
personal-title-all = <b>Your newest counts</b>
personal-none = { $name }: I keep no count of yours.
personal-none-all = I keep no counts of yours.
personal-in-general = In general:
personal-below-own = This is below your lab’s range.
personal-inside-own = This is inside your lab’s range.
personal-above-own = This is above your lab’s range.
personal-below-typical = This is below the typical range.
personal-inside-typical = This is inside the typical range.
personal-above-typical = This is above the typical range.
personal-total-alone = The total alone does not tell enough. Look at neutrophils and lymphocytes too.
personal-percent-alone = A percent alone does not tell enough. The count itself tells more.
personal-lower = { $name }: lower than the one before, { $value } on { $day }.
personal-higher = { $name }: higher than the one before, { $value } on { $day }.
personal-same = { $name }: the same as the one before, { $value } on { $day }.
personal-was = { $name }: the one before was { $value } on { $day }.
personal-earlier = Earlier: { $value } on { $day }.
personal-only-one = I keep only this one, so I cannot tell how it changes.
personal-only-one-of-each = I keep one result of each, so I cannot tell how they change.
