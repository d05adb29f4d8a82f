"""Formal names: how NewsML 1 says nearly everything, as an attribute, or by some senders as text."""

from collections.abc import Iterator

from streams.parse.xml_tree import Element, attribute, find_all, text_of


def formal_name(element: Element | None) -> str | None:
    """Return what an element says: its `FormalName`, else its text."""
    return attribute(element, "FormalName") or text_of(element)


def properties(element: Element | None, *names: str) -> Iterator[str]:
    """Yield the values of the properties of one of these names, in the order of the document."""
    if element is None:
        return
    wanted = {name.lower() for name in names}
    for each in find_all(element, "Property"):
        if (attribute(each, "FormalName") or "").lower() in wanted and (
            value := attribute(each, "Value") or text_of(each)
        ):
            yield value


def children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of a name, whatever its case: `HeadLine` is written `Headline` by some."""
    wanted = name.lower()
    return (each for each in element if str(each.tag).lower() == wanted)
