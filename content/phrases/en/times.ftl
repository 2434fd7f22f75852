# What is asked when a time, a day or a rhythm could not be read for certain (content/reminder_text.py names them).
times-doubt-when = <b>When shall I remind you?</b> For example: <code>in 4 weeks</code>, <code>Monday at 9:00</code>, <code>every 2 weeks</code>.
times-doubt-date = <b>Which day do you mean?</b> Type it like <code>12 December</code> or <code>in 3 weeks</code>.
times-doubt-past = That moment is over. <b>Which day and time shall it be?</b> For example: <code>tomorrow 9:00</code>.
times-doubt-time = <b>At what time?</b> Type it like <code>8:30</code> or <code>20:30</code>.
times-doubt-several = You named more than one time. <b>Which one is this reminder for?</b> You can set another one afterwards.
times-doubt-repeat = I am not sure how often that is. I can repeat by days, weeks or months, not by hours. <b>How often shall it be?</b> For example: <code>every 2 weeks on Monday at 9:00</code>.
times-doubt-end = I cannot make a reminder end by itself. It would go on until you cancel it under /reminders. Shall I set it so, or do you want another rhythm? Type it like <code>every day at 9:00</code>.
times-offset-only = “{ $typed }” does not tell me when your clocks change. <b>Which large city has your time?</b> Tap it, or type one.
