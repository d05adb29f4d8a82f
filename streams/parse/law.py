"""Newsroom law that holds for all agencies, after format and dialect have said theirs: tags, labels, kills in prose.

Words decide only where neither the format nor the dialect did: a structured kill, hold or correction stays what it is.
"""

import re

from schemas.article import Take
from schemas.ninjs import Genre
from schemas.vocab import FOR_A_PERSON, Kind
from streams.parse.datelines import read_dateline
from streams.parse.desk_lines import asks_to_hold
from streams.parse.draft import Draft
from streams.parse.embargo import (
    IN_WORDS,
    heads_embargo,
    hold_for,
    is_mail_under_embargo,
    may_say_embargo,
    says_embargo,
    take_embargo,
    take_embargo_within,
    warn_of_doubt,
)
from streams.parse.embargo_alone import says_only_embargo
from streams.parse.embargo_label import split_label
from streams.parse.embargo_news import is_news_beside
from streams.parse.embargo_sentence import tells
from streams.parse.forwarded import behind_forwarding
from streams.parse.guessed_labels import explains, is_told, label_of
from streams.parse.headline_tags import Tagged, is_correction_in_brackets, read_tags, split_correction
from streams.parse.line_tests import take_line_test
from streams.parse.names import byline
from streams.parse.private_words import PRIVATE
from streams.parse.quiet_kills import Quiet, may_be_quiet, read_quiet_label
from streams.parse.story import read_head
from streams.parse.withdrawals import Asked, Withdrawal, named_item, read_withdrawal
from streams.text.hold_labels import read_hold_label
from streams.text.hold_words import frees_its_story, holds_its_story, is_open_hold, is_order_to_hold
from streams.text.plain_news import is_news_of_tests, is_plain_news
from streams.text.urgent_flags import read_flag

_HEADLINE_LIMIT = 200

_WORDS: dict[Asked, str] = {
    "hold": f"the text asks to hold a story; this item is withheld, {FOR_A_PERSON}",
    "held": f"the text says that a story is on hold; this item is withheld, {FOR_A_PERSON}",
    "free": f"the text says that a story that was held may be used, which no program does; {FOR_A_PERSON}",
    "kill": f"the text says that a story is withdrawn, but not which in a way we can follow; {FOR_A_PERSON}",
    "keep": f"the text takes the kill of a story back, which no program does; {FOR_A_PERSON}",
    "replace": "the text takes the place of a story that must not be used; an editor has to decide about the other",
}
_MAY_BE_A_TEST = f"the headline says TEST over what reads as news, which is published; {FOR_A_PERSON}"
_MAY_HOLD = f"the headline is under HOLD: over the words of a story that is out it withholds that, over others nothing; {FOR_A_PERSON}"
_DOUBTS: dict[Asked, str] = {
    "held": f"the text may be a note that a story is on hold, and is published as news; {FOR_A_PERSON}",
    "free": f"the text may be a note that a story that was held may be used, and is published as news; {FOR_A_PERSON}",
    "kill": f"the text may be a note that a story must not be used, and is published as news; {FOR_A_PERSON}",
    "keep": f"the text may be a note that takes the kill of a story back, and is published as news; {FOR_A_PERSON}",
    "correct": f"the text may be a note that corrects a story, and is published as news; {FOR_A_PERSON}",
}
SAID_IN_WORDS: frozenset[Kind] = frozenset({"new", "update", "correction", "refile", "repeat", "advisory"})
"""Kinds that words may still change."""


def read_law(draft: Draft) -> None:
    """Read what headline and first paragraphs say of this version, where nothing else said it."""
    if draft.headline and (rest := behind_forwarding(draft.headline)):
        draft.title, draft.headline = draft.title or draft.headline, rest
    if draft.headline and draft.headline.startswith("(") and is_correction_in_brackets(draft.headline):
        _take_correction(draft, draft.headline)
    elif draft.headline:
        _take_explained(draft, draft.headline)
    if draft.headline:
        headline = draft.headline
        _take_flag(draft, headline)
        _read_embargo(draft, draft.headline)
        take_tags(draft, draft.headline)
        if draft.headline != headline:
            _take_flag(draft, draft.headline)  # "ANNULATION - URGENT Le pape est mort"
        take_line_test(draft)
        if draft.title and heads_embargo(draft.headline):  # behind the tags: "UPDATE 1-EMBARGOED until …"
            _take_embargo(draft, draft.headline)
    if draft.pub_status == "usable" and draft.kind in SAID_IN_WORDS:
        find_withdrawal(draft)
        _hold_at_once(draft)
        if draft.headline and may_be_quiet(draft.headline) and _quiet(draft, draft.headline) is not None:
            _tell(draft, _DOUBTS["kill"])  # still there: the text did not bear it out


def _take_flag(draft: Draft, headline: str) -> None:
    """Take a word of urgency from the headline; a name that the text has, too, is none: "EIL Profit Rises"."""
    flag = read_flag(headline)
    if flag is None:  # nearly all
        return
    top = "\n".join(block.text for block in draft.blocks[:3])
    if not flag.parted and re.search(rf"\b{flag.word.upper()}\b", top):
        return
    if (label := label_of(headline)) is not None and not _is_a_label(draft, label, is_news=explains(headline)):
        return
    draft.title, draft.headline = draft.title or headline, flag.headline
    draft.priority = draft.priority or flag.word


def _read_embargo(draft: Draft, headline: str) -> None:
    """Take an embargo from the headline; warn of what may be one, or news."""
    may_be = may_say_embargo(headline)  # nearly none; of two who ask below neither has to
    if may_be and (heads_embargo(headline) or _is_held_by_subject(draft, headline)):
        _take_embargo(draft, headline)
    elif rest := take_embargo_within(draft, headline):
        draft.title, draft.headline = draft.title or headline, rest
    elif may_be and _may_be_held(draft, headline):
        _take_embargo(draft, headline)
    if draft.headline and (may_be or draft.headline != headline):
        warn_of_doubt(draft, draft.headline)


def _is_held_by_subject(draft: Draft, headline: str) -> bool:
    """Whether the subject of a mail is an embargo on it, and no news of one."""
    if "subject" not in draft.header or not is_mail_under_embargo(headline):
        return False
    return not is_news_beside(draft, headline, draft.blocks)


def _may_be_held(draft: Draft, headline: str) -> bool:
    """Whether a headline is an embargo by the rule for plain text: where line and story leave it open, it is."""
    if split_label(headline) is None and not tells(headline) and not says_only_embargo(headline):
        return False  # "No release before Friday for prisoners of Haven"
    return says_embargo(headline) and not is_news_beside(draft, headline, draft.blocks)


def _take_correction(draft: Draft, line: str) -> None:
    """Take a line in brackets above the headline that says what was corrected; as sent it stays the title."""
    below = _headline_below(draft)
    if below is None:
        return
    draft.title, draft.headline, draft.note = draft.title or line, below, draft.note or line
    draft.claim("correction")


def _take_explained(draft: Draft, headline: str) -> None:
    """Take what was corrected, or changed, from brackets beside the headline; as sent it stays the title."""
    if (parted := split_correction(headline)) is not None:
        draft.title, draft.headline, draft.note = draft.title or headline, parted[0], draft.note or parted[1]
        draft.claim("correction")


def _take_embargo(draft: Draft, headline: str) -> None:
    """Take an embargo from the start of a headline; as sent it stays the title."""
    if tells(headline):
        hold_for(draft, headline)
        return
    rest = take_embargo(draft, headline) or _headline_below(draft)
    if rest:
        draft.title = draft.title or headline
        draft.headline = rest


def take_tags(draft: Draft, headline: str, over: frozenset[Kind] = frozenset({"new"})) -> None:
    """Take the tags from a headline; they give the kind of an item whose kind is one of `over`."""
    tagged = read_tags(_with_loud_label(draft, headline) if may_be_quiet(headline) else headline)
    if tagged.take and (draft.take is None or draft.take.number is None):
        draft.take = Take(number=tagged.take, of=tagged.of, key=tagged.take_key)
    if (tagged.kind is None and tagged.headline == headline) or _is_of_the_headline(draft, tagged):
        return
    if tagged.doubtful and (label := label_of(headline)) is not None and _is_news_under(draft, tagged, label):
        return
    draft.title = draft.title or headline
    draft.headline = tagged.headline if tagged.headline != headline else _headline_below(draft) or headline
    _claim(draft, tagged, over)
    if tagged.brief:
        draft.genres.append(Genre(name="brief"))
    if tagged.withdrawn:
        _tell(draft, _WORDS["kill"])


def _quiet(draft: Draft, headline: str) -> Quiet | None:
    """Return what a headline that may have a label in small letters is, as notes and text bear it out."""
    texts = [block.text for block in draft.blocks]
    return read_quiet_label(headline, [*_notes(draft, "editors"), *texts, *_notes(draft, PRIVATE)])


def _with_loud_label(draft: Draft, headline: str) -> str:
    """Return a headline with its label of a withdrawal in capitals, where the text bears it out."""
    quiet = _quiet(draft, headline)
    return quiet.headline if quiet is not None and quiet.reading == "label" else headline


def _is_of_the_headline(draft: Draft, tagged: Tagged) -> bool:
    """Warn of a label over plain news, and leave it where it is: "TEST: England beat Zimbabwe" is no test of the line."""
    if not tagged.doubtful:
        return False
    texts, placed = [block.text for block in draft.blocks], _is_placed(draft)
    if tagged.withdrawn and is_plain_news(texts, placed=placed):
        _tell(draft, _DOUBTS["kill"])
        return True
    if tagged.kind == "test" and is_news_of_tests(texts, placed=placed):
        _tell(draft, _MAY_BE_A_TEST)
        return True
    return False


def _is_news_under(draft: Draft, tagged: Tagged, label: str) -> bool:
    """Whether a label in ordinary spelling belongs to its headline; either is warned of, where the label would count."""
    if draft.kind != "new" or tagged.withdrawn:  # what else says so bears it out
        return False
    texts = [block.text for block in draft.blocks[:3]]
    is_news = explains(f":{tagged.headline}") or (tagged.kind == "correction" and is_told(label, texts))
    return not _is_a_label(draft, label, is_news=is_news)


def _is_a_label(draft: Draft, label: str, *, is_news: bool) -> bool:
    read = f"the headline is left as it is, {FOR_A_PERSON}" if is_news else "read as a label"
    draft.warn(f"{label!r} in front of the headline may be a label of this version, or a word of the news; {read}")
    return not is_news


def _is_placed(draft: Draft) -> bool:
    return draft.dateline is not None or draft.by is not None


def _claim(draft: Draft, tagged: Tagged, over: frozenset[Kind]) -> None:
    """Set kind and number that the tags say; "update" is the least, and changes nothing that says more."""
    over = over & {"new", "advisory"} if tagged.kind == "update" else over
    if draft.pub_status == "usable" and draft.kind in over and tagged.kind is not None:
        draft.kind = tagged.kind
    draft.number = draft.number or tagged.number


def _tell(draft: Draft, words: str) -> None:
    """Warn of a finding for a person, unless one was warned of: a label and the words below it say the same."""
    if not any(FOR_A_PERSON in each for each in draft.warnings):
        draft.warn(words)


def _headline_below(draft: Draft) -> str | None:
    """Return the headline from under a line that is only a label: "KORREKTUR"."""
    text = draft.blocks[0].text if draft.blocks and draft.blocks[0].role in ("body", "crosshead") else ""
    is_text = len(text) > _HEADLINE_LIMIT or text.endswith(".") or byline(text) or read_dateline(text)
    if not text or is_text or len(draft.blocks) == 1:
        return None
    draft.blocks.pop(0)
    if draft.dateline is None:  # what stands below was no head while the headline stood there
        read_head(draft)
    return text


def find_withdrawal(draft: Draft) -> None:
    """Make a finding for a person of a note about another item, and warn of what only may be one."""
    body = [block.text for block in draft.blocks]
    private = _notes(draft, PRIVATE)  # "Please do not print it.", on a line of its own
    texts = [*_notes(draft, "editors"), *body[:6], *private]
    headline = draft.headline or ""
    found = read_withdrawal(
        draft.title or headline, [headline, *texts], length=sum(map(len, body)), placed=_is_placed(draft)
    )
    if (found is None or not found.sure) and (asked := _asks_to_hold(draft, private) or _is_order(headline, body)):
        found = Withdrawal("hold", named_item(asked))
    elif (found is None or found.asked == "free") and any(map(frees_its_story, _to_editors(draft))):
        _release(draft)
        return
    if found is None:
        if draft.kind == "new" and (label := read_hold_label(headline)) and label.holds:
            _tell(draft, _MAY_HOLD)
        return
    if not found.sure:
        _tell(draft, _DOUBTS[found.asked])
        return
    draft.target = draft.target or found.target
    if found.asked == "correct":
        if _WORDS["kill"] in draft.warnings:  # its label says more: "ANNULATION - … notre dépêche est erronée"
            return
        draft.kind = draft.kind if draft.kind == "refile" else "correction"
        return
    draft.kind = found.kind
    _tell(draft, _WORDS[found.asked])


def _asks_to_hold(draft: Draft, private: list[str]) -> str | None:
    """Return the note beside a story that asks to hold it: to editors, or between colleagues."""
    return next(filter(holds_its_story, _to_editors(draft)), None) or next(filter(asks_to_hold, private), None)


def _is_order(headline: str, body: list[str]) -> str | None:
    """Return the first line of a text that is an order to hold the story that it names."""
    return next(filter(is_order_to_hold, (headline, *body[:1])), None)


def _hold_at_once(draft: Draft) -> None:
    """Let no embargo keep back what holds a story, where that is the same order once more: "Do not use until further notice."."""
    said = draft.embargo_text
    if said is None or draft.kind != "hold" or draft.embargoed_until is not None or not is_open_hold(said):
        return
    draft.embargo_text = None
    draft.warnings[:] = [warning for warning in draft.warnings if warning != IN_WORDS]


def _release(draft: Draft) -> None:
    """Make a release of a story whose note lifts its hold; what corrects one, too, stays a correction, and is another revision."""
    draft.lifts_hold = True
    if draft.kind in ("new", "update", "repeat"):
        draft.kind = "release"


def _to_editors(draft: Draft) -> list[str]:
    return [*_notes(draft, "editors"), draft.ed_note] if draft.ed_note else _notes(draft, "editors")


def _notes(draft: Draft, role: str) -> list[str]:
    return [note.text for note in draft.notes if note.role == role] if draft.notes else []
