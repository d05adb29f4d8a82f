"""Texts of JSON of a sender's own: under which names they stand, a summary where no text is given, and marks of a cut."""

import re

from streams.errors import ParseError
from streams.parse.draft import Draft
from streams.parse.formats.feed.clutter import without_outlet
from streams.parse.properties import Properties
from streams.text.markup import is_markup, read_paragraphs
from streams.text.paragraphs import split_paragraphs

# Names are compared without case, underscores, hyphens and spaces: `publishedAt` is `published_at`, too.
BODIES = ("text", "content", "articleBody", "html")
"""Where those have the text who write JSON of their own with the names of ninjs; Ghost has `html`."""
SUMMARIES = ("summary", "excerpt", "abstract", "standfirst", "teaser", "trailText")
ADDRESSES = ("url", "link", "permalink", "canonicalUrl", "webUrl")
PUBLISHED = (
    "dateGmt", "published", "publishedAt", "publishedOn", "publishedDate", "publishDate", "datePublished", "publicationDate", "pubDate",
    "date", "dateTime", "webPublicationDate",
)  # fmt: skip

_CUT = re.compile(r"\s*\[\+\s?(\d{1,7}) (?:chars|characters)\]$")
"""How NewsAPI ends a text that it does not give: "… [+2310 chars]"."""
_REMOVED = "[Removed]"
_MARK = 40  # characters of such an end


def read_summary_as_text(item: Properties, draft: Draft) -> bool:
    """Read a summary as the text of an article that gives none, with a warning, as that of an entry of a feed.

    Much JSON has a title and a description: an article has the address of its page, or when it was published, too.
    """
    if not item.uri(*ADDRESSES) and not item.get(*PUBLISHED):
        return False
    said = next((said for name in ("description", *SUMMARIES) if isinstance(said := item.get(name), str)), "")
    draft.blocks = read_paragraphs(said) if is_markup(said) else split_paragraphs(said)
    if draft.blocks:
        draft.partial = True
        draft.descriptions = []
        draft.warn("summary only: the sender does not give the whole text")
    return bool(draft.blocks)


def refuse_removed(draft: Draft) -> None:
    """Raise ParseError `empty` for an item of NewsAPI that stands for one that was taken away: nothing says which."""
    texts = {draft.headline, *(block.text for block in draft.blocks)} - {None}
    if texts == {_REMOVED}:
        raise ParseError(f"{_REMOVED} stands for headline and text: its publisher took it away", reason="empty")


def read_cut(draft: Draft) -> None:
    """Take the mark of what was cut from the end of a text, with a warning."""
    last = draft.blocks[-1] if draft.blocks else None
    cut = _CUT.search(last.text, max(0, len(last.text) - _MARK)) if last else None
    if last is None or cut is None:
        return
    rest = last.text[: cut.start()]
    draft.blocks = [*draft.blocks[:-1], *([last.part(rest)] if rest else [])]
    draft.partial = True
    draft.warn(f"the text is cut: its sender left out {cut[1]} characters")


def take_outlet(draft: Draft) -> None:
    """Take the name of an outlet that a source names from behind the headline, as from one of a feed."""
    if draft.headline is None:
        return
    rest, outlet = without_outlet(draft.headline, tuple(source.name for source in draft.info_sources))
    if outlet:
        draft.headline, draft.title = rest, draft.title or draft.headline
