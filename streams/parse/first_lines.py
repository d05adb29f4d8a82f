"""Where the headline of a plain text ends: also where no blank line parts it from the text, and where there is none.

    Two hurt in crash                 the text begins on the next line, with a dateline of any kind,
    OSLO - Two people were …
    TWO HURT IN CRASH                 or in small letters below capitals,
    Two people were …
    Two hurt in crash                 or with a word that has a capital only where a sentence begins.
    The driver of a lorry was …

Wrapped text is put together from its lines, and would take the headline with it.
"""

from collections.abc import Sequence

from streams.parse.bare_datelines import guess_dateline
from streams.parse.datelines import read_dateline
from streams.parse.draft import Draft
from streams.parse.names import byline
from streams.text.sentences import sentences
from streams.text.stopwords import FUNCTION_WORDS
from streams.text.words import words

_MOST = 3
"""Lines of a headline."""
_WRAPPED_FROM, _WRAPPED = 40, 100  # columns; of a text with others each line is a paragraph (`streams.text.paragraphs`)
_LONGEST = 135  # characters of a headline; of 7,958 Reuters headlines of 1987
_TWO_SENTENCES = 80  # characters; shorter ones are headlines, too: "Strike off. Trains run."
_ENDS = (".", ".”", '."', ".“", ".»", ".’", ".)", "。", "!”", '!"', '?"', "?”")
_SMALL_WORDS = FUNCTION_WORDS | words(
    "der die das den dem des ein eine einen einem einer eines und oder im am an auf aus bei beim bis durch für gegen mit nach nahe ohne "
    "seit trotz über um unter vom von vor wegen zu zum zur als wie nicht nur noch "
    "le la les un une des du de et ou à au aux en dans sur sous pour par avec sans ce cette il elle "
    "el los las una del y con por para lo gli di da nel della delle het een op van voor met"
)
"""Words that have a capital only where a sentence begins, and that no headline ends with."""
_IN_NAMES = words("am de del della di da des du el il la las le les los van von un con san")
"""Those that names begin with, too ("La Nation"): a word in small letters has to follow."""
_MAY_CLOSE = "”\"'’)]%?"


def is_text(paragraph: str) -> bool:
    """Whether a first paragraph is text and no headline: it ends as sentences do, and is longer than headlines are."""
    length = len(paragraph)
    if length <= _TWO_SENTENCES or not paragraph.endswith(_ENDS):
        return False
    return length > _LONGEST or sum(1 for _ in sentences(paragraph)) > 1


def part_headline(draft: Draft, text: str) -> str:
    """Return a text with a blank line below its headline where its sender left none, with a warning."""
    text = text.lstrip("\n")
    first = text.find("\n")
    if first < 0 or first > _WRAPPED or text[first + 1 : first + 2] in ("\n", ""):  # nearly all
        return text
    end = text.find("\n\n", first)
    lines = [line.strip() for line in text[: end if end >= 0 else len(text)].split("\n")]
    count = _lines_of_headline([*filter(None, lines)])
    if not count:
        return text
    draft.warn("no blank line parts the headline from the text; it was cut where the text seems to begin")
    *head, rest = text.split("\n", count)
    return "\n".join((*head, "", rest))


def _lines_of_headline(lines: Sequence[str]) -> int:
    """Return how many of these lines are a headline, by what stands below it; 0 where nothing tells."""
    width = max(map(len, lines), default=0)
    if not _WRAPPED_FROM <= width <= _WRAPPED:
        return 0
    for count in range(1, min(len(lines), _MOST + 1)):
        above, below = lines[count - 1], lines[count]
        is_over = above.endswith(_ENDS) or len(" ".join(lines[:count])) > _LONGEST
        if is_over or read_dateline(below) or byline(below):  # which stand alone without our help
            return 0
        if guess_dateline(below) or _is_below_capitals(lines[:count], below) or _is_new_sentence(above, below):
            return count
    return 0


def _is_below_capitals(above: Sequence[str], below: str) -> bool:
    return all(map(str.isupper, above)) and below[:1].isupper() and not below.isupper()


def _is_new_sentence(above: str, below: str) -> bool:
    """Whether a sentence begins below a line that ends none, and that is no part of one: "The" has a capital nowhere else."""
    first, _, more = below.partition(" ")
    if first.lower() not in _SMALL_WORDS or not first.istitle() or below.isupper():  # nearly all
        return False
    is_start = more[:1].islower() or first.lower() not in _IN_NAMES
    return (
        is_start
        and (above[-1].isalnum() or above[-1] in _MAY_CLOSE)
        and above.rpartition(" ")[2].lower() not in _SMALL_WORDS
    )
