"""What templates put around the text of an entry: "Continue reading …", "The post … appeared first on …", the outlet's name.

WordPress writes "The post" in the language of the site. Only what is all of a paragraph goes, or what stands behind the end of
a sentence at the end of the text; a text is never emptied.
"""

import re

from streams.parse.draft import Block
from streams.text.spaces import squeeze

_SEPARATORS = (" - ", " | ", " – ", " — ", " :: ", " » ")
_ADVERTISEMENT = re.compile(r"[\W_]*(?:advertisements?|anzeige|werbung|publicité)[\W_]*", re.IGNORECASE)
_POST = (
    r"(?:the post .{1,300} (?:appeared first|first appeared) on|der beitrag .{1,300} erschien zuerst auf|l[’']article .{1,300} est apparu en premier sur"
    r"|la entrada .{1,300} (?:se publicó primero|apareció primero) en|o post .{1,300} apareceu primeiro em|l[’']articolo .{1,300} (?:proviene da|sembra essere il primo su)"
    r"|het bericht .{1,300} verscheen eerst op) .{1,120}"
)
_MORE = r"(?:continue reading|keep reading|read (?:more|the full (?:story|article)|the rest)|weiterlesen|lire la suite|(?:leer|ver) más|seguir leyendo|continua a leggere|lees (?:meer|verder))"
_WHOLE_POST = re.compile(_POST, re.IGNORECASE)
_GLUED_POST = re.compile(rf"(?<=[.!?…\]”\"]) (?={_POST}$)", re.IGNORECASE)
_WHOLE_MORE = re.compile(rf"\W*{_MORE}\b(.*)", re.IGNORECASE)
_GLUED_MORE = re.compile(rf"(?<=[.!?…\]”\"]) [\[(]?{_MORE}\b(.{{0,300}})$", re.IGNORECASE)
_GLUED_WITHIN = 700  # characters from the end of a text: a template with a headline and a name
_LINE = 500  # characters of a paragraph that is a template
_MOST = 4  # paragraphs of them under a text


def without_clutter(blocks: list[Block], headline: str | None) -> list[Block]:
    """Return the paragraphs without advertisements' labels and without what a template put under the text."""
    kept = [block for block in blocks if not _ADVERTISEMENT.fullmatch(block.text)]
    for _ in range(_MOST):
        if kept and _is_template(kept[-1].text, headline):
            kept.pop()
    if not kept:
        return blocks
    text = _unglued(kept[-1].text, headline)
    return kept if text == kept[-1].text else [*kept[:-1], kept[-1].part(text)]


def without_outlet(headline: str, outlets: tuple[str | None, ...]) -> tuple[str, str | None]:
    """Cut the outlet that the feed or the entry names from the end of a headline; return both, or the headline alone."""
    for separator in _SEPARATORS:
        before, _, last = headline.rpartition(separator)
        for outlet in outlets:
            if before and outlet and last.strip().casefold() == squeeze(outlet).casefold():
                return before.strip(), last.strip()
    return headline, None


def _is_template(text: str, headline: str | None) -> bool:
    if len(text) > _LINE:
        return False
    if _WHOLE_POST.fullmatch(text):
        return True
    more = _WHOLE_MORE.fullmatch(text)
    return more is not None and _says_no_more(more[1], headline)


def _says_no_more(text: str, headline: str | None) -> bool:
    """Whether what follows "Continue reading" is nothing, or the headline."""
    said = _folded(text)
    return not said or (headline is not None and said == _folded(headline))


def _unglued(text: str, headline: str | None) -> str:
    """Return a last paragraph without a template that stands behind its last sentence."""
    start = max(0, len(text) - _GLUED_WITHIN)
    if post := _GLUED_POST.search(text, start):
        text = text[: post.start()]
    more = _GLUED_MORE.search(text, start)
    is_sentence = more is not None and more[1] == "."  # "His advice is simple. Read more."
    return text[: more.start()] if more and not is_sentence and _says_no_more(more[1], headline) else text


def _folded(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
