"""Versions and takes of items without an identifier: which known article of the agency one goes on with."""

from typing import NamedTuple

from schemas.vocab import CANCELS
from streams.dedupe.again import again
from streams.dedupe.case import Case
from streams.dedupe.finding import Finding
from streams.dedupe.following import follow
from streams.dedupe.kinds import sent_at
from streams.dedupe.kinship import SAME_WORDS, Pair, Sign, comes_bare, contradict, pair_of, sign_of
from streams.dedupe.lookup import keys_of
from streams.dedupe.memory import Memory
from streams.dedupe.nameless import Nameless
from streams.dedupe.terms import packed


class Kin(NamedTuple):
    """A known item of the article that another goes on with, what they share, and the sign of it."""

    pair: Pair
    sign: Sign

    @property
    def rank(self) -> tuple[float, bool, float, int, str]:
        """The better kin is greater: by sign, first versions first, by words, by time; the revision makes it certain."""
        return (
            self.sign.weight,
            not self.pair.follows,
            round(self.pair.shared, 1),
            -self.pair.apart,
            self.pair.other.revision,
        )


def chain(memory: Memory, case: Case) -> Finding | None:
    """Find the article that an item without an identifier goes on with, among the items with its slug or headline."""
    wire = case.item.copydesk
    if wire.guid is not None or wire.change.kind == "advisory":
        return None
    kin = _kin(memory, case)
    if kin is None:
        return None
    known = kin.pair.other
    if wire.change.kind == "new" and kin.sign is SAME_WORDS and not kin.pair.follows:
        return again(memory, case, known)
    return follow(memory, case, known.uri, why=kin.sign.words)


def joined(memory: Memory, case: Case, uri: str, why: str) -> Finding:
    """Return the finding on an item without an identifier whose text is one of its agency's own, as the texts say.

    It is a version of the article `uri`, or one of its versions again; `why` says how that was known.
    """
    item = this(case)
    versions = (memory.lookup.known(version.revision) for version in memory.versions.of(uri))
    same = (known for known in versions if known is not None and SAME_WORDS.holds(pair_of(item, known)))
    known = next((known for known in same if not known.follows), None)
    if known is not None and case.item.copydesk.change.kind == "new" and not item.follows:
        return again(memory, case, known)
    return follow(memory, case, uri, why=why)


def _kin(memory: Memory, case: Case) -> Kin | None:
    """Return the best kin; an article with which the item can't go on has none, whatever else speaks for it."""
    headline = case.headline
    keys = keys_of(case.item.copydesk.agency, headline, case.traits)
    known = [found for revision in memory.lookup.named(keys) if (found := memory.lookup.known(revision)) is not None]
    if not known:
        return None
    item = this(case)
    pairs = [pair_of(item, other) for other in known if other.kind not in (*CANCELS, "advisory")]
    barred = {pair.other.uri for pair in pairs if contradict(pair)}
    barred |= {pair.other.uri for pair in pairs if comes_bare(pair)} - _repeated(memory, case)
    kin = [Kin(pair, sign) for pair in pairs if (sign := sign_of(pair)) is not None]
    return max(
        (each for each in kin if each.sign is SAME_WORDS or each.pair.other.uri not in barred),
        key=lambda each: each.rank,
        default=None,
    )


def _repeated(memory: Memory, case: Case) -> set[str]:
    """Return the articles whose text an item repeats: an original that comes after its correction does, the next day's rates don't."""
    look = case.look(memory)
    return {match.known.uri for match in look.matches} if look else set()


def this(case: Case) -> Nameless:
    """Return of the item itself what is kept of known ones."""
    item, traits = case.item, case.traits
    change = item.copydesk.change
    return Nameless(
        revision=item.copydesk.revision,
        uri=item.uri,
        kind=change.kind,
        at=sent_at(item),
        dated=item.version_created is not None,
        number=change.number,
        headline=case.headline,
        slug=traits.slug or "",
        follows=traits.follows,
        take=traits.take or 1,
        priority=traits.priority,
        content=traits.content,
        packed=packed(traits.terms),
    )
