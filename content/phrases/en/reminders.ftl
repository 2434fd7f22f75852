# Reminders: asked for, shown back, said, answered.
reminder-for-recheck = Recheck your blood counts
reminder-for-infection-watch = Watch for infection: take your temperature if you feel unwell
reminder-for-appointment = Your appointment
reminder-for-medicine = Your medicine, as your team prescribed it
reminder-for-other = What you asked me to remind you of
reminder-once = once, at { $time }
reminder-daily = { $every ->
    [one] every day at { $time }
   *[other] every { $every } days at { $time }
}
reminder-weekly = { $every ->
    [one] every week: { $days }, at { $time }
   *[other] every { $every } weeks: { $days }, at { $time }
}
reminder-monthly = { $every ->
    [one] every month on day { $day }, at { $time }
   *[other] every { $every } months on day { $day }, at { $time }
}
reminder-ask-what = <b>What shall I remind you of, and when?</b>
reminder-examples = For example: <code>recheck in 4 weeks</code>, <code>every Monday at 9</code>.
reminder-needs-zone = To remind you at the right hour I first need your time zone. Then ask me again.
reminder-too-many = You have 50 reminders, and I keep no more. /reminders shows them; cancel one first.
reminder-confirm = I would remind you: <b>{ $what }</b>
reminder-rule = When: { $rule }
reminder-first = First: <b>{ $when }</b>
reminder-next = Next: <b>{ $when }</b>
reminder-save = Yes, remind me
reminder-other-time = Another time
reminder-drop = Cancel
reminder-ask-time = <b>At what time?</b> Tap one, or type it.
reminder-saved = Saved. I will remind you: <b>{ $what }</b>
reminder-now = ⏰ <b>{ $what }</b>
reminder-title = <b>{ $what }</b>
reminder-late = This was due { $when }. I am late: I was not running or could not reach you.
reminder-if-doctor-agreed = Go if your doctor agreed this date.
reminder-do-not-wait = With fever of 38.0 °C (100.4 °F) or shaking chills, do not wait for it: <b>get medical help now</b>.
reminder-done = Done
reminder-skip = Skip this time
reminder-snooze-1h = In 1 hour
reminder-snooze-1d = Tomorrow
reminder-snooze-3d = In 3 days
reminder-was-done = Done. Good.
reminder-was-skipped = Skipped this time.
reminder-was-snoozed = I will say it again { $when }.
reminder-answered-before = You have answered this one already.
reminder-none = You have no reminders.
reminder-is-paused = Paused.
reminder-pause = Pause
reminder-resume = Resume
reminder-end = Cancel it
reminder-was-ended = Cancelled. It will not come again.
