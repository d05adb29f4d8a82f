"""`contentMeta` and `rightsInfo`: what the content says, who made it, and what may be done with it (spec 2.35)."""

from collections.abc import Iterator
from itertools import islice

from schemas.ninjs import AltId, Genre, InfoSource, Organisation, Place, RightsInfo, Text, Thing
from streams.parse.datelines import stated_dateline
from streams.parse.formats.newsmlg2.codes import local
from streams.parse.formats.newsmlg2.item import Item
from streams.parse.formats.newsmlg2.section import Section
from streams.parse.formats.newsmlg2.subjects import read_subjects
from streams.parse.identity import is_uri
from streams.parse.names import byline
from streams.parse.xml_tree import Element, attribute, find_first, find_text, markup_of, text_of

_MAIN = frozenset({None, "main", "title", "headline"})
_URGENCIES = {str(number): number for number in range(1, 10)}
_MAX_PARTS = 100
_WRITERS = frozenset({"creator", "author", "writer"})
"""What a creator without a role is here, and the roles that write (NewsCodes `contentprodpartyrole`)."""
_HEAD = 3  # paragraphs among which a text has its byline
_MAX_RIGHTS = 20_000  # characters of a rights expression


def read_content_meta(item: Item) -> None:
    """Read the content's metadata and the rights into the draft."""
    _read_texts(item)
    _read_headlines(item)
    _read_located(item)
    _read_parties(item)
    read_subjects(item)
    _read_genres(item)
    _read_rights(item)


def _read_texts(item: Item) -> None:
    draft, content = item.draft, item.content
    draft.language = item.language
    draft.slugline = content.text("slugline")
    by = ", ".join(dict.fromkeys(content.texts("by")))
    draft.by = byline(by) or by or None
    lines = map(stated_dateline, content.texts("dateline"))
    draft.dateline = next((line for line in lines if line and (line.places or line.source)), None)  # not a time alone
    draft.keywords = list(content.texts("keyword"))
    draft.descriptions = [
        Text(role=local(item.schemes.code_of(each, "role")), value=text)
        for each, text in content.in_language("description", draft.language)
    ]
    draft.descriptions += _parts(item)
    said = content.text("urgency")
    draft.urgency = _URGENCIES.get(said or "")
    if said and draft.urgency is None:
        draft.warn(f"the urgency {said[:20]!r} is no number from 1 to 9")
    draft.alt_ids = [
        AltId(role=item.schemes.code_of(each, "type"), value=value)
        for each in content.all("altId")
        if (value := text_of(each) or attribute(each, "id"))
    ]


def _parts(item: Item) -> list[Text]:
    """Return what is said of single parts of the content, such as the shots of a film (`partMeta`)."""
    if not (parts := item.parts.all("partMeta")):  # as mostly
        return []
    said = (text for part in parts for name in ("headline", "title", "description") if (text := find_text(part, name)))
    return [Text(role="part", value=text) for text in islice(dict.fromkeys(said), _MAX_PARTS)]


def _read_headlines(item: Item) -> None:
    """Take the main headline by role, then by rank, then by order; the others keep their roles."""
    draft = item.draft
    given = item.content.in_language("headline", draft.language)
    if len(given) == 1:  # as mostly
        draft.headline = given[0][1]
        draft.title = None if draft.title == draft.headline else draft.title
        return
    roles = [local(item.schemes.code_of(each, "role")) for each, _ in given]
    order = sorted(range(len(given)), key=lambda n: (roles[n] not in _MAIN, _rank(given[n][0]), n))
    texts = [(roles[n], given[n][1]) for n in order]
    draft.headline = texts[0][1] if texts else draft.title
    draft.other_headlines = [Text(role=role, value=text) for role, text in texts[1:]]
    if draft.title == draft.headline:
        draft.title = None


def _rank(headline: Element) -> int:
    said = headline.get("rank") or "1"
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else 1  # noqa: PLR2004 - a rank


def _read_located(item: Item) -> None:
    for each in item.content.all("located"):
        concept = item.concepts.read(each)
        name = concept.name or item.concepts.asserted(each).locality
        if name or concept.literal:
            item.draft.located = item.draft.located or name
            place = Place(
                name=name,
                rel="located",
                literal=concept.literal,
                uri=concept.uri,
                geo_json=item.concepts.point(each),
            )
            item.draft.places.append(place)


def _read_parties(item: Item) -> None:
    """Read who supplied, made and helped to make the content. A maker that is also a source is no person."""
    draft = item.draft
    for each in item.content.all("infoSource"):
        concept = item.concepts.read(each)
        role = local(item.schemes.code_of(each, "role"))
        source = InfoSource(name=concept.name, role=role, uri=concept.uri, literal=concept.literal)
        if source not in draft.info_sources:
            draft.info_sources.append(source)
    credit = item.content.text("creditline")
    houses = {name.lower() for name in _houses(item, credit)}
    for tag in ("creator", "contributor"):
        for each in item.content.all(tag):
            _read_party(item, each, tag, houses)
    if credit and all(credit != source.name for source in draft.info_sources):
        draft.info_sources.append(InfoSource(name=credit, role="creditline"))


def _houses(item: Item, credit: str | None) -> Iterator[str]:
    """Yield the names that are those of organisations: provider, sources, credit line, copyright holder."""
    yield from (source.name for source in item.draft.info_sources if source.name)
    yield from (name for name in (credit, item.draft.provider) if name)


def _read_party(item: Item, element: Element, tag: str, houses: set[str]) -> None:
    concept = item.concepts.read(element)
    if concept.key is None:
        return
    name = concept.name and (byline(concept.name) or concept.name)
    concept = concept._replace(name=name)
    role = local(item.schemes.code_of(element, "role"))
    if role is None and name and name == item.draft.by:
        role = "author"
    is_house = (concept.name or "").lower() in houses
    if local(concept.kind) == "organisation" or find_first(element, "organisationDetails") is not None:
        found = Organisation(
            name=concept.name, rel=role or tag, literal=concept.literal, uri=concept.uri,
            symbols=item.concepts.symbols(element),
        )  # fmt: skip
        item.draft.organisations.append(found)
    elif is_house:
        if all((concept.name or "").lower() != (source.name or "").lower() for source in item.draft.info_sources):
            item.draft.info_sources.append(InfoSource(name=concept.name, role=role or tag))
    else:
        item.draft.people.append(Thing(name=concept.name, rel=role or tag, literal=concept.literal, uri=concept.uri))


def name_writers(item: Item) -> None:
    """Take the byline of a text without one from its makers: those with a first and a last name, and no other part in it.

    An account ("dahl") names nobody. A byline in the text itself says more, and is read later.
    """
    draft = item.draft
    writers = [each for each in draft.people if each.rel in _WRITERS and _is_full_name(each.name)]
    if draft.by or draft.type != "text" or not writers or any(byline(block.text) for block in draft.blocks[:_HEAD]):
        return
    draft.by = ", ".join(dict.fromkeys(each.name for each in writers if each.name))
    draft.people = [each.model_copy(update={"rel": "author"}) if each in writers else each for each in draft.people]


def _is_full_name(name: str | None) -> bool:
    return bool(name) and " " in (name or "") and byline(f"By {name}") is not None


def _read_genres(item: Item) -> None:
    for each in item.content.all("genre"):
        concept = item.concepts.read(each)
        genre = Genre(name=concept.name, literal=concept.literal, uri=concept.uri)
        if concept.key and genre not in item.draft.genres:
            item.draft.genres.append(genre)


def _read_rights(item: Item) -> None:
    """Read the rights in the item's language; of several statements in one language all hold."""
    draft = item.draft
    rights = Section(item.parts.first("rightsInfo"))
    holder = rights.first("copyrightHolder")
    if holder is not None:
        concept = item.concepts.read(holder)
        draft.copyright_holder = concept.name or concept.uri or concept.literal
    draft.copyright_notice = _statement(item, rights, "copyrightNotice")
    draft.usage_terms = _statement(item, rights, "usageTerms")
    linked = (
        attribute(each, "href") for name in ("link", "copyrightNotice", "usageTerms") for each in rights.all(name)
    )
    link = next((href for href in linked if href and is_uri(href)), None)
    expression = rights.first("rightsExpressionXML")
    if expression is None:
        expression = rights.first("rightsExpressionData")
    encoded = markup_of(expression).strip()[:_MAX_RIGHTS] if expression is not None and link is None else None
    if link or encoded:
        draft.rights_info = RightsInfo(linked_rights=link, encoded_rights=encoded)


def _statement(item: Item, rights: Section, name: str) -> str | None:
    found = rights.in_language(name, item.draft.language)
    return "\n".join(dict.fromkeys([text for _, text in found])) or None
