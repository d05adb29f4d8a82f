"""Topics on Reuters-21578.

The collection has the editors' topics of the business wire of 1987; we say which Media Topics they mean. All of them are
economy, business and finance; its four topics below are told apart.
"""

import html
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from quality.enrichment.figures import SAMPLES, Figure, f1, share

from streams.enrich.topics import topics

FOLDER = SAMPLES / "reuters21578"
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


def stories(every: int) -> Iterator[tuple[str, str, set[str]]]:
    """Yield headline, text and Media Topics of every so manieth story, if it has topics that we can name."""
    by_name = {name: code for code, names in MEANS.items() for name in names.split()}
    for path in sorted(FOLDER.glob("*.sgm")):
        found_all = re.finditer(r"<REUTERS.*?</REUTERS>", path.read_text(encoding="latin-1"), re.DOTALL)
        for found in islice(found_all, 0, None, every):
            named = re.search(r"<TOPICS>(.*?)</TOPICS>", found[0])
            title = re.search(r"<TITLE>(.*?)</TITLE>", found[0], re.DOTALL)
            body = re.search(r"<BODY>(.*?)</BODY>", found[0], re.DOTALL)
            gold = {by_name[name] for name in re.findall(r"<D>(.*?)</D>", named[1] if named else "") if name in by_name}
            if gold and title and body:
                yield html.unescape(title[1]), html.unescape(body[1]), gold


def measure(every: int) -> list[Figure]:
    """Return how often economy is found in the stories that have it, and the F1 of its four topics."""
    hits, found_all, gold_all = Counter[str](), Counter[str](), Counter[str]()
    number = 0
    for headline, text, gold in stories(every):
        number += 1
        codes = {score.code for score in topics(headline, text, "en")}
        hits[ECONOMY] += ECONOMY in codes
        below = codes & MEANS.keys()
        hits.update(below & gold)
        found_all.update(below)
        gold_all.update(gold)
    right = sum(hits[code] for code in MEANS)
    return [
        Figure("economy, recall", share(hits[ECONOMY], number), number),
        Figure("topics below economy, F1", f1(right, found_all.total(), gold_all.total()), gold_all.total()),
    ]
