# A question without an answer, told to those who write the answers.
curators-tell-button = Tell those who write the answers
curators-show =
    I can keep this question for the people who write my answers:
    <blockquote>{ $question }</blockquote>
curators-how = The marks … stand where I took out names, numbers, dates or places. Your name is not kept with it. So I cannot find it again to take it back.
curators-yes = Yes, keep this question
curators-no = No, do not keep it
curators-kept = Kept. Thank you. It may help the next person who asks.
curators-dropped = All right. I did not keep it.
curators-nothing-left = Once names and numbers are taken out, nothing is left of it. I did not keep it.
