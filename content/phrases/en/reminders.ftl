# Reminders: asked for, shown back, said, answered.
reminder-for-recheck = Recheck your blood counts
reminder-for-infection-watch = Watch for infection: take your temperature if you feel unwell
reminder-for-appointment = Your appointment
reminder-for-medicine = Your medicine, as your team prescribed it
reminder-for-other = What you asked me to remind you of
reminder-once = once, { $at }
reminder-daily = { $every ->
    [one] every day { $at }
   *[other] every { $every } days { $at }
}
reminder-weekly = { $every ->
    [one] every { $days } { $at }
   *[other] every { $every } weeks on { $days } { $at }
}
reminder-monthly = { $every ->
    [one] every month
   *[other] every { $every } months
} on the { $day ->
    [1] 1st
    [2] 2nd
    [3] 3rd
    [21] 21st
    [22] 22nd
    [23] 23rd
   *[other] { $day }th
} { $at }
reminder-ask-what = <b>What shall I remind you of, and when?</b> Type it in your own words.
reminder-examples = For example: <code>recheck in 4 weeks</code>, <code>every Monday at 9</code>.
reminder-needs-zone = To remind you at the right hour I first need your time zone. I keep what you asked for and go on with it then.
reminder-too-many = You have 50 reminders, the most I can keep. /reminders shows them; cancel one first.
reminder-confirm = I would remind you: <b>{ $what }</b>
reminder-rule = When: { $rule }
reminder-first = First: <b>{ $when }</b>
reminder-next = Next: <b>{ $when }</b>
reminder-save = Yes, remind me
reminder-other-time = Another time
reminder-drop = Cancel
reminder-ask-time = <b>At what time?</b> Tap one, or type it. You can type another day or rhythm too, like <code>in 6 weeks at 8:00</code>.
reminder-saved = Saved. I will remind you: <b>{ $what }</b>
reminder-now = ⏰ <b>{ $what }</b>
reminder-title = <b>{ $what }</b>
reminder-late = This was due on { $when }. I am late: I was not running or could not reach you.
reminder-if-doctor-agreed = Go if your doctor agreed this date.
reminder-do-not-wait = With fever of 38.0 °C (100.4 °F) or more, or shaking chills, do not wait for it: <b>get medical help now</b>.
reminder-done = Done
reminder-skip = Skip this time
reminder-snooze-1h = In 1 hour
reminder-snooze-1d = Tomorrow
reminder-snooze-3d = In 3 days
reminder-was-done = Done.
reminder-was-skipped = Skipped this time.
reminder-was-snoozed = I will say it again on { $when }.
reminder-answered-before = You have answered this one already.
reminder-none = You have no reminders.
reminder-is-paused = Paused.
reminder-pause = Pause
reminder-resume = Resume
reminder-end = Cancel it
reminder-was-ended = Cancelled. It will not come again.
reminder-at = at { $time }
reminder-at-one = at { $time }
reminder-monthly-late = { $every ->
    [one] every month on the { $day }th, or on the last day of a shorter month, { $at }
   *[other] every { $every } months on the { $day }th, or on the last day of a shorter month, { $at }
}
reminder-monthly-last = { $every ->
    [one] every month on the last day { $at }
   *[other] every { $every } months on the last day of the month { $at }
}
reminder-presets = Or tap below. Blood tests: take the date your doctor agreed with you. Every 3 months is usual when lupus is stable. If you never agreed one, ask your care team.
reminder-preset-1w = Test in 1 week
reminder-preset-2w = 2 weeks
reminder-preset-4w = 4 weeks
reminder-preset-3m = Blood test in 3 months (usual if stable)
reminder-preset-6m = Blood test in 6 months
reminder-preset-daily = Infection watch: every day
reminder-preset-weekly = Infection watch: every week
reminder-when = When: <b>{ $when }</b>
reminder-usual-time = You named no time, so I took { $time }.
reminder-again = You asked me to say this again.
reminder-was-put-off = You put it off, and I said it again since.
reminder-next-recheck = When you have the result, type it here, like <code>wbc 3.2</code>. <b>When is the next test?</b> Tap what your doctor agreed with you, or type a date.
reminder-saved-before = This one is saved already.
reminder-draft-over = This request is no longer open. Ask me again if you still want the reminder.
reminder-not-set = All right. No reminder was set.
reminder-unchanged = All right. The reminder stays as it was.
reminder-list = <b>Your reminders</b>
reminder-in-list = { $number }. <b>{ $what }</b>. { $following }
reminder-list-how = Tap a number to change or cancel it.
reminder-list-more = More
reminder-is-over = It will not come again.
reminder-new = Set one
reminder-retime = Another time
reminder-no-end = Yes, until I cancel it
