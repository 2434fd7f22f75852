# After an urgent text: asking whether help is coming. Written after clinical/tables.md parts 3.4, 5 and 6; what to do
# alone is general knowledge. A clinician must review any change.
urgent-again =
    <b>Are you getting help? If not, get it now.</b>
    Go to an emergency department, or call <b>{ $number }</b>.
    Say: “Lupus, maybe low white cells.” You are not bothering anyone.
    I cannot call anyone for you.
urgent-again-crisis =
    <b>Are you there? Is someone with you?</b>
    Crisis line: { $crisis }
    In danger right now: call { $number }.
    You do not have to be alone with this. I cannot call anyone for you.
urgent-last =
    <b>I have had no answer, and I will not ask again. If it goes on, get help now.</b>
    Day or night: go to an emergency department, or call <b>{ $number }</b>.
    My silence does not mean you are fine. I cannot call anyone for you.
urgent-last-crisis =
    <b>I have had no answer, and I will not ask again. People are there for you, day and night.</b>
    Crisis line: { $crisis }
    In danger right now: call { $number }.
    I cannot call anyone for you.
urgent-alone =
    <b>Call again and let it ring: { $number }.</b>
    No answer? Go to an emergency department. Do not drive yourself.
    Ask anyone near you for help: a neighbour, a shop, someone in the street.
    Unlock your door. Keep your phone beside you.
    I cannot call anyone for you.
urgent-alone-crisis =
    <b>Call now, a few words are enough: { $number }.</b>
    Crisis line: { $crisis }
    Go where people are: a neighbour, a shop, an emergency department.
    Move away from anything you could hurt yourself with.
    I cannot call anyone for you.
urgent-not-yet =
    <b>Then please go or call now: { $number }.</b> It is not too late, and it is no bother.
    Ask anyone near you to take you. Do not drive yourself.
    I cannot call anyone for you.
urgent-helped =
    <b>Good that you are getting help.</b>
    Tell them: “Lupus, maybe low white cells.” Name your medicines.
    If it gets worse, or nobody comes, call again, day or night: <b>{ $number }</b>.
    I will not ask again.
urgent-helped-crisis =
    <b>I am glad you are talking to someone.</b> Stay with them.
    Crisis line: { $crisis }
    In danger right now: call { $number }.
    I will not ask again.
urgent-if-it-starts = If it starts, or you are not sure: <b>get medical help now</b>, day or night. Go to an emergency department, or call <b>{ $number }</b>.
urgent-if-it-starts-crisis =
    If these thoughts come, please <b>talk to someone at once</b>.
    Crisis line: { $crisis }
    In danger right now: call { $number }.
watch-helped-button = I am getting help
watch-helped-button-crisis = I am talking to someone
watch-alone-button = I cannot reach anyone
watch-not-now-button = This is not happening now
watch-check-button = Check on me in { $minutes } minutes
watch-not-now = Thank you for telling me. I will not ask again.
watch-not-clear = <b>I do not know yet if you are getting help, so I will ask again.</b> Get help first. Then tap one of these.
watch-not-clear-crisis = <b>I do not know yet how you are, so I will ask again.</b> Talk to someone first. Then tap one of these.
watch-about = <i>This is about what you wrote to me on { $when }.</i>
watch-late = <i>I could not ask sooner: I was not running or could not reach you.</i>
watch-will-check = I will ask you again in { $minutes } minutes. <b>Do not wait for me: get help now.</b> I cannot call anyone for you.
watch-will-ask = I will ask you again in { $minutes } minutes. Do not wait for me.
watch-kept-for-a-day = For this I keep this chat’s number, your language, the time, how urgent it was and which danger signs I saw. Not your words. After 24 hours it is gone.
watch-known = I am already checking on you.
watch-by-text = Cannot speak? Text <b>{ $number }</b>.
watch-advice-line = Medical advice line: <b>{ $number }</b>
