"""`copydesk show`: an article for a person, from the store."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest
from cli.copydesk import copydesk, said
from cli.shelf import shelve
from contracts.records import Item

from schemas.annotations import Annotations, PersonMention, PlaceMention
from streams.cli.show import LOOKS, STYLES, highlighted
from streams.messages import Record

TEXT = "Mayor Anna Holm opened it in Tauber on Friday."
MENTION = {"relevance": 90, "method": "test/1"}
NOTED: dict[str, Any] = {
    "status": {"names": "ok"},
    "people": [{**MENTION, "start": 6, "end": 15, "surface": "Anna Holm", "name": "Anna Holm", "role": "Mayor"}],
    "places": [{**MENTION, "start": 29, "end": 35, "surface": "Tauber", "name": "Tauber", "country": "DE", "kind": "place"}],
    "dates": [{**MENTION, "start": 39, "end": 45, "surface": "Friday", "value": "2025-03-14", "kind": "date"}],
}  # fmt: skip


def story(number: int, **changes: Any) -> Item:
    """Return a version of one story."""
    return Item(number, version=number, text=TEXT, created=number, **changes)


def noted(item: Item) -> Record:
    """Return the record of an item whose text was enriched."""
    record = item.article(subjects=[{"name": "politics", "confidence": 61}])
    document = orjson.loads(record.value or b"")
    document["copydesk"] |= {"annotations": NOTED, "keywords": ["bridge"]}
    return replace(record, value=orjson.dumps(document))


def test_article_in_plain_words(tmp_path: Path) -> None:
    """Where nobody looks: headline, text as it is, and what was found by kind, without a colour."""
    url = shelve(tmp_path, noted(story(1)))
    done = copydesk("show", story(1).uri, folder=tmp_path, COPYDESK_STORE=url)
    told = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert told.startswith(story(1).headline + "\n")
    assert f"\n{TEXT}\n" in told
    assert "people: Anna Holm (Mayor)\nplaces: Tauber (DE)\ndates: Friday = 2025-03-14\n" in told
    assert "topics: politics 61\nkeywords: bridge\nstatus: names ok\n" in told
    assert "\x1b" not in told


def test_what_editors_say(tmp_path: Path) -> None:
    """The take, what was changed, the note to editors, and our own doubts stand above the text."""
    record = story(1).article(edNote="Editors: photo to follow.")
    document = orjson.loads(record.value or b"")
    document["copydesk"] |= {
        "take": {"number": 2, "of": 3},
        "change": {"kind": "correction", "note": "corrects the day in paragraph 1"},
        "warnings": ["the time has no zone"],
    }
    url = shelve(tmp_path, replace(record, value=orjson.dumps(document)))
    told = copydesk("show", story(1).uri, folder=tmp_path, COPYDESK_STORE=url).stdout.decode()
    assert told.index("take: 2 of 3\nchange: corrects the day in paragraph 1\nto editors: Editors: photo to follow.\n")
    assert told.index("warning: the time has no zone\n") < told.index(TEXT)


def test_newest_version(tmp_path: Path) -> None:
    """Of several versions the newest is shown."""
    newer = story(2, kind="update", headline="Bridge closed again")
    url = shelve(tmp_path, story(1).article(), newer.article())
    assert copydesk("show", newer.uri, folder=tmp_path, COPYDESK_STORE=url).stdout.startswith(b"Bridge closed again\n")


@pytest.mark.parametrize("status", ["canceled", None])
def test_nothing_to_show(tmp_path: Path, status: str | None) -> None:
    """A killed article, and one that was never there: exit 1, nothing on stdout, and a cure."""
    kill = [story(2, kind="kill", status=status).article()] if status else []
    url = shelve(tmp_path, story(1).article(), *kill)
    done = copydesk("show", story(1).uri if kill else "urn:x:none", folder=tmp_path, COPYDESK_STORE=url)
    assert (done.returncode, done.stdout) == (1, b"")
    assert "copydesk why" in said(done)[0]


def test_without_a_store(tmp_path: Path) -> None:
    """A store that is not there is a matter of the settings, as for other commands."""
    done = copydesk("show", "urn:x:none", folder=tmp_path, COPYDESK_STORE=f"sqlite:///{tmp_path}/none/none.db")
    assert done.returncode in (69, 78)
    assert done.stdout == b""


def test_mentions_are_styled_by_kind() -> None:
    """Every mention has the style of its kind at its place, behind characters that a terminal would obey too."""
    text = "\x1b[31m\r" + TEXT
    person = PersonMention(start=12, end=21, surface="Anna Holm", name="Anna Holm", relevance=9, method="t/1")
    place = PlaceMention(start=35, end=41, surface="Tauber", name="Tauber", kind="place", relevance=9, method="t/1")
    shown = highlighted(text, Annotations(status={}, people=(person,), places=(place,)))
    spans = {(shown.plain[span.start : span.end], span.style) for span in shown.spans}
    assert spans == {("Anna Holm", STYLES["people"]), ("Tauber", STYLES["places"])}
    assert not {"\x1b", "\r"} & set(shown.plain)


def test_every_kind_of_mention_is_shown() -> None:
    """A kind that `Annotations` has is shown, with a style of its own or underlined; nothing else has a style."""
    fields = Annotations.model_fields
    assert LOOKS.keys() == {name for name, field in fields.items() if "Mention" in str(field.annotation)}
    assert STYLES.keys() <= LOOKS.keys()
