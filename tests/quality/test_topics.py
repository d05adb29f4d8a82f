"""Topics on Reuters-21578, where it lies beside the project: `pytest -s tests/quality/test_topics.py` prints the figures.

The collection has the editors' topics of the business wire of 1987; we say which Media Topics they mean. All of them are
economy, business and finance; its four topics below are told apart.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from quality.wire import SHARED, need

from schemas.media_topics import media_topic
from streams.enrich.topics import topics

ECONOMY = "04000000"
MEANS: dict[str, str] = {
    "20000170": "earn acq",
    "20000209": (
        "crude grain wheat corn barley oat rice sorghum soybean oilseed sugar coffee cocoa cotton rubber livestock carcass hog meal-feed "
        "veg-oil palm-oil soy-oil soy-meal rapeseed sunseed nat-gas gas fuel heat propane pet-chem ship copper tin zinc lead nickel "
        "alum iron-steel strategic-metal lumber tea orange potato groundnut wool"
    ),
    "20000344": "interest trade money-supply cpi gnp bop jobs reserves ipi wpi income retail housing lei inventories instal-debt",
    "20000385": "money-fx dlr yen stg dmk gold silver platinum",
}
"""Media Topic → the topics of the collection that it covers."""

TOP, BELOW = 0.90, 0.60
"""Floors: economy found in the stories that have it (recall), and F1 of the four topics below it."""


def stories(folder: Path) -> Iterator[tuple[str, str, set[str]]]:
    """Yield headline, text and Media Topics of every story with topics that we can name."""
    by_name = {name: code for code, names in MEANS.items() for name in names.split()}
    for path in sorted(folder.glob("*.sgm"))[::2]:
        for found in re.finditer(r"<REUTERS.*?</REUTERS>", path.read_text(encoding="latin-1"), re.DOTALL):
            named = re.search(r"<TOPICS>(.*?)</TOPICS>", found[0])
            title = re.search(r"<TITLE>(.*?)</TITLE>", found[0], re.DOTALL)
            body = re.search(r"<BODY>(.*?)</BODY>", found[0], re.DOTALL)
            gold = {by_name[name] for name in re.findall(r"<D>(.*?)</D>", named[1] if named else "") if name in by_name}
            if gold and title and body:
                yield html.unescape(title[1]), html.unescape(body[1]), gold


def test_reuters_21578() -> None:
    """Most stories are economy; which of its topics, is right more often than not."""
    hits, found_all, gold_all = Counter[str](), Counter[str](), Counter[str]()
    other = Counter[str]()
    number = 0
    for headline, text, gold in stories(need(SHARED / "reuters21578")):
        number += 1
        codes = {score.code for score in topics(headline, text, "en")}
        hits[ECONOMY] += ECONOMY in codes
        other.update(code for code in codes if code.endswith("000000") and code != ECONOMY)
        below = codes & MEANS.keys()
        hits.update(below & gold)
        found_all.update(below)
        gold_all.update(gold)
    for code in MEANS:
        topic = media_topic(code)
        precision, recall = hits[code] / max(found_all[code], 1), hits[code] / gold_all[code]
        print(
            f"{topic.label if topic else code}: {gold_all[code]} stories, precision {precision:.3f}, recall {recall:.3f}"
        )
    below_all = sum(hits[code] for code in MEANS)
    f1 = 2 * below_all / (found_all.total() + gold_all.total())
    print(f"Reuters-21578: {number} stories, economy {hits[ECONOMY] / number:.3f}, topics below it F1 {f1:.3f}")
    print("other topics of the top level: " + ", ".join(f"{code} {count}" for code, count in other.most_common(5)))
    assert hits[ECONOMY] / number >= TOP
    assert f1 >= BELOW
