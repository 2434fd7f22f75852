# The first meeting, help, and the menu.
welcome =
    Hello. I am <b>Whitecell</b>, a program for people with lupus and those who care for them.

    • I answer questions about white blood cells. My answers are written and sourced by people, not generated.
    • I can keep the blood counts you type, and remind you of the next test.
    • I am not a doctor. I cannot see you, and I call no one.
welcome-kept =
    <b>What is kept.</b> Nothing, until you agree. Then what you tell me is kept encrypted on my host’s server. Telegram’s own servers see this chat too. /export gives you everything, /forget erases it.
welcome-silence = <b>My silence does not mean you are fine.</b> I can be late, or fail.
welcome-agree = I agree, remember me
welcome-later = Not now
welcome-not-remembered = All right. You can still ask me questions. I keep no records of you. If you change your mind: /start
welcome-agreed = Thank you. You can take it back at any time: /forget
welcome-back = Hello again. Ask me a question, type a blood count, or say when to remind you. /help shows how.
agree-first = To keep this for you I need your yes first. /start tells what I am.
help-title = <b>What you can do</b>
help-ask = • <b>Ask</b> in your own words: <code>why are my lymphocytes low?</code>
help-count = • <b>Type a count</b>: <code>wbc 3.2 neuts 1.1 lymph 0.7 12 nov</code>. Then /labs shows them.
help-remind = • <b>Be reminded</b>: <code>recheck in 4 weeks</code>. Then /reminders shows them.
help-settings = • /timezone: your clock, country and clinic’s number. /language. /cancel leaves what I was asking.
    • /privacy: what is kept, and who sees it. /export gives you everything, /forget erases it.
help-limits = I give general information and I may be wrong. Your care team decides.
cancelled = Cancelled. Nothing is waiting for you here.
nothing-to-cancel = There is nothing to cancel.
unknown-command = I do not know this command. /help shows what I can do.
not-yet-command = I cannot do that yet. /help shows what I can do.
old-button = This button is old. /help shows what I can do now.
old-button-toast = This button is old.
setup-done = All set. Ask me anything about white blood cells, or type a count. /help shows how.
command-start = Begin, or see what I am
command-help = What you can do here
command-labs = Your blood counts
command-remind = Set a reminder
command-reminders = See and change your reminders
command-language = Language · Langue · Idioma
command-timezone = Your clock, country and clinic’s number
command-privacy = What is kept, and who sees it
command-export = Take all your data with you
command-forget = Erase everything
command-cancel = Leave what I was asking
bot-short-description = White blood cells and lupus: sourced answers, your counts, reminders. Not a doctor, not for emergencies.
