"""The making of an article from a judged item: what goes on, what the verdict adds, what stays inside.

Values are passed on as they are: both models were checked when the record was read, so nothing is checked twice.
"""

from collections.abc import Iterable
from typing import Any

from schemas.article import Article, ArticleFacts, ParsedFacts, ParsedItem, WireFacts
from schemas.ninjs import AltId
from schemas.verdict import JudgedItem

PRIVATE: frozenset[str] = frozenset(ParsedFacts.model_fields) - frozenset(WireFacts.model_fields)
"""What dedupe needs and no public topic may carry: shard, guid, target, notes and the like."""


def publishable(judged: JudgedItem) -> Article:
    """Return the article without enrichment: the item under the uri and status of its verdict, without private facts."""
    item, verdict = judged.item, judged.verdict
    properties = {
        **_values(item),
        "uri": verdict.uri,
        "pub_status": verdict.pub_status,
        "ed_note": _ed_note(item),
        "alt_ids": _alt_ids(item),
        "copydesk": _facts(judged),
    }
    return Article.model_construct(**_set(properties))


def warned(*groups: Iterable[str]) -> tuple[str, ...]:
    """Join warnings in order, each said once."""
    return tuple(dict.fromkeys(warning for group in groups for warning in group))


def _facts(judged: JudgedItem) -> ArticleFacts:
    facts, verdict = judged.item.copydesk, judged.verdict
    public = {name: value for name, value in _values(facts).items() if name not in PRIVATE}
    public |= {
        "change": facts.change.model_copy(update={"kind": verdict.kind}),
        "cluster": verdict.cluster,
        "story": verdict.story,
        "warnings": warned(facts.warnings, verdict.warnings),
    }
    return ArticleFacts.model_construct(**_set(public))


def _values(model: ParsedItem | ParsedFacts) -> dict[str, Any]:
    """Return the fields of a model, and what it was given beyond them."""
    return {**(model.__pydantic_extra__ or {}), **model.__dict__}


def _set(values: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is None, so that it takes its default."""
    return {name: value for name, value in values.items() if value is not None}


def _ed_note(item: ParsedItem) -> str | None:
    """Return the editors' note, else the notes that are marked as public, a line each; no other ever leaves."""
    public = "\n".join(note.text for note in item.copydesk.notes if note.public)
    return item.ed_note or public or None


def _alt_ids(item: ParsedItem) -> tuple[AltId, ...]:
    """Return the other identifiers of the item, the guid as received among them."""
    guid = item.copydesk.guid
    if guid is None or any(known.value == guid for known in item.alt_ids):
        return item.alt_ids
    return (*item.alt_ids, AltId(role="guid", value=guid))
