"""The words by which desks take an item back, by language: one table, from which every form of a label is made.

"TRUKKET TILBAKE" alone, before a colon or dash, in brackets or under a slug is one label; a list of its own for each form had
holes. What news says of concerts, cars and flights as well ("CANCELLED: …", "TILBAKEKALT: …") is a label only where it
stands alone; before a headline a person is told.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple


class Words(NamedTuple):
    """The words of one language in capitals; those of several words have them joined by `_`."""

    called: str
    """What a desk does, or what that is called."""
    ended: str
    """What a story is after that."""
    news: str
    """What news is headed by as well."""


LANGUAGES: Final = {
    "en": Words(
        "KILL WITHDRAWAL ELIMINATION",
        "WITHDRAWN KILLED RETRACTED",
        "CANCEL CANCELLED CANCELED CANCELLATION VOID RETRACTION DELETION TAKEDOWN",
    ),
    "de": Words("ANNULLIERUNG", "ZURÜCKGEZOGEN ANNULLIERT", "STORNO STORNIERT STORNIERUNG GELÖSCHT LÖSCHUNG WIDERRUF RÜCKZUG"),
    "fr": Words("ANNULATION", "ANNULÉ ANNULÉE ANNULÉS ANNULÉES ANNULE ANNULEE RETIRÉ RETIRÉE RETIRÉS RETIRÉES", "RETRAIT"),
    "es": Words("ANULACIÓN", "ANULADO ANULADA ANULADOS ANULADAS", "CANCELADO CANCELADA RETIRADA"),
    "pt": Words("ANULAÇÃO", "", ""),
    "it": Words("ANNULLAMENTO", "ANNULLATO ANNULLATA", "RITIRO"),
    "nl": Words("INTREKKING", "INGETROKKEN", "GEANNULEERD"),
    "sv": Words(
        "MAKULERAS MAKULERING UTGÅR ANNULLERAS DRAS_TILLBAKA DRAGS_TILLBAKA",
        "TILLBAKADRAGEN TILLBAKADRAGET MAKULERAD MAKULERAT ANNULLERAD ANNULLERAT",
        "INDRAGEN ÅTERKALLAS ÅTERKALLAD ÅTERKALLELSE",
    ),
    "no": Words(
        "TREKKES TREKKES_TILBAKE MAKULERES SLETTES ANNULLERES ANNULLERING",
        "TRUKKET TRUKKET_TILBAKE MAKULERT SLETTET ANNULLERT",
        "UTGÅTT TILBAKEKALT TILBAKEKALLES TILBAKEKALLING",
    ),
    "da": Words(
        "TRÆKKES TRÆKKES_TILBAGE UDGÅR", "TRUKKET_TILBAGE MAKULERET ANNULLERET", "TILBAGEKALDT TILBAGEKALDES"
    ),
    "fi": Words("", "PERUTTU", "PERUUTUS PERUUTETTU PERUTAAN"),
    "pl": Words("", "", "ANULOWANE ANULOWANO WYCOFANE"),
    "cs": Words("", "", "ZRUŠENO STAŽENO ZRUŠENÉ"),
    "hu": Words("", "", "TÖRÖLVE VISSZAVONVA"),
    "ro": Words("", "", "ANULAT RETRAS"),
    "hr": Words("", "", "POVUČENO PREKLICANO"),
    "tr": Words("", "", "İPTAL IPTAL"),
    "el": Words("", "", "ΑΚΥΡΟ ΑΚΥΡΩΣΗ"),
    "ru": Words("", "", "ОТМЕНА ОТМЕНЕНО АННУЛИРОВАНО АННУЛИРОВАНИЕ ОТОЗВАНО СНЯТО"),
    "uk": Words("", "", "СКАСОВАНО АНУЛЬОВАНО"),
    "id": Words("", "", "DIBATALKAN"),
    "zh-ja-ko": Words("", "", "取消 取消し 取り消し 撤回 撤稿 作废 作廢 취소"),
    "ar-he": Words("", "", "إلغاء ملغى ביטול"),
}  # fmt: skip


def _words(*columns: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.replace("_", " ") for column in columns for word in column.split()))


ENDED: Final = _words(*(row.ended for row in LANGUAGES.values()))
"""What a story is that was taken back."""
LABELS: Final = _words(*(column for row in LANGUAGES.values() for column in (row.called, row.ended)))
"""Labels in every form."""
FOREIGN: Final = tuple(word for word in LABELS if word not in _words(*LANGUAGES["en"]))
"""Those that no English desk has: of its own the tags have forms of several words."""
ALSO_NEWS: Final = _words(*(row.news for row in LANGUAGES.values()))
"""Labels only where they stand alone."""


def one_of(words: Iterable[str]) -> str:
    """Return a pattern for these words, the longest first."""
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
