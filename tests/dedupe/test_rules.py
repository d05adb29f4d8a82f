"""The rules: which kind an item is, under which uri, and why."""

import pytest
from dedupe.histories import items, streams
from dedupe.items import parsed
from hypothesis import given
from hypothesis import strategies as st

from schemas.article import ParsedItem
from schemas.codec import decode, encode
from schemas.verdict import Verdict
from schemas.vocab import KINDS, Kind
from streams.dedupe import Desk, Memory, Place, judge


def judged(*stream: ParsedItem) -> list[Verdict]:
    """Return the verdicts on a stream."""
    desk = Desk()
    return [desk.decide(item, Place(0, offset)).verdict for offset, item in enumerate(stream)]


def test_first_seen_is_new() -> None:
    """An item that nobody has seen is new, the canonical one of a cluster of its own, and says where it was judged."""
    item = parsed(offset=7, version="1", created=0)
    verdict = judge(Memory(), item, Place(3, 7))
    assert (verdict.kind, verdict.uri, verdict.reason) == ("new", item.uri, "first seen")
    assert (verdict.parsed_partition, verdict.parsed_offset) == (3, 7)
    assert verdict.cluster is not None
    assert (verdict.cluster.id, verdict.cluster.role) == ("c-" + item.copydesk.revision[:16], "canonical")
    assert verdict.raw == item.copydesk.raw


def test_same_revision_under_another_receipt_is_a_duplicate() -> None:
    """The same item sent again is a duplicate of the first receipt, every time."""
    first, second, third = judged(*(parsed(offset=n, version="1", created=0) for n in range(3)))
    assert (second.kind, second.of, second.of_receipt) == ("duplicate", first.uri, first.receipt)
    assert (third.kind, third.of_receipt) == ("duplicate", first.receipt)
    assert second.cluster == first.cluster


def test_the_same_receipt_is_no_duplicate() -> None:
    """The same receipt again is a redelivery: the first verdict, equal byte for byte."""
    item = parsed(version="1", created=0)
    first, again = judged(item, item)
    assert encode(again) == encode(first)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("new", "update"),
        ("update", "update"),
        ("correction", "correction"),
        ("refile", "refile"),
        ("repeat", "repeat"),
        ("advisory", "advisory"),
        ("duplicate", "update"),
        ("reprint", "update"),
    ],
)
def test_another_revision_of_a_known_uri(said: Kind, kind: Kind) -> None:
    """Another revision of a known article is what parse found in it, else an update; the cluster stays."""
    first, second = judged(parsed(version="1", created=0), parsed(offset=1, version="2", created=1, kind=said))
    assert (second.kind, second.uri, second.of, second.of_receipt) == (kind, first.uri, first.uri, first.receipt)
    assert second.cluster == first.cluster


@pytest.mark.parametrize("kind", ["kill", "withdrawal"])
def test_what_comes_back_after_it_was_taken_away_is_no_repeat(kind: Kind) -> None:
    """A post that went into the bin and out again is an update: what went before it took the text away."""
    _, _, back = judged(
        parsed(version=None, created=0),
        parsed(offset=1, version=None, created=5, kind=kind, status="canceled"),
        parsed(offset=2, version=None, created=9),
    )
    assert (back.kind, back.pub_status) == ("update", "usable")
    assert any("is later and lives" in warning for warning in back.warnings)


@pytest.mark.parametrize("kind", ["correction", "refile", "repeat", "update", "advisory", "release"])
def test_what_parse_knew_stays_without_the_original(kind: Kind) -> None:
    """A correction (or update n) whose original never came keeps its kind."""
    (verdict,) = judged(parsed(kind=kind))
    assert (verdict.kind, verdict.of) == (kind, None)


def test_a_repeat_of_the_same_text_is_no_duplicate() -> None:
    """A text that the agency repeats on purpose has other version facts: a repeat, which goes on."""
    _, repeat = judged(parsed(version="1", created=0), parsed(offset=1, version="2", created=5, kind="repeat"))
    assert repeat.kind == "repeat"


@pytest.mark.parametrize("version", ["4", None])
def test_the_same_version_sent_again_later_is_a_repeat(version: str | None) -> None:
    """Under the same name, or without one, with the same words and a later time: the same again, without a warning."""
    first, second = (parsed(offset=n, version=version, created=n, headline="Harbour closed") for n in (0, 1))
    verdict = judged(first, second)[1]
    assert (verdict.kind, verdict.warnings) == ("repeat", ())


def test_the_same_words_as_another_version_are_an_update() -> None:
    """An agency that gives them a new version, or sends an older one again, says more than that."""
    words = [parsed(offset=n, version=str(n), created=n, headline="Harbour closed") for n in (0, 1)]
    other = parsed(offset=1, version="1", created=1, headline="Harbour closed", body="It was opened on Monday.")
    back = parsed(offset=2, version="0", created=2, headline="Harbour closed")
    assert judged(*words)[1].kind == "update"
    assert judged(words[0], other, back)[2].kind == "update"


def test_same_version_with_another_body_is_another_revision() -> None:
    """The same guid and version with another body is an update, with a warning that names the first."""
    first, second = judged(
        parsed(version="4", created=0), parsed(offset=1, version="4", created=0, body="The harbour was opened.")
    )
    assert second.kind == "update"
    assert second.warnings == (f"version 4 came before with other content, as {first.receipt}",)


def test_a_late_old_version_says_so() -> None:
    """A version that comes after a newer one is an update whose reason calls it late."""
    _, late = judged(parsed(version="2", created=5), parsed(offset=1, version="1", created=0))
    assert (late.kind, late.reason) == ("update", "update, older than the newest version and late")


def test_without_guid_each_revision_is_its_own_article() -> None:
    """Without a guid nothing links two texts at this level: two articles; the same text is a duplicate."""
    first, other, again = judged(parsed(None), parsed(None, offset=1, body="Other."), parsed(None, offset=2))
    assert first.uri != other.uri
    assert [first.kind, other.kind, again.kind] == ["new", "new", "duplicate"]


def test_a_test_ends_and_leaves_nothing() -> None:
    """A test of the line is a test each time it comes, whatever its status, and touches no article."""
    test = {"kind": "test", "status": "canceled"}
    story, first, second, update = judged(
        parsed(version="1", created=0),
        parsed(offset=1, version="2", created=1, kind="test", status="canceled"),
        parsed(offset=2, version="2", created=1, **test),  # type: ignore[arg-type]
        parsed(offset=3, version="3", created=2),
    )
    assert [story.kind, first.kind, second.kind, update.kind] == ["new", "test", "test", "update"]
    assert update.of_receipt == story.receipt


def test_hold_and_release() -> None:
    """A withheld version is a hold; the next usable one releases; a correction stays a correction."""
    story, hold, release, update = judged(
        parsed(version="1", created=0),
        parsed(offset=1, version="2", created=1, status="withheld"),
        parsed(offset=2, version="3", created=2),
        parsed(offset=3, version="4", created=3),
    )
    assert [story.kind, hold.kind, release.kind, update.kind] == ["new", "hold", "release", "update"]
    assert (hold.pub_status, release.pub_status) == ("withheld", "usable")
    held, corrected = judged(parsed(status="withheld", created=0), parsed(offset=1, created=1, kind="correction"))
    assert (held.kind, corrected.kind) == ("hold", "correction")


def test_a_hold_by_word_is_withheld() -> None:
    """A hold that the text calls for, under a usable status, withholds all the same."""
    _, hold = judged(parsed(version="1", created=0), parsed(offset=1, version="2", created=1, kind="hold"))
    assert (hold.kind, hold.pub_status) == ("hold", "withheld")


def test_an_older_usable_version_releases_nothing() -> None:
    """A late version from before the hold does not release it."""
    _, late = judged(parsed(version="2", created=5, status="withheld"), parsed(offset=1, version="1", created=0))
    assert late.kind == "update"


def test_a_uri_of_another_agency_is_not_taken_over() -> None:
    """An item of another agency under a known absolute guid gets a uri of its own, with a warning, for all versions."""
    mine, foreign, next_one = judged(
        parsed(version="1", created=0),
        parsed(offset=1, version="2", created=1, agency="Other"),
        parsed(offset=2, version="3", created=2, agency="Other"),
    )
    assert (foreign.kind, foreign.uri) == ("new", f"urn:copydesk:other:{mine.uri}")
    assert "belongs to Wire" in foreign.warnings[0]
    assert (next_one.kind, next_one.uri, next_one.of_receipt) == ("update", foreign.uri, foreign.receipt)


def test_an_occupied_shadow_falls_back_to_the_revision() -> None:
    """Where another agency has taken the uri made of feed and guid too, the revision names the article."""
    guid = "tag:wire.example,2025:1"
    _, squatter, foreign = judged(
        parsed(guid), parsed(f"urn:copydesk:other:{guid}", offset=1), parsed(guid, offset=2, agency="Other")
    )
    assert squatter.uri == f"urn:copydesk:other:{guid}"
    assert foreign.uri == f"urn:copydesk:other:{foreign.revision}"


def test_headlines_are_kept_short() -> None:
    """A verdict keeps 200 code points of a headline, not a text of any length."""
    item = parsed()
    long = item.model_copy(update={"headlines": (item.headlines[0].model_copy(update={"value": "é" * 5000}),)})
    assert judge(Memory(), long, Place(0, 0)).headline == "é" * 200


def words_of(item: ParsedItem) -> tuple[str, ...]:
    """Return whose an item is and what it says."""
    return item.copydesk.agency, *(text.value for text in item.headlines), *(body.value for body in item.bodies)


@given(streams())
def test_nothing_is_a_duplicate_of_itself_or_of_a_later_item(stream: list[ParsedItem]) -> None:
    """A duplicate names a receipt that was judged before, never its own: of the same revision or words.

    Words alone count without a guid, and where they are from before a correction.
    """
    before: dict[str, ParsedItem] = {}
    for item, verdict in zip(stream, judged(*stream), strict=True):
        if verdict.kind == "duplicate" and verdict.receipt not in before:
            known = before[verdict.of_receipt or ""]
            may_differ = item.copydesk.guid is None or "and corrected since" in verdict.reason  # in its embargo, say
            assert (may_differ and words_of(known) == words_of(item)) or known.copydesk.revision == verdict.revision
        before[verdict.receipt] = item


@given(streams(), items(99))
def test_judging_changes_nothing(stream: list[ParsedItem], item: ParsedItem) -> None:
    """Judging an item, any number of times, leaves the memory as it was and gives the same verdict."""
    desk = Desk()
    for offset, known in enumerate(stream):
        desk.decide(known, Place(0, offset))
    before = list(desk.memory)
    first, second = judge(desk.memory, item, Place(0, 99)), judge(desk.memory, item, Place(0, 99))
    assert encode(first) == encode(second)
    assert list(desk.memory) == before


words = st.text(max_size=20)


@given(
    st.lists(
        st.tuples(
            words, words, words, words, st.none() | words, st.none() | words, st.sampled_from(KINDS), st.booleans()
        ),
        max_size=6,
    )
)
def test_any_words_are_judged(stream: list[tuple[str, str, str, str, str | None, str | None, Kind, bool]]) -> None:
    """Whatever identifiers an item has, it gets a verdict that survives the log."""
    desk = Desk()
    for offset, (uri, agency, feed, receipt, guid, target, kind, may_kill) in enumerate(stream):
        item = parsed(guid, offset=offset, agency=agency, feed=feed or "f", kind=kind, target=target, may_kill=may_kill)
        odd = item.model_copy(
            update={"uri": uri, "copydesk": item.copydesk.model_copy(update={"receipt": receipt, "revision": uri})}
        )
        verdict = desk.decide(odd, Place(0, offset)).verdict
        assert decode(Verdict, encode(verdict)) == verdict
