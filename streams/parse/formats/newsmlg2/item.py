"""One item on its way into a draft: its element, its sections, its codes, and what the message around it says."""

from dataclasses import dataclass, field

from streams.parse.draft import Draft, Hints
from streams.parse.formats.newsmlg2.codes import Schemes
from streams.parse.formats.newsmlg2.concepts import Concepts
from streams.parse.formats.newsmlg2.section import Section
from streams.parse.xml_tree import Element, attribute, lang_of


@dataclass(slots=True)
class Item:
    """A newsItem or packageItem: what all its readers share."""

    element: Element
    draft: Draft
    hints: Hints
    message: Section
    """The header of the message that brought it; empty where it came alone."""
    parts: Section = field(init=False)
    meta: Section = field(init=False)
    content: Section = field(init=False)
    schemes: Schemes = field(init=False)
    concepts: Concepts = field(init=False)
    language: str | None = field(init=False)
    """The language of the content, else that of the item's own words."""

    def __post_init__(self) -> None:
        self.parts = Section(self.element)
        self.meta = Section(self.parts.first("itemMeta"))
        self.content = Section(self.parts.first("contentMeta"))
        self.language = attribute(self.content.first("language"), "tag") or lang_of(self.element)
        self.schemes = Schemes(self.parts.all("catalog"))
        self.concepts = Concepts(self.schemes, self.parts.all("assert"), self.language)
