"""The child elements of one element by name: looked through once, whatever is asked of it later."""

from collections.abc import Iterator

from streams.parse.xml_tree import Element, lang_of, text_of

MAX_ITEMS = 500
"""Properties of one name in one item. 144 sampled files have at most 62; more describe nothing."""


class Section:
    """The children of an element by local name, case ignored: some write `Header` and `ednote`."""

    def __init__(self, element: Element | None) -> None:
        self._children: dict[str, list[Element]] = {}
        as_written: dict[str, list[Element]] = {}  # most stand many times: to lower each name is a third of the work
        for child in () if element is None else element[:]:
            tag = str(child.tag)
            found = as_written.get(tag)
            if found is None:
                found = as_written[tag] = self._children.setdefault(tag.lower(), [])
            found.append(child)

    def __bool__(self) -> bool:
        return bool(self._children)

    def all(self, name: str) -> list[Element]:
        """Return the children of that name, in their order."""
        found = self._children.get(name.lower())
        return found[:MAX_ITEMS] if found else []

    def first(self, name: str) -> Element | None:
        """Return the first child of that name."""
        found = self._children.get(name.lower())
        return found[0] if found else None

    def text(self, name: str) -> str | None:
        """Return the text of the first child of that name that has any."""
        for child in self.all(name):
            if text := text_of(child):
                return text
        return None

    def texts(self, name: str) -> Iterator[str]:
        """Yield the texts of the children of that name that have any."""
        for child in self.all(name):
            if text := text_of(child):
                yield text

    def in_language(self, name: str, language: str | None) -> list[tuple[Element, str]]:
        """Return the children of that name that have a text, and that: those in one language, all where none is."""
        found = [(child, text) for child in self.all(name) if (text := text_of(child))]
        if len(found) < 2 or not language:  # noqa: PLR2004 - there is no choice
            return found
        wanted = primary(language)
        return [told for told in found if primary(lang_of(told[0]) or language) == wanted] or found

    def too_many(self) -> str | None:
        """Return the name of a property that stands more often than is read."""
        if max(map(len, self._children.values()), default=0) <= MAX_ITEMS:  # as nearly always
            return None
        return next(name for name, found in self._children.items() if len(found) > MAX_ITEMS)


def primary(language: str) -> str:
    """Return the primary subtag of a language tag (RFC 5646): `en-US` is English."""
    return language.replace("_", "-").partition("-")[0].lower()
