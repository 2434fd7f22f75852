# The standard lines of clinical/tables.md 6.2, and the limits of 6.1.7. A clinician must review any change.
fever-line = 38.0 °C (100.4 °F) or more, or shaking chills: <b>get medical help now</b>, day or night. Say you have lupus and may have low white cells.
not-known-line = I do not have a safe answer to that. Please ask your care team.
number-line = This is one result. The change over time matters. Your lab’s range wins over mine.
number-lines = These are single results. The change over time matters. Your lab’s range wins over mine.
limits-line-short = General information. Your care team decides.
