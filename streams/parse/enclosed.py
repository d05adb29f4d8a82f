"""News that a message only carries: text, HTML, XML or JSON that is attached, below "please find our story attached".

What the message says of itself holds for what it carries: its embargo, that it corrects, when it was sent, who sent it. What
can't be read stays an attachment of the message, with a warning.
"""

from collections.abc import Iterable, Iterator

from schemas.article import Note
from streams.errors import DataError, ParseError
from streams.parse.charset import decode
from streams.parse.draft import Draft, Enclosed, Hints
from streams.parse.formats import FORMATS
from streams.parse.law import SAID_IN_WORDS, read_law
from streams.parse.look import Look
from streams.parse.notes import hold_for_notes
from streams.parse.sniff import format_of, read_media_type
from streams.text.markup import read_paragraphs
from streams.text.paragraphs import text_of, words_in

_FEWEST = 15
"""Words of a story; mailers attach footers of their own, too."""


def open_enclosed(drafts: Iterable[Draft | ParseError], hints: Hints) -> Iterator[Draft | ParseError]:
    """Yield the drafts, in place of a message that only carries items those items."""
    for draft in drafts:
        if isinstance(draft, Draft) and draft.enclosed:
            yield from _stories(draft, hints) or [draft]
        else:
            yield draft


def _stories(letter: Draft, hints: Hints) -> list[Draft]:
    """Return what a message carries; nothing where that can't be read, or the message itself asks for something."""
    found = [(each, story) for each in letter.enclosed for story in _read(letter, each, hints)]
    if not found:
        return []
    letter.hints = hints
    hold_for_notes(letter)
    read_law(letter)
    if letter.pub_status != "usable" or letter.kind not in SAID_IN_WORDS - {"advisory"}:
        return []
    return [_carried(letter, story, each, number) for number, (each, story) in enumerate(found)]


def _read(letter: Draft, each: Enclosed, hints: Hints) -> list[Draft]:
    """Read one attachment; what is no item is told."""
    media_type = read_media_type(each.content_type)
    hints = hints._replace(charset=media_type.charset or hints.charset)
    try:
        form, _ = format_of(Look(each.data), media_type, None)
        drafts = _page(each, hints) if form == "html" else FORMATS[form].parse(each.data, hints)
    except DataError as error:
        letter.warn(f"an attachment was not read, and may have the text: {each.name or media_type.name} ({error})")
        return []
    stories = [draft for draft in drafts if isinstance(draft, Draft) and words_in(draft.blocks) >= _FEWEST]
    if not stories:
        letter.warn(f"an attachment was not read, and may have the text: {each.name or media_type.name}")
    return stories


def _page(each: Enclosed, hints: Hints) -> list[Draft | ParseError]:
    """Read HTML: as the page of an article where it is one, else the text that it shows, as a plain one."""
    try:
        return FORMATS["html"].parse(each.data, hints)
    except ParseError:
        shown = read_paragraphs(decode(each.data, hints.charset).text)
        return FORMATS["plain"].parse("\n\n".join(block.text for block in shown).encode(), hints._replace(charset=None))


def _carried(letter: Draft, story: Draft, each: Enclosed, number: int) -> Draft:
    """Return a story with what only its message says."""
    if letter.kind != "new" and story.kind == "new":
        story.kind, story.number, story.note = letter.kind, letter.number, letter.note
    if story.embargo_text is None and story.embargoed_until is None:
        story.embargo_text, story.embargoed_until = letter.embargo_text, letter.embargoed_until
    if story.guid is None and letter.guid:
        story.guid = f"{letter.guid}#{number}" if number else letter.guid
    subject = letter.title or letter.headline
    story.title = story.title or (subject if story.headline else None)
    story.headline = story.headline or letter.headline
    story.version_created = story.version_created or letter.version_created
    story.provider = story.provider or letter.provider
    story.language = story.language or letter.language
    story.info_sources = story.info_sources or [*letter.info_sources]
    said = text_of(letter.blocks)
    covering = [Note(role="covering", text=said, public=False)] if said else []
    story.notes = [*letter.notes, *covering, *story.notes]
    story.associations = [*story.associations, *letter.associations]
    story.warnings = [*letter.warnings, *story.warnings]
    story.warn(f"the story was read from an attachment of the message: {each.name or each.content_type:.60}")
    return story
