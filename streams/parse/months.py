"""Months and days of the week by name, in the languages of the wires."""

import re
from unicodedata import normalize

# One row a month; datelines and embargoes write the whole name or the first letters.
_MONTHS = (
    "january jan januar jän jänner janvier janv enero ene gennaio gen janeiro januari tammikuuta stycznia января січня ledna ianuarie ocak január ιανουαρίου يناير janúar",
    "february feb februar fevereiro fev février févr febrero febbraio februari helmikuuta lutego февраля лютого února februarie şubat február φεβρουαρίου فبراير febrúar",
    "march mar märz mrz mars marzo março maart maaliskuuta marca марта березня března martie mart március μαρτίου مارس marts",
    "april apr avril avr abril abr aprile huhtikuuta kwietnia апреля квітня dubna aprilie nisan április απριλίου أبريل apríl",
    "may mai mayo maggio mag maio mei maj toukokuuta maja мая травня května mayıs május μαΐου مايو maí",
    "june jun juni juin junio giugno giu junho kesäkuuta czerwca июня червня června iunie haziran június ιουνίου يونيو júní",
    "july jul juli juillet juil julio luglio lug julho heinäkuuta lipca июля липня července iulie temmuz július ιουλίου يوليو júlí",
    "august aug août agosto ago augustus augusti elokuuta sierpnia августа серпня srpna ağustos augusztus αυγούστου أغسطس ágúst",
    "september sep sept septembre septiembre settembre set setembro syyskuuta września сентября вересня září septembrie eylül szeptember σεπτεμβρίου سبتمبر",
    "october oct oktober okt octobre octubre ottobre ott outubro out lokakuuta października октября жовтня října octombrie ekim október οκτωβρίου أكتوبر október",
    "november nov novembre noviembre novembro marraskuuta listopada ноября листопада listopadu noiembrie kasım νοεμβρίου نوفمبر nóvember",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro joulukuuta grudnia декабря грудня prosince decembrie aralık δεκεμβρίου ديسمبر desember",
)
# From Monday. What means another thing in another language is not here (Danish "man", Italian "dom", Dutch "do").
_WEEKDAYS = (
    "monday mon montag lundi lunes lunedì segunda-feira maandag måndag mandag maanantai maanantaina poniedziałek poniedziałku понедельник понедельника понеділок pondělí pazartesi hétfő",
    "tuesday tue tues dienstag mardi martes martedì terça-feira dinsdag tisdag tirsdag tiistai tiistaina wtorek wtorku вторник вторника вівторок úterý salı kedd",
    "wednesday wed mittwoch mercredi miércoles mercoledì quarta-feira woensdag onsdag keskiviikko keskiviikkona środa środy среда среды среду середа středa středy çarşamba szerda",
    "thursday thu thur thurs donnerstag jeudi jueves giovedì quinta-feira donderdag torsdag torstai torstaina czwartek czwartku четверг четверга четвер čtvrtek čtvrtka perşembe csütörtök",
    "friday fri freitag vendredi viernes venerdì sexta-feira vrijdag fredag perjantai perjantaina piątek piątku пятница пятницы пятницу п'ятниця pátek pátku cuma péntek",
    "saturday sat samstag sonnabend samedi sábado sabato zaterdag lördag lørdag lauantai lauantaina sobota soboty суббота субботы субботу субота cumartesi szombat",
    "sunday sun sonntag dimanche domingo domenica zondag söndag søndag sunnuntai sunnuntaina niedziela niedzieli воскресенье воскресенья неділя neděle pazar vasárnap",
)

MONTHS: dict[str, int] = {name: number for number, row in enumerate(_MONTHS, 1) for name in row.split()}
"""Month by name in lower case, from 1."""

WEEKDAYS: dict[str, int] = {name: number for number, row in enumerate(_WEEKDAYS) for name in row.split()}
"""Day of the week by name in lower case, from Monday = 0, as `datetime.weekday` counts."""


def any_of(names: dict[str, int]) -> str:
    """Return a pattern for any of the names, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + ")"


def number_of(names: dict[str, int], word: str) -> int:
    """Return the number of a name as a pattern found it: with case ignored, a pattern takes "Mayis" for "mayıs" as well."""
    low = word.lower()
    return names[low] if low in names else _FOLDED[_fold(word)]


def _fold(word: str) -> str:
    """Return a word with the letters as one that patterns take for one another: ı and i, ſ and s, two shapes of β."""
    return normalize("NFKC", word).casefold().replace("ı", "i").replace("\u0307", "")


_FOLDED = {_fold(name): number for names in (MONTHS, WEEKDAYS) for name, number in names.items()}
