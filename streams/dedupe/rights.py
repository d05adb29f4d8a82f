"""The right to show words: what an item says of it, what the newest version of its article has, and who may change it.

Words that come again with another right are a hold, a release or an update, and no duplicate. An embargo is lifted by the
feed that sent it: a copy by another one may have lost its note, and who lets those words out breaks an embargo. It waits with
what it repeats, and a person is told.

An embargo is no status: one that has a moment, or may have one, holds its own version, and what is out stays out. HOLD FOR RELEASE over
the words that are out can only mean them: it is a hold, at once. Over other words it is an advance of those.
"""

from typing import Final, NamedTuple

from schemas.article import ParsedItem
from schemas.events import rfc3339
from schemas.vocab import Kind
from streams.dedupe.case import Case
from streams.dedupe.kills import reach
from streams.dedupe.kinds import order_of, status_of
from streams.dedupe.memory import Memory
from streams.dedupe.versions import Version
from streams.moments import NEVER, moment, time_of
from streams.text.hold_words import is_open_hold

FREE: Final = 0
WITHHELD: Final = -1
"""Beside the ends of embargoes, in microseconds, of which the last is `NEVER`."""

SHOWN_AGAIN: Final = "sent under RELEASE, with a later time or with other words"
"""How a text that is withheld is shown again; a line that repeats the same bytes by itself says nothing of the hold."""


def right_of(item: ParsedItem) -> int:
    """Return the right that an item gives: FREE, WITHHELD or the end of an embargo that was not over when it was received."""
    if status_of(item) == "withheld":
        return WITHHELD
    if item.embargoed_until is None:
        return NEVER if item.copydesk.embargo_text else FREE
    return moment(item.embargoed_until) if item.embargoed_until > item.copydesk.received_at else FREE


def right_at(version: Version, now: int) -> int:
    """Return the right that a version gives at a moment. That a person has released an item is not known here."""
    if version.status == "withheld":
        return WITHHELD
    return version.until if version.until > now else FREE


def spelled(until: int) -> str:
    """Say when an embargo ends."""
    return "that nobody could read" if until == NEVER else f"until {rfc3339(time_of(until))}"


def newest_of(memory: Memory, uri: str) -> Version | None:
    """Return the newest version of an article, None where a kill has ended it."""
    chain = memory.versions.of(uri)
    if not chain or chain[-1].status == "canceled" or chain[-1].at <= reach(memory.kills.of(uri)):
        return None
    return chain[-1]


def turns(memory: Memory, case: Case, uri: str) -> bool:
    """Say whether the same words, sent again, give their article another right, and may.

    A status says so by itself. An embargo must be on the newest words, or be named by a copy that is newer, and only its own feed
    lifts or shortens it.
    """
    newest = newest_of(memory, uri)
    if newest is None:
        return False
    was, now = right_at(newest, moment(case.item.copydesk.received_at)), right_of(case.item)
    if was == now or WITHHELD in (was, now):
        return was != now
    known = memory.lookup.known(newest.revision)
    if known is None or known.content != case.traits.content or order_of(case.item) < newest.order:
        return False
    return now > was or _sent_by_its_feed(memory, case.item, newest)


def _sent_by_its_feed(memory: Memory, item: ParsedItem, version: Version) -> bool:
    """Say whether an item came by the feed of a version; the uri has the feed of the first one where its verdict is not at hand."""
    verdict = memory.recall.get(version.receipt)
    if verdict is not None:
        return verdict.feed == item.copydesk.feed
    return version.uri.rpartition(":")[0] == item.uri.rpartition(":")[0]


def kind_again(item: ParsedItem, newest: Version) -> Kind:
    """Return the kind of the newest words once more, with a later time."""
    was, now = right_at(newest, moment(item.copydesk.received_at)), right_of(item)
    if was == now:
        return "repeat"
    if was == FREE and _is_open(item):
        return "hold"
    return "release" if now == FREE else "update"


def _is_open(item: ParsedItem) -> bool:
    """Whether an item is to be held, and names no moment until which."""
    said = item.copydesk.embargo_text
    return said is not None and item.embargoed_until is None and is_open_hold(said)


def still_out(item: ParsedItem, newest: Version) -> str | None:
    """Return the warning on words that come again under an embargo after they went out; None on others."""
    was, now = right_at(newest, moment(item.copydesk.received_at)), right_of(item)
    if was != FREE or now <= FREE or _is_open(item):
        return None
    return f"it names an embargo {spelled(now)}, and {newest.receipt} has the same words without one and is out: see by hand whether that must be withheld"


def advance_of_what_is_out(item: ParsedItem, newest: Version) -> str | None:
    """Return the warning on other words that wait for a release while the version before them is out; None on others."""
    if item.copydesk.embargo_text is None or not _is_open(item):  # nearly all
        return None
    if right_at(newest, moment(item.copydesk.received_at)) != FREE:
        return None
    return f"it is held until somebody releases it, and {newest.receipt}, which has other words, is out and stays: see by hand whether that must be withheld, too"


class Unlike(NamedTuple):
    """What a duplicate is told whose words have another right than it says: for its reason, where they wait, and for a person."""

    reason: str
    warning: str


def contradiction(memory: Memory, item: ParsedItem, uri: str) -> Unlike | None:
    """Return what is told of a duplicate of an article whose words have another right than it says; None where both say the same."""
    newest = newest_of(memory, uri)
    if newest is None:
        return None
    was, now = right_at(newest, moment(item.copydesk.received_at)), right_of(item)
    if was == now:
        return None
    by_hand = "see by hand whether"
    if was == WITHHELD:
        return _withheld(newest) if now == FREE else None
    if now == WITHHELD or was == FREE:
        says = "withholds its words" if now == WITHHELD else f"names an embargo {spelled(now)}"
        return Unlike("", f"it {says}, and {newest.receipt} does not: {by_hand} that must be withheld")
    embargo = f"under an embargo {spelled(was)}"
    copy = f"this copy, by the feed {item.copydesk.feed}, does not repeat that"
    return Unlike(
        f"; they are {embargo}", f"{newest.receipt} is {embargo}, and {copy}: the words wait; {by_hand} they may go out"
    )


def _withheld(newest: Version) -> Unlike:
    """Return what is told of a free copy, the same as one before the hold: a line may have repeated it, so it releases nothing."""
    return Unlike(
        "; they are withheld",
        f"{newest.receipt} withholds these words, and this is an old copy, or one that releases them: see by hand whether; they are shown "
        f"when they are {SHOWN_AGAIN}",
    )
