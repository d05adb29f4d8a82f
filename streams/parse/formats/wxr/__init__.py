"""WordPress exports (WXR 1.0 to 1.2): one document has the posts of a site, and each becomes an item.

Source: the exporter itself (WordPress, `wp-admin/includes/export.php`); WXR is RSS 2.0 with elements of its own. What is
no post (menus, revisions, pages that don't change) is reported, attachments belong to the posts that show them.
"""

from streams.errors import DataError, ParseError, TooLargeError
from streams.parse.draft import Draft, Hints
from streams.parse.formats.wxr.post import Site, read_post
from streams.parse.look import Look
from streams.parse.xml_tree import Element, find_all, find_first, find_text, read_xml

NAMESPACE = "wordpress.org/export/"
MAX_ITEMS = 3_000
"""Items of one export; each has about 1,500 bytes besides its text, so that an item of the largest size holds fewer."""

MAX_MARKS = 60_000
"""Tags in the texts of one export."""

_NO_NEWS = {
    "page": "a page of the site, no post",
    "nav_menu_item": "an entry of a menu, no post",
    "revision": "an older revision; its post has the newest",
}
_PARTS = ("wp_", "custom_css", "customize_changeset", "oembed_cache", "user_request", "acf-")


def sniff(look: Look) -> bool:
    """Whether the bytes are RSS with the namespace of WordPress's export."""
    return look.root is not None and look.root.name.lower() == "rss" and NAMESPACE in look.root.attributes


def parse(data: bytes, hints: Hints) -> list[Draft | ParseError]:
    """Read the posts of one export, in their order; ParseError when it has none."""
    xml = read_xml(data, hints.charset)
    items = find_all(xml.tree, "channel/item")
    if not items:
        raise ParseError("a WordPress export without items: there is nothing to read", reason="empty")
    marks = sum((text.text or "").count("<") for text in find_all(xml.tree, "channel/item/encoded"))
    if len(items) > MAX_ITEMS or marks > MAX_MARKS:
        raise TooLargeError(
            f"{len(items)} items with {marks} tags in one export; {MAX_ITEMS} and {MAX_MARKS} are read: export a year at a time"
        )
    site = Site(find_first(xml.tree, "channel"), items)
    shown = (item for item in items if not site.is_shown_by_a_post(item))
    return [_try_read(item, site, Draft(xml.charset, list(xml.warnings)), hints) for item in shown]


def _try_read(item: Element, site: Site, draft: Draft, hints: Hints) -> Draft | ParseError:
    kind = find_text(item, "post_type") or "post"
    reason = _NO_NEWS.get(kind) or ("a part of the site, no post" if kind.startswith(_PARTS) else None)
    if reason:
        return ParseError(f"{reason}: {find_text(item, 'title') or find_text(item, 'guid')!r}", reason="unsupported")
    try:
        read_post(item, site, draft, hints)
    except DataError as error:  # too many tags in one text: its neighbours are read
        return ParseError(str(error), reason=error.reason)
    return draft
