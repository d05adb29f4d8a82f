"""Reuters, as its customers' systems file it: tags in the headline, trashlines, alerts, mangled picture tags.

Sources: the Reuters handbook (names of the forms), and the plain-text dumps of content management systems, which drop
the punctuation of `tag:reuters.com,2025:binary_LYNX…` and put what is left under the sign-off.
"""

import re

from schemas.ninjs import Association, Genre, Text
from schemas.vocab import Kind
from streams.parse.dialects.reuters_g2 import read_structure
from streams.parse.draft import Block, Draft
from streams.parse.law import SAID_IN_WORDS, take_tags
from streams.parse.names import byline
from streams.parse.story import read_story

MENDED = "the trailing picture tag had lost its punctuation"

_PICTURE = re.compile(
    r"tag(?P<colon>[:_]?)reuters\.com[,_]?(?P<year>\d{4})[:_]?(?P<id>(?:binary|newsml|video)_[A-Za-z0-9]+(?:-[A-Z]+)?)(?![A-Za-z0-9])",
)

_MAX_PICTURES = 500

# The first words of a trashline, and the kind of version that it announces.
_STORY = r"(?:This|The|In this|In) .{0,40}(?:story|article|item|headline|graphic),? "
_BEEN = "(?:has been|have been|was|is being|is) (?:officially )?"
_UPDATES = (
    "Adds|Recasts|Updates|Updated|Updating|Releads|Re-leads|Rewrites|Writes through|New throughout|Removes|Changes|Inserts"
    "|Deletes|Drops|Trims|Edits|Fixes|Details|Includes|Combines|Restores|Tops|Leads with"
)
_TRASHLINES: tuple[tuple[str, Kind], ...] = (
    (
        rf"Corrects|Corrected|Correcting|Clarifies|Amends|Official correction|{_STORY}(?:{_BEEN})?correct(?:s|ed)",
        "correction",
    ),
    (rf"Refiles|Refiled|Refiling|{_STORY}(?:{_BEEN})?refile[sd]", "refile"),
    (rf"Repeats|Repeated|Repeating|Repeat of|{_STORY}(?:{_BEEN})?repeat(?:s|ed)", "repeat"),
    (
        rf"{_UPDATES}|{_STORY}(?:{_BEEN})?update[sd]",
        "update",
    ),
)
# How a trashline begins behind its bracket: fifty patterns are not tried on "(Reporting by …".
_TRASH_WORDS = frozenset(
    {"this", *(word.lower() for spelled, _ in _TRASHLINES for word in re.findall(r"(?:^|\|)(\w+)", spelled))}
)
_FIRST_WORD = re.compile(r"\((\w+)")
_TRASHLINE = re.compile(
    r"\((?:" + "|".join(f"(?P<k{row}>{words})" for row, (words, _) in enumerate(_TRASHLINES)) + r")\b[^()]*"
    r"(?:\([^()]*\)[^()]*)*\)\.?$",
    re.IGNORECASE,
)
_SLUG = re.compile(r"(?P<slug>[A-Z0-9][A-Z0-9.&'-]*/[A-Z0-9.&'/-]*)(?:\s+\((?P<words>[^()]{1,120})\))?$")
_BULLETS = frozenset("*•·▪◦‣-")
_BULLET = re.compile(r"[*•·▪◦‣-]\s+(?=\S)")
_KEYWORDS = re.compile(r"Keywords:\s+([A-Z0-9][A-Z0-9 .&'/(),-]{2,80})$")
_STANDARDS = re.compile(r"Our\s+Standards:?\s+The\s+Thomson\s+Reuters\s+Trust\s+Principles\b.{0,40}$", re.IGNORECASE)
"""What Reuters' pages print under every story."""
_OUR = frozenset({"Our", "OUR", "our"})

_HEAD = 10  # paragraphs in which trashlines and bullets stand
_ALERT_LIMIT = 160  # characters; the handbook wants under 80, customers' systems add a prefix


def read_reuters(draft: Draft) -> None:
    """Correct a draft for Reuters' habits."""
    read_structure(draft)
    _take_slug(draft)
    _take_pictures(draft)
    begins = {
        text[0] for block in draft.blocks if (text := block.text)
    }  # none of the three makes a paragraph begin otherwise
    if "(" in begins:
        _take_trashlines(draft)
    if not begins.isdisjoint(_BULLETS):
        _take_bullets(draft)
    if "O" in begins or "o" in begins:
        _drop_standards(draft)
    _take_keywords(draft)
    if draft.headline:
        take_tags(draft, draft.headline, over=SAID_IN_WORDS)  # they say more than letters of a message and trashlines
    read_story(draft)
    _mark_alert(draft)


def _take_slug(draft: Draft) -> None:
    """Take a slug line above the headline: "UKRAINE-CRISIS/KURSK (UPDATE 2, PIX)"."""
    slug = _SLUG.match(draft.headline or "")
    if slug is None or not draft.blocks:
        return
    draft.slugline = draft.slugline or slug["slug"]
    draft.keywords += [word.strip() for word in (slug["words"] or "").split(",") if word.strip()]
    draft.headline = draft.blocks.pop(0).text


def _take_pictures(draft: Draft) -> None:
    """Turn picture tags into associations, mended where they lost their punctuation."""
    if draft.sent and "_" not in draft.sent.text:  # each tag has one, and few texts
        return
    if not [1 for block in draft.blocks if "_" in block.text]:
        return
    kept: list[Block] = []
    for block in draft.blocks:
        if "reuters.com" not in block.text or not (tags := list(_PICTURE.finditer(block.text))):
            kept.append(block)
            continue
        for tag in {tag[0]: tag for tag in tags}.values():
            _add_picture(draft, tag)
        if text := _PICTURE.sub("", block.text).strip():
            kept.append(block.part(text))
    draft.blocks = kept


def _add_picture(draft: Draft, tag: re.Match[str]) -> None:
    if len(draft.associations) >= _MAX_PICTURES:
        draft.warn(f"more than {_MAX_PICTURES} picture tags; the others are left out")
        return
    uri = f"tag:reuters.com,{tag['year']}:{tag['id']}"
    if uri != tag[0]:
        draft.warn(MENDED)
    if all(uri != known.uri for known in draft.associations):
        is_video = tag["id"].startswith("video_")
        kind = "video" if is_video else "picture"
        count = 1 + sum(known.type == kind for known in draft.associations)
        draft.associations.append(Association(name=f"{kind}{count}", type="video" if is_video else "picture", uri=uri))


def _take_trashlines(draft: Draft) -> None:
    """Take "(Adds quotes)" and its like from above or below the text: notes on this version, not part of the story."""
    tail = len(draft.blocks) - _HEAD
    found = {
        index: kind
        for index, text in enumerate([block.text for block in draft.blocks])
        if text[:1] == "(" and (index < _HEAD or index >= tail) and (kind := _announced(text))
    }
    if not found:
        return
    for kind in found.values():
        if draft.kind in ("new", "update"):  # "update" may be all that a message knows
            draft.kind = kind
    draft.note = "; ".join(draft.blocks[index].text.rstrip(".")[1:-1].strip() for index in found) or draft.note
    draft.blocks = [block for index, block in enumerate(draft.blocks) if index not in found]


def _announced(text: str) -> Kind | None:
    """Return the kind of version that a trashline announces; None for what is none."""
    first = _FIRST_WORD.match(text)
    trashline = _TRASHLINE.match(text) if first and first[1].lower() in _TRASH_WORDS else None
    return _TRASHLINES[int((trashline.lastgroup or "k0")[1:])][1] if trashline else None


def _take_bullets(draft: Draft) -> None:
    """Take the bullets that sum up a story, above its dateline, before or behind its byline; a list that is all stays one."""
    bullets: list[str] = []
    kept: list[Block] = []
    for block in draft.blocks[:_HEAD]:
        if block.text[:1] in _BULLETS and _BULLET.match(block.text):
            bullets.append(block.text)
        elif byline(block.text) is not None:
            kept.append(block)
        else:
            break
    rest = draft.blocks[len(bullets) + len(kept) :]
    if bullets and rest and (len(bullets) > 1 or bullets[0][0] != "-"):  # one dash begins a quotation
        summary = (_BULLET.sub("", text, count=1) for text in bullets)
        draft.descriptions += [Text(role="summary", content_type="text/plain", value=text) for text in summary]
        draft.blocks = [*kept, *rest]


def _drop_standards(draft: Draft) -> None:
    if [1 for block in draft.blocks if block.text[:3] in _OUR]:
        draft.blocks = [block for block in draft.blocks if not _STANDARDS.match(block.text)]


def _take_keywords(draft: Draft) -> None:
    """Take the slug from under the text, where a system filed it there: "Keywords: NORLAND OIL/OUTPUT"."""
    found = _KEYWORDS.match(draft.blocks[-1].text) if len(draft.blocks) > 1 else None
    if found is not None:
        draft.slugline = draft.slugline or found[1]
        draft.blocks.pop()


def _mark_alert(draft: Draft) -> None:
    """One line in capitals and no text is an alert."""
    headline = (draft.headline or "").lstrip("* ")
    if draft.blocks or not headline or draft.type != "text" or draft.pub_status == "canceled":
        return
    draft.partial = True
    if headline == headline.upper() != headline.lower() and len(headline) <= _ALERT_LIMIT:
        draft.headline = headline
        draft.genres.append(Genre(name="alert"))
