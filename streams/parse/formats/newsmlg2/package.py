"""`packageItem`: items that belong together, as associations in the order of their groups (spec 2.35, groupSet)."""

from collections.abc import Iterator

from streams.parse.formats.newsmlg2.item import Item
from streams.parse.formats.newsmlg2.links import association
from streams.parse.formats.newsmlg2.section import MAX_ITEMS
from streams.parse.xml_tree import Element, attribute, find_all


def read_groups(item: Item) -> None:
    """Make the draft a composite of what the package refers to; `rel` is the role of the group."""
    draft = item.draft
    draft.type = "composite"
    for reference, rel in _references(item):
        if len(draft.associations) >= MAX_ITEMS:
            draft.warn(f"more than {MAX_ITEMS} items in the package; the others are not kept")
            return
        target = attribute(reference, "residref", "guidref", "persistidref")
        found = association(reference, target, rel, len(draft.associations) + 1, item.schemes)
        if found is None:
            draft.warn("an item of the package is named by nothing")
        else:
            draft.associations.append(found)
    if not draft.associations:
        draft.warn("the package refers to no item")


def _references(item: Item) -> Iterator[tuple[Element, str | None]]:
    """Yield the itemRefs from the root group on, depth first; a group is entered once, whatever refers to it."""
    groups = item.parts.first("groupSet")
    if groups is None:
        return
    by_id = {each.get("id"): each for each in find_all(groups, "group")}
    root = by_id.pop(groups.get("root"), None)
    first = [root] if root is not None else list(by_id.values())
    waiting = [(each, "") for each in reversed(first)]
    while waiting:
        each, role = waiting.pop()
        if each.tag == "group":
            role = item.schemes.code_of(each, "role") or ""
            waiting += [(child, role) for child in reversed(each) if child.tag in ("itemRef", "groupRef")]
        elif each.tag == "groupRef":
            group = by_id.pop(each.get("idref"), None)
            waiting += [(group, "")] if group is not None else []
        else:
            yield each, role or None
