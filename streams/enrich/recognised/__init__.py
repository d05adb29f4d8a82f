"""People and organisations by a statistical recogniser, beside the rules (tier 1; the extra `copydesk[ner]`).

The model runs in processes of its own (streams/agents/ner): here comes in what it said, and is merged. docs/adr/0013.
"""

from collections.abc import Iterable

from schemas.annotations import OrganisationMention, PersonMention
from schemas.article import Article, ParsedItem
from schemas.ninjs import Organisation, Thing
from streams.enrich.entities import crossheads
from streams.enrich.finding import Finding, ended, unread
from streams.enrich.recognised.merging import Named, merged
from streams.enrich.recognised.reading import read_again
from streams.enrich.recognised.spans import Recognition


def without_recogniser(_article: Article, _feed_language: str | None, _budget: int) -> Finding:
    """Find nothing: no recogniser is switched on."""
    return Finding("notRun")


def recognise(
    recognition: Recognition, wire: ParsedItem, article: Article, _feed_language: str | None, budget: int
) -> Finding:
    """Merge what the recogniser said of the text with what the rules found; `wire` is the item as it came."""
    if (refused := unread(article)) is not None:
        return refused
    if recognition.failure is not None:
        return Finding("failed", warnings=(f"the recogniser of names failed: {recognition.failure}",))
    text = article.text
    read = read_again(text[:budget], len(text), crossheads(article, text[:budget]))
    named = merged(read, _by_rules(article), recognition)
    return Finding(
        ended(text, budget),
        article={
            "people": _people(wire.people, named),
            "organisations": _organisations(wire.organisations, article.organisations, named),
        },
        annotations={"people": named.people, "organisations": named.organisations},
    )


def _by_rules(article: Article) -> Named:
    noted = article.copydesk.annotations
    return Named(noted.people, noted.organisations) if noted else Named((), ())


def _people(wire: tuple[Thing, ...], named: Named) -> tuple[Thing, ...]:
    """Return whom the wire named, then each person of the text once, in its order."""
    return (*wire, *(Thing(name=name, rel="about") for name in _new((each.name for each in wire), named.people)))


def _organisations(
    wire: tuple[Organisation, ...], known: tuple[Organisation, ...], named: Named
) -> tuple[Organisation, ...]:
    """Return what the wire named, then each organisation of the text once, with the tickers that the rules found."""
    by_name = {each.name: each for each in known if each.name}
    new = _new((each.name for each in wire), named.organisations)
    return (*wire, *(by_name.get(name) or Organisation(name=name, rel="about") for name in new))


def _new(wire: Iterable[str | None], mentions: Iterable[PersonMention | OrganisationMention]) -> Iterable[str]:
    """Return each name once, as it was first spelt, without those that the wire has."""
    said = {name.casefold() for name in wire if name}
    names: dict[str, str] = {}
    for mention in mentions:
        names.setdefault(mention.name.casefold(), mention.name)
    return (name for key, name in names.items() if key not in said)
