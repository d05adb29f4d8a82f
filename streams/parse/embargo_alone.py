"""Lines that say nothing but an embargo, or that there is none, whatever they begin with: "Please note: embargo until Friday 6am".

No list of openings is ever whole. So the other way round: a line is one where each of its words is of an embargo, of a moment
or of courtesy, something in it holds back, and it names a moment. One word of news and it is something else.
"""

import re
from collections.abc import Iterable

from streams.parse.clock_words import ZONES
from streams.parse.embargo_label import TELL_NO_NEWS
from streams.parse.embargo_signs import holds_in_signs, may_have_signs, says_only_signs
from streams.parse.embargo_words import AT_END, HOLDS
from streams.parse.months import MONTHS, WEEKDAYS
from streams.text.words import words

_COURTESY = words(
    "please kindly note attention important all editors dear colleagues friends this the story item article text piece report copy release statement notice "
    "movement feature material information content attached below above is are it its must may should can appear run go live out appears "
    "wraps keep kept thereafter after later earlier than immediate only then prior date time adv advance web newspapers papers respect thanks thank you hold sharp onwards "
    "england scotland wales ireland usa canada australia "
    "bitte achtung hinweis wichtig liebe kolleginnen kollegen redaktion redaktionen diese dieser dieses die der das den text meldung mitteilung beitrag artikel ist "
    "erst nicht vor nach veröffentlichen veröffentlichung veröffentlicht verwenden verwendung verwendet werden darf zur zu gesperrt frei freigegeben freigabe und "
    "unter mit vorab sperr frist frühestens senden nutzen "
    "merci attention de du des ce cet cette texte article sous ne pas publier diffuser utiliser avant à partir heures heure est et "
    "por favor este esta texto artículo bajo no publicar difundir utilizar antes partir horas hora y não prima non pubblicare sotto questo testo "
    "prière si prega "
    "niet publiceren gebruiken voor vóór onder vanaf dit bericht uur graag "
    "do od nie publikować przed proszę godz godziny godzina r tekst "
    "эмбарго не публиковать до раньше ранее после мск по московскому времени просим час часов г текст пожалуйста "
    "nezveřejňovat před hod hodin prosím zákaz zveřejnění "
    "ambargo saat kadar yayımlamayın yayınlamayın μέχρι τις ώρα ως până la ora până nu publicați embargó ig t o m i kl ембарго εμπάργκο "
    "حظر النشر حتى الساعة "
)
_ENDS = words(
    "will lift lifts lifted lifting end ends ended expire expires on upon endet ende aufgehoben wird läuft ab levée levé lève lever prend fin de l d "
    "levantamiento levanta finaliza termina vence fin scade fine termine loopt af eindigt einde slutar udløper utløper upphör kończy się upływa končí "
    "снимается истекает"
)
"""Words that say that an embargo ends, and when."""
_AHEAD = words(
    "today tomorrow heute morgen demain hoy mañana oggi domani hoje amanhã vandaag noon midday midnight завтра jutra zítra yarın holnap mâine"
)
_DAYS = frozenset(MONTHS) | frozenset(WEEKDAYS) | _AHEAD
_KNOWN = TELL_NO_NEWS | _COURTESY | _ENDS | _DAYS | ZONES
_FIRST = words(
    "please kindly note attention important this movement keep kept dear bitte achtung hinweis wichtig erst frühestens merci por эмбарго не nie просим proszę "
    "for ab sofort embargoed ohne kein keine without sans sin geen ingen zur adv freigegeben freigabe graag à prière si not "
    "release publication date to story text fin fine levée ambargo embargó ембарго εμπάργκο zákaz حظر einde"
)
"""How such a line may begin, beside the words that all embargoes begin with."""
_WORD = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)?")
_HOLDS = re.compile(
    r"embarg|ambargo|ембарго|εμπάργκο|sperr-?\s?frist|эмбарго|\bgesperrt\b|\bzákaz\s+zveřejnění\b|حظر\s+النشر"
    r"|^[\W_]*(?:release\s+(?:date|time|date\s+and\s+time)|publication\s+time|date\s+of\s+release)\b"
    r"|^[\W_]*(?:release(?:\s+(?:on|at))?\s*:|to\s+be\s+(?:released|published)\b)"
    r"|\b(?:not|no|never)\b.{0,60}\b(?:before|until|till|prior\s+to|earlier\s+than)\b|\bnicht\b.{0,60}\bvor\b"
    r"|\b(?:erst|frühestens)\s+(?:ab|am|um|nach|zur)\b|\bne\s+pas\b.{0,60}\bavant\b|\bn(?:o|ão)\b.{0,60}\b(?:antes|hasta)\b|\bnon\b.{0,60}\bprima\b"
    r"|\bniet\b.{0,60}\bv[oó][oó]r\b|\bnie\b.{0,60}\bprzed\b|\bне\b.{0,60}\b(?:до|раньше|ранее)\b"
    r"|\bunder\s+wraps\b.{0,20}\b(?:until|till|til|before)\b|\bhold\b.{0,40}\buntil\b|\bzur\s+veröffentlichung\s+ab\b|\b(?:freigegeben|freigabe)\s+(?:erst\s+)?(?:ab|am|um)\b"
    r"|\bfor\s+(?:release|publication|use|broadcast)\b(?!\s+in\b)|\bfor\s+immediate\s+(?:release|publication|use)\W+(?:after|from|not|at|until)\b",
    re.IGNORECASE,
)
_USES = re.compile(
    r"embarg|ambargo|\bwraps\b|εμπάργκο|النشر|frist|эмбарго|ембарго|gesperrt|freig|\bhold\b|releas|publi|\buse|broadcast|transmi|appear|\brun\b|\blive\b|\bout\b|veröffentlich|verwend|send|nutz"
    r"|diffus|utili|difundi|pubbli|gebruik|публик|zveřej",
    re.IGNORECASE,
)
"""What is held back: "not before Friday" alone may be news."""

_NOTHING = r"(?:none|no|nil|n/?a|not\s+applicable|keine?|aucun|ningun[oa]|nessuno|geen|ingen|nenhum|immediate(?:ly)?|(?:ab\s+)?sofort)"
_RECEIPT = r"for\s+(?:immediate\s+)?(?:release|use|publication|broadcast)\W+(?:(?:up)?on\s+receipt|immediately|now|at\s+once|anytime|any\s+time)"
_FREE = (
    rf"(?:(?:no|without|not\s+under|keine?|ohne|sans|sin|geen|ingen)\s+(?:embargo|sperr-?frist)|not\s+embargoed"
    rf"|(?:embargo(?:ed)?|sperr-?frist)\W+{_NOTHING}(?:\s+frei)?|{_RECEIPT}"
    r"|(?:ab\s+)?sofort\s+(?:zur\s+veröffentlichung\s+)?frei(?:gegeben)?|(?:zur\s+veröffentlichung\s+)?frei(?:gegeben)?(?:\s+zur\s+veröffentlichung)?\s+ab\s+sofort"
    r"|zur\s+sofortigen\s+veröffentlichung(?:\s+frei(?:gegeben)?)?)"
)
_NO_EMBARGO = re.compile(
    rf"[\W_]*{_FREE}(?:[\W_]+(?:{_FREE}|for\s+immediate\s+(?:release|use|publication|broadcast)))?[\W_]*$",
    re.IGNORECASE,
)
_LIMIT = 80
"""Characters of a line that says that there is no embargo."""
_LINE = 200  # characters of one that says an embargo


def may_be_alone(first_word: str, text: str) -> bool:
    """Whether a text that begins with this word (in lower case) may say an embargo, or none, and nothing else, on its first line."""
    if first_word in _FIRST:
        return True
    if may_have_signs(first_word):
        return holds_in_signs(text)
    return first_word.isdigit() and AT_END.search(text[:_LINE].partition("\n")[0]) is not None


def says_only_embargo(text: str) -> bool:
    """Whether all words of a line are of an embargo, and it names a moment; of no other length than an embargo has.

    What says that one ends needs a figure: "The embargo ends on Friday" may be news.
    """
    if not text.isascii() and says_only_signs(text):
        return True
    found = [word.lower() for word in _WORD.findall(text)]
    if not all(map(_is_known, found)) or not _is_dated(found):
        return False
    if not _ENDS.isdisjoint(found) and not any(map(str.isdigit, text)):
        return False
    return (_HOLDS.search(text) is not None and _USES.search(text) is not None) or HOLDS.search(text) is not None


def says_no_embargo(text: str) -> bool:
    """Whether a line says that its story is free now, and nothing else: "Embargo: none", "FOR RELEASE ON RECEIPT"."""
    return len(text) <= _LIMIT and _NO_EMBARGO.match(text) is not None


def names_moment_or_day(text: str) -> bool:
    """Whether words name a day or have a figure, as times of day do."""
    return _is_dated(word.lower() for word in _WORD.findall(text))


def _is_dated(found: Iterable[str]) -> bool:
    return any(word[0].isdigit() or word in _DAYS for word in found)


def _is_known(word: str) -> bool:
    behind = word.replace("’", "'").partition("'")[2]  # "d'août", "l'embargo", "jusqu'au"
    return word[0].isdigit() or word in _KNOWN or behind in _KNOWN
