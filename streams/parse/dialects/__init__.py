"""The dialects: what one agency does and others do not. One file each, one row here."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from streams.errors import note
from streams.parse.dialects.aap import read_aap
from streams.parse.dialects.afp import read_afp
from streams.parse.dialects.ana import read_ana
from streams.parse.dialects.anp import read_anp
from streams.parse.dialects.ansa import read_ansa
from streams.parse.dialects.ap import read_ap
from streams.parse.dialects.ats import read_ats
from streams.parse.dialects.belga import read_belga
from streams.parse.dialects.businesswire import read_businesswire
from streams.parse.dialects.cp import read_cp
from streams.parse.dialects.dpa import read_dpa
from streams.parse.dialects.efe import read_efe
from streams.parse.dialects.globenewswire import read_globenewswire
from streams.parse.dialects.kyodo import read_kyodo
from streams.parse.dialects.ntb import read_ntb
from streams.parse.dialects.pa import read_pa
from streams.parse.dialects.reuters import read_reuters
from streams.parse.dialects.stt import read_stt
from streams.parse.dialects.tass import read_tass
from streams.parse.dialects.tt import read_tt
from streams.parse.draft import Draft
from streams.parse.story import read_story


@dataclass(frozen=True, slots=True)
class Dialect:
    """One agency's habits. `apply` corrects a draft, with `read_story`; the rest is how an item shows whose it is.

    A line that a plain text has above its headline comes to `apply` as `draft.headline`: alone, the headline the first of
    the blocks, or joined with the headline, where the text is wrapped and no blank line parts the two.

    `marks` are strings of which its text shows one, in the first six or last four blocks and not in the headline;
    `senders` are what its documents call the provider, folded to lower case; `guids` are how its identifiers begin.
    `formats` are those in which its items are known to come.
    """

    apply: Callable[[Draft], None]
    marks: tuple[str, ...] = ()
    senders: frozenset[str] = frozenset()
    guids: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()


DIALECTS: dict[str, Dialect] = {
    "aap": Dialect(
        read_aap,
        marks=("AAP RESULTS", "AAP FIELDS", " AAP - "),
        senders=frozenset({"aap", "fmg"}),
        formats=("zczc", "nitf", "plain"),
    ),
    "reuters": Dialect(
        read_reuters,
        marks=("(Reuters)", "tagreuters.com", "tag:reuters.com"),
        senders=frozenset({"reuters", "reuters.com", "thomson reuters"}),
        guids=("tag:reuters.com,", "tag_reuters.com_"),
        formats=("plain", "newsmlg2", "anpa"),
    ),
    "ap": Dialect(
        read_ap,
        senders=frozenset({"ap", "ap.org", "the associated press", "associated press"}),
        guids=("tag:ap.org,", "urn:publicid:ap.org"),
        formats=("newsmlg2", "apjson", "anpa"),
    ),
    "dpa": Dialect(
        read_dpa,
        senders=frozenset({"dpa", "deutsche presse-agentur gmbh", "dpa.com"}),
        guids=("urn:newsml:dpa.com:",),
        formats=("newsmlg2", "dpajson", "iptc7901"),
    ),
    "ansa": Dialect(
        read_ansa,
        senders=frozenset({"ansa", "ansa.it", "www.ansa.it", "http://www.ansa.it"}),
        guids=("urn:newsml:ansa.it:",),
        formats=("newsmlg2", "nitf"),
    ),
    "tt": Dialect(
        read_tt, senders=frozenset({"tt", "tt.se", "tt nyhetsbyrån"}), guids=("http://tt.se/",), formats=("newsmlg2",)
    ),
    "stt": Dialect(
        read_stt, senders=frozenset({"stt", "stt.fi"}), guids=("urn:newsml:stt.fi:",), formats=("newsmlg2",)
    ),
    "globenewswire": Dialect(
        read_globenewswire,
        senders=frozenset({"globenewswire", "globenewswire.com", "marketwired"}),
        guids=("urn:newsml:marketwired.com:",),
        formats=("newsmlg2",),
    ),
    "afp": Dialect(
        read_afp,
        marks=("(AFP) - ", "(AFP) – "),
        senders=frozenset({"afp", "afp.com", "agence france-presse"}),
        guids=("urn:newsml:afp.com:",),
        formats=("newsml1",),
    ),
    "pa": Dialect(read_pa, senders=frozenset({"pa", "pa media", "press association"}), formats=("nitf",)),
    "efe": Dialect(
        read_efe,
        marks=("(EFE).",),
        senders=frozenset({"efe", "agencia efe", "efe.com", "texto.efe.com"}),
        formats=("nitf", "newsml1"),
    ),
    "kyodo": Dialect(
        read_kyodo,
        marks=("==Kyodo",),
        senders=frozenset({"kyodonews", "kyodonews.jp", "kyodo", "kyodo news"}),
        guids=("urn:newsml:kyodonews.jp:",),
        formats=("newsml1", "anpa"),
    ),
    "tass": Dialect(
        read_tass,
        marks=("/TASS/", "/ITAR-TASS/"),
        senders=frozenset({"tass", "tass.ru", "tass.com", "itar-tass", "itar-tass.com"}),
        formats=("newsml1",),
    ),
    "ats": Dialect(
        read_ats,
        senders=frozenset({"ats", "sda", "sda-ats", "www.sda-ats.ch", "keystone-ats", "keystone-sda"}),
        guids=("urn:newsml:www.sda-ats.ch:",),
        formats=("newsml1", "iptc7901"),
    ),
    "belga": Dialect(
        read_belga,
        marks=("(BELGA)", "(Belga)"),
        senders=frozenset({"belga", "belga.be", "belga exporter"}),
        guids=("urn:newsml:www.belga.be:", "urn:newsml:belga.be:"),
        formats=("newsml1",),
    ),
    "anp": Dialect(
        read_anp,
        marks=("(ANP) - ",),
        senders=frozenset({"anp", "anp.nl"}),
        guids=("urn:newsml:anp.nl:",),
        formats=("newsml1",),
    ),
    "ana": Dialect(
        read_ana,
        senders=frozenset({"ana-mpe.gr", "ana-mpa", "amna.gr"}),
        guids=("urn:newsml:ana-mpe.gr:",),
        formats=("newsml1",),
    ),
    "ntb": Dialect(
        read_ntb,
        marks=("/ritzau/", "(NTB)"),
        senders=frozenset({"ntb", "ritzau.dk", "nordicir.com"}),
        guids=("urn:newsml:nordicir.com:",),
        formats=("nitf", "newsml1"),
    ),
    "cp": Dialect(
        read_cp,
        marks=("This report by The Canadian Press", "La Presse Canadienne"),
        senders=frozenset({"cp", "the canadian press", "la presse canadienne"}),
        formats=("jimi", "nitf"),
    ),
    "businesswire": Dialect(
        read_businesswire,
        marks=("(BUSINESS WIRE)--",),
        senders=frozenset({"businesswire.com", "business wire"}),
        guids=("urn:newsml:businesswire.com:", "http://www.businesswire.com/", "https://www.businesswire.com/"),
        formats=("newsml1", "ninjs"),
    ),
}


# Whether any row fits is told at a glance, and for most items none does: to ask each of twenty takes four times as long.
_SENDERS = frozenset[str]().union(*(dialect.senders for dialect in DIALECTS.values()))
_GUIDS = tuple(start for dialect in DIALECTS.values() for start in dialect.guids)
_RARE = ("AAP ", "(", "reuters.com", "=", "/", "Canad")
"""One of these is in each mark of today, and few texts have one: six looks in place of twenty."""
_NAMES = {mark: name for name, dialect in DIALECTS.items() for mark in dialect.marks}
_ORDER = {mark: place for place, mark in enumerate(_NAMES)}
_SHOWN_BY: dict[str, list[str]] = {}
for _mark in _NAMES:  # a mark without any of them is looked for by itself
    _SHOWN_BY.setdefault(next(filter(_mark.__contains__, _RARE), _mark), []).append(_mark)
_LOOKS = tuple(
    (_ORDER[marks[0]], rare, re.compile("|".join(map(re.escape, marks)))) for rare, marks in _SHOWN_BY.items()
)
"""For each look the place of its first mark, what is rare, and the marks; places rise, so that a search may end early."""
_AT_START = frozenset(rare for rare, marks in _SHOWN_BY.items() if all(mark.startswith(rare) for mark in marks))
"""What is rare and begins its marks: a mark can stand nowhere else."""


def dialect_of(draft: Draft, declared: str | None, *, known: bool) -> str | None:
    """Return the dialect that the feed declares, else the one that the item shows: by sender, identifier, or its text.

    The agencies that are known without a feeds file are never guessed: theirs would be declared.
    """
    if declared is not None and declared not in DIALECTS:
        draft.warn(f"the feed declares the dialect '{declared}', which is not known")
        return None
    if declared is not None or known:
        return declared
    sender, guid = (draft.provider or "").lower(), draft.guid or ""
    if sender in _SENDERS or (guid and guid.startswith(_GUIDS)):
        for name, dialect in DIALECTS.items():
            if sender in dialect.senders or guid.startswith(dialect.guids):
                return name
    text = "\n".join([block.text for block in (*draft.blocks[:6], *draft.blocks[-4:])])
    return _by_mark(text)


def _by_mark(text: str) -> str | None:
    """Return the dialect whose mark a text shows; of several, that of the row which stands first."""
    shown, first = None, len(_ORDER)
    for place, rare, marks in _LOOKS:
        if first <= place:  # none behind it stands before what was found
            break
        if (at := text.find(rare)) >= 0:
            for mark in _marks_in(text, at, rare, marks):
                if (order := _ORDER[mark]) < first:
                    shown, first = mark, order
                    if order == place:
                        break
    return _NAMES[shown] if shown else None


def _marks_in(text: str, at: int, rare: str, marks: re.Pattern[str]) -> Iterator[str]:
    """Yield the marks in a text which first has `rare` at a place: where they begin with it, they are tried there alone."""
    if rare not in _AT_START:
        yield from marks.findall(text)
        return
    while at >= 0:
        found = marks.match(text, at)
        if found:
            yield found[0]
        at = text.find(rare, found.end() if found else at + 1)


def apply_dialect(draft: Draft, name: str | None) -> None:
    """Correct the draft for that dialect; without one, for what all wires have in common."""
    if name is None:
        read_story(draft)
        return
    try:
        DIALECTS[name].apply(draft)
    except Exception as error:
        note(error, f"the dialect {name}")
        raise
