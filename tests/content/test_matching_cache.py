"""The matcher is fitted once per content, in a process of its own, and found again in its cache."""

import ast
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

import content
from content.fitting_cache import FITTING_CODE
from content.matching import Matcher
from content.problem import ContentError

CONTENT = Path(content.__file__).parent
TOPICS = ("leukopenia", "vaccines", "neutropenia")


@dataclass(frozen=True)
class Fit:
    """A small content folder and the cache of its fit."""

    folder: Path
    cache: Path

    def copy(self, to: Path) -> "Fit":
        """The same elsewhere, to be changed."""
        shutil.copytree(self.folder, to / "content")
        shutil.copytree(self.cache, to / "cache")
        return Fit(to / "content", to / "cache")

    def load(self) -> Matcher:
        """Start."""
        return Matcher.load(self.folder, self.cache)

    def files(self) -> dict[str, bytes]:
        """What the cache holds."""
        return {file.name: file.read_bytes() for file in sorted(self.cache.iterdir())}


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Fit:
    """Three answers, one decline, the real word lists; fitted once, not to be changed."""
    made = tmp_path_factory.mktemp("shared")
    for topic in TOPICS:
        shutil.copytree(CONTENT / "answers" / topic, made / "content" / "answers" / topic)
    shutil.copytree(CONTENT / "declines" / "dose-question", made / "content" / "declines" / "dose-question")
    shutil.copytree(CONTENT / "lexicon", made / "content" / "lexicon")
    fit = Fit(made / "content", made / "cache")
    fit.load()
    return fit


@pytest.fixture
def fit(shared: Fit, tmp_path: Path) -> Fit:
    """A copy of it, to be changed."""
    return shared.copy(tmp_path)


def test_the_same_content_gives_the_same_bytes(shared: Fit, tmp_path: Path) -> None:
    """So two replicas understand alike, and a question can be looked into later."""
    again = Fit(shared.folder, tmp_path / "again")
    again.load()
    assert again.files() == shared.files()


def test_a_second_start_reads_the_cache(fit: Fit) -> None:
    """Nothing is written again."""
    before = {file: file.stat().st_mtime_ns for file in fit.cache.iterdir()}
    assert fit.load().match("what is leukopenia", "en").topic == "leukopenia"
    assert {file: file.stat().st_mtime_ns for file in fit.cache.iterdir()} == before


def test_an_edit_is_fitted_anew_and_the_old_fit_forgotten(fit: Fit) -> None:
    """A new way of asking works from the next start on; the folder does not grow."""
    before = fit.files()
    file = fit.folder / "answers" / "vaccines" / "en.md"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("asks:\n", "asks:\n  - zorbly flimflam\n", 1), encoding="utf-8")
    assert fit.load().match("zorbly flimflam", "en").nearest == "zorbly flimflam"
    assert len(fit.files()) == len(before)
    assert not fit.files().keys() & before.keys()


def test_what_others_wrote_is_learned_too(fit: Fit) -> None:
    """A line put into the file beside an answer works from the next start on, and so does one of none."""
    (fit.folder / "answers" / "vaccines" / "en.asks.txt").write_text("zorbly flimflam\n", encoding="utf-8")
    assert fit.load().match("zorbly flimflam", "en").nearest == "zorbly flimflam"
    (fit.folder / "lexicon" / "out_of_scope_en.txt").write_text("quibbly flotsam\n", encoding="utf-8")
    assert fit.load().match("quibbly flotsam", "en").nearest == "quibbly flotsam"


def test_a_damaged_cache_is_fitted_anew(fit: Fit) -> None:
    """A full disk or a killed start leaves no start impossible."""
    whole = fit.files()
    for file in fit.cache.glob("*.npz"):
        file.write_bytes(b"PK\x03\x04 not really")
    assert fit.load().match("what is leukopenia", "en").topic == "leukopenia"
    assert fit.files() == whole


def test_a_start_from_the_cache_leaves_the_training_alone(shared: Fit) -> None:
    """What only the fit needs is not even loaded."""
    program = (
        "import sys; from pathlib import Path; from content.matching import Matcher; "
        "Matcher.load(Path(sys.argv[1]), Path(sys.argv[2])).match('what is leukopenia', 'en'); "
        "print([name for name in ('content.linear', 'content.fit_matching') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(shared.folder), str(shared.cache)],
        cwd=CONTENT.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_the_fit_fits_a_small_server(tmp_path: Path) -> None:
    """The whole content, learned in a process of its own, beside a bot that runs: never more than 300 MB."""
    program = (
        "import resource, subprocess, sys; "
        "subprocess.run([sys.executable, '-m', 'content.fit_matching', *sys.argv[1:]], check=True); "
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(CONTENT), str(tmp_path / "fitted")],
        cwd=CONTENT.parent,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert int(done.stdout) < 300 * 1024


def test_a_wrong_answer_file_is_named_with_its_line(fit: Fit) -> None:
    """A bad edit stops the start, as everywhere in the content."""
    file = fit.folder / "answers" / "vaccines" / "fr.md"
    file.write_text(file.read_text(encoding="utf-8").replace("asks:", "ask:", 1), encoding="utf-8")
    with pytest.raises(ContentError, match=r"vaccines/fr\.md:\d+: there is no field ask"):
        fit.load()


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("concepts_fr.yaml", "wbc: [a\nlow: b", r"concepts_fr\.yaml:\d+: not YAML"),
        ("out_of_scope.yaml", "weather: {en: rain}", r"out_of_scope\.yaml:0: weather: en must be a list of words"),
        ("frames.yaml", None, r"frames\.yaml:0: cannot be read"),
        ("common_words.yaml", None, r"common_words\.yaml:0: cannot be read"),
    ],
)
def test_a_wrong_word_list_is_named(fit: Fit, name: str, text: str | None, told: str) -> None:
    """Also where only the fit reads it."""
    if text is None:
        (fit.folder / "lexicon" / name).unlink()
    else:
        (fit.folder / "lexicon" / name).write_text(text, encoding="utf-8")
    with pytest.raises(ContentError, match=told):
        fit.load()


def test_every_module_of_the_fit_counts_for_the_cache() -> None:
    """A change of code that changes the fit must not find the old one."""
    reached, waiting = set[str](), ["fit_matching"]
    while waiting:
        module = waiting.pop()
        reached.add(module)
        tree = ast.parse((CONTENT / f"{module}.py").read_text(encoding="utf-8"))
        names = [node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module]
        ours = {name.removeprefix("content.") for name in names if name.startswith("content.")}
        waiting += sorted(ours - reached - set(waiting))
    only_told = {"answer", "languages", "markup", "problem", "review"}
    assert reached - only_told == set(FITTING_CODE)
