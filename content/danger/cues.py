"""The lists of words around a sign, by name. A list of any other name in a table is a mistake."""

# What changes the meaning of a sign, in around.yaml.
OF_MEANING = frozenset(
    {
        *("negation", "not_a_negation", "answer_no", "denied_after", "or"),
        *("hypothetical", "yes_or_if", "general", "not_hypothetical", "hypothetical_after", "unclear"),
        *("question", "question_start", "question_if_marked", "question_after", "assertion", "no_assertion", "own"),
        *("hours", "recent", "old", "ago_before", "ago_after", "ago_unless_present", "at_age"),
        *(
            "unit_hours",
            "unit_days",
            "unit_weeks",
            "past_verb",
            "ongoing",
            "still",
            "lasting",
            "worse",
            "anchor",
            "during",
        ),
        *(
            "gone",
            "not_gone",
            "gone_before",
            "fine",
            "feels_fine",
            "ended_long_ago",
            "from",
            "antipyretic",
            "now",
            "usual",
            "reads_now",
        ),
        *("person", "patient", "stranger", "pet", "has", "ill", "bitten", "text", "in_year", "habit", "evening_before"),
    }
)
# What a number is, apart from whether it is now, in temperature.yaml.
OF_NUMBERS = frozenset(
    {
        *("temperature", "thermometer", "celsius", "fahrenheit", "degrees"),
        *("unit", "age_before", "age_after", "measure", "price", "numbered", "of_name", "link"),
        *("ambient", "of_place", "out_of_place", "warm", "weather", "town", "impersonal"),
        *("reads", "above", "below", "almost", "to", "since", "between", "instead", "put_right", "wrote", "like"),
    }
)
# How a message is cut into words, clauses and languages.
OF_WORDS = frozenset(
    {
        *("function", "clause_start", "set_apart", "number_joint", "decimal_point", "decimal_zero", "half"),
        # apart from the cues they stand inside of, as "never" in "never had"
        *("never", "like_this", "later_today"),
    }
)

ALL = OF_MEANING | OF_NUMBERS | OF_WORDS

# Read with misspellings: misread, these leave a warning as it is or raise it.
READ_LOOSELY = frozenset({"temperature", "thermometer", "anchor", "antipyretic", "ill", "ongoing", "worse"})


def family(kind: str) -> str:
    """Cues hide shorter ones of their own family only: "si paso de 38" is an "if" and leaves "paso de" (over) be."""
    return "numbers" if kind in OF_NUMBERS else "words" if kind in OF_WORDS else "meaning"
