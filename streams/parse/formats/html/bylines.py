"""The byline that a page only shows: `<p class="author">Von Anna Beispiel</p>`, where neither its head nor its JSON-LD names anybody.

Pages show the writers of other articles, too, in lists, and those of comments: such parts are passed over, and where more
than one place is left that names different people, none is taken, and a warning says which there are.
"""

import re
from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from schemas.article import Credit
from streams.parse.draft import Draft
from streams.parse.formats.html.beside_names import Makers, is_role, makers, split_role
from streams.parse.names import byline, names
from streams.text.spaces import squeeze
from streams.text.words import words

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
_OPENS = words("by von par por di door av af")
_BEHIND = re.compile(r"\s*(?:[|·•]|\s[-–—]\s|(?<=\s)\d|,\s[^\s,]+$).*", re.DOTALL)
"""What follows the names on their line: a date, a place of work ("Ann Example, Lille")."""
_BESIDE = re.compile(
    r"(?:[a-z0-9]+[-_]{1,2}){0,3}(?:role|job|job-?title|title|position|bio|date|time|timestamp|location|social|twitter|e-?mail)s?"
)
"""A class of what stands beside the names within a byline: `author-role`, `byline__date`."""
_NO_NAMES = frozenset({"time", "script", "style", "button"})
_SPACED = re.compile(r" (?=[,;.:)])")
"""What joining the texts of elements puts before a comma: "<a>Ann Example</a>, <a>Bo Reed</a>"."""
_LIMIT = 120  # characters of a byline
_MOST = 50  # elements that may be one
_SHOWN = 3


def read_byline(tree: HtmlElement, draft: Draft) -> None:
    """Read who wrote the article of a page from the one line that says so, where nobody said it before."""
    if draft.by:
        return
    places: dict[HtmlElement | None, list[Makers]] = {}
    for element in islice(_signed(tree), _MOST):
        if made := _made_by(element):
            places.setdefault(element.getparent(), []).append(made)
    found = {", ".join(dict.fromkeys(each.by for each in several)): several for several in places.values()}
    if len(found) == 1:
        draft.by, several = found.popitem()
        draft.credits += dict.fromkeys(credit for each in several for credit in each.credits)
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
    is_author = element.tag == "a" and (element.get("rel") or "").lower() == "author"
    return is_author or any(map(_SIGN.fullmatch, names)) or _is_linked(element)


def _is_linked(element: HtmlElement) -> bool:
    """Whether it begins as a byline does and goes on with a link: "By <a>Ann Example</a>", which a reader of texts takes for links."""
    return (
        element.tag == "p"
        and (element.text or "").strip().lower() in _OPENS
        and len(element) > 0
        and element[0].tag == "a"
    )


def _is_elsewhere(element: HtmlElement) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"[:_LIMIT]
    return element.tag in _ASIDE or (element.tag not in ("body", "html") and _ELSEWHERE.search(named) is not None)


def _made_by(element: HtmlElement) -> Makers | None:
    """Return who is named in an element that is a byline, without the time beside them, and what else it says of them."""
    line = _line(element, whole=False) or _line(element, whole=True)
    if len(line) > _LIMIT:
        return None
    if made := makers(line):
        return made
    said, role = split_role(_BY.sub("", line, count=1))
    bare = _BEHIND.sub("", said)
    by = byline(f"By {bare}") if bare else None
    if by is None:
        return None
    beside = (_line(inner, whole=True) for inner in element.iterdescendants())
    roles = dict.fromkeys(each for each in (role, *beside) if each and (each is role or is_role(each)))
    return Makers(by, tuple(Credit(role=each, names=names(by)) for each in roles))


def _line(element: HtmlElement, *, whole: bool) -> str:
    """Return the text of a byline on one line, `whole` or without what stands beside the names."""
    pieces = islice(_pieces(element, whole=whole), _MOST)
    return _SPACED.sub("", squeeze(" ".join(pieces)))


def _pieces(element: HtmlElement, *, whole: bool) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag not in _NO_NAMES and (whole or not _is_beside(child)):
            yield from _pieces(child, whole=whole)
        yield child.tail or ""


def _is_beside(element: HtmlElement) -> bool:
    return any(map(_BESIDE.fullmatch, (element.get("class") or "")[:_LIMIT].lower().split()))
