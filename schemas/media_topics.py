"""IPTC Media Topics, and what older codes of the trade mean in them. Source and licence: data/README.md (CC BY 4.0)."""

import gzip
from functools import cache
from importlib.resources import files
from typing import NamedTuple

BASE = "http://cv.iptc.org/newscodes/mediatopic/"


class MediaTopic(NamedTuple):
    """One topic: its eight digits, those of the next broader one (empty at the top), and its English label."""

    code: str
    broader: str
    label: str

    def label_in(self, language: str | None) -> str:
        """Return the label in a language (BCP 47), that of its wider form, else the English one."""
        labels = _labels()
        tag = (language or "").lower()
        return labels.get((self.code, tag)) or labels.get((self.code, tag.partition("-")[0])) or self.label

    @property
    def uri(self) -> str:
        """The identifier of the topic."""
        return BASE + self.code

    @property
    def qcode(self) -> str:
        """The topic as NewsML-G2 writes it."""
        return f"medtop:{self.code}"


# The letters of IPTC 7901 and NITF that stand for the seventeen subjects at the top (IPTC Subject Reference System).
CATEGORIES: dict[str, str] = {
    "ace": "01000000", "clj": "02000000", "dis": "03000000", "fin": "04000000", "edu": "05000000", "evn": "06000000",
    "hth": "07000000", "hum": "08000000", "lab": "09000000", "lif": "10000000", "pol": "11000000", "rel": "12000000",
    "sci": "13000000", "soi": "14000000", "spo": "15000000", "war": "16000000", "wea": "17000000",
}  # fmt: skip

# The letters of ANPA 1312 that name a subject; the others name a region or a desk.
ANPA: dict[str, str] = {
    "e": "01000000", "f": "04000000", "l": "10000000", "o": "17000000", "p": "11000000", "q": "15000000", "s": "15000000",
}  # fmt: skip
_ANPA_REGIONS = {"a": "domestic", "i": "international"}


def media_topic(code: str) -> MediaTopic | None:
    """Return the topic of a code (eight digits), or None; a retired one too, for old stories have it."""
    return _tables()[0].get(code)


def of_subject_code(code: str) -> MediaTopic | None:
    """Return the topic that means what an IPTC subject code means, else what the code above it means.

    A subject code has two digits for the subject, three for the matter and three for the detail.
    """
    topics, subjects = _tables()
    for known in (code, f"{code[:5]}000", f"{code[:2]}000000"):
        if topic := subjects.get(known):
            return topics[topic]
    return None


def anpa_name(letter: str) -> str:
    """Return what a category letter of ANPA 1312 stands for in words, or the letter where it is a desk's own."""
    low = letter.lower()
    topic = media_topic(ANPA.get(low, ""))
    return topic.label if topic else _ANPA_REGIONS.get(low, letter)


MAPPED = ("medtop:", "subj:", "iptccat:", "anpa:")
"""The schemes that `topic_of` reads, as codes begin with them."""


def topic_of(literal: str) -> MediaTopic | None:
    """Return the topic that a code with its scheme means (`subj:15054000`, `medtop:…`, `anpa:s`, `iptccat:spo`), or None."""
    if not literal.startswith(MAPPED):  # as most codes, of which some items have a hundred
        return None
    scheme, _, code = literal.partition(":")
    match scheme:
        case "medtop":
            return media_topic(code)
        case "subj":
            return of_subject_code(code)
        case "iptccat":
            return media_topic(CATEGORIES.get(code.lower(), ""))
        case "anpa":
            return media_topic(ANPA.get(code.lower(), ""))
    return None


LANGUAGES = frozenset({"ar", "da", "de", "en", "es", "fr", "pt", "pt-BR", "sv", "zh"})
"""The languages in which topics have labels; not each topic has one in each."""


@cache
def _labels() -> dict[tuple[str, str], str]:
    """Return the labels that are not English, by code and language in small letters; read once (0.02 s)."""
    data = gzip.decompress(files("schemas.data").joinpath("media_topics_labels.tsv.gz").read_bytes()).decode()
    rows = (line.split("\t") for line in data.split("\n")[:-1])
    return {(code, language.lower()): label for code, language, label in rows}


@cache
def _tables() -> tuple[dict[str, MediaTopic], dict[str, str]]:
    """Return the topics by code, and the code of the topic by subject code; read once, 1,286 lines."""
    topics: dict[str, MediaTopic] = {}
    subjects: dict[str, str] = {}
    lines = files("schemas.data").joinpath("media_topics.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines]
    for code, broader, matches, retired, label in sorted(rows, key=lambda row: row[3]):  # living topics come first
        topics[code] = MediaTopic(code, broader, label)
        for subject in matches.split(",") if matches else ():
            known = subjects.get(subject)
            if known is None or (not retired and code == subject):
                subjects[subject] = code
    return topics, subjects
