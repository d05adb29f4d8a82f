"""The byline that a page only shows: `<p class="author">Von Anna Beispiel</p>`, where neither its head nor its JSON-LD names anybody.

Pages show the writers of other articles, too, in lists, and those of comments: such parts are passed over, and where more
than one place is left that names different people, none is taken, and a warning says which there are.
"""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from streams.parse.draft import Draft
from streams.parse.names import byline
from streams.text.spaces import squeeze

_SIGN = re.compile(r"(?:(?:article|story|post|entry|news|content)[-_]{1,2})?(?:by-?line|author)s?(?:[-_]{1,2}names?)?")
"""A class that says it: `byline`, `article-author`, `post__byline`, `author-name`; not `author-image`, `author-bio`."""
_ELSEWHERE = re.compile(
    r"comment|related|teaser|card|sidebar|recommend|promo|most-?read|footer|widget|carousel|listing|newsletter",
    re.IGNORECASE,
)
_ASIDE = frozenset({"aside", "nav", "footer", "form", "blockquote", "figure", "li"})
_BY = re.compile(
    r"(?:(?:written|story|text) by|by|von|par|por|di|door|av|af|autor(?:in)?|author|text|texte)(?:\s*:\s*|\s+)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*(?:[|·•]|\s[-–—]\s|(?<=\s)\d|,\s[^\s,]+$).*", re.DOTALL)
"""What follows the names on their line: a date, a place of work ("Ann Example, Lille")."""
_LIMIT = 120  # characters of a byline
_MOST = 50  # elements that may be one
_SHOWN = 3


def read_byline(tree: HtmlElement, draft: Draft) -> None:
    """Read who wrote the article of a page from the one line that says so, where nobody said it before."""
    if draft.by:
        return
    places: dict[HtmlElement | None, list[str]] = {}
    for element in islice(_signed(tree), _MOST):
        if name := _names(element):
            places.setdefault(element.getparent(), []).append(name)
    found = {", ".join(dict.fromkeys(names)) for names in places.values()}
    if len(found) == 1:
        draft.by = found.pop()
    elif found:
        draft.warn(f"the page shows several bylines, and none is taken: {'; '.join(sorted(found)[:_SHOWN])}")


def _signed(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Yield the outermost elements that say by class or relation that they are a byline of this page."""
    for element in tree.iter(
        "p", "div", "span", "a", "address", "h2", "h3", "h4", "h5", "cite", "em", "strong", "small"
    ):
        if _is_sign(element) and not any(_is_sign(each) or _is_elsewhere(each) for each in element.iterancestors()):
            yield element


def _is_sign(element: HtmlElement) -> bool:
    names = (element.get("class") or "")[:_LIMIT].lower().split()
    return any(map(_SIGN.fullmatch, names)) or (element.tag == "a" and (element.get("rel") or "").lower() == "author")


def _is_elsewhere(element: HtmlElement) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"[:_LIMIT]
    return element.tag in _ASIDE or (element.tag not in ("body", "html") and _ELSEWHERE.search(named) is not None)


def _names(element: HtmlElement) -> str | None:
    """Return the names in an element that is a byline, without the time beside them."""
    pieces = element.xpath(".//text()[not(ancestor::time or ancestor::script or ancestor::style or ancestor::button)]")
    line = squeeze(" ".join(map(str, pieces[:_MOST])))
    bare = _BEHIND.sub("", _BY.sub("", line, count=1)) if len(line) <= _LIMIT else ""
    return byline(f"By {bare}") if bare else None
