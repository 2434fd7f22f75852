# Danger first. Written after clinical/tables.md parts 3, 5 and 6. A clinician must review any change.
# Of somebody ill or of whom they care for: both read it. The second of a pair is for where no country is known.
urgent-now =
    <b>With lupus this can be serious. Get medical help now.</b>
    Go to an emergency department, or call <b>{ $number }</b>. Even at night, you are not bothering anyone.
    Say: “Lupus, maybe low white cells.” Name your medicines.
    I cannot call anyone for you.
urgent-now-general =
    <b>This can be serious. Get medical help now.</b>
    Go to an emergency department, or call <b>{ $number }</b>.
    { number-unsure }
    Say: “Lupus, maybe low white cells.”
    I cannot call anyone for you.
urgent-crisis = <b>Please talk to someone now. You do not have to be alone with this.</b>
urgent-crisis-line = Crisis line: <b>{ $crisis }</b>
urgent-crisis-line-general = Call your country’s crisis line.
urgent-crisis-danger = In danger right now: call <b>{ $number }</b>.
urgent-crisis-danger-general = In danger right now: call <b>112</b> from most mobiles, or your local emergency number.
urgent-crisis-another = For the other danger sign: call <b>{ $number }</b>.
urgent-crisis-another-general = For the other danger sign: call <b>112</b> from most mobiles, or your local emergency number.
urgent-crisis-near = Stay near someone you trust.
urgent-no-call = I cannot call anyone for you.
number-unsure = Unsure? Use your phone’s emergency call, or ask anyone near you.
call-today =
    <b>Call your care team today.</b> Tell them what you told me.
    If it gets worse, or with 38.0 °C (100.4 °F) or shaking chills: get medical help now, day or night.
call-now =
    <b>Call your care team now, day or night.</b> Tell them what you told me.
    If it comes back or gets worse, or with 38.0 °C (100.4 °F) or shaking chills: get medical help now.
call-clinic = Your clinic: <b>{ $number }</b>
call-clinic-or = Your clinic: <b>{ $number }</b>, when closed: <b>{ $closed }</b>
call-closed = Closed? Call their out-of-hours line.
call-closed-own = Closed? Call <b>{ $number }</b>.
call-closed-advice = Closed? Call their out-of-hours line, or { $number }.
unreviewed-mark = <i>Wording not yet reviewed by a clinician.</i>
general-emergency-number = 112 from most mobiles, or your local emergency number
general-crisis-line = your country’s crisis line
numbers-caveat = <i>Numbers change and differ by place. If unsure, use your phone’s emergency call or ask anyone near you.</i>
fever-line-with-number = 38.0 °C (100.4 °F) or more, or shaking chills: <b>get medical help now</b>, day or night. Say you have lupus and may have low white cells. To call: { $number }.
urgent-hint = If you feel ill now: 38.0 °C (100.4 °F) or more, or shaking chills, means <b>get medical help now</b>, day or night.
urgent-ask = I am not sure I understood. Is this happening to you now? If it is: <b>get medical help now</b>, day or night.
unsure-yes = Yes, now
unsure-no = No
unsure-was-no = Thank you for telling me. In case that changes:
failed-to-answer = I could not handle your message. That is my fault, not yours. Please send it again later.
maybe-repeat = <i>This may be a repeat: I could not tell if it reached you.</i>
late-answer = <i>This answer is late: I was not running or could not reach Telegram.</i>
unreadable = I cannot listen to voice messages, watch videos or read stickers. Please write it as text.
unreadable-beside = I read your words, not what you sent with them.
unreadable-picture = I cannot read pictures or files yet. Please type what it says, for example <code>wbc 3.2 neuts 1.1 12 nov</code>.
unknown-language = I speak English, French and Spanish. Choose one:
