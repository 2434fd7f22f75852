# Told to whoever hosts the bot, in WHITECELL_HOST_CHAT. Nothing here is about a person.
host-parked = { $count ->
        [one] One message could not be handled, even at the third try, and was set aside. Its sender was told where that was possible.
       *[other] { $count } messages could not be handled, even at the third try, and were set aside. Their senders were told where that was possible.
    } See why with <code>whitecell parked list</code>; once that is mended, <code>whitecell parked retry</code>.
host-disk = The disk with the data folder is nearly full: { $free } MB are left. When it is full, nothing new can be kept. Please make room.
host-delivery-stuck = Messages are due and nothing has been sent for some minutes. Please look at the log.
host-reminders-stuck = Reminders have been due for over two minutes and nobody has looked for them. Please look at the log.
host-reminders-aside = { $count ->
        [one] One reminder cannot be read and was set aside: it is not said. The log gives its number and the reason.
       *[other] { $count } reminders cannot be read and were set aside: they are not said. The log gives their numbers and the reason.
    } Each start of the bot tries again: upgrade, then restart.
host-warnings-stuck = Messages have been waiting for over a minute to be read for danger. Please look at the log now.
host-turns-stuck = Messages have been waiting for over five minutes to be answered. Please look at the log.
host-webhook-errors = Telegram cannot deliver to the webhook, so messages are waiting. Is the proxy running, and its certificate valid? The log gives Telegram’s own reason.
host-webhook-not-set = No webhook is set at Telegram, so no message comes in. Run <code>whitecell set-webhook</code>.
host-webhook-elsewhere = Telegram’s webhook leads to another address, so no message comes in here. Run <code>whitecell set-webhook</code>.
host-webhook-set = A webhook is set for this bot, so polling brings nothing. Run <code>whitecell remove-webhook</code>, or set <code>WHITECELL_WEBHOOK_URL</code>.
host-another-poller = Another program polls with this bot’s token, so messages may go there. Stop it, or give it a token of its own.
