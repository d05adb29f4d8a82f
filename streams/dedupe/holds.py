"""Holds and releases that words say: a label over a known text, and a note that names the story to be held.

"HOLD - Ferries wait in Oslo" may hold a story or tell of one. It is a hold where the rest is word for word what the agency sent
before; else it is left to what parse says. A note names its story as a kill in prose does, and works as a hold that has a
status: the article is hidden until a usable version of it comes.
"""

from dataclasses import replace
from typing import Final

from schemas.article import ParsedItem
from schemas.base import changed
from schemas.vocab import Kind
from streams.dedupe.again import again
from streams.dedupe.case import Case
from streams.dedupe.finding import Finding
from streams.dedupe.following import follow
from streams.dedupe.kinds import status_of
from streams.dedupe.lookup import headline_name
from streams.dedupe.memory import Memory
from streams.dedupe.nameless import Nameless
from streams.dedupe.naming import meant, some_of
from streams.dedupe.rights import FREE, SHOWN_AGAIN, newest_of, right_at, right_of
from streams.dedupe.slugs import headline_key
from streams.dedupe.uris import claim
from streams.moments import moment
from streams.text.hold_labels import read_hold_label
from streams.text.hold_words import says_free

_NOTICE: Final = 700
"""Characters of a text that is only a note; a longer one is the story, whose words name much else."""

_PARAGRAPHS: Final = 4

_NOTE: Final = "this version is a notice about the article, and has not its text"


def labelled(memory: Memory, case: Case) -> Finding | None:
    """Find the article whose words an item without an identifier has under the label HOLD or RELEASE."""
    item = case.item
    if item.copydesk.guid is not None or (label := read_hold_label(item.headline)) is None:
        return None
    if item.copydesk.change.kind not in ("new", "hold"):
        return None
    frees: Kind = "release" if right_of(item) == FREE else "new"
    bare = _without(item, label.headline, "hold" if label.holds else frees)
    known = _known(memory, bare)
    return again(memory, bare, known) if known is not None else None


def _without(item: ParsedItem, headline: str, kind: Kind) -> Case:
    """Return an item without its label, as a hold or as what it would be without it."""
    first, *others = item.headlines
    headlines = (changed(first, value=headline), *others)
    wire = changed(item.copydesk, change=changed(item.copydesk.change, kind=kind))
    return Case(changed(item, headlines=headlines, copydesk=wire))


def _known(memory: Memory, bare: Case) -> Nameless | None:
    """Return the item of the agency that has the same headline, which may stand on top of the text, and the same words."""
    headline = bare.item.headline or bare.item.text.partition("\n")[0]
    name = headline_name(bare.item.copydesk.agency, headline_key(headline))
    found = filter(None, map(memory.lookup.known, memory.lookup.named((name,))))
    return next((known for known in found if known.content == bare.traits.content), None)


def hold_in_words(memory: Memory, case: Case) -> Finding | None:
    """Find the one living article of the agency that a note asks to hold."""
    if not _is_note(case.item) or len(fits := meant(memory, case)) != 1:
        return None
    return replace(follow(memory, case, fits[0], [_NOTE], why="it names it in words"), notice=True)


def hold_of_nothing(memory: Memory, case: Case) -> Finding | None:
    """Find a note that asks to hold what nobody knows, or what several articles may be: a person is told."""
    if not _is_note(case.item):
        return None
    fits, agency = meant(memory, case), case.item.copydesk.agency
    of = (
        f"fits {len(fits)} articles of {agency} ({some_of(fits)})"
        if fits
        else f"names no article of {agency} that lives"
    )
    reason = f"a hold in words that {of}: decide by hand which it means"
    return Finding("hold", claim(memory, case.item).uri, reason, "withheld", warnings=(reason,))


def release_in_words(memory: Memory, case: Case) -> Finding | None:
    """Find the one article that does not go out and that a note, which parse made an advisory, says may be used again.

    The note has not its text, so it takes no place and shows nothing: it says what a person can do.
    """
    item = case.item
    if item.copydesk.change.kind != "advisory" or len(item.text) > _NOTICE or status_of(item) != "usable":
        return None
    if not says_free([item.title or "", item.headline, *item.text.split("\n\n", _PARAGRAPHS)]):
        return None
    now = moment(item.copydesk.received_at)
    fits = [uri for uri in meant(memory, case) if (newest := newest_of(memory, uri)) and right_at(newest, now) != FREE]
    if len(fits) != 1:
        return None
    uri, newest = fits[0], newest_of(memory, fits[0])
    if newest is None:
        return None
    how = (
        f"is shown when it is {SHOWN_AGAIN}"
        if newest.status == "withheld"
        else f"goes out by `copydesk held release {uri}`"
    )
    warning = f"it says that {uri} may be used, and a note shows nothing: that article {how}"
    return Finding(
        "advisory",
        claim(memory, item).uri,
        f"a note that {uri} may be used",
        "usable",
        of=uri,
        of_receipt=newest.receipt,
        warnings=(warning,),
    )


def _is_note(item: ParsedItem) -> bool:
    """Whether an item is held by its words alone, and they are a note: a status, or a line above a story, holds what it is of."""
    wire = item.copydesk
    if wire.change.kind != "hold" or item.pub_status == "withheld":  # nearly all
        return False
    return len(item.text) <= _NOTICE and wire.dateline is None and item.by is None
