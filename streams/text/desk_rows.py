"""Kills in languages of which only a row of words stands here: what is cancelled, what a desk calls its items, and how it asks.

`desk_words` has the languages whose notes are read by all roles. One row here is enough for the usual notice, a label over one
or two sentences: "ANULACJA. Prosimy o anulowanie depeszy …". Words that news uses of concerts and flights ("iptal",
"отмена") count less than those of the trade. All are regular expressions in small letters.
"""

import re
from typing import Final, NamedTuple

from streams.text.words import words

NAME: Final = "ʘ"
"""A letter that stands for a name, so that the words of a headline are no words of the note that names it."""


class Row(NamedTuple):
    """The words of one language."""

    label: str
    """What stands before a kill, and hardly before anything else."""
    ended: str
    """What says of others, too, that they are called off."""
    item: str
    asks: str
    """Receivers are asked not to use it."""
    stems: frozenset[str]
    """Pieces of words without one of which no text is a note in this language."""


_GAP: Final = r"(?:\W+\w+){0,6}?\W+"

ROWS: tuple[Row, ...] = (
    Row(  # Polish
        r"anulacja|anulowan[oey]|anulowanie",
        r"wycofan[oiey]\w*|usunięt[oey]",
        r"depesz\w+|wiadomoś\w+|informacj\w+|materiał\w*|notatk\w+",
        rf"(?:prosimy|proszę){_GAP}(?:anulowanie|wycofanie|usunięcie|niepublikowanie|niewykorzystywanie|nieużywanie|anulować|nie\s+(?:publikować|wykorzystywać|używać))",
        words("anulac anulow wycofan niepublik niewykorzyst nieużyw") | {"nie publik", "nie wykorzyst", "nie używ"},
    ),
    Row(  # Czech and Slovak
        r"zrušení\s+zprávy|zrušenie\s+správy",
        r"zrušen[oaíi]\w*|stažen[oaíi]\w*|zrušenie",
        r"zpráv\w+|správ\w+|článk\w+|článek",
        rf"(?:prosíme|prosím|žádáme|žiadame){_GAP}(?:ne(?:použív|publik|zveřejň|zverejň)\w+|(?:smažte|vymažte|zrušte))",
        words("zrušen nepouží nepublik nezveřej nezverej smažte vymažte stažen"),
    ),
    Row(  # Hungarian
        r"hír\s+visszavonása",
        r"visszavon\w+|törlés|törölve",
        r"hír(?:ünk\w*|ek|eket|et|t)?|cikk\w*|tudósítás\w*",
        rf"kérjük{_GAP}(?:ne\s+(?:használják|közöljék|jelentessék)|töröljék)",
        words("visszavon töröl") | {"ne használj", "ne közölj", "ne jelentess"},
    ),
    Row(  # Romanian
        r"anulare\s+(?:știre|ştire)",
        r"anulare|anulat[ăe]?|retras[ăe]?",
        r"(?:știr|ştir)\w+|material\w*|text\w*",
        rf"(?:rugăm|rog){_GAP}(?:nu\s+(?:folosiți|folosiţi|utilizați|utilizaţi|publicați|publicaţi|difuzați|difuzaţi)|anulați|anulaţi|ștergeți)",
        words("anulare anulat anulaț") | {"nu folosi", "nu utiliza", "nu publica", "nu difuza"},
    ),
    Row(  # Catalan
        r"anul·lació\s+de\s+(?:la\s+)?notícia",
        r"anul·laci[óo]|anul·lad[ae]|retirada",
        r"notíci\w+|teletips?|informaci\w+",
        rf"(?:si\s+us\s+plau|(?:us\s+)?preguem|es\s+prega){_GAP}(?:no\s+(?:feu\s+servir|utilitz\w+|publiqu\w+|difon\w+)|elimin\w+|anul·l\w+)",
        frozenset({"anul·l", "elimineu", "d'eliminar", "d’eliminar", "no feu servir", "no utilitz", "no publiqu", "no difon"}),
    ),
    Row(  # Turkish
        r"haber\s+iptali",
        r"i̇?ptal|geri\s+çek\w+",
        r"haber(?:imiz|i|in|ler\w*)?|başlıklı",
        r"(?:kullanmay[ıi]n\w*|yay[ıi][nm]lamay[ıi]n\w*|dikkate\s+almay[ıi]n\w*)",
        words("kullanmay yayınlamay yayımlamay") | {"ptal", "geri çek", "dikkate almay"},
    ),
    Row(  # Russian
        r"аннулирован\w+|аннулировать",
        r"отмена|отозван\w*|снят\w*|отзыв",
        r"сообщени\w+|новост\w+|материал\w*|заметк\w+|молни\w+",
        rf"(?:просим|просьба|пожалуйста){_GAP}(?:не\s+(?:использовать|публиковать|распространять|давать)|аннулировать|удалить|снять)|не\s+(?:используйте|публикуйте)",
        words("аннулир отозван") | {"отмена", "не использ", "не публик", "не распростр", "просим удал", "просим снять"},
    ),
    Row(  # Ukrainian
        r"анульован\w+|анулювання",
        r"скасован\w+|відкликан\w+",
        r"повідомлен\w+|новин\w+|матеріал\w*",
        rf"(?:просимо|прохання|будь\s+ласка){_GAP}(?:не\s+(?:використовувати|публікувати|поширювати)|видалити|анулювати)|не\s+(?:використовуйте|публікуйте)",
        words("анульован анулюва скасован відкликан") | {"не використ", "не публік", "не пошир"},
    ),
    Row(  # Greek; capitals have no accents
        r"ακ[υύ]ρωση\s+(?:ε[ιί]δησης|τηλεγραφ[ηή]ματος)",
        r"ακ[υύ]ρωση|ακυρ[ωώ]νεται|απ[οό]συρση|αποσ[υύ]ρεται",
        r"ε[ιί]δησ\w+|ειδ[ηή]σεις|τηλεγρ[αά]φημα",
        rf"(?:παρακαλο[υύ]με|παρακαλο[υύ]νται|παρακαλ[ωώ]){_GAP}(?:μην?\s+(?:\w+\s+)?(?:χρησιμοποι|δημοσιε|μεταδ)\w+|διαγρ[αά]ψτε|αγνο[ηή]στε)",
        words("ακυρωσ ακύρωσ ακυρών απόσυρσ αποσυρσ χρησιμοποι δημοσιεύσετε"),
    ),
    Row(  # Japanese; words run on, so what stands around them is not looked at
        r"(?:記事|配信)の?(?:取り消し|取消し?)",
        r"取り消し|取消し?",
        r"記事|速報|原稿",
        r"(?:使用|掲載|配信|利用)しないで|記事を(?:取り消し|削除し)",
        frozenset({"取り消し", "取消", "しないで", "記事を削除"}),
    ),
    Row(  # Chinese
        r"撤稿|废稿",
        r"撤销|撤銷|取消|作废",
        r"稿|电讯|電訊|(?:此|该|該|本|上述)(?:消息|报道|報道)",
        r"[请請](?:勿|不要)(?:使用|刊登|刊用|刊发|播发|采用|發布|发布|採用)|请删除",
        frozenset({"撤稿", "废稿", "请勿", "請勿", "请不要", "請不要", "请删除"}),
    ),
    Row(  # Arabic
        r"إلغاء\s+(?:خبر|برقية)",
        r"إلغاء|سحب",
        r"(?:ال)?خبر|(?:ال)?برقية",
        rf"(?:يرجى|نرجو|الرجاء){_GAP}(?:عدم\s+(?:استخدام|نشر|بث)|حذف|إلغاء|تجاهل)",
        frozenset({"إلغاء", "عدم استخدام", "عدم نشر", "عدم بث", "يرجى حذف", "نرجو حذف"}),
    ),
)  # fmt: skip


class RowPatterns(NamedTuple):
    """What a text is looked through for, in one language."""

    label: re.Pattern[str]
    ended: re.Pattern[str]
    item: re.Pattern[str]
    asks: re.Pattern[str]
    called: re.Pattern[str]
    """An item with its name beside it: "depeszę “…”"."""


def _patterns(row: Row) -> RowPatterns:
    begins = r"\W*(?:(?:uwaga|увага|внимание|pozor|dikkat|figyelem|atenție|atenció|προσοχη)\W+)?"
    edge = "" if row.item[0] in "記稿" else r"(?<!\w)"  # Japanese and Chinese write no spaces
    end = r"(?!\w)" if edge else ""
    return RowPatterns(
        re.compile(rf"{begins}(?:{row.label}){end}"),
        re.compile(rf"{begins}(?:{row.ended}){end}(?:\s+\w+){{0,2}}\s*[:.!：」】–—-]"),
        re.compile(rf"{edge}(?:{row.item}){end}"),
        re.compile(rf"{edge}(?:{row.asks})"),
        re.compile(rf"(?:{row.item}) +(?:\w+ +){{0,2}}{NAME}|{NAME} +(?:\w+ *)??(?:{row.item})"),
    )


ROW_PATTERNS: Final = tuple(map(_patterns, ROWS))
