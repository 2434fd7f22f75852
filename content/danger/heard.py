"""Messages heard, as written in `content/urgency/heard/<language>.yaml`: emergencies, and everything else."""

from pathlib import Path

from content.danger.tables import Document
from content.languages import LANGUAGES

# Topics that people in danger ask about too: their questions do not teach what is ordinary.
ASKED_IN_DANGER = frozenset(
    {"fever-with-low-count", "infection-signs", "infection-risk", "when-to-call", "mood-and-crisis", "other-organs"}
)


def read_heard(folder: Path) -> tuple[list[str], list[str]]:
    """The emergencies and the others of all languages. Raises ValueError with `file:line: what is wrong`."""
    emergencies: list[str] = []
    others: list[str] = []
    lists = {"emergency": emergencies, "other": others}
    for language in LANGUAGES:
        document = Document(folder / f"{language}.yaml")
        for name, node in document.pairs(document.root):
            if name.text not in lists:
                raise name.wrong(f"{name.text} is no list of messages: emergency or other")
            lists[name.text].extend(document.messages(node, name))
    return emergencies, others
