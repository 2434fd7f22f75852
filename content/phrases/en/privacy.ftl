# What is kept, taking it along, erasing it.
privacy-title = <b>What is kept, and who sees it</b>
privacy-nothing-kept = I keep no records about you. A message waits with me, encrypted, only until it is answered; one I fail to answer, 30 days at most.
privacy-kept = Kept, encrypted: your counts, what you told me about yourself, what your reminders say, your clinic’s number, and what an urgent message was about. Your messages are wiped once they are answered; one I fail to answer, after 30 days.
privacy-question = A question waits with me one hour, encrypted, so that its buttons work and you can ask on. Then it is wiped.
privacy-who-sees = Telegram’s servers see this chat: a chat with a bot is not end-to-end encrypted. My host holds the key that opens your data. Nobody else is shown anything you did not share.
privacy-plain = Not encrypted, because I need it to work: your Telegram ID, time zone, language, country, when your reminders are due, and when an urgent message was sent and how it ended.
privacy-backups = My host may keep backups. Erasing destroys your key; the unreadable remains stay in backups until those are deleted.
privacy-commands = /export gives you everything. /forget erases it.
export-here = Here is everything I keep about you. Keep this file somewhere safe: it is not encrypted.
forget-sure = <b>Erase everything?</b> Your counts, reminders and settings are destroyed and cannot come back.
forget-export-first = /export gives you a copy first.
forget-yes = Yes, erase everything
forget-no = No, keep it
forget-kept = Nothing was erased.
forget-done = <b>Erased.</b> Your key is destroyed, and with it everything it opened. No reminder will come any more.
forget-backups = Backups may hold unreadable remains until my host deletes them. If a backup is restored, your data is erased again.
forget-telegram = This chat is still on Telegram. You can delete it there.
