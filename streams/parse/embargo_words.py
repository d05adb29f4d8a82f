"""What newsrooms call an embargo beside English, German, French, Spanish, Italian and Dutch: one row a language.

How the words begin ("Sperrefrist: ", "Må ikke offentliggjøres før "), what they begin with, and words of them that tell no
news. What begins news as well ("Klausul i avtalen", "Embargo do petróleo") needs a colon or a figure behind it.
"""

import re
from typing import NamedTuple

from streams.text.words import words

_DATED = r"(?=[^\n]{0,60}\d)"
_COLON = r"\s{0,2}[:–—-]"
_NOW = r"(?=\W*$|\s{0,2}[:!*–—-]|\s+(?:(?:til|till|fram|frem|den|kl|klo|do|до|по|până|μέχρι|έως|עד|\w+(?:dag|dagur|tai|taina))\b\.?\s*){0,4}\d)"
"""What stands behind a noun that news knows, too: nothing, a colon, or a figure, with "until" and a weekday before it."""


class _Row(NamedTuple):
    begins: str
    """How the words begin; a pattern."""
    first: str
    """Their first words, in lower case."""
    more: str = ""
    """Words of an embargo that tell no news."""


_ROWS = {
    "nb nn da": _Row(
        rf"sperr(?:e|ings)-?frist{_NOW}|klausul(?:\s+til\b{_DATED}|{_COLON})|klausul(?:er|ere)t{_NOW}"
        r"|(?:må\s+(?:ikk(?:j)?e|først|fyrst)|ikk(?:j)?e)\s+(?:til\s+)?(?:offentlig\w+|offentleg\w+|publi[sc]er\w+|bru[kg]\w*|benytt\w+|trykk\w+)\s+(?:før|inden|den|\d|kl)"
        rf"{_DATED}",
        "sperrefrist sperre sperringsfrist klausul klausulert klausuleret må ikke ikkje",
        "må ikke ikkje først fyrst offentliggøres offentliggjøres offentliggjeras offentleggjerast offentliggøring offentliggjøring offentleggjering publiseres publiceres "
        "publisering publicering brukes bruges bruk brug benyttes trykkes før inden den frem fram til og med klokken klokka",
    ),
    "sv": _Row(
        rf"spärr(?:tid|frist|datum){_NOW}|(?:får|fås|skall?)?\s*(?:ej|inte)\s+(?:för\s+)?(?:publicer\w+|offentligg\w+)\s+(?:före|förrän|innan)\b"
        rf"|publiceras\s+tidigast\b{_DATED}",
        "spärrtid spärrfrist spärrdatum får skall ej inte publiceras",
        "får ej inte för publiceras publicering offentliggöras före förrän innan tidigast klockan fram till",
    ),
    "fi": _Row(
        rf"(?:vapaa|vapaasti)\s+julkais\w+{_DATED}|julkaisu(?:vapaa|kielto|lupa){_NOW}|ei\s+(?:saa\s+)?julk\w+\s+ennen\b",
        "vapaa vapaasti julkaisuvapaa julkaisukielto julkaisulupa ei",
        "vapaa vapaasti julkaistavaksi julkaistavissa julkaista julkisuuteen julkaisukielto ei saa ennen asti saakka alkaen kello",
    ),
    "is": _Row(
        rf"(?:birtingar|frétta)bann{_NOW}|ekki\s+til\s+birtingar\b|(?:má\s+)?ekki\s+(?:má\s+)?birta(?:st)?\s+fyrir\b|trúnaðarmál\s+(?:til|fram)\b{_DATED}",
        "birtingarbann fréttabann ekki má trúnaðarmál",
        "birtingarbann ekki til birtingar má birta birtast fyrir fyrr trúnaðarmál fram klukkan",
    ),
    "cs sk": _Row(
        rf"(?:nezveřejňovat|nepublikovat|neuverejňovať|nepublikovať)\s+(?:před|pred|do)\b|zákaz\s+zveřejnění\b{_DATED}",
        "nezveřejňovat nepublikovat neuverejňovať nepublikovať zákaz",
        "nezveřejňovat nepublikovat neuverejňovať nepublikovať před pred listopadem lednem únorem březnem dubnem květnem červnem červencem srpnem zářím říjnem prosincem "
        "novembra decembra januára februára hod hodin hodinou zveřejnění",
    ),
    "hu": _Row(
        rf"(?:sajtó)?embargó(?:s|val)?{_NOW}|(?:nem|csak)\s+(?:közölhető|publikálható|hozható)\b{_DATED}",
        "embargó embargós sajtóembargó nem csak",
        "sajtóembargó embargó embargós nem csak közölhető publikálható hozható nyilvánosságra óra órakor óráig órától után előtt",
    ),
    "ro": _Row(
        r"sub\s+embargo\b|(?:a\s+)?nu\s+(?:se\s+)?(?:publica|publicați|difuza|difuzați)\s+(?:înainte|până)\b",
        "sub nu",
        "nu difuza publicați difuzați înainte până ora orele",
    ),
    "tr": _Row(
        rf"ambargo(?:lu(?:dur)?)?(?:{_COLON}|(?=\s+\d.{{0,40}}\b(?:kadar|saat)\b)|\W*$)",
        "ambargo ambargolu ambargoludur",
        "ambargo ambargolu ambargoludur saat saati kadar önce sonra yayımlanamaz yayınlanamaz yayımlamayınız yayınlamayınız yayın yasağı haber",
    ),
    "pl": _Row(
        rf"(?:nie\s+(?:publikować|do\s+publikacji)|do\s+publikacji)\s+(?:przed|po|od)\b{_DATED}",
        "nie do",
        "nie publikować publikacji przed po od r godz godziny",
    ),
    "pt": _Row(rf"sob\s+embargo\b|proibida\s+a\s+publicação\s+antes\b{_DATED}", "sob proibida", "sob proibida publicação"),
    "ru uk": _Row(
        rf"(?:під\s+|под\s+)?(?:эмбарго|ембарго){_NOW}|не\s+(?:публиковать|публікувати|для\s+публикации|для\s+публікації)\s+(?:до|ранее|раньше|раніше)\b",
        "под під эмбарго ембарго не",
        "под під не публиковать публікувати для публикации публікації до ранее раньше раніше года года года року р мск київ часа часов год",
    ),
    "el": _Row(rf"εμπάργκο{_NOW}", "εμπάργκο"),
    "he ar": _Row(
        rf"אמברגו{_NOW}|(?:حظر|محظور)\s+النشر\b{_DATED}|(?:لا\s+(?:ينشر|يُنشر)|غير\s+مصرح\s+بنشره)\s+قبل\b{_DATED}",
        "אמברגו حظر محظور لا",
        "אמברגו עד שעה בשעה בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר محظور لا ينشر يُنشر للنشر قبل النشر حتى الساعة",
    ),
    "all": _Row(r"embargo\s+(?:do|pana|până|asti|til(?:l)?|fram|frem)\s+(?=(?:\w+\s+){0,3}\d)", "embargo"),
}  # fmt: skip

BEGINS = "|".join(row.begins for row in _ROWS.values())
"""How embargoes of these languages begin; a pattern."""
FIRST = words(" ".join(row.first for row in _ROWS.values()))
"""The words that they begin with."""
MORE = words(" ".join(row.more for row in _ROWS.values()))
"""Words of them that tell no news, beside a moment and an embargo."""
BARE = (
    "sperrefrist|sperre-frist|spärrtid|spärrfrist|(?:sub|sob|под|під)\\s+(?:embargo|эмбарго|ембарго)|(?:sajtó)?embargó|ambargo(?:lu)?"
    "|эмбарго|ембарго|julkaisukielto|birtingarbann|אמברגו|εμπάργκο"
)
"""An embargo in one word, with no moment; a pattern."""
HOLDS = re.compile(
    r"sperrefrist|spärr(?:tid|frist|datum)|klausul|ambargo|embargó|julkais(?:u|ta)|birting?|birta|trúnaðarmál|אמברגו"
    r"|\bikk(?:j)?e\b.{0,60}\b(?:før|inden)\b|\b(?:ej|inte)\b.{0,60}\b(?:före|förrän|innan)\b|\b(?:nezveřej|nepubl|neuverej)\w+\s+(?:před|pred|do)\b"
    r"|közölhető|publikálható|\bnu\b.{0,40}\b(?:înainte|până)\b|önce\s+ya[yı]\w+|\bне\b.{0,40}\b(?:до|ранее|раніше|раньше)\b"
    r"|\bpublikacji\s+(?:po|od|przed)\b|محظور|لا\s+ي?ُ?نشر",
    re.IGNORECASE,
)
"""What in a line of such words alone holds back."""
AT_END = re.compile(r"ambargo(?:lu(?:dur)?)?\W*$|yay[ıi][mn]la(?:namaz|mayın(?:ız)?)\W*$|embargo\W*$", re.IGNORECASE)
"""The same behind its moment: "28 Kasım saat 10.00'a kadar ambargolu"."""
