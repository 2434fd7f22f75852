"""What /metrics tells, and what it must not."""

from prometheus_client.parser import text_string_to_metric_families

from tests.house import House


async def _numbers(house: House) -> dict[tuple[str, tuple[str, ...]], float]:
    answer = await house.http.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain")
    families = text_string_to_metric_families(answer.text)
    return {
        (sample.name, tuple(sample.labels.values())): sample.value for family in families for sample in family.samples
    }


async def test_what_happened_is_counted(polled: House) -> None:
    """Updates by kind, turns, deliveries by kind and outcome, warnings by level."""
    alice = await polled.patient()
    before = await _numbers(polled)
    await alice.says("what is leukopenia")
    await alice.hears()
    await alice.says("I have a fever of 39.2 and shaking chills")
    await alice.hears("112")
    await polled.idle()
    after = await _numbers(polled)
    while ("whitecell_deliveries_total", ("warning", "sent")) not in after:  # counted once its commit has ended
        after = await _numbers(polled)
    grown = {name: after[name] - before.get(name, 0) for name in after}
    assert grown["whitecell_updates_total", ("text",)] == 2
    assert grown["whitecell_turn_seconds_count", ()] == 2
    assert grown["whitecell_warnings_total", ("emergency",)] == 1
    assert grown["whitecell_deliveries_total", ("warning", "sent")] == 1
    assert grown["whitecell_deliveries_total", ("reply", "sent")] >= 1
    assert (after["whitecell_ready", ()], after["whitecell_inbox_waiting", ()]) == (1, 0)
    assert after["process_resident_memory_bytes", ()] > 10_000_000


async def test_nobody_is_named(polled: House) -> None:
    """No id, name or word of a person stands on the page."""
    alice = await polled.patient("Alice")
    await alice.says("wbc 3.21")
    await alice.hears("3.21")
    page = (await polled.http.get("/metrics")).text
    assert not [secret for secret in (str(alice.id), "Alice", "3.21", polled.telegram.local.token) if secret in page]
