"""The lead as the summary: the first sentences of the body, where the sender sent none.

News tells the whole in its first sentences; three of them are what every summariser of news is measured against.
"""

from collections.abc import Iterator

from schemas.article import Article
from schemas.base import made
from schemas.ninjs import Text
from streams.enrich.finding import Finding
from streams.enrich.frame import story
from streams.text.sentences import sentences

ROLE = "summary"
MOST_SENTENCES = 3
MOST = 400
"""Code points that the second and third sentence may fill the summary up to; a longer first one is cut at a word."""


def summarise(article: Article, _feed_language: str | None, budget: int) -> Finding:
    """Set the lead as a description with the role `summary`; an item that has a description keeps its own."""
    if any(each.value.strip() for each in article.descriptions):
        return Finding("notRun")
    value = lead(_paragraphs(article), budget)
    if not value:
        return Finding("notRun")
    summary = made(Text, role=ROLE, content_type="text/plain", value=value)
    return Finding(article={"descriptions": (*article.descriptions, summary)})


def lead(paragraphs: Iterator[str], budget: int) -> str:
    """Return the first sentences of the paragraphs, which is all that is read of them."""
    taken: list[str] = []
    length = 0
    for paragraph in paragraphs:
        text = paragraph[:budget]
        for start, end in sentences(text):
            if taken and length + 1 + end - start > MOST:
                return " ".join(taken)
            taken.append(_cut(" ".join(text[start:end].split())))
            length += 1 + end - start
            if len(taken) == MOST_SENTENCES:
                return " ".join(taken)
    return " ".join(taken)


def _cut(sentence: str) -> str:
    """Return a sentence of at most so many code points: what is cut ends with a whole word and an ellipsis."""
    if len(sentence) <= MOST:
        return sentence
    return sentence[:MOST].rsplit(" ", 1)[0] + "…"


def _paragraphs(article: Article) -> Iterator[str]:
    """Yield the paragraphs of the body, without crossheads and tables where the parser told them apart."""
    told = article.copydesk.paragraphs
    if told:
        return (each.text for each in told if each.role == "body")
    text = story(article).lstrip()
    return (each for each in text[: MOST * MOST_SENTENCES * 2].split("\n\n") if each.strip())
