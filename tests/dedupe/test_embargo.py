"""Embargoes: what waits, until when, what takes its place, and what a restart leaves of it."""

from dedupe.items import at, parsed
from dedupe.wire import Stage

from schemas.article import ParsedItem
from streams.dedupe import Decision, Desk, Place


def decided(desk: Desk, *stream: ParsedItem) -> list[Decision]:
    """Return the decisions on items at their own offsets."""
    return [desk.decide(item, Place(0, item.copydesk.raw.offset or 0)) for item in stream]


def test_an_item_under_embargo_waits() -> None:
    """It is held, not latest, due when the embargo is over, and released as the latest then."""
    desk = Desk()
    (held,) = decided(desk, parsed(created=0, embargoed=60))
    assert (held.route, held.latest, held.verdict.held, held.verdict.held_until) == ("held", False, True, at(60))
    assert desk.due(at(59.9)) == ()
    assert desk.due(at(60)) == (held.verdict.receipt,)
    gone = desk.release(held.verdict.receipt)
    assert gone is not None
    assert (gone.route, gone.latest, gone.verdict) == ("on", True, held.verdict)
    assert desk.release(held.verdict.receipt) is None
    assert not desk.held


def test_an_embargo_that_was_over_on_receipt_is_none() -> None:
    """An embargo up to the moment of receipt, or before it, holds nothing."""
    for minutes in (10, 9):
        (past,) = decided(Desk(), parsed(received=10, embargoed=minutes, embargo_text="Not before noon"))
        assert (past.route, past.verdict.held) == ("on", False)


def test_an_unreadable_embargo_waits_for_a_person() -> None:
    """An embargo that nobody could read never becomes due; it is released by hand."""
    desk = Desk()
    (held,) = decided(desk, parsed(embargo_text="Until the vote"))
    assert (held.route, held.verdict.held_until, desk.due(at(10**6))) == ("held", None, ())
    gone = desk.release(held.verdict.receipt)
    assert gone is not None
    assert gone.latest


def test_nothing_else_waits_for_an_embargo() -> None:
    """A kill works at once; a duplicate and a test end, whatever embargo they carry."""
    _, duplicate, test, kill = decided(
        Desk(),
        parsed(created=0, embargoed=60),
        parsed(offset=1, created=0, embargoed=60),
        parsed(offset=2, created=0, embargoed=60, kind="test"),
        parsed(offset=3, created=1, embargoed=60, status="canceled"),
    )
    assert [duplicate.route, test.route, kill.route] == ["ends", "ends", "on"]


def test_a_newer_version_takes_the_place() -> None:
    """A newer version, under embargo itself or not, drops the held one; a late older one does not."""
    for embargoed in (None, 90):
        desk = Desk()
        held, older, newer = decided(
            desk,
            parsed(version="2", created=2, embargoed=60),
            parsed(offset=1, version="1", created=1),
            parsed(offset=2, version="3", created=3, embargoed=embargoed),
        )
        assert (older.drops, older.latest) == ((), True)
        assert newer.drops == (held.verdict.receipt,)
        assert held.verdict.receipt not in desk.held


def test_a_kill_takes_the_place_of_what_it_reaches() -> None:
    """A kill drops the held versions up to its time, is shown at once, and leaves a later held version alone."""
    desk = Desk()
    _, reached, later, kill = decided(
        desk,
        parsed(version="1", created=0),
        parsed(offset=1, version="2", created=1, embargoed=60),
        parsed("tag:wire.example,2025:2", offset=2, created=9, embargoed=60),
        parsed(offset=3, version="3", created=2, status="canceled"),
    )
    assert (kill.drops, kill.latest) == ((reached.verdict.receipt,), True)
    assert set(desk.held) == {later.verdict.receipt}


def test_a_late_kill_hides_the_shown_version_under_a_held_one() -> None:
    """The only living version waits: the kill of the shown one is the latest, and the held one is shown when it goes."""
    desk = Desk()
    _, held, kill = decided(
        desk,
        parsed(version="1", created=0),
        parsed(offset=1, version="3", created=5, embargoed=60),
        parsed(offset=2, version="2", created=2, status="canceled"),
    )
    assert (kill.latest, kill.drops) == (True, ())
    gone = desk.release(held.verdict.receipt)
    assert gone is not None
    assert gone.latest


def test_a_version_that_was_never_let_out_keeps_no_text_alive() -> None:
    """v1 is shown, v3 was replaced under embargo by v4, which waits: a late kill of v1 finds nothing living."""
    desk = Desk()
    *_, kill = decided(
        desk,
        parsed(version="1", created=1),
        parsed(offset=1, version="3", created=3, embargoed=60),
        parsed(offset=2, version="4", created=4, embargoed=90),
        parsed(offset=3, version="2", created=2, status="canceled"),
    )
    assert kill.latest


def test_an_older_item_does_not_slip_out_before_the_embargo_of_a_newer() -> None:
    """An older version whose embargo ends first goes nowhere while a newer one waits."""
    desk = Desk()
    newer, older = decided(
        desk,
        parsed(version="2", created=2, embargoed=90),
        parsed(offset=1, version="1", created=1, embargoed=60),
    )
    assert desk.due(at(60)) == (older.verdict.receipt,)
    gone = desk.release(older.verdict.receipt)
    assert gone is not None
    assert (gone.route, gone.latest) == ("ends", False)
    assert set(desk.held) == {newer.verdict.receipt}


def test_an_embargo_outlives_the_memory_of_versions() -> None:
    """An embargo of a month: the version facts are gone, the item is still released, and a newer version still drops it."""
    month = 60 * 24 * 30
    for newer in (False, True):
        desk = Desk()
        held, _ = decided(
            desk, parsed(created=0, embargoed=month), parsed("tag:wire.example,2025:2", offset=1, received=month - 60)
        )
        assert desk.memory.versions.of(held.verdict.uri) == ()
        if newer:
            (next_one,) = decided(desk, parsed(offset=2, version="2", created=month - 30, received=month - 30))
            assert next_one.drops == (held.verdict.receipt,)
        else:
            gone = desk.release(held.verdict.receipt)
            assert gone is not None
            assert (gone.route, gone.latest) == ("on", True)


def test_held_items_survive_a_restart() -> None:
    """After a restart the held item is still due and is released as before."""
    stage = Stage([parsed(created=0, embargoed=60)])
    stage.run(0, 1)
    stage.crash(1)
    assert stage.desk.due(at(60)) == ("wire.raw.v1/0/0#0",)


def test_a_redelivered_newer_version_drops_nothing_that_came_after_it() -> None:
    """v2 is delivered again, in this life or the next; the late v1 that was held after it goes on waiting."""
    stage = Stage([parsed(version="2", created=2), parsed(offset=1, version="1", created=1, embargoed=60)])
    stage.run(0, 2)
    assert stage.desk.decide(stage.stream[0], Place(0, 2)).drops == ()
    stage.crash(0)
    stage.run(0, 2)
    assert set(stage.desk.held) == {"wire.raw.v1/0/1#0"}


def test_an_item_whose_hold_was_lost_hides_nothing() -> None:
    """A crash lost the held record of v2: v1, delivered again, is still the latest, and v2 is held again."""
    stage = Stage([parsed(version="1", created=1), parsed(offset=1, version="2", created=2, embargoed=60)])
    stage.run(0, 2)
    stage.held.clear()
    stage.crash(0)
    first, second = decided(stage.desk, *stage.stream)
    assert (first.latest, second.route) == (True, "held")


def test_a_released_item_is_not_held_again() -> None:
    """An item that was released before the crash and is delivered again goes nowhere: it went on already."""
    stage = Stage([parsed(created=0, embargo_text="Until the vote")])
    stage.run(0, 1)
    stage.desk.release("wire.raw.v1/0/0#0")
    stage.held["wire.raw.v1/0/0#0"] = None  # its tombstone
    for committed in (0, 1):
        stage.crash(committed)
        again = stage.desk.decide(stage.stream[0], Place(0, 0))
        assert (again.route, again.new) == ("ends", False)
        assert not stage.desk.held


def test_a_late_version_knows_that_a_released_one_is_newer() -> None:
    """A version that was released counts as shown, also after a restart: a late older one is not the latest."""
    stage = Stage([parsed(version="2", created=2, embargoed=60), parsed(offset=1, version="1", created=1, received=70)])
    stage.run(0, 1)
    stage.desk.release("wire.raw.v1/0/0#0")
    assert not stage.desk.weigh(stage.stream[1], Place(0, 1)).latest
    stage.held["wire.raw.v1/0/0#0"] = None
    stage.crash(1)
    assert not stage.desk.decide(stage.stream[1], Place(0, 1)).latest


def test_a_version_that_names_no_embargo_goes_out_with_a_warning() -> None:
    """It takes the place of the one that waits, and says so; what waits too, comes late or comes after the end does not."""
    held, later, third = decided(
        Desk(), parsed(created=0, embargoed=60), parsed(offset=1, created=1), parsed(offset=2, created=2)
    )
    assert (later.route, later.latest, later.drops) == ("on", True, (held.verdict.receipt,))
    assert [warning.split(": ")[-1] for warning in later.verdict.warnings] == ["see by hand whether it may"]
    assert f"({held.verdict.receipt}) came under an embargo until 2025-03-16T13:00:00Z" in later.verdict.warnings[0]
    assert third.verdict.warnings == ()
    for quiet in (
        parsed(offset=1, created=1, embargoed=90),
        parsed(offset=1, created=-1),
        parsed(offset=1, created=61, received=61),
        parsed(offset=1, created=1, status="canceled"),
        parsed(offset=1, created=0, embargoed=60),
    ):
        assert decided(Desk(), parsed(created=0, embargoed=60), quiet)[1].verdict.warnings == (), quiet


def test_a_version_after_an_unreadable_embargo_warns_too() -> None:
    """Nobody knows when that ends."""
    _, later = decided(Desk(), parsed(created=0, embargo_text="Until the vote"), parsed(offset=1, created=1))
    assert "an embargo that nobody could read" in later.verdict.warnings[0]
