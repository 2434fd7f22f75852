"""Prometheus's view of the tally and of what waits. No label names a person, and nothing is kept between two looks."""

from collections.abc import Iterator

from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.http.health import Findings
from bot.tally import Durations, Tally


def exposition(tally: Tally, findings: Findings) -> bytes:
    """The page at /metrics."""
    registry = CollectorRegistry()
    registry.register(_Numbers(tally, findings))
    ProcessCollector(registry=registry)
    return generate_latest(registry)


class _Numbers(Collector):
    def __init__(self, tally: Tally, findings: Findings) -> None:
        self._tally = tally
        self._findings = findings

    def collect(self) -> Iterator[Metric]:
        yield from _counted(self._tally)
        yield from _waiting(self._findings)


def _counted(tally: Tally) -> Iterator[Metric]:
    updates = CounterMetricFamily("whitecell_updates", "Updates handled, by kind.", labels=["kind"])
    for kind, count in tally.updates.items():
        updates.add_metric([kind], count)
    yield updates
    yield _histogram("whitecell_turn_seconds", "From taking an update to the commit of its turn.", tally.turns)
    yield _counter("whitecell_failed_turns", "Turns that ended in an error and are tried again.", tally.failed_turns)
    yield _counter("whitecell_parked_updates", "Updates parked after their last try.", tally.parked)
    warnings = CounterMetricFamily("whitecell_warnings", "Urgent texts, by level.", labels=["level"])
    for level, count in tally.warnings.items():
        warnings.add_metric([level], count)
    yield warnings
    requests = CounterMetricFamily("whitecell_webhook_requests", "Webhook requests, by answer.", labels=["answer"])
    for answer, count in tally.webhook.items():
        requests.add_metric([answer], count)
    yield requests
    outcomes = CounterMetricFamily(
        "whitecell_deliveries", "Attempts to deliver, by kind and outcome.", labels=["kind", "outcome"]
    )
    for (kind, outcome), count in tally.deliveries.outcomes.items():
        outcomes.add_metric([kind, outcome], count)
    yield outcomes
    given_up = CounterMetricFamily(
        "whitecell_given_up", "Deliveries to people who could not be reached in three days, by kind.", labels=["kind"]
    )
    for kind, count in tally.deliveries.given_up.items():
        given_up.add_metric([kind], count)
    yield given_up
    freed = tally.deliveries.leases_freed
    yield _counter("whitecell_leases_freed", "Deliveries taken over from a process that died.", freed)


def _waiting(findings: Findings) -> Iterator[Metric]:
    yield _gauge("whitecell_ready", "1 while /readyz is green.", float(findings.trouble is None))
    if findings.inbox is None:
        return
    waiting = findings.inbox
    yield _gauge("whitecell_inbox_waiting", "Updates waiting for their turn.", waiting.waiting)
    yield _gauge("whitecell_inbox_oldest_seconds", "Age of the oldest waiting update.", waiting.oldest_ms / 1000)
    unread_seconds = waiting.oldest_unread_ms / 1000
    yield _gauge("whitecell_inbox_unread_seconds", "Age of the oldest update not read for danger.", unread_seconds)
    yield _gauge("whitecell_parked", "Updates parked now, until the host retries them.", waiting.parked)
    depth = GaugeMetricFamily("whitecell_ledger_waiting", "Deliveries due and not sent, by kind.", labels=["kind"])
    late = GaugeMetricFamily(
        "whitecell_ledger_late_seconds", "How long the oldest has been due, by kind.", labels=["kind"]
    )
    for kind, unsent in findings.unsent.items():
        depth.add_metric([kind], unsent.count)
        late.add_metric([kind], unsent.late_ms / 1000)
    yield from (depth, late)


def _counter(name: str, what: str, value: float) -> Metric:
    return CounterMetricFamily(name, what, value=value)


def _gauge(name: str, what: str, value: float) -> Metric:
    return GaugeMetricFamily(name, what, value=value)


def _histogram(name: str, what: str, durations: Durations) -> Metric:
    buckets, so_far = [], 0
    for bound, count in zip((*map(str, durations.bounds), "+Inf"), durations.counts, strict=True):
        so_far += count
        buckets.append((bound, float(so_far)))
    return HistogramMetricFamily(name, what, buckets=buckets, sum_value=durations.total_seconds)
