"""Topics of the text, as IPTC Media Topics: the top level and one below, by rules that people can read.

What the sender's codes mean was added when the item was read (`creator: copydesk`); what the text says comes beside it with
`creator: copydesk topics/1` and a confidence. A topic that is there already is not said again. There are rules for English only; in other
languages the topics of the sender's codes stand alone, with their labels in the language of the article.
"""

from schemas.article import Article
from schemas.base import made
from schemas.media_topics import media_topic, topic_of
from schemas.ninjs import Subject
from streams.enrich.finding import Finding, OfArticle
from streams.enrich.topics.rules import LANGUAGES
from streams.enrich.topics.scoring import Score, scores

METHOD = "copydesk topics/1"
OURS = "copydesk"
"""Who the topics are by that reading the sender's codes added."""
MOST = 3
LEAST = 45
"""Confidence of a topic that is told."""
BESIDE = 0.7
"""Part of the confidence of the first topic that the others must have: a story has one topic, seldom two."""


def classify(article: Article, _feed_language: str | None, budget: int) -> Finding:
    """Add the topics that headline and text speak for; only the beginning that the budget allows is read."""
    language = (article.language or "und").partition("-")[0]
    if not (article.text or article.headline):
        return Finding("notRun")
    if language not in LANGUAGES:
        return Finding("unsupportedLanguage", article=_labelled(article))
    said = {subject.literal for subject in article.subjects}
    found = (_subject(score) for score in topics(article.headline[:budget], article.text[:budget], language))
    return Finding(article={"subjects": (*article.subjects, *(each for each in found if each.literal not in said))})


def _labelled(article: Article) -> OfArticle:
    """Give the topics that the sender's codes mean their labels in the language of the article, where IPTC has them."""
    if article.language is None or not any(subject.creator == OURS for subject in article.subjects):
        return {}
    return {"subjects": tuple(_in_language(subject, article.language) for subject in article.subjects)}


def _in_language(subject: Subject, language: str) -> Subject:
    topic = topic_of(subject.literal or "") if subject.creator == OURS else None
    return subject.model_copy(update={"name": topic.label_in(language)}) if topic else subject


def topics(headline: str, text: str, language: str) -> list[Score]:
    """Return at most three topics, the surest first; one below the top level only with the one above it."""
    chosen: list[Score] = []
    for score in scores(headline, text, language, LEAST):
        if len(chosen) == MOST:
            break
        if score.confidence >= BESIDE * (chosen[0] if chosen else score).confidence and _stands(score, chosen):
            chosen.append(score)
    return chosen


def _stands(score: Score, chosen: list[Score]) -> bool:
    topic = media_topic(score.code)
    return topic is not None and (not topic.broader or any(other.code == topic.broader for other in chosen))


def _subject(score: Score) -> Subject:
    topic = media_topic(score.code)
    assert topic is not None
    return made(
        Subject, name=topic.label, uri=topic.uri, literal=topic.qcode, creator=METHOD, confidence=score.confidence
    )
