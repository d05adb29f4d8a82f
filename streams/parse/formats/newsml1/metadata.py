"""The metadata of components: who provides and wrote, what may be done with it, what it is about."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from schemas.ninjs import Genre, InfoSource, Organisation, Place, Subject, Symbol, Thing
from streams.parse.draft import Draft
from streams.parse.formats.newsml1.names import formal_name, properties
from streams.parse.xml_tree import Element, attribute, find_all, find_first, find_text, lang_of, text_of

MAX_THINGS = 500

_PARTIES = {"Provider": "provider", "Source": "source", "Creator": "creator"}
_SUBJECTS = ("Subject", "SubjectMatter", "SubjectDetail", "SubjectQualifier")
_PLACES = ("City", "SubLocation", "CountryArea", "Area", "Country", "WorldRegion")
"""Properties of a location, from the smallest."""
_COUNTRY = (2, 3)  # letters of an ISO 3166 code


def read_metadata(chain: Sequence[Element], names: Mapping[str, str], draft: Draft) -> None:
    """Read the metadata of the components that hold the text, the innermost first.

    `names` are those that the document gives to codes (its topics).
    """
    for component in chain:
        for each in component:
            tag = str(each.tag)
            if tag == "AdministrativeMetadata":
                _read_administrative(each, draft)
            elif tag == "RightsMetadata":
                _read_rights(each, draft)
            elif tag.startswith("DescriptiveMetada"):  # without its last syllable in the feed of one agency
                _read_descriptive(each, names, draft)
            elif tag == "Metadata":
                _read_own(each, draft)
        draft.language = draft.language or language_of(lang_of(component))


def _few(metadata: Element, path: str) -> Iterator[Element]:
    """Yield the elements at a path: no more of one kind than describe anything."""
    return islice(find_all(metadata, path), MAX_THINGS)


def _read_administrative(metadata: Element, draft: Draft) -> None:
    for tag, role in _PARTIES.items():
        for party in _few(metadata, f"{tag}/Party"):
            _add_party(party, role, draft)
    for party in _few(metadata, "Contributor/Party"):
        if name := formal_name(party):
            _add_person(Thing(name=name, rel="contributor", literal=_scheme(party)), draft)
    for each in _few(metadata, "Property"):
        _keep(each, draft)


def _add_party(party: Element, role: str, draft: Draft) -> None:
    """Add who provided, gave or made the content; a party that is an author says so in `Topic`."""
    name = formal_name(party)
    if not name:
        return
    if role == "creator" and (attribute(party, "Topic") or "").strip("#").upper() == "AUTHOR":
        _add_person(Thing(name=name, rel="author"), draft)
    elif all((name, role) != (known.name, known.role) for known in draft.info_sources):
        draft.info_sources.append(InfoSource(name=name, role=role))


def _scheme(party: Element) -> str | None:
    scheme = attribute(party, "Scheme")
    return f"{scheme}:{formal_name(party)}" if scheme else None


def _add_person(person: Thing, draft: Draft) -> None:
    if len(draft.people) < MAX_THINGS and person not in draft.people:
        draft.people.append(person)


def _read_rights(metadata: Element, draft: Draft) -> None:
    draft.copyright_holder = draft.copyright_holder or find_text(metadata, "Copyright/CopyrightHolder")
    terms = [
        text
        for rights in _few(metadata, "UsageRights")
        for name in ("UsageType", "Geography", "Limitations")
        if (text := find_text(rights, name))
    ]
    draft.usage_terms = draft.usage_terms or "; ".join(dict.fromkeys(terms)) or None


def _read_descriptive(metadata: Element, names: Mapping[str, str], draft: Draft) -> None:
    draft.language = draft.language or language_of(formal_name(find_first(metadata, "Language")))
    for each in _few(metadata, "Genre"):
        name = formal_name(each)
        if name and all(name != known.name for known in draft.genres):
            draft.genres.append(Genre(name=name))
    for code in _few(metadata, "SubjectCode"):
        for each in islice(code, MAX_THINGS):
            if str(each.tag) in _SUBJECTS and (value := formal_name(each)):
                _add_subject(value, attribute(each, "Scheme"), names, draft)
    for each in _few(metadata, "Location"):
        _read_location(each, draft)
    draft.keywords += islice(properties(metadata, "Keyword", "Keywords"), MAX_THINGS)
    for each in _few(metadata, "Property"):
        _keep(each, draft)


def language_of(said: str | None) -> str | None:
    """Return a language as BCP 47 writes it: small letters, a country in capitals."""
    if said is None:
        return None
    language, dash, country = said.replace("_", "-").partition("-")
    return language.lower() + dash + (country.upper() if len(country) == len("CH") else country)


def _add_subject(value: str, scheme: str | None, names: Mapping[str, str], draft: Draft) -> None:
    """Add a code once: IPTC's subject codes have eight digits, whatever their scheme is called."""
    is_iptc = value.isdecimal() and len(value) == len("04000000")
    subject = Subject(
        name=names.get(value) or (None if is_iptc else value),
        literal=f"subj:{value}" if is_iptc else scheme and f"{scheme}:{value}",
    )
    if len(draft.subjects) < MAX_THINGS and subject not in draft.subjects:
        draft.subjects.append(subject)


def _read_location(location: Element, draft: Draft) -> None:
    """Read a place by its smallest name, and its country; what is an origin is where the story was written."""
    rel = (attribute(location, "HowPresent") or "about").lower()
    given = [(name, value) for name in _PLACES for value in islice(properties(location, name), MAX_THINGS)]
    if not given and (text := text_of(location) or attribute(location, "FormalName")):
        given = [("City", text)]
    for name, value in dict.fromkeys(given):
        draft.header.setdefault(name, value)
        is_code = name == "Country" and len(value) in _COUNTRY and value.isupper() and value.isascii()
        _add_place(
            Place(
                name=None if is_code else value, rel=rel, literal=f"iso3166-1a{len(value)}:{value}" if is_code else None
            ),
            draft,
        )
    if rel == "origin" and given and given[0][0] == "City" and (draft.dateline is None or not draft.dateline.places):
        draft.located = draft.located or given[0][1]


def _add_place(place: Place, draft: Draft) -> None:
    if len(draft.places) < MAX_THINGS and place not in draft.places:
        draft.places.append(place)


def _read_own(metadata: Element, draft: Draft) -> None:
    """Read metadata of the sender's own kind: tickers become organisations, all else is known to dialects."""
    kind = formal_name(find_first(metadata, "MetadataType")) or ""
    for each in _few(metadata, "Property"):
        _keep(each, draft)
        _keep_value(kind, attribute(each, "Value"), draft)
    if kind.lower().startswith("securit") and len(draft.organisations) < MAX_THINGS:
        symbols = tuple(_symbols(metadata))
        if symbols:
            draft.organisations.append(Organisation(symbols=symbols))


def _symbols(metadata: Element) -> Iterator[Symbol]:
    exchange = next(properties(metadata, "Exchange"), None)
    for ticker in properties(metadata, "Ticker Symbol", "Ticker", "Symbol"):
        yield Symbol(exchange=exchange, symbol_type="ticker", symbol=ticker)
    for isin in properties(metadata, "ISIN"):
        yield Symbol(exchange=exchange, symbol_type="ISIN", symbol=isin)


def _keep(each: Element, draft: Draft) -> None:
    """Keep a property under its name for dialects."""
    _keep_value(attribute(each, "FormalName"), attribute(each, "Value"), draft)


def _keep_value(name: str | None, value: str | None, draft: Draft) -> None:
    """Keep a value under a name; several values are lines, in the order of the document."""
    if name and value and len(draft.header) < MAX_THINGS:
        before = draft.header.get(name, "")
        if len(before) < 10_000:  # noqa: PLR2004 - characters; no list of keywords is longer
            draft.header[name] = f"{before}\n{value}" if before else value


def topic_names(item: Element) -> dict[str, str]:
    """Return what the topics of a document call their codes: the English name, else the first."""
    found: dict[str, str] = {}
    for topic in item.iter("Topic"):
        code = find_text(topic, "FormalName")
        names = [each for each in find_all(topic, "Description") if (attribute(each, "Variant") or "Name") == "Name"]
        english = [each for each in names if (lang_of(each) or "").startswith("en")]
        if code and (name := next(find_texts_of(english + names), None)):
            found.setdefault(code, name)
    return found


def find_texts_of(elements: Sequence[Element]) -> Iterator[str]:
    """Yield the texts of elements that have any."""
    return (text for each in elements if (text := text_of(each)))
