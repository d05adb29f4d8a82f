"""Codes of NewsML-G2: a qcode is `alias:code`, and a catalog says which URI the alias stands for (spec 2.35, QCode).

An item names its catalogs by address, and nothing is fetched here: IPTC's own aliases are known (IPTC catalog 41, April
2025, https://iptc.org/std/catalog/), and those of an agency where the item brings its catalog along.
"""

from collections.abc import Iterable
from functools import lru_cache

from schemas.ninjs import NewsObjectType
from streams.parse.identity import is_uri
from streams.parse.xml_tree import Element, find_all
from streams.text.kept import kept

_NEWSCODES = "http://cv.iptc.org/newscodes/"
_NEWSCODE_ALIASES = {
    "aspfacet": "asportfacet", "aspfacetvalue": "asportfacetvalue", "cinat": "cinature", "cpnat": "cpnature",
    "cpprole": "contentprodpartyrole", "crel": "conceptrelation", "ctrol": "contributorrole", "cwarn": "contentwarning",
    "digsrctype": "digitalsourcetype", "drol": "descriptionrole", "ednoterole": "ednoterole", "genre": "genre",
    "irel": "itemrelation", "isrol": "infosourcerole", "loctyp": "location", "medtop": "mediatopic", "ninat": "ninature",
    "nprod": "newsproduct", "nprov": "newsprovider", "nrol": "namerole", "pgrmod": "pkggroupmode", "plinat": "plinature",
    "prodgenre": "productgenre", "rnd": "rendition", "scn": "scene", "sig": "signal", "squ": "subjectqualifier",
    "stat": "pubstatusg2", "subj": "subjectcode", "tone": "tone", "trustindicator": "trustindicator", "urgy": "urgency",
    "why": "whypresent", "wldreg": "worldregion",
}  # fmt: skip
_ALIASES = {alias: f"{_NEWSCODES}{name}/" for alias, name in _NEWSCODE_ALIASES.items()} | {
    "a1312cat": "http://cvx.iptc.org/anpa1312-category/",
    "a1312prio": "http://cvx.iptc.org/anpa1312-priority/",
    "dbpedia": "http://dbpedia.org/resource/",
    "figi": "http://cvx.iptc.org/figi/",
    "geonames": "http://sws.geonames.org/",
    "geonameshttps": "https://sws.geonames.org/",
    "isin": "http://cvx.iptc.org/isin/",
    "iso3166-1a2": "http://cvx.iptc.org/iso3166-1a2/",
    "iso3166-1a3": "http://cvx.iptc.org/iso3166-1a3/",
    "iso3166-2": "http://cvx.iptc.org/iso3166-2/",
    "ticker": "http://cvx.iptc.org/ticker/",
    "wikidata": "http://www.wikidata.org/entity/",
}
_BASES = {uri: alias for alias, uri in _ALIASES.items()}

TYPES: dict[str, NewsObjectType] = {
    "text": "text", "picture": "picture", "photo": "picture", "graphic": "graphic", "graphics": "graphic",
    "animated": "graphic", "audio": "audio", "video": "video", "composite": "composite", "component": "component",
}  # fmt: skip
"""NewsCodes `ninature`, and how older catalogs spell it."""


@kept(8192)
def _known_uri(qcode: str) -> str | None:
    """Return the URI that a qcode of a well-known alias stands for."""
    alias, colon, code = qcode.partition(":")
    base = _ALIASES.get(alias) if colon else None
    return base + code if base and is_uri(base + code) else None


MAX_SCHEMES = 500
"""Schemes of one item's own catalogs; the largest catalog of IPTC has about 150."""


class Schemes:
    """The aliases that hold in one item: IPTC's, and those of the catalogs that stand in it."""

    def __init__(self, catalogs: Iterable[Element] = ()) -> None:
        self._aliases: dict[str, str] = {}
        for catalog in catalogs:
            for scheme in find_all(catalog, "scheme"):
                alias, uri = scheme.get("alias"), scheme.get("uri")
                if alias and uri and len(self._aliases) < MAX_SCHEMES:
                    self._aliases[alias] = uri
        self._bases = {uri: alias for alias, uri in self._aliases.items()}

    @property
    def are_known(self) -> bool:
        """Whether the item brings no schemes of its own."""
        return not self._aliases

    def uri(self, qcode: str | None) -> str | None:
        """Return the URI that a qcode stands for, where its catalog is known."""
        if not qcode:
            return None
        if self._aliases:
            alias, _, code = qcode.partition(":")
            if (base := self._aliases.get(alias)) is not None:
                return base + code if is_uri(base + code) else None
        return _known_uri(qcode)

    def qcode(self, uri: str | None) -> str | None:
        """Return the qcode of a URI of a scheme that is known."""
        base, slash, code = (uri or "").strip().rpartition("/")
        alias = self._bases.get(base + slash) or _BASES.get(base + slash)
        return f"{alias}:{code}" if alias and code else None

    def code_of(self, element: Element, name: str = "") -> str | None:
        """Return the code of a property as a qcode: `qcode` or `uri`, or another pair such as `role` and `roleuri`."""
        said = element.get(name or "qcode")
        if said and (said := said.strip()):
            return said
        return self.named(element.get(f"{name}uri"))

    def named(self, uri: str | None) -> str | None:
        """Return a URI as a qcode, as it is where its scheme is not known."""
        return (self.qcode(uri) or uri) if uri else None


@lru_cache(maxsize=4096)
def local(code: str | None) -> str | None:
    """Return the code without its scheme: `drol:caption`, and the URI that it stands for, are `caption`."""
    return code.replace("/", ":").rpartition(":")[2] or None if code else None
