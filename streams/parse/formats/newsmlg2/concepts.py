"""Concepts: what a property names by code, URI, literal or in words, and what the item says of it in an `assert`."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from schemas.ninjs import Point, Symbol
from streams.parse.formats.newsmlg2.codes import Schemes, local
from streams.parse.formats.newsmlg2.section import primary
from streams.parse.identity import is_uri
from streams.parse.xml_tree import Element, attribute, find_all, find_first, lang_of, text_of

_NAME_ROLES = {None: 0, "display": 0, "full": 1, "short": 2, "mnemonic": 3}
"""Which of several names is shown (NewsCodes `namerole`): a mnemonic is `sp` for sport."""

_LATITUDE, _LONGITUDE = 90, 180
MAX_SYMBOLS = 50
"""Tickers of one organisation."""


class Concept(NamedTuple):
    """A thing by its name, its code as a qcode (or the literal that stands for one), its URI and its nature."""

    name: str | None
    literal: str | None = None
    uri: str | None = None
    kind: str | None = None

    @property
    def key(self) -> str | None:
        """What tells it from others."""
        return self.literal or self.uri or self.name


Facts = tuple[str | None, str | None, str | None, str | None]
"""The fields of a concept, in its order: of the many subjects of an item none needs to be more than that."""


class Asserted(NamedTuple):
    """What an `assert` adds to the concept that it tells of, wherever the item names that."""

    name: str | None = None
    kind: str | None = None
    uri: str | None = None
    point: Point | None = None
    symbols: tuple[Symbol, ...] = ()
    locality: str | None = None


NOTHING = Asserted()


class Concepts:
    """Reads the concepts of one item: with its schemes, its asserts and its language."""

    def __init__(self, schemes: Schemes, asserts: Iterable[Element], language: str | None) -> None:
        self.schemes = schemes
        self.language = language
        self._asserts: dict[str, Asserted] = {}
        for each in asserts:
            asserted = self._assert(each)
            for key in (each.get("qcode"), each.get("uri"), each.get("literal")):
                if key:
                    self._asserts.setdefault(key, asserted)
        self.is_plain = not self._asserts and schemes.are_known
        """Whether the item says nothing of its concepts elsewhere: neither asserts nor schemes of its own."""

    def read(self, element: Element) -> Concept:
        """Return what an element names."""
        return Concept(*self.facts(dict(element.items()), self.name(element)))

    def facts(self, said: Mapping[str, str], name: str | None) -> Facts:
        """Return the fields of the concept of an element's attributes, and of the name that it has itself."""
        code, uri, words = said.get("qcode"), said.get("uri"), said.get("literal")
        asserted = self._of_keys(code, uri, words) if self._asserts else NOTHING
        code = code.strip() if code else (self.schemes.qcode(uri) or uri if uri else None)
        name = name or asserted.name
        if words is not None:
            words = words.strip() or None
            name = name or (words if asserted is NOTHING or code else None)
            if code is None and words != name and asserted is NOTHING:
                code = words
        known = uri if uri and is_uri(uri) else self.schemes.uri(code)
        kind = said.get("type") or self.schemes.named(said.get("typeuri")) or asserted.kind
        return name, None if code == known else code, known, kind

    def asserted(self, element: Element) -> Asserted:
        """Return what an assert tells of the concept that an element names."""
        if not self._asserts:
            return NOTHING
        return self._of_keys(element.get("qcode"), element.get("uri"), element.get("literal"))

    def _of_keys(self, *keys: str | None) -> Asserted:
        return next((self._asserts[key] for key in keys if key and key in self._asserts), NOTHING)

    def name(self, element: Element) -> str | None:
        """Return the name to show: in the item's language, and in full rather than by a mnemonic."""
        return self.name_of(find_all(element, "name"))

    def name_of(self, names: Sequence[Element]) -> str | None:
        """Return that one of several `name` elements."""
        if len(names) == 1:
            return text_of(names[0])
        return next((text for each in sorted(names, key=self._preference) if (text := text_of(each))), None)

    def _preference(self, name: Element) -> tuple[bool, int]:
        tag = lang_of(name)
        foreign = bool(tag and self.language) and primary(tag or "") != primary(self.language or "")
        return foreign, _NAME_ROLES.get(local(name.get("role")), 1)

    def uri(self, element: Element, concept: Concept) -> str | None:
        """Return the URI of a thing, else that of the first equivalent which has one: ISO's of a country, Wikidata's."""
        return concept.uri or self._same(element) or self.asserted(element).uri

    def _same(self, element: Element) -> str | None:
        for each in find_all(element, "sameAs"):
            uri = each.get("uri")
            if found := uri if uri and is_uri(uri) else self.schemes.uri(each.get("qcode")):
                return found
        return None

    def point(self, element: Element) -> Point | None:
        """Return the coordinates of a place, from its own details or those of its assert."""
        return _point(element) or self.asserted(element).point

    def symbols(self, element: Element) -> tuple[Symbol, ...]:
        """Return the tickers of an organisation (`hasInstrument`, 2.9), its own and those of its assert."""
        return (*self._symbols(element), *self.asserted(element).symbols)[:MAX_SYMBOLS]

    def _symbols(self, element: Element) -> tuple[Symbol, ...]:
        found = element.iterfind("organisationDetails/hasInstrument[@symbol]")
        return tuple(
            Symbol(
                exchange=attribute(each, "marketlabel") or local(self.schemes.code_of(each, "market")),
                symbol_type=local(self.schemes.code_of(each, "type")),
                symbol=attribute(each, "symbol"),
            )
            for each in islice(found, MAX_SYMBOLS)
        )

    def _assert(self, element: Element) -> Asserted:
        kind = find_first(element, "type")
        place = find_first(element, "POIDetails/address/locality")
        return Asserted(
            name=self.name(element),
            kind=self.schemes.code_of(kind) if kind is not None else self.schemes.code_of(element, "type"),
            uri=self._same(element),
            point=_point(element),
            symbols=self._symbols(element),
            locality=self.name(place) if place is not None else None,
        )


def _point(place: Element) -> Point | None:
    """Return the position of a place in degrees (WGS 84); None where it has none, or one outside of the world."""
    position = next((each for details in place if (each := find_first(details, "position")) is not None), None)
    if position is None:
        return None
    try:
        longitude, latitude = float(position.get("longitude") or "x"), float(position.get("latitude") or "x")
    except ValueError:
        return None
    if abs(longitude) <= _LONGITUDE and abs(latitude) <= _LATITUDE:
        return Point(type="Point", coordinates=(longitude, latitude))
    return None
