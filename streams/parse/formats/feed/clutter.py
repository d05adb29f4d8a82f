"""What templates put around the text of an entry: "Continue reading …", "The post … appeared first on …", the outlet's name.

WordPress writes "The post" in the language of the site. Only what is all of a paragraph goes, or what stands behind the end of
a sentence at the end of the text; a text is never emptied. "The post of deputy appeared first on the list of cuts" is a sentence
of a story: a template names the headline of its entry or the outlet.
"""

import re
from typing import NamedTuple

from streams.parse.draft import Block
from streams.text.spaces import squeeze

_SEPARATORS = (" - ", " | ", " – ", " — ", " :: ", " » ")
_ADVERTISEMENT = re.compile(r"[\W_]*(?:advertisements?|anzeige|werbung|publicité)[\W_]*", re.IGNORECASE)
_POST = (
    r"(?:the post|der beitrag|l[’']article|la entrada|o post|l[’']articolo|het bericht) (.{1,300}?) "
    r"(?:(?:appeared first|first appeared) on|erschien zuerst auf|est apparu en premier sur|(?:se publicó primero|apareció primero) en"
    r"|apareceu primeiro em|(?:proviene da|sembra essere il primo su)|verscheen eerst op) (.{1,120})"
)
_MORE = r"(?:continue reading|keep reading|read (?:more|the full (?:story|article)|the rest)|weiterlesen|lire la suite|(?:leer|ver) más|seguir leyendo|continua a leggere|lees (?:meer|verder))"
_WHOLE_POST = re.compile(_POST, re.IGNORECASE)
_GLUED_POST = re.compile(rf"(?<=[.!?…\]”\"]) (?={_POST}$)", re.IGNORECASE)
_WHOLE_MORE = re.compile(rf"\W*{_MORE}\b(.*)", re.IGNORECASE)
_GLUED_MORE = re.compile(rf"(?<=[.!?…\]”\"]) [\[(]?{_MORE}\b(.{{0,300}})$", re.IGNORECASE)
_PLACE = re.compile(r"(?:^|\s)(?:on|at|in|via|auf|bei|sur|en|em|su|op)(?:\sthe)?\s$")
_GLUED_WITHIN = 700  # characters from the end of a text: a template with a headline and a name
_LINE = 500  # characters of a paragraph that is a template
_MOST = 4  # paragraphs of them under a text


def without_clutter(blocks: list[Block], headline: str | None, outlets: tuple[str | None, ...] = ()) -> list[Block]:
    """Return the paragraphs without advertisements' labels and without what a template put under the text."""
    said = _Said(_folded(headline or ""), frozenset(_folded(outlet) for outlet in outlets if outlet))
    kept = [block for block in blocks if not _ADVERTISEMENT.fullmatch(block.text)]
    for _ in range(_MOST):
        if kept and _is_template(kept[-1].text, said):
            kept.pop()
    if not kept:
        return blocks
    text = _unglued(kept[-1].text, said)
    return kept if text == kept[-1].text else [*kept[:-1], kept[-1].part(text)]


def without_outlet(headline: str, outlets: tuple[str | None, ...]) -> tuple[str, str | None]:
    """Cut the outlet that the feed or the entry names from the end of a headline; return both, or the headline alone."""
    for separator in _SEPARATORS:
        before, _, last = headline.rpartition(separator)
        for outlet in outlets:
            if before and outlet and last.strip().casefold() == squeeze(outlet).casefold():
                return before.strip(), last.strip()
    return headline, None


class _Said(NamedTuple):
    """What a template repeats of its entry, folded: the headline, and the names of the outlet."""

    headline: str
    outlets: frozenset[str]

    def has_post(self, title: str, outlet: str) -> bool:
        """Whether it is this entry that a post's title names, or its outlet."""
        return _folded(title) == self.headline or _folded(outlet) in self.outlets

    def says_no_more(self, text: str) -> bool:
        """Whether what follows "Continue reading" is nothing, or the headline, and at most where that stands."""
        return _without_place(_folded(text), self.outlets) in ("", self.headline)


def _is_template(text: str, said: _Said) -> bool:
    if len(text) > _LINE:
        return False
    if post := _WHOLE_POST.fullmatch(text):
        return said.has_post(*post.groups())
    more = _WHOLE_MORE.fullmatch(text)
    return more is not None and said.says_no_more(more[1])


def _unglued(text: str, said: _Said) -> str:
    """Return a last paragraph without a template that stands behind its last sentence."""
    start = max(0, len(text) - _GLUED_WITHIN)
    posts = (post for post in _GLUED_POST.finditer(text, start) if said.has_post(*post.groups()))
    if post := next(posts, None):
        text = text[: post.start()]
    more = _GLUED_MORE.search(text, start)
    is_sentence = more is not None and more[1] == "."  # "His advice is simple. Read more."
    return text[: more.start()] if more and not is_sentence and said.says_no_more(more[1]) else text


def _without_place(text: str, outlets: frozenset[str]) -> str:
    """Return folded words without "on Valley Times" at their end, where that is an outlet of the entry."""
    for outlet in outlets:
        before = text.removesuffix(outlet)
        if before != text and (place := _PLACE.search(before)):
            return before[: place.start()]
    return text


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
