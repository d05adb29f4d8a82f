"""Kills and withdrawals: which article one means, whether its sender may, and what becomes of one that nothing fits."""

from typing import Final

from schemas.article import ParsedItem
from schemas.vocab import CANCELS, Kind
from streams.dedupe.case import Case
from streams.dedupe.finding import Finding
from streams.dedupe.kinds import sent_at
from streams.dedupe.memory import Memory
from streams.dedupe.naming import keys_meant, killed_by_these_words, lives, meant, some_of
from streams.dedupe.siblings import Aim, aim
from streams.dedupe.uris import claim, own_uri, victim
from streams.dedupe.versions import Chain, cluster_id

_IN_WORDS: Final = "which names it in words"


def cancellation(memory: Memory, case: Case) -> Finding | None:
    """Find a kill or withdrawal, by status, by word of the parser, or in prose.

    One that its sender has no right to, and one in prose that no or not only one living item fits, becomes an advisory
    and touches nothing.
    """
    item, wire = case.item, case.item.copydesk
    kind = _said(item)
    if kind is not None and (wire.guid or wire.target):
        return _kill(memory, item, kind, aim(memory, case, victim(memory, item)))
    prose = case.withdraws if kind is None else None
    if kind is None and prose is None:
        return None
    if (again := killed_by_these_words(memory, case)) is not None:
        return _kill(memory, item, kind or prose or "kill", Aim(again, _IN_WORDS))
    fits = meant(memory, case)
    if not fits and lives(memory, case, item.uri):
        fits = (item.uri,)
    if len(fits) == 1:
        return _kill(memory, item, kind or prose or "kill", Aim(fits[0], _IN_WORDS))
    keys = () if fits else keys_meant(case)
    return _unmet(memory, item, kind, _open(item, kind or prose or "kill", fits), keys)


def _said(item: ParsedItem) -> Kind | None:
    """Return the kind of cancelling that status or parser say, or None."""
    said = item.copydesk.change.kind
    if said in CANCELS:
        return said
    return "kill" if item.pub_status == "canceled" else None


def _kill(memory: Memory, item: ParsedItem, kind: Kind, means: Aim) -> Finding:
    """Return the kill of an article, or the advisory that is left of one that was refused."""
    uri = means.uri
    if refusal := _refusal(memory, item, uri):
        reason = f"a {kind} that was refused: {refusal}"
        return Finding("advisory", own_uri(item), reason, "usable", of=uri, warnings=(reason, *means.warnings))
    chain = memory.versions.of(uri)
    kill = memory.kills.of(uri)
    root = chain[-1].cluster if chain else cluster_id(kill.revision) if kill else None
    receipt = chain[-1].receipt if chain else None
    reason = _why(item, chain) + (f", {means.why}" if means.why else "")
    return Finding(kind, uri, reason, "canceled", uri, receipt, root, means.warnings)


def _unmet(memory: Memory, item: ParsedItem, said: Kind | None, reason: str, keys: tuple[str, ...]) -> Finding:
    """Return the finding on a kill whose story is not known for certain: it waits for its story, and for a person."""
    if said is not None:
        return Finding(said, own_uri(item), reason, "canceled", own_uri(item), warnings=(reason,), withdraws=keys)
    return Finding("advisory", claim(memory, item).uri, reason, "usable", warnings=(reason,), withdraws=keys)


def _open(item: ParsedItem, kind: Kind, fits: tuple[str, ...]) -> str:
    agency = item.copydesk.agency
    if not fits:
        return f"a {kind} in words that names no article of {agency} that lives: find by hand what it means"
    return (
        f"a {kind} in words that fits {len(fits)} articles of {agency} ({some_of(fits)}): decide by hand which it means"
    )


def _refusal(memory: Memory, item: ParsedItem, uri: str) -> str | None:
    wire = item.copydesk
    owner = memory.owner(uri)
    if owner not in (None, wire.agency):
        return f"{uri} belongs to {owner}, not to {wire.agency}"
    return None if wire.may_kill else f"feed {wire.feed} may not kill"


def _why(item: ParsedItem, chain: Chain) -> str:
    if not chain:
        return "killed before any version of it was seen"
    if sent_at(item) < chain[-1].at:
        return "killed up to the time of the kill; a later version is known"
    return "killed by its agency"
