"""Restore: crashes at any moment, with any sends lost, change nothing about what is judged and remembered."""

from collections.abc import Callable
from typing import Any

import pytest
from dedupe.histories import streams
from dedupe.items import parsed
from dedupe.wire import Stage
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import ParsedItem
from schemas.codec import encode
from schemas.verdict import JudgedItem
from streams.dedupe import Desk, Place, kill_of
from streams.dedupe.recall import RECALLED
from streams.dedupe.versions import version_of


def uninterrupted(stream: list[ParsedItem]) -> Stage:
    """Return a stage that worked through the stream without a crash."""
    stage = Stage(stream)
    stage.run(0, len(stream))
    return stage


def with_crashes(stream: list[ParsedItem], data: st.DataObject) -> Stage:
    """Return a stage that crashed several times on the way, each time with sends above the committed offset lost."""
    stage, committed = Stage(stream), 0
    for _ in range(data.draw(st.integers(0, 4))):
        acked = data.draw(st.integers(committed, len(stream)))
        reached = data.draw(st.integers(acked, len(stream)))
        stage.run(committed, acked)
        stage.run(acked, reached, lambda: data.draw(st.booleans()))
        committed = acked
        stage.crash(committed)
    stage.run(committed, len(stream))
    return stage


@given(streams(), st.data())
def test_crashes_change_no_verdict_and_no_memory(stream: list[ParsedItem], data: st.DataObject) -> None:
    """Any crashes with any holes above the committed offset end in the same verdicts, memory and held items."""
    expected, stage = uninterrupted(stream), with_crashes(stream, data)
    assert stage.log() == expected.log()
    assert list(stage.desk.memory) == list(expected.desk.memory)
    assert set(stage.desk.held) == set(expected.desk.held)
    assert stage.kills == expected.kills
    assert {k for k, v in stage.held.items() if v} == {k for k, v in expected.held.items() if v}


def test_a_restore_recalls_what_was_recalled_before() -> None:
    """Whichever offset comes first, and however many before it were items that came again, the same verdicts are at hand."""
    desk = Desk()
    old, new = (desk.decide(parsed(offset=at), Place(0, at)).verdict for at in (0, RECALLED - 1))
    for offset in (RECALLED, RECALLED + RECALLED // 2):
        restored = Desk.restore(Place(0, offset), [old, new])
        assert list(restored.memory) == list(desk.memory)
        assert restored.weigh(parsed(offset=0), Place(0, offset)).verdict == old


@given(streams(), st.data())
def test_nothing_that_goes_on_is_lost(stream: list[ParsedItem], data: st.DataObject) -> None:
    """After any crashes every judged record of the uninterrupted run was sent at least once, and no other."""
    expected, stage = uninterrupted(stream), with_crashes(stream, data)
    sent: Callable[[Stage], set[str]] = lambda stage: {judged.verdict.receipt for judged in stage.judged}  # noqa: E731
    assert sent(stage) == sent(expected)


@given(streams(), st.data())
def test_a_reader_of_latest_never_goes_back(stream: list[ParsedItem], data: st.DataObject) -> None:
    """Whatever crashes, no older version follows a newer one as `latest`, and no killed text its tombstone."""
    shown: dict[str, JudgedItem] = {}
    killed: dict[str, JudgedItem] = {}
    for judged in with_crashes(stream, data).judged:
        uri, kill = judged.verdict.uri, kill_of(judged.verdict)
        if not judged.latest:
            continue
        if kill:
            killed[uri] = judged
            continue
        if uri in killed:
            end = kill_of(killed[uri].verdict)
            assert end is not None
            assert (judged.verdict.version_created or judged.verdict.received_at) > end.at
        if uri in shown:
            assert version_of(judged.verdict).order >= version_of(shown[uri].verdict).order
        shown[uri] = judged


NOTICE: dict[str, Any] = {"headline": "STORY WITHDRAWN: Harbour closed", "may_kill": False}


@pytest.mark.parametrize(
    "second",
    [
        parsed(offset=1, headline="Harbour closed"),  # canceled, for the notice names it
        parsed(offset=1, headline="Harbour closed", embargo_text="Not before the vote"),
        parsed(offset=1, headline="Harbour opened", embargoed=60),
        parsed(offset=1, headline="Harbour opened", embargo_text="Not before the vote"),
    ],
)
def test_a_notice_that_comes_again_is_shown_as_it_was(second: ParsedItem) -> None:
    """A notice with the uri of the story after it is shown until that goes out, or is canceled, and a crash changes nothing."""
    expected, stage = (uninterrupted([parsed(offset=0, **NOTICE), second]) for _ in range(2))
    stage.judged.clear()
    stage.crash(0)
    stage.run(0, 2)
    assert stage.shown() == expected.shown()
    waits = expected.verdicts[1].held
    assert list(expected.shown().values()) == (["wire.raw.v1/0/0#0"] if waits else [])
    expected.release_all()
    stage.release_all()
    usable = expected.verdicts[1].pub_status == "usable"
    assert list(stage.shown().values()) == list(expected.shown().values()) == (["wire.raw.v1/0/1#0"] if usable else [])


@given(streams(), st.data())
def test_crashes_end_in_the_same_latest(stream: list[ParsedItem], data: st.DataObject) -> None:
    """After any crashes, before embargoes are over and after, the same version of each article is shown."""
    expected, stage = uninterrupted(stream), with_crashes(stream, data)
    assert stage.shown() == expected.shown()
    expected.release_all()
    stage.release_all()
    assert stage.shown() == expected.shown()


def test_of_two_verdicts_on_a_receipt_the_first_stands() -> None:
    """A process that lost its partition may still write: the verdict of the earlier parsed record stands."""
    item = parsed(created=0)
    first, second = (Desk().decide(item, Place(0, offset)).verdict for offset in (3, 5))
    for log in ([first, second], [second, first]):
        for committed in (3, 4, 6):
            desk = Desk.restore(Place(0, committed), log)
            offset = 3 if committed < 4 else 5
            standing = first if committed < 6 else log[0]
            assert desk.decide(item, Place(0, offset)).verdict == standing


@given(streams(), st.data())
def test_weighing_changes_nothing(stream: list[ParsedItem], data: st.DataObject) -> None:
    """What is weighed and not settled leaves no trace: another item may be weighed between, any number of times."""
    stage, expected = Stage(stream), uninterrupted(stream)
    for offset in range(len(stream)):
        stage.desk.weigh(data.draw(st.sampled_from(stream)), Place(0, offset))
        stage.run(offset, offset + 1)
    assert list(stage.desk.memory) == list(expected.desk.memory)
    assert stage.log() == expected.log()


def test_a_missing_verdict_is_judged_with_the_memory_it_had() -> None:
    """Where the first verdict is lost and that of its re-send landed, the first is new and the re-send its duplicate."""
    stream = [parsed(offset=0, created=0), parsed(offset=1, created=0)]
    stage = uninterrupted(stream)
    kept = stage.verdicts.pop()
    stage.verdicts[:] = [kept]
    stage.crash(0)
    stage.run(0, 2)
    assert {v.receipt: v.kind for v in stage.verdicts} == {
        "wire.raw.v1/0/0#0": "new",
        "wire.raw.v1/0/1#0": "duplicate",
    }
    assert kept.of_receipt == "wire.raw.v1/0/0#0"


def test_a_redelivered_version_is_not_latest_while_a_newer_one_is_in_the_log() -> None:
    """v1 comes again after a crash; v2, judged before the crash, may be published: v1 goes on, but not as the latest."""
    stage = uninterrupted([parsed(offset=0, created=0, version="1"), parsed(offset=1, created=1, version="2")])
    stage.crash(0)
    stage.judged.clear()
    stage.run(0, 2)
    assert [judged.latest for judged in stage.judged] == [False, True]


def test_a_kill_in_the_kills_topic_alone_does_not_judge_earlier_items() -> None:
    """A kill whose verdict was lost is known from its topic: earlier items keep their verdict and are not latest."""
    stream = [parsed(offset=0, created=0, version="1"), parsed(offset=1, created=5, status="canceled")]
    stage = uninterrupted(stream)
    stage.verdicts.clear()
    stage.judged.clear()
    stage.crash(0)
    stage.run(0, 2)
    assert [(judged.verdict.pub_status, judged.latest) for judged in stage.judged] == [
        ("usable", False),
        ("canceled", True),
    ]


def test_a_stored_verdict_is_given_again_byte_for_byte() -> None:
    """A receipt that comes again, in the same life or after a restore, gets the bytes of its first verdict."""
    item = parsed(offset=0, created=0)
    stage = uninterrupted([item, item])
    first = encode(stage.verdicts[0])
    again = stage.desk.decide(item, Place(0, 7))
    assert (encode(again.verdict), again.new) == (first, False)
    for committed in (0, 1, 2):
        stage.crash(committed)
        again = stage.desk.decide(item, Place(0, 8))
        assert (encode(again.verdict), again.new) == (first, False)


def test_a_restore_reads_verdicts_one_by_one() -> None:
    """A log of 14 days is never held whole: restore takes any iterator."""
    stage = uninterrupted([parsed(f"tag:wire.example,2025:{n}", offset=n) for n in range(5)])
    desk = Desk.restore(Place(0, 5), iter(stage.verdicts))
    assert list(desk.memory) == list(stage.desk.memory)
