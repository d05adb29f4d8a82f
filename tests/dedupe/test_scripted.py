"""The scripted newsroom: every item of hundreds of articles is judged right, in any order of arrival."""

import random
from collections import defaultdict

import pytest
from dedupe.scripted import Article, arrivals, script

from streams.dedupe import Desk, Place

ARTICLES = 360


def faults(articles: list[Article], chance: random.Random | None) -> list[str]:
    """Return what is judged wrong: items in a wrong article, wrong kinds, and what is shown in the end."""
    desk, shown = Desk(), dict[str, str | None]()
    uris, revisions = defaultdict[int, set[str]](set), dict[tuple[int, int], str]()
    wrong: list[str] = []
    for offset, (a, t, item) in enumerate(arrivals(articles, chance)):
        decision = desk.decide(item, Place(0, offset))
        verdict, told = decision.verdict, articles[a].told[t]
        revisions[a, t] = verdict.revision
        if verdict.kind not in told.kinds:
            wrong.append(f"article {a}, item {t}: {verdict.kind} and not {sorted(told.kinds)}: {verdict.reason}")
        if not told.note:
            uris[a].add(verdict.uri)
        if decision.latest:
            shown[verdict.uri] = verdict.revision if verdict.pub_status == "usable" else None
    owners = defaultdict[str, list[int]](list)
    for a, article in enumerate(articles):
        owners[min(uris[a])].append(a)
        if len(uris[a]) > 1:
            wrong.append(f"article {a} is in {len(uris[a])} parts")
        expected = None if article.shown is None else revisions[a, article.shown]
        if shown.get(min(uris[a])) != expected:
            wrong.append(f"article {a} shows another version")
    return wrong + [f"articles {those} are one" for those in owners.values() if len(those) > 1]


def test_in_the_order_of_making() -> None:
    """Items as they were made, one in ten some hours late: nothing is wrong."""
    assert faults(script(1, ARTICLES), None) == []


@pytest.mark.parametrize("seed", range(6))
def test_in_any_order(seed: int) -> None:
    """Another day for each seed, all its items shuffled: kills before their stories, corrections before what they correct."""
    assert faults(script(seed, ARTICLES), random.Random(seed)) == []
