"""docs/grafana.json shows what /metrics has, all of it and nothing else."""

import json
import re
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from bot.http.health import Findings
from bot.http.metrics import exposition
from bot.inbox.backlog import Backlog
from bot.tally import Tally

DASHBOARD = json.loads((Path(__file__).parents[2] / "docs" / "grafana.json").read_text())
_PROCESS = {"process_resident_memory_bytes", "process_cpu_seconds_total"}  # of those that come with the client


def _offered() -> set[str]:
    """Our own families, by the name under which they are queried."""
    page = exposition(Tally(), Findings(None, Backlog(0, 0, 0, 0))).decode()
    families = [family for family in text_string_to_metric_families(page) if family.name.startswith("whitecell_")]
    ending = {"counter": "_total", "histogram": "_bucket", "gauge": ""}
    return {family.name + ending[family.type] for family in families}


def _asked() -> set[str]:
    expressions = [target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"]]
    return set(re.findall(r"\b(?:whitecell|process)_\w+", " ".join(expressions)))


def test_every_metric_is_shown_and_every_shown_metric_exists() -> None:
    """A name that is changed in one place is changed in the other."""
    assert _asked() == _offered() | _PROCESS


def test_panels_have_a_place_of_their_own() -> None:
    """Each has its own id, a title and a description."""
    ids = [panel["id"] for panel in DASHBOARD["panels"]]
    assert len(set(ids)) == len(ids)
    assert all(panel["title"] and panel["description"] for panel in DASHBOARD["panels"])
