"""The finding on an item whose article is known: which kind of version it is, and whether a kill reaches it."""

from collections.abc import Sequence

from schemas.article import ParsedItem
from schemas.verdict import Kill
from schemas.vocab import CANCELS, Kind
from streams.dedupe.case import Case
from streams.dedupe.corrected import error_again, from_before_its_correction, late_for_its_correction, says
from streams.dedupe.emptied import emptied
from streams.dedupe.finding import Finding
from streams.dedupe.kills import reach
from streams.dedupe.kinds import kind_of, order_of, status_of
from streams.dedupe.memory import Memory
from streams.dedupe.numbers import late_by_its_number
from streams.dedupe.rights import advance_of_what_is_out, kind_again, still_out
from streams.dedupe.versions import Chain, Order, cluster_id


def follow(
    memory: Memory, case: Case, uri: str, notes: Sequence[str] = (), why: str | None = None, *, same: bool = False
) -> Finding:
    """Return the finding on a version of the article `uri`; `notes` are warnings, `why` says how that was known.

    `same` says that its words are those of the newest version, where that is known.
    """
    if (old := from_before_its_correction(memory, case, uri)) is not None:
        return old
    item = case.item
    chain, kill = memory.versions.of(uri), memory.kills.of(uri)
    status, order, dead_until = status_of(item), order_of(item), reach(kill)
    kind = kind_of(item, chain, dead_until)
    warnings = list(notes)
    # The newest was killed: readers have no text that this repeats.
    is_back = bool(chain) and chain[-1].at <= dead_until
    if kind == "update" and not is_back and (same or _is_sent_again(memory, case, chain)):
        kind = kind_again(item, chain[-1])
        status = "withheld" if kind == "hold" else status
        warnings += filter(None, [still_out(item, chain[-1])])
    elif kind != "repeat":
        warnings += _of_number(item, chain)
        warnings += filter(None, [None if is_back or not chain else advance_of_what_is_out(item, chain[-1])])
    warnings += filter(None, [emptied(memory, case, chain)])
    reason = _reason(kind, chain, order) + (f": {why}" if why else "")
    if (late := late_for_its_correction(chain, order, kind)) is not None:
        warnings.append(late)
    elif (back := error_again(memory, case, uri)) is not None:
        warnings.append(back.warning)
    elif kind == "update" and (low := late_by_its_number(memory, case, chain, order)) is not None:
        warnings.append(low)
    if order[1] <= dead_until:
        status, reason = "canceled", f"a version from before the article was killed; {reason}"
        warnings += _of_kill(chain, kill)
    elif kill is not None:
        warnings.append(f"the article was killed ({kill.receipt}); this version is later and lives")
    root = chain[-1].cluster if chain else cluster_id(kill.revision) if kill else None
    follows = chain[-1].receipt if chain else None
    return Finding(kind, uri, reason, status, uri, follows, root, tuple(warnings))


def _is_sent_again(memory: Memory, case: Case, chain: Chain) -> bool:
    """Say whether an item without a mark is the newest version once more, with a later time: the same name, the same words."""
    item = case.item
    if not chain or item.copydesk.change.kind != "new" or order_of(item) <= chain[-1].order:
        return False
    newest, revision = chain[-1], item.copydesk.revision
    if _given(item.version, revision) != _given(newest.version, newest.revision):
        return False
    return case.traits.content is not None and says(memory, newest) == case.traits.content


def _given(version: str | None, revision: str) -> str | None:
    """Return the agency's name of a version; one without is called after its revision."""
    return None if version and revision.startswith(version) else version


def _of_kill(chain: Chain, kill: Kill | None) -> list[str]:
    """Warn where a text that was killed comes again with other words: it may be a late version, or the one that was mended."""
    if kill is None or not any(known.kind not in CANCELS for known in chain):
        return []
    return [
        f"canceled, because it was filed before the kill {kill.receipt}; if it was mended, it must be sent with a later time"
    ]


def _of_number(item: ParsedItem, chain: Chain) -> list[str]:
    """Warn where the agency's name of the version is that of another one."""
    same = next((known for known in chain if item.version is not None and known.version == item.version), None)
    return [f"version {item.version} came before with other content, as {same.receipt}"] if same else []


def _reason(kind: Kind, chain: Chain, order: Order) -> str:
    if chain and order < chain[-1].order:
        return f"{kind}, older than the newest version and late"
    return f"{kind} of an article that is known" if chain else f"{kind}, first version seen"
