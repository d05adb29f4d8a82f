"""Languages so near each other that letters in a row do not tell them apart: words that one has and the other has not.

The identifiers take each of these pairs for its first language: Indonesian reads as Malay, Nynorsk as Bokmål. The words
are those of grammar and of the newsroom's week, typed in by hand; a text without any of them keeps the label it has.
"""

import re
from typing import NamedTuple

from streams.text.words import words


class Pair(NamedTuple):
    """Two near languages: that of the label and the other one, each with words that the other does not use."""

    label: str
    other: str
    own: frozenset[str]
    others: frozenset[str]


PAIRS: dict[str, Pair] = {
    pair.label: pair
    for pair in (
        Pair(
            "no",
            "nn",
            words(
                "ikke jeg fra en et hvordan hva noe bare være mer selv hun noen mye høy hjem derfor hvem hvor mens sammen "
                "kommer gjør sier vært fikk gikk flere skole"
            ),
            words(
                "ikkje eg frå ein eit dei korleis kva noko berre vere meir sjølv ho nokre mykje høg heim difor kven kvar "
                "medan saman kjem gjer seier nokon vore vert såg fekk gjekk kunne fleire anna då òg skule hjå"
            ),
        ),
        Pair(
            "ms",
            "id",
            words(
                "bahawa kerana wang syarikat pejabat iaitu manakala sahaja ahad isnin khamis jumaat mac ogos disember jun "
                "julai pensyarah polis kualiti aktiviti maklumat kebangsaan antarabangsa mesyuarat tarikh eksport elektrik "
                "jepun perancis televisyen sukan universiti dijangka berkata ialah tempatan pelancong hospital ringgit "
                "malaysia peratus kumpulan pembangunan daripada beliau negeri bagi pihak cuba boleh turut mereka"
            ),
            words(
                "bahwa karena bisa uang mobil perusahaan kantor polisi jumat senin agustus desember maret mahasiswa dosen "
                "gubernur bupati kualitas aktivitas pria nomor kapan kemarin sore provinsi kabupaten ekspor impor listrik "
                "inggris jepang serikat prancis televisi olahraga universitas ujar wisatawan yakni berbeda butuh sedangkan "
                "gereja rupiah jakarta persen dolar meski"
            ),
        ),
        Pair(
            "hr",
            "bs",
            words(
                "tko nitko netko tjedan tjedna tisuća tisuće povijest povijesti siječnja veljače ožujka travnja svibnja "
                "lipnja srpnja kolovoza rujna listopada studenoga prosinca europa europe europske europski vlak što kruh "
                "tijekom hrvatska hrvatske hrvatski hrvatskoj zagreb zagrebu priopćenje postotak sustav uvjeti općenito"
            ),
            words(
                "sedmica sedmice hiljada hiljade historija historije historijski takođe voz avgust avgusta januar januara "
                "februara jula juna septembra oktobra novembra decembra evropa evrope evropske evropski općina općine šta "
                "ko niko neko hljeb sarajevo bih bosne bosni hercegovine bosna bošnjaci tokom saopćenje procenat sistem "
                "uslovi uslov"
            ),
        ),
        Pair(
            "nl",
            "af",
            words("niet zij hij voor door een zijn worden wordt ze de ik wij deze heeft naar ook zegt zal"),
            words("nie sy hy vir deur sê hulle hierdie ek ’n 'n sal baie se by asook"),
        ),
        Pair(
            "bg",
            "mk",
            words("с ще бе бяха че този тази тези които който която или през след още също съм сме са"),
            words("со ќе беше дека оваа овој овие меѓу ѝ сум низ уште во што тие"),
        ),
        Pair(
            "sr",
            "mk",
            words("је ће који која које би био била није али због када као што код смо сте шта у"),
            words("со ќе е беше дека оваа овој овие кои меѓу ѝ сум уште ги во што тие"),
        ),
        Pair(
            "st",
            "tn",
            words("hore ho ha hae bakeng mme hona jwaloka ena"),
            words("gore go kwa fa jaaka ga dingwe nngwe gagwe"),
        ),
    )
}
"""By the label that the identifiers give to both of a pair."""

KIN: tuple[frozenset[str], ...] = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"hr", "sr", "bs", "sh", "cnr"}),
    frozenset({"id", "ms"}),
    frozenset({"tl", "fil"}),
    frozenset({"zh", "yue", "cmn"}),
)
"""Languages so near that the text's word is not set against a declared one."""

_WORD = re.compile(r"['’]?[^\W\d_]+")


def apart(label: str, text: str) -> str:
    """Return the label, or the near language of which the text has more words."""
    pair = PAIRS.get(label)
    if pair is None:
        return label
    said = _WORD.findall(text.lower())
    own = sum(word in pair.own for word in said)
    return pair.other if sum(word in pair.others for word in said) > own else label


def near(label: str) -> str | None:
    """Return the language that the identifiers take for this one's near kin, if there is any."""
    return _NEAR.get(label)


_NEAR = {"nn": "no", "id": "ms", "bs": "hr"}
"""Where the second opinion is no better than the first: both are left to the words."""
