"""The making of an article from a judged item: what goes on, what the verdict adds, what stays inside.

Values are passed on as they are: both models were checked when the record was read, so nothing is checked twice. Only
what the public models name goes out: a private fact of a newer parser must not leave through an older enricher, and
ninjs is a closed schema.
"""

from collections.abc import Iterable
from typing import Any

from schemas.annotations import Annotations
from schemas.article import Article, ArticleFacts, ParsedFacts, ParsedItem
from schemas.base import changed, made, made_of
from schemas.ninjs import AltId
from schemas.verdict import JudgedItem
from schemas.vocab import CANCELS, FOR_A_PERSON

PRIVATE: frozenset[str] = frozenset(ParsedItem.model_fields) - frozenset(Article.model_fields)
"""The properties of an item that its article has not: none as yet."""

PRIVATE_FACTS: frozenset[str] = frozenset(ParsedFacts.model_fields) - frozenset(ArticleFacts.model_fields)
"""The wire facts that stay inside: shard, guid, target, notes. What nobody knows is no field, and stays as well."""

_PART = "take {}: the text goes on from that of an earlier take, which is a version of this article"
_ALONE = "take {}: the text goes on from that of an earlier take, which was not found; this is an article of its own"


def publishable(judged: JudgedItem, annotations: Annotations | None = None) -> Article:
    """Return the article without enrichment: the item under the uri and status of its verdict, without private facts."""
    item, verdict = judged.item, judged.verdict
    changes = {
        "uri": verdict.uri,
        "pub_status": verdict.pub_status,
        "ed_note": _ed_note(item),
        "alt_ids": _alt_ids(item),
        "copydesk": _facts(judged, annotations),
    }
    return made_of(Article, _values(item, PRIVATE) | changes)


def warned(*groups: Iterable[str]) -> tuple[str, ...]:
    """Join warnings in order, each said once."""
    return tuple(dict.fromkeys(warning for group in groups for warning in group))


def _facts(judged: JudgedItem, annotations: Annotations | None) -> ArticleFacts:
    facts, verdict = judged.item.copydesk, judged.verdict
    changes = {
        "change": changed(facts.change, kind=verdict.kind),
        "cluster": verdict.cluster,
        "story": verdict.story,
        "warnings": warned(_open_questions(judged), verdict.warnings),
        "annotations": annotations,
    }
    return made_of(ArticleFacts, _values(facts, PRIVATE_FACTS) | changes)


def _open_questions(judged: JudgedItem) -> tuple[str, ...]:
    """Return the warnings of the parser, without "an editor has to decide" where the verdict carried the kill out.

    A later take is a version of its article with a text of its own: who shows only the newest one must know.
    """
    wire = judged.item.copydesk
    warnings = wire.warnings
    if judged.verdict.kind not in CANCELS:
        part = wire.take.number if wire.take else None
        words = _ALONE if judged.verdict.kind == "new" else _PART
        return (*warnings, words.format(part)) if part and part > 1 else warnings
    return tuple(warning for warning in warnings if not warning.endswith(FOR_A_PERSON))


def _values(model: ParsedItem | ParsedFacts, private: frozenset[str]) -> dict[str, Any]:
    """Return the values of all fields but those."""
    values = dict(model.__dict__)
    for name in private:
        del values[name]
    return values


def _ed_note(item: ParsedItem) -> str | None:
    """Return the editors' note, else the notes that are marked as public, a line each; no other ever leaves."""
    public = "\n".join(note.text for note in item.copydesk.notes if note.public)
    return item.ed_note or public or None


def _alt_ids(item: ParsedItem) -> tuple[AltId, ...]:
    """Return the other identifiers of the item, the guid as received among them."""
    guid = item.copydesk.guid
    if guid is None or any(known.value == guid for known in item.alt_ids):
        return item.alt_ids
    return (*item.alt_ids, made(AltId, role="guid", value=guid))
