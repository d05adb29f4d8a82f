"""A correction that mends a name in the headline goes on with its article, and takes no other firm's or town's."""

from typing import Any

import pytest
from dedupe.test_another_subject import PAIRS
from dedupe.test_copies import judged
from dedupe.texts import told

from schemas.article import ParsedItem
from schemas.base import changed

NAMED = (
    "President Lucia Paredes on Friday named the economist Mario Ugarte as minister of finance, in place of Ana Solis, who went last "
    "week after a dispute about spending.\n\nUgarte, 54, was at the central bank until 2022.\n\nOur task is to keep the accounts in "
    "order, Ugarte told reporters at the palace. The sol gained 0.4 percent after that, traders in Lima said."
)
HEAD = "Paredes names economist {} as finance minister"


def later(text: str, head: str, note: str | None = None, number: int | None = None, **facts: Any) -> ParsedItem:
    """Make an item that follows, with what its desk says of it."""
    item = told(text, head, offset=1, agency="Wire", guid=None, **facts)
    change = changed(item.copydesk.change, note=note, number=number)
    return changed(item, copydesk=changed(item.copydesk, change=change))


@pytest.mark.parametrize(
    ("facts", "kind"),
    [
        ({"kind": "refile"}, "refile"),
        ({"kind": "correction"}, "correction"),
        ({"kind": "update", "number": 1}, "update"),
    ],
)
@pytest.mark.parametrize("wrong", ["Ugrate", "Ugarde", "Solis Vega", "Prado"])
def test_a_headline_alone_was_wrong(facts: dict[str, Any], kind: str, wrong: str) -> None:
    """Whatever the headline called somebody whom the known text has by name: what follows with that text is its version."""
    first, second = judged(
        told(NAMED, HEAD.format(wrong), agency="Wire", guid=None), later(NAMED, HEAD.format("Ugarte"), **facts)
    )
    assert (second.kind, second.uri, second.of_receipt) == (kind, first.uri, first.receipt), second.reason
    assert second.warnings == ()


@pytest.mark.parametrize("kind", ["refile", "correction"])
@pytest.mark.parametrize(("wrong", "right"), [("Ugrate", "Ugarte"), ("Ugarte", "Ugarde"), ("Ugate", "Ugarte")])
def test_a_name_was_misspelled_throughout(kind: Any, wrong: str, right: str) -> None:
    """So it is where text and headline had the name in another spelling."""
    text = NAMED.replace("Ugarte", "{}")
    first, second = judged(
        told(text.replace("{}", wrong), HEAD.format(wrong), agency="Wire", guid=None),
        later(text.replace("{}", right), HEAD.format(right), kind=kind),
    )
    assert (second.kind, second.uri) == (kind, first.uri), second.reason


def test_a_note_tells_both_names() -> None:
    """A firm was the wrong one, and the note says so; where it tells one name alone, it may be of that firm's own story."""
    (head, text), (right_head, right_text) = PAIRS["results"]
    first = told(text, head, agency="Wire", guid=None)
    both, one = (
        judged(first, later(right_text, right_head, note, kind="correction"))[1]
        for note in ("Corrects name of firm to Nordsee, not Acme", "Corrects profit of Nordsee")
    )
    assert (both.kind, both.uri == first.uri) == ("correction", True), both.reason
    assert one.uri != first.uri


@pytest.mark.parametrize("what", PAIRS)
@pytest.mark.parametrize("facts", [{"kind": "refile"}, {"kind": "correction"}, {"kind": "update", "number": 1}])
def test_what_follows_another_story_of_the_form_takes_nobodys_place(what: str, facts: dict[str, Any]) -> None:
    """The correction of another town's or firm's story is no version of the one that is known, and goes to its own where that is."""
    (head, text), (other_head, other_text) = PAIRS[what]
    first = told(text, head, agency="Wire", guid=None)
    assert judged(first, later(other_text, other_head, **facts))[1].uri != first.uri
    own = told(other_text, other_head, offset=2, agency="Wire", guid=None)
    assert judged(first, own, later(other_text, other_head, **facts))[2].uri == own.uri
