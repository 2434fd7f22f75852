"""Small made-up answers for tests: the real ones change with every edit of a curator."""

import shutil
from pathlib import Path

import content

HEAD = {
    "title": "What is leukopenia?",
    "button": "Leukopenia",
    "asks": "[" + ", ".join(f'"way {number} to ask about TOPIC in LANGUAGE"' for number in range(12)) + "]",
    "related": "[neutropenia, lymphopenia]",
    "fever_line": "true",
    "sources": '[{key: SEED, name: "lupus100", year: n.d., address: "https://lupus100.org/en", status: found}]',
    "to_verify": "[]",
    "review": "{status: unreviewed}",
    "written": "2026-11-22",
    "expires": "2027-11-22",
}
BODY = {
    "en": "It is a low count of white cells. " * 9,
    "fr": "C'est un nombre bas de globules blancs. " * 9,
    "es": "Es un número bajo de células blancas. " * 9,
}
MORE = {language: text[: len(text) * 2 // 3] for language, text in BODY.items()}


def answer_text(topic: str = "leukopenia", language: str = "en", **changed: str) -> str:
    """A whole answer file. `changed` replaces a field's YAML, or `body`, or `more` ("" leaves it out)."""
    fields = {**HEAD, **{name: value for name, value in changed.items() if name not in {"body", "more"}}}
    head = "\n".join(f"{name}: {value}" for name, value in fields.items() if value)
    head = head.replace("TOPIC", topic).replace("LANGUAGE", language)
    more = changed.get("more", MORE[language])
    tail = f"\n\n## More\n{more}\n" if more else "\n"
    return f"---\n{head}\n---\n{changed.get('body', BODY[language])}{tail}"


def write_answer(folder: Path, topic: str = "leukopenia", language: str = "en", **changed: str) -> Path:
    """Write one answer into a content folder."""
    file = folder / "answers" / topic / f"{language}.md"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(answer_text(topic, language, **changed), encoding="utf-8")
    return file


def write_content(folder: Path) -> Path:
    """A whole small content folder without a fault: three topics in three languages, the real rules and phrases."""
    for topic in ("leukopenia", "neutropenia", "lymphopenia"):
        for language in BODY:
            others = [other for other in ("leukopenia", "neutropenia", "lymphopenia") if other != topic]
            write_answer(folder, topic, language, related=f"[{', '.join(others)}]")
    packaged = Path(content.__file__).parent
    for part in ("lexicon/forbidden.yaml", "lexicon/easy_words.yaml", *_phrase_files()):
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(packaged / part, folder / part)
    return folder


def _phrase_files() -> list[str]:
    return [f"phrases/{language}/{room}.ftl" for language in BODY for room in ("answers", "standard")]
