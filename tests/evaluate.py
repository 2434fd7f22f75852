"""How well questions and danger are understood: `make evaluate`, or `python -m tests.evaluate [dev|test] [FOLDER]`.

Both are measured on messages kept apart from everything the rules and phrasings were written from: `test` by the
writers of those, and `others` by writers who had seen nothing of them. Ends non-zero when a gate of content/gates.yaml
is not met.
"""

import gc
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from content.content import Content
from content.phrasing import phrasings_of
from tests.evaluation import danger
from tests.evaluation.peers import peers
from tests.evaluation.questions import CONTENT, read_questions, unseen, whitecell
from tests.evaluation.report import QuestionsReport

PARTS = {"test": ("test", "others")}
MESSAGES = Path(danger.__file__).parent / "danger"


def main(part: str = "test", folder: str = str(CONTENT)) -> int:
    """Print the tables; 1 when a gate is missed."""
    with tempfile.TemporaryDirectory() as cache:
        content = Content.load(Path(folder), Path(cache))
    gc.freeze()  # as the bot does once it has its content (bot/ground.py)
    gates = yaml.safe_load((Path(folder) / "gates.yaml").read_text(encoding="utf-8"))
    missed = [line for each in PARTS.get(part, (part,)) for line in _measured(content, each, gates)]
    _say("", "Every gate is met." if not missed else "Gates missed:", *missed)
    return 1 if missed else 0


def _measured(content: Content, part: str, gates: Mapping[str, Any]) -> list[str]:
    """What is missed in one part; `others`, by writers none of whose words were learned, has gates of its own."""
    its = {**gates, **gates.get(part, {})}
    return [*_questions(content, part, its), *_danger(content, part, its)]


def _questions(content: Content, part: str, gates: Mapping[str, Any]) -> list[str]:
    asked = read_questions(part)
    questions = unseen(asked, content.folder)
    phrasings = [phrasing for phrasing in phrasings_of(content.library) if not phrasing.decline]
    beside = peers()
    measured = {name: peer(phrasings, questions) for name, peer in beside.items() if peer is not None}
    ours = whitecell(content, questions)
    report = QuestionsReport(ours, measured, gates["questions"], gates["message"]["p99_milliseconds"])
    left_out = len(asked) - len(questions)
    _say(f"Questions ({part}): {len(questions)}, with 95 % Wilson intervals; {left_out} left out, as they stand in the")
    _say("content word for word. A peer refuses the tenth of our questions it likes least.")
    _say(*(f"{name}: not installed (`make peers`), not measured" for name in beside if name not in measured))
    _say(*report.lines())
    return [f"{part}: {what}" for what in report.missed()]


def _danger(content: Content, part: str, gates: Mapping[str, Any]) -> list[str]:
    report = danger.measure(MESSAGES / f"{part}.jsonl", content.urgency, gates["danger"])
    _say("", f"Danger first ({part}): {len(report.cases)} messages, with 95 % Wilson intervals", *report.lines())
    return [f"danger ({part}): {gate}" for gate in report.gates if not gate.met]


def _say(*lines: str) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
