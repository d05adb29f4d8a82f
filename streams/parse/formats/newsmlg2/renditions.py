"""`remoteContent` and `icon`: where the renderings of a picture, a film or a sound are, and how large they are."""

from schemas.ninjs import Rendition
from streams.parse.formats.newsmlg2.codes import local
from streams.parse.formats.newsmlg2.item import Item
from streams.parse.identity import is_uri
from streams.parse.xml_tree import Element, attribute

MAX_RENDITIONS = 100
_LARGEST = 2**53


def read_renditions(item: Item, remote: list[Element]) -> None:
    """Read the renditions of an item's content, and its icons. One without content is a plan to make one."""
    given = [(each, "") for each in remote if each.get("hascontent") != "false"]
    given += [(each, "icon") for each in item.content.all("icon")]
    if len(given) > MAX_RENDITIONS:
        item.draft.warn(f"{len(given)} renditions; {MAX_RENDITIONS} are kept")
    taken: set[str] = set()
    for each, prefix in given[:MAX_RENDITIONS]:
        item.draft.renditions.append(_rendition(item, each, prefix, taken))


def _rendition(item: Item, element: Element, prefix: str, taken: set[str]) -> Rendition:
    href = attribute(element, "href")
    if href and not is_uri(href):
        item.draft.warn(f"a rendition has no address that can be followed: {href[:80]!r}")
    kind = local(item.schemes.code_of(element, "rendition"))
    return Rendition(
        name=_name("-".join(part for part in (prefix, kind) if part) or "rendition", taken),
        href=href if href and is_uri(href) else None,
        title=None if href and is_uri(href) else href,
        content_type=attribute(element, "contenttype"),
        width=whole(element, "width"),
        height=whole(element, "height"),
        size_in_bytes=whole(element, "size"),
    )


def _name(wanted: str, taken: set[str]) -> str:
    name = wanted if wanted not in taken else f"{wanted}-{len(taken) + 1}"
    taken.add(name)
    return name


def whole(element: Element, name: str) -> int | None:
    """Return an attribute that is a whole number, None for what is none."""
    said = (element.get(name) or "").strip()
    return int(said) if said.isascii() and said.isdecimal() and len(said) < 16 and int(said) <= _LARGEST else None  # noqa: PLR2004
