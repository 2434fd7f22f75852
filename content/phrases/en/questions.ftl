# Around answers: offers, doubts, and an honest none.
which-question = I am not sure which of these you mean. Tap one.
none-of-these = None of these
not-known-more = I only know about white blood cells in lupus. You can ask in other words, or see /help.
one-at-a-time = I can answer one question at a time. Please send this one again: “{ $question }”
second-question = You also asked: “{ $question }” Tap the first button for that.
answer-short-button = Short answer
answer-more-button = Tell me more
answer-sources-button = Sources
group-hello = Hello. Here I answer general questions about white blood cells and lupus. Please keep health details for our private chat.
group-private-button = Open the private chat
group-keep-private = Your counts and reminders belong in our private chat. I keep nothing from a group.
answer-no-button = Not what you asked?
next-best = I am sorry. Did you mean one of these?
asked-too-long-ago = I no longer have that question: I keep one for an hour only. Please ask it again.
ask-age = Is { $number } your age? Then ask me anything. If it is your temperature, write it like <code>38.5 °C</code>.
