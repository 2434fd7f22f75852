"""What stands around a danger: quotes, stories, idioms, animals. Each mend beside what it must not hide."""

import pytest

from content.urgency import Level, Urgency


@pytest.mark.parametrize(
    "text",
    [
        "Copio del prospecto: «en casos raros hinchazón de lengua y dificultad para respirar». ¿Qué tan raro es?",
        "affiche vue à Genève : « Visage qui tombe, bras faible, parole confuse ». Bien fait, non ?",
        'how do you say "I have chest pain" in Polish',
        "Mi hematóloga me repite: «más de 38, a urgencias»",
    ],
)
def test_the_words_of_a_text_are_nobodys(text: str, urgency: Urgency) -> None:
    """In quotation marks, in a sentence that names the leaflet, the poster or the translation they are from."""
    assert urgency.read(text).level <= Level.HINT


@pytest.mark.parametrize(
    "text",
    [
        "Mon ado m'a dit « je veux disparaître pour toujours »",
        'Dad keeps saying "my chest hurts"',
        'mum says "my left arm is numb"',
        "read the leaflet, I can't breathe",
    ],
)
def test_the_words_of_a_person_are_theirs(text: str, urgency: Urgency) -> None:
    """Quotation marks alone take nothing away, nor does a leaflet without them."""
    assert urgency.read(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("can't breathe, this show is hilarious", Level.NONE),
        ("zombie bleu, concours de maquillage", Level.NONE),
        ("can't breathe, this is not funny", Level.EMERGENCY),
        ("hypothetically, 38.3 at night", Level.HINT),
        ("hypothetically, and I have 38.3 right now", Level.EMERGENCY),
    ],
)
def test_what_a_pause_parts_still_belongs_together(text: str, level: Level, urgency: Urgency) -> None:
    """The key of an idiom may stand behind a comma, and an "if" that is a whole clause holds the next one."""
    assert urgency.read(text).level is level


@pytest.mark.parametrize(
    "text",
    [
        "watched that documentary on sepsis last night, grim",
        "j'ai vu un reportage sur la septicémie, glaçant",
        "in the book the hero coughs blood and dies",
        "which of these is the most dangerous: fever, cough, rash",
        "qu'est-ce qui est le plus grave : fièvre, toux ou éruption",
        "la película va de un suicidio, mejor no verla",
        "le cochon d'Inde de ma fille respire mal",
    ],
)
def test_what_a_story_or_a_comparison_is_about_is_nobodys(text: str, urgency: Urgency) -> None:
    """What follows it in the clause, or behind a colon, where nothing is said of a person; an animal with an owner."""
    assert urgency.read(text).level <= Level.HINT


@pytest.mark.parametrize(
    "text",
    [
        "watched a film about the war, chest pain since",
        "chest pain started during the documentary",
        "an episode of confusion an hour ago",
        "una serie de convulsiones hoy",
        "en la obra se cayó y convulsiona",
        "au cours de la nuit convulsions",
        "video of the rash that doesn't fade under the glass",
        "in the book club I lost my speech suddenly",
        "le plus urgent : elle ne respire plus",
        "lo más grave es la fiebre de 39",
        "disons que je respire mal",
        "my daughter collapsed at school",
        "ma fille s'est évanouie au collège",
        "mon ado respire mal",
        "le chat m'a griffée et ça saigne sans arrêt",
        "me mordió el perro y sangra sin parar",
        "my neighbour's thermometer says 38.6",
        "j'ai 39, hier 38,2",
        "39 after the flu vaccine",
        "sauna yesterday, today 38.5",
        'the leaflet says "call for fever" and I have one, 38.9',
    ],
)
def test_a_story_a_school_or_a_dog_nearby_hides_no_danger(text: str, urgency: Urgency) -> None:
    """Films, schools, animals, a borrowed thermometer and other days' figures leave what happens now as it is."""
    assert urgency.read(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        "mi hija se desmayó en el colegio",
        "my teen collapsed in high school",
        "at work in the office chest pain and sweating",
        "what worries me most is the chest pain",
        "an episode where he couldn't breathe",
        "in the game he collapsed and is unconscious",
        "dans la pièce elle convulse",
        "digamos que no puedo respirar",
        "le mordió una serpiente y tiene convulsiones",
        "a dog bit my leg and the bleeding won't stop",
        "llama a alguien, convulsiona",
        "salí del trabajo de golpe con dolor de pecho",
        "can't breathe, not a joke",
        "temp 38.8, meant to call earlier",
        "38.8, sorry typo earlier, it was 37.9 yesterday",
        "lupus since 2015, chest pain",
        "diagnosed in 2019, now slurred speech",
        "neutrophils 1990, fever 39",
        "she says it's 1985 and calls me mother",
        "38.4 last night and 38.6 this morning",
        "hier soir 36,8, ce matin 38,4",
        "(38.6) on the thermometer",
        "fever (39.1) since last night",
        "she fainted during the film",
        "viendo una película sobre la guerra me dio dolor de pecho",
        "leí un folleto sobre fiebre y tengo 38,7",
        "my mother-in-law with lupus had a stroke this morning",
        'mum keeps saying "I can\'t breathe"',
        "elle répète « j'ai mal à la poitrine »",
        "this movie about cancer made me cry and now my chest hurts",
        "on Tuesday's infusion I got rigors and they're back",
        "rigors after yesterday's rituximab",
        "como tiene fiebre de 39 no la muevo",
        "my son who plays football collapsed",
        "playing with my kids, suddenly numb on one side",
        "it always asks me to wait but I can't breathe",
        "which is worse I can't breathe or I feel faint, both now",
        "me asfixio con este calor",
        "mi suegra se asfixia",
        "this bill, chest pain, I'm scared",
        "casi me desmayo al levantarme",
        "elle joue et d'un coup elle tombe inconsciente",
        "il fait 39 sous le bras",
        "it's 39 degrees in my mouth",
        "bath didn't help, still 38.9",
        "kettle burn and skin blackened",
        "I wrote 38.9 in the diary this morning",
        "anoté 38,9 esta mañana",
        "by mistake I took 40 tablets of plaquenil",
        "never again will I wake up, goodbye",
        "está ahí no responde",
        "my husband is on the ward and isn't answering me",
        "in the hospital bed she is not responding to me",
        "he went down to the floor and won't wake",
        "blood everywhere and he collapsed",
        "platelets low and she collapsed",
        "à cause du lupus je veux me tuer",
        "j'ai peur ma gorge se serre depuis la piqûre",
        "manchas en las mejillas que no se borran con el vaso",
        "my fingers are blue and cold",
        "doigts bleus et froids, elle transpire",
        "mes plaquettes sont à 9 et elle s'est effondrée dans la cuisine",
        "ya no me reconoce",
        "no reconoce a nadie",
        "mi padre no nos contesta",
        "elle ne répond plus du tout",
        "pills in my hand, the whole box",
        "this is no joke, I can't breathe",
        "cant breathe since lunch lol",
        "she was playing in the garden and had a seizure",
        "acting weird then seizure",
        "acted like he couldn't breathe, still gasping",
        "puffed after my shower",
        "hard to see, feeling faint",
        "in casualty, they think stroke",
        "watching a film, my girl had a seizure",
        "j'étais dans la rue avec de la fièvre",
        "à bout de souffle, vu le médecin hier",
        "lèvres bleues sans maquillage",
        "sous le maquillage elle est bleue",
        "mon père fait un avc les pompiers arrivent",
        "AVC un médecin vite",
        "mon mari fait un avc mes enfants sont là",
        "après le match 39 de fièvre",
        "no es chiste, no puedo respirar",
        "en clase, desmayada",
        "viendo la peli mi mujer convulsionó",
        "presión por los suelos en el trabajo",
        "he looks like he has a fever",
        "casi me desmayo sin darme cuenta",
        "labios azules, trabaja en la obra",
        "la victime ne respire plus",
        "tête qui explose avec le bruit",
        "quiero pegarme un tiro después de perder a mi hijo",
        "praying I won't wake up tomorrow, I can't do this",
        "I talked to him and now he is blue in the face",
        "he had a fit of shaking on the floor",
        "she had a fit and then the giggles",
        "feet puffed up and I can't breathe",
        "the leaflet says call, my temp is 38.6",
        "the website says wait but she is shivering and can't stop",
        "my song is over, I want to die",
        "listening to a song, chest pain came on suddenly",
        "I feed the goats and can't breathe today",
        "the king's hospital sent him home, now he is having a seizure",
        "in A&E near the king's road with chest pain",
        "would the vaccine explain my 39 fever now?",
        "I had the vaccine, would it be the jab, I have a fever of 39",
        "no paracetamol since six, fever gone but was 39 yesterday",
        "took paracetamol, fever gone, was 39 yesterday",
        "no paracetamol left and I'm at 39",
        "neutrophils 0.5 and thermometer says 38.2",
        "what would you do, I can't breathe",
        "what would make me faint like I just did",
        "chest pain is one of the things I have now",
        "crise d'épilepsie, de quoi faire peur, il convulse",
        "il fait un infarctus, le prix de la clinique m'importe peu",
        "vomi tout, en tout dix fois",
        "vomit tout ce qu'il boit, dix fois en tout",
        "mon héros de mari a une crise cardiaque",
        "le roi de la maison, mon fils, ne respire plus",
        "la reine mère, enfin maman, ne se réveille plus",
        "zéro doute, j'ai 39",
        "zéro fièvre mais je tremble de froid sans pouvoir m'arrêter",
        "j'ai 38,9 et zéro doliprane",
        "si quelqu'un me lit, j'ai mal à la poitrine",
        "chanson finie, je veux mourir",
        "mi rey, mi hijo, está convulsionando",
        "digamos que tengo 39 ahora mismo",
        "me está dando un infarto, dolor de pecho al pagar la luz",
        "dolor de infarto en el pecho",
        "la lengua blanca y los labios azules",
        "orina poco y arde en fiebre",
        "orino poco, ardo de fiebre",
        "la herida negra y arde, se extiende rápido",
        "arde como horno mi hijo",
        "ojalá no me despierte mañana",
        "ojalá no me salve nadie y me muera",
        "ojalá no fuera así, quiero morirme",
        "esto puede dejarme sin aire y ya me ahogo",
        "mi médico opina que espere pero me ahogo",
        "hoja en mano, dice la hoja que vaya, tengo 38,5",
        "¿cuántas horas sin orinar? llevo 15 sin orinar",
        "se parece a un ictus, tiene la boca torcida",
        "le duele el pecho, se parece a un infarto",
        "tengo 38 c, hemoglobina dice 9",
        "went down to 35.1 and I feel awful",
        "bajó a 35,1 y estoy fatal",
        "I fell, ankle swollen, skin is peeling black and spreading fast",
        "mi hermana no sale de la cama, no se despierta",
        "sats in the 80s can't breathe",
        "my daughter tripped over the rabbits and is unconscious",
        "mi hijo se cayó de mi moto y está inconsciente",
        "my son tripped over the dog and is unconscious",
        "at choir rehearsal crushing chest pain down my arm",
        "would it be 999 for my lips going blue right now",
        "am I imagining my face drooping on one side",
        "rheum said sepsis 39.6 go now",
        "mum keeps asking me about the chest pain down my left arm",
        "tengo un miedo horrible que me falta el aire",
        "no es broma me mato esta noche",
        "dolor brutal de cabeza de golpe en plena mudanza",
        "he's blue in the face from trying to breathe",
        "me di cuenta, casi me desmayo",
        "my ex is unconscious next to me",
        "I imagine its sepsis, fever of 39.5 and uncontrollable shivering on the sofa",
        "111 used the word sepsis, thermometer 39.2 and having rigors",
        "im suffocating everyone please help me no air",
        "tuve un sueño raro y al despertar se me cae media cara y no puedo mover el brazo izquierdo",
        "qué diferencia hay con un infarto no sé, el pecho me aprieta como una losa y sudo frío ahora mismo",
        "en faisant le plein d'essence mon mari a fait une crise cardiaque, il est par terre",
        "température 39 chemin des urgences, neutrophiles bas",
    ],
)
def test_words_of_a_harmless_meaning_hide_no_danger(text: str, urgency: Urgency) -> None:
    """Words that elsewhere are a joke, a match, a costume, a room or a year, beside a danger that is there."""
    assert urgency.read(text).level is Level.EMERGENCY


@pytest.mark.parametrize(
    "text",
    [
        'the leaflet says "38 or above, or shivering, contact us at once"',
        "canción: «Fiebre», qué ritmo",
        "Radio 100,4 FM parle du lupus",
        "neutrophil percentage says 38.2",
        "one of our goats can't breathe well",
        "the president had a stroke, it was on the news",
        "me arde al orinar",
        "talked till I was blue in the face",
    ],
)
def test_a_text_a_goat_or_a_radio_is_no_danger(text: str, urgency: Urgency) -> None:
    """What round 19 mended, each by its cause."""
    assert urgency.read(text).level < Level.EMERGENCY
