"""dedupe: judge each parsed item against what was judged before. Pure: no clock, no I/O.

The laws (tests/dedupe holds each against generated histories):

1. *Judging* is a function of (memory, item), and the memory one of the verdicts given. `now` is the largest
   `receivedAt` seen.
2. *One verdict per receipt.* An item delivered again gets the verdict it has, byte for byte, and nothing new is
   written, while that verdict is on one of the newest 30,720 parsed offsets (recall.py). Later it is known by its
   revision, for 14 days: kind, uri, status and cluster stay, the reason says that it came again, nothing new is written;
   only a duplicate or a test is judged as one anew. It is never a duplicate of itself or of a later item.
3. *Restore* builds the memory of the verdicts below the first offset to be delivered again. Those above it wait until
   their item comes and are given again then; where one is missing, the item is judged with the memory it had the first
   time.
4. *Order* of the versions of a uri is (`versionCreated` or `receivedAt`, `receivedAt`, receipt), whatever order they come
   in; where only the times of receiving put a lower number of update above a greater one, a person is told (numbers.py).
   `latest` is true of the newest version that lives, counting what the log says of items still to be delivered again:
   they may be published already.
5. *A kill* ends every version whose order time is not after its own, those still to come too. A later version lives, with
   a warning. A kill is `latest` when nothing lives after it; before its story it is published at once.
6. *A uri* belongs to the agency that first sent or killed it. Another agency's item gets a uri of its own, and only
   feeds of the owner with `may_kill` kill; a refused kill is an advisory.
7. *A hold* (withheld) that is the newest version is `latest`: nothing of the article is shown until a usable version
   releases it.
8. *An embargo* keeps an item back unless it was over when the item was received; an unreadable one keeps it until
   somebody releases it. A newer version, or a kill that reaches it, takes its place. A kill never waits. The same words
   without it, or under another one, are a version (rights.py); by another feed they wait with it, by another agency they go out
   as a reprint, each with a warning.
9. *An advisory* is about a story and never replaces one; a test touches nothing.
10. *A reprint* repeats a text of the last 72 hours, whoever sent it. It joins the cluster of the one text that it
   matches best, goes on under a uri of its own, and never stands for the cluster. What says that it is an update or a
   correction is never one, nor is what the first level knows.
11. *Without an identifier* an item is a version or take of the article of its agency that slug, headline, marks and words
    show (kinship.py), in whatever order they come, and has the uri of the one that came first. What says that it updates,
    corrects, refiles or repeats is never a duplicate, nor are words that are withheld or under an embargo now, or are so no more. A correction
    may mend a name in the headline (renamed.py).
12. *A kill in prose* reaches the one living article of its agency that it names, by number, headline or slug
    (prose_kills.py). Where none or several fit it is an advisory with a warning. Where none fits, what it names and comes
    after it is canceled if it was filed before it, or soon after it without a time (early_kills.py); what was filed after
    the kill lives, with a warning. What is canceled so ends what was shown before it. A note that takes
    a kill back is an advisory: it kills nothing and brings nothing back.
    A notice of correction reaches its article in the same way (mending.py); where several fit it is an advisory.
13. *A story* (stories.py) is that of the item's article, else of the text that it repeats, else of the articles whose
    rare words, and where it is short names, it shares, else its own. Its id never changes; who had it first is told as far as it is known.
    A note that asks to hold an article reaches it in that way, too, as does HOLD or RELEASE over words that are known (holds.py).
14. *What was corrected* stays corrected: its old words again, without a mark, are a duplicate (corrected.py).
"""

from streams.dedupe.case import Case
from streams.dedupe.desk import TOGETHER, Decision, Desk, Route
from streams.dedupe.judge import ALGORITHM, Place, judge
from streams.dedupe.kills import kill_of
from streams.dedupe.memory import Memory, Part
from streams.dedupe.warm import warm

__all__ = [
    "ALGORITHM",
    "TOGETHER",
    "Case",
    "Decision",
    "Desk",
    "Memory",
    "Part",
    "Place",
    "Route",
    "judge",
    "kill_of",
    "warm",
]
