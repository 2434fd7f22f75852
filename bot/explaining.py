"""`whitecell explain`: what the bot would do with a message and why, by the same code as the conversation."""

import json
from collections.abc import Iterable
from datetime import date
from typing import TextIO

from content.content import Content
from content.understanding import explain_text, understand


def explain(text: str, content: Content, language: str, today: date) -> str:
    """For a curator to read."""
    return explain_text(understand(content, text, language, today))


def explain_lines(lines: Iterable[str], out: TextIO, content: Content, language: str, today: date) -> None:
    """One line of JSON in, one out, in order, for a person about whom nothing is known."""
    for row in lines:
        if not row.strip():
            continue
        asked = json.loads(row)
        day = date.fromisoformat(asked["today"]) if asked.get("today") else today
        understood = understand(content, asked["text"], asked.get("lang") or language, day)
        out.write(json.dumps({"id": asked.get("id"), **understood.as_json()}, ensure_ascii=False) + "\n")
