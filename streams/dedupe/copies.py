"""The second level: an item that tells what another article told, whoever sent it, and what its own verdict keeps of it.

A copy that says of itself that it is an update or a correction stays one: it joins the cluster, and nothing of it is
swallowed. So does a version of the agency's own article that has no identifier, and what an agency says otherwise than before.
"""

from dataclasses import replace

from schemas.article import ParsedItem
from schemas.vocab import CANCELS, ENDS_AT_DEDUPE, Kind
from streams.dedupe.case import Case
from streams.dedupe.chains import joined
from streams.dedupe.corrected import error_again
from streams.dedupe.evidence import Evidence
from streams.dedupe.finding import Finding
from streams.dedupe.killed import killed
from streams.dedupe.kills import reach
from streams.dedupe.kinds import kind_of, status_of
from streams.dedupe.memory import Memory
from streams.dedupe.other_news import Differing, differing, in_a_word, other_news, says_otherwise
from streams.dedupe.refilled import filled_again
from streams.dedupe.renamed import mends_a_name
from streams.dedupe.reprints import Look, Match
from streams.dedupe.signature import letters_of, to_text
from streams.dedupe.subject import another_subject
from streams.dedupe.thresholds import (
    COVERED,
    LINE,
    REPRESENTATIVES,
    ROUND_UP,
    VERSION_AGREES,
    VERSION_CLEAN,
    VERSION_KEPT,
)
from streams.dedupe.uris import claim

_DOUBT = "nearly the words of another article of its source: see by hand whether it is another story (`copydesk why` names that one)"
"""It does not name it: of several that fit alike the receipts decide, and they differ from one run to another."""

_TOLD = 3
"""Words that a reason names of those that a text has of its own."""

NOBODY = "unknown"
"""The agency of items that come by no feed: it has no articles of its own to go on with."""


def reprint(memory: Memory, case: Case) -> Finding | None:
    """Find the article whose text an item repeats: whole, cut, added to or damaged."""
    item = case.item
    if item.copydesk.change.kind == "advisory" or status_of(item) != "usable":
        return None
    match, form = _chosen(memory, case)
    if match is None:
        return _apart(memory, case, form) if form else None
    if _own(item, match):
        return _by_its_agency(memory, case, match)
    if (differ := _by_nobody(memory, case, match)) is not None:
        return _apart(memory, case, match, differ)
    return _copy(memory, case, match)


def _by_its_agency(memory: Memory, case: Case, match: Match) -> Finding:
    """Return the finding on an item that repeats a text of its own agency: other news, a version of it, or the same once more."""
    mends = another_subject(case.item, match)  # chosen in spite of that: it mends a name (renamed.py)
    version, differ = mends or _goes_on(match.evidence), differing(memory, case, match)
    otherwise = says_otherwise(match, differ)
    if differ and other_news(case, match, differ, version=version):
        return _apart(memory, case, match, differ)
    only = list(differ.own.values())[:_TOLD] if otherwise and differ else ()
    words = told(match.evidence) + (f"; only it says {', '.join(only)}" if only else "")
    if case.item.copydesk.guid is None and (version or (otherwise and in_a_word(match, differ))):
        return joined(memory, case, match.known.uri, f"its text, {words}")
    return _copy(memory, case, match, words, "update" if otherwise else "new")


def _by_nobody(memory: Memory, case: Case, match: Match) -> Differing | None:
    """Return in which words two lines that came by no feed differ, None where nothing was written otherwise.

    One line with another firm, town or count in it is as likely news as a copy, and nobody knows who sent either.
    """
    if not case.item.copydesk.agency == match.known.agency == NOBODY or case.signature is None:
        return None
    if max(case.signature.letters, letters_of(match.known.packed)) > LINE:
        return None
    differ = differing(memory, case, match)
    return differ if differ and says_otherwise(match, differ) else None


def _copy(memory: Memory, case: Case, match: Match, words: str | None = None, kind: Kind = "new") -> Finding:
    """Return the finding on an item that joins the cluster of a text and stays an article of its own; `kind` where its mark says none."""
    words, claimed = words or told(match.evidence), claim(memory, case.item)
    said = kind_of(case.item, (), reach())
    kind = kind if said == "new" else said
    back = error_again(memory, case, match.known.of)
    notes = [note for note in (claimed.warning, killed(memory, match.known.of), back and back.warning) if note]
    return Finding(
        "reprint" if kind == "new" else kind,
        claimed.uri,
        f"{'a reprint' if kind == 'new' else kind} of {match.known.of} by {match.known.agency}: {words}",
        "usable",
        of=match.known.of,
        of_receipt=match.known.of_receipt,
        cluster=match.known.cluster,
        warnings=tuple(notes),
        similarity=match.evidence.similarity,
        matched=words,
    )


def sign(memory: Memory, case: Case, found: Finding) -> str | None:
    """Return the signature that the verdict keeps: where the item stands for its cluster, or is a version of an article.

    By the latter it is known what a correction mended (errata.py); no copies are found by it. Others need none.
    """
    if found.kind in ENDS_AT_DEDUPE or found.kind in CANCELS or found.kind == "advisory":
        return None
    look = case.look(memory)
    if look is None:
        return None
    if _stands(memory, look, found):
        return to_text(look.signature.packed())
    return to_text(replace(look.signature, stands=False).packed()) if found.uri == found.of else None


def told(evidence: Evidence) -> str:
    """Say in words what two texts share."""
    if evidence.word_for_word:
        return "word for word the same" + (", as far as a sample of it shows" if evidence.sampled else "")
    shares = (
        (evidence.here, f"{evidence.here:.0%} of it is found there"),
        (evidence.there, f"{evidence.there:.0%} of that is found here"),
    )
    parts = [", ".join(words for _, words in sorted(shares, reverse=True))]  # the greater one is the similarity
    agree, differ = evidence.agree, evidence.changed
    kept = [
        f"{agree[kind]} of {agree[kind] + differ[kind]} {name}"
        for kind, name in enumerate(("figures", "dates", "names"))
        if agree[kind] + differ[kind]
    ]
    if kept:
        parts.append(f"{' and '.join(kept)} agree")
    if evidence.headline:
        parts.append("the headline is the same or nearly" if evidence.headline > 0 else "the headline is another")
    return "; ".join(parts)


def _chosen(memory: Memory, case: Case) -> tuple[Match | None, Match | None]:
    """Return the best match, and a better one that has only the form of the item; a round-up of several stories has none."""
    look, form = case.look(memory), None
    if look is None:
        return None, None
    for match in look.matches:
        if another_subject(case.item, match) and not mends_a_name(memory, case, match):
            continue
        if not filled_again(memory, case, match):
            return None if _rounds_up(look, match.evidence) else match, form
        form = form or match
    return None, form


def _rounds_up(look: Look, evidence: Evidence) -> bool:
    """Say whether a text with a headline of its own has parts of several stories."""
    return look.parts >= ROUND_UP and evidence.here < 1 / 2 and evidence.headline <= 0


def _own(item: ParsedItem, match: Match) -> bool:
    """Say whether an item and what it repeats are of one agency."""
    return item.copydesk.agency == match.known.agency != NOBODY


def _apart(memory: Memory, case: Case, match: Match, differ: Differing | None = None) -> Finding:
    """Return the finding on an item that tells other news in the words of another; a person looks where hardly a word says so."""
    claimed = claim(memory, case.item)
    near = f"nearly the words of {match.known.of}, which {_source(case.item, match)}"
    doubt = _DOUBT if differ and min(len(differ.own), len(differ.gone)) <= 1 else None
    reason = f"first seen; {near}, but of something else"
    warnings = tuple(filter(None, (claimed.warning, doubt)))
    return Finding("new", claimed.uri, reason, status_of(case.item), warnings=warnings)


def _source(item: ParsedItem, match: Match) -> str:
    """Say who sent the text that an item is nearly like."""
    if match.known.agency == NOBODY:
        return "came by no feed" + (", too" if item.copydesk.agency == NOBODY else "")
    return "its agency sent as well" if _own(item, match) else f"{match.known.agency} sent"


def _goes_on(evidence: Evidence) -> bool:
    """Say whether a text of the same agency is a later version of its article, and no damaged copy of it.

    One whose names or dates are others, or of whose figures hardly any stayed, may be about another boat, match or firm:
    it takes nobody's place.
    """
    figures, *others = evidence.changed
    if any(others) or VERSION_AGREES * figures >= sum(evidence.agree):
        return False
    return evidence.there >= VERSION_KEPT and evidence.clean >= VERSION_CLEAN


def _stands(memory: Memory, look: Look, found: Finding) -> bool:
    """Say whether an item stands for its cluster: the first does, and a version with much that none before it has.

    A reprint never does: what it has of its own may be another story's (thresholds.REPRESENTATIVES).
    """
    if found.cluster is None:
        return True
    if found.kind == "reprint" or memory.reprints.standing(found.cluster) >= REPRESENTATIVES:
        return False
    return all(match.evidence.here < COVERED for match in look.matches if match.known.cluster == found.cluster)
