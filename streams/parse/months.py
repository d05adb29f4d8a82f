"""Months and days of the week by name, in the languages of the wires."""

import re

# One row a month; datelines and embargoes write the whole name or the first letters.
_MONTHS = (
    "january jan januar jän jänner janvier janv enero ene gennaio gen janeiro januari tammikuuta",
    "february feb februar fevereiro fev février févr febrero febbraio februari helmikuuta",
    "march mar märz mrz mars marzo março maart maaliskuuta",
    "april apr avril avr abril abr aprile huhtikuuta",
    "may mai mayo maggio mag maio mei maj toukokuuta",
    "june jun juni juin junio giugno giu junho kesäkuuta",
    "july jul juli juillet juil julio luglio lug julho heinäkuuta",
    "august aug août agosto ago augustus augusti elokuuta",
    "september sep sept septembre septiembre settembre set setembro syyskuuta",
    "october oct oktober okt octobre octubre ottobre ott outubro out lokakuuta",
    "november nov novembre noviembre novembro marraskuuta",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro joulukuuta",
)
# From Monday. What means another thing in another language is not here (Danish "man", Italian "dom", Dutch "do").
_WEEKDAYS = (
    "monday mon montag lundi lunes lunedì segunda-feira maandag måndag mandag maanantai maanantaina",
    "tuesday tue tues dienstag mardi martes martedì terça-feira dinsdag tisdag tirsdag tiistai tiistaina",
    "wednesday wed mittwoch mercredi miércoles mercoledì quarta-feira woensdag onsdag keskiviikko keskiviikkona",
    "thursday thu thur thurs donnerstag jeudi jueves giovedì quinta-feira donderdag torsdag torstai torstaina",
    "friday fri freitag vendredi viernes venerdì sexta-feira vrijdag fredag perjantai perjantaina",
    "saturday sat samstag sonnabend samedi sábado sabato zaterdag lördag lørdag lauantai lauantaina",
    "sunday sun sonntag dimanche domingo domenica zondag söndag søndag sunnuntai sunnuntaina",
)

MONTHS: dict[str, int] = {name: number for number, row in enumerate(_MONTHS, 1) for name in row.split()}
"""Month by name in lower case, from 1."""

WEEKDAYS: dict[str, int] = {name: number for number, row in enumerate(_WEEKDAYS) for name in row.split()}
"""Day of the week by name in lower case, from Monday = 0, as `datetime.weekday` counts."""


def any_of(names: dict[str, int]) -> str:
    """Return a pattern for any of the names, the longest first."""
    return "(?:" + "|".join(sorted(map(re.escape, names), key=len, reverse=True)) + ")"
