"""What was fitted to a content folder, kept by the hash of all that went into it."""

import json
import os
import subprocess
import sys
from pathlib import Path

from content.fitted import Fitted, fingerprint
from content.own_program import environment
from content.problem import ContentError, Problem

FITTING_CODE = (
    "answer_file", "asks_file", "bm25", "evidence", "fit_matching", "fitted", "front_matter", "judging",
    "learning_lines", "lexicon", "library", "linear", "markdown", "newton", "phrasing", "reading", "similarity",
    "spelling", "word_lists", "words",
)  # fmt: skip
_FITTING_LEXICONS = (
    "common_words",
    "concepts_en",
    "concepts_fr",
    "concepts_es",
    "courtesies",
    "frames",
    "language_words",
    "out_of_scope",
)
_FIT_SECONDS = 300  # a slow small server; the fit itself takes about eight


def fitted_to(content_folder: Path, cache_folder: Path) -> Fitted:
    """From the cache, or fitted anew in a process of its own when content or code has changed.

    Raises ContentError when the content cannot be used.
    """
    file = cache_folder / f"matching-{_fingerprint(content_folder)}"
    try:
        return Fitted.open(file)
    except (OSError, ValueError, KeyError):
        _fit(content_folder, file)
    _forget_others(file)
    return Fitted.open(file)


def _fingerprint(content_folder: Path) -> str:
    """Over everything the fit reads, and the code that reads it. Raises ContentError when a file is missing."""
    code = [Path(__file__).parent / f"{module}.py" for module in FITTING_CODE]
    texts = [file for part in ("answers", "declines") for file in (content_folder / part).glob("*/*.*")]
    lexicons = [content_folder / "lexicon" / f"{name}.yaml" for name in _FITTING_LEXICONS]
    lexicons += (content_folder / "lexicon").glob("out_of_scope_*.txt")
    try:
        return fingerprint([*code, *texts, *lexicons])
    except OSError as error:
        raise ContentError([Problem(Path(error.filename), 0, f"cannot be read ({error.strerror})")]) from None


def _fit(content_folder: Path, file: Path) -> None:
    """In its own process: the libraries of the fit stay out of the bot's memory. One thread, so bytes repeat."""
    one_thread = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    path = os.pathsep.join([str(Path(__file__).parent.parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no words of a person
            [sys.executable, "-m", "content.fit_matching", str(content_folder), str(file)],
            env={**environment(), **one_thread, "PYTHONPATH": path, "PYTHONHASHSEED": "0"},
            capture_output=True,
            text=True,
            timeout=_FIT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise _unfitted(content_folder, f"not done in {_FIT_SECONDS} seconds") from None
    if done.returncode == 1 and done.stdout.startswith("[["):
        raise ContentError(Problem(Path(at), line, what) for at, line, what in json.loads(done.stdout))
    if done.returncode:
        raise _unfitted(content_folder, (done.stderr.strip().splitlines() or ["no reason given"])[-1])


def _unfitted(content_folder: Path, reason: str) -> ContentError:
    return ContentError([Problem(content_folder, 0, f"the matcher cannot be fitted: {reason}")])


def _forget_others(file: Path) -> None:
    """Drop what was fitted to earlier content."""
    for old in file.parent.glob("matching-*"):
        if old.stem != file.name:
            old.unlink(missing_ok=True)
