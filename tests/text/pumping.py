"""Texts that a pattern is slow on, if it can read one text in many ways: made from the pattern itself.

What a pattern says may come often comes often, and at the end stands what it does not want: so it goes back and tries all
other ways. A repetition within a repetition that can part a text in several places has exponentially many.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from random import Random
from types import ModuleType
from typing import Any

from re import _constants as say, _parser as parser  # isort: skip  # what a pattern says; the same from 3.11 on

Tree = Any
"""A pattern as `re` reads it: operators, each with what it is about."""

REPEATS = (say.MAX_REPEAT, say.MIN_REPEAT)
MANY = 8
"""Times from which a repetition is one that can be pumped."""
SAMPLES = {"DIGIT": "7", "SPACE": " ", "WORD": "a", "NOT_DIGIT": "a", "NOT_SPACE": "a", "NOT_WORD": "-"}
OTHERS = "é-'.a"
"""Of a class that says what is not in it."""
BUILDING = "streams.enrich.data."
"""Scripts that read no texts, with libraries of their own."""
ENDS = ("\0", "!", "", "x")


def patterns(*packages: ModuleType) -> dict[re.Pattern[str], str]:
    """Return the patterns for texts that the modules of packages keep, each with a module that has it."""
    every = (one.name for each in packages for one in pkgutil.walk_packages(each.__path__, each.__name__ + "."))
    names = [name for name in every if not name.startswith(BUILDING)]
    found: dict[re.Pattern[str], str] = {}
    for name in names:
        for pattern in _kept(list(vars(importlib.import_module(name)).values())):
            found.setdefault(pattern, name)
    return found


def _kept(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        yield from _kept(list(value.values()))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _kept(each)


def is_nested(pattern: re.Pattern[str]) -> bool:
    """Say whether one repetition stands within another, and nothing keeps it from going back."""
    return _nests(tree_of(pattern), within=False)


def _nests(tree: Tree, *, within: bool) -> bool:
    for operator, about in tree:
        many = operator in REPEATS and about[1] >= MANY
        if many and within:
            return True
        kept = operator in (say.POSSESSIVE_REPEAT, say.ATOMIC_GROUP)
        if any(_nests(part, within=not kept and (within or many)) for part in _parts(operator, about)):
            return True
    return False


def _parts(operator: Any, about: Any) -> list[Tree]:
    if operator in (*REPEATS, say.POSSESSIVE_REPEAT):
        return [about[2]]
    if operator is say.SUBPATTERN:
        return [about[3]]
    if operator is say.BRANCH:
        return list(about[1])
    return [about] if operator is say.ATOMIC_GROUP else []


def tree_of(pattern: re.Pattern[str]) -> Tree:
    """Return what a pattern says."""
    return parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)


def pumped(tree: Tree, chance: Random, times: int) -> str:
    """Return a text that the pattern may like up to its end."""
    text = _text(tree, chance, times)
    return text[: chance.choice((len(text), len(text), -1))] + chance.choice(ENDS)


def _text(tree: Tree, chance: Random, times: int) -> str:
    return "".join(_one(operator, about, chance, times) for operator, about in tree)


def _one(operator: Any, about: Any, chance: Random, times: int) -> str:
    if operator is say.LITERAL:
        return chr(about)
    if operator is say.IN:
        return _of_class(about, chance)
    if operator in (*REPEATS, say.POSSESSIVE_REPEAT):
        least, most, part = about
        count = min(int(most), chance.choice((least, least + 1, times, times)))
        return _text(part, chance, max(1, times // 6)) * count
    parts = _parts(operator, about)
    return _text(chance.choice(parts), chance, times) if parts else "a" * (operator in (say.ANY, say.NOT_LITERAL))


def _of_class(about: Any, chance: Random) -> str:
    kind, value = chance.choice(about)
    if about[0][0] is say.NEGATE:
        return chance.choice(OTHERS)
    if kind is say.CATEGORY:
        return SAMPLES[str(value).removeprefix("CATEGORY_")]
    return chr(value if kind is say.LITERAL else chance.choice(value))


def is_open(pattern: str) -> bool:
    """Say whether a pattern has alternatives outside of brackets: what is put before or behind it would be with one alone."""
    return any(operator is say.BRANCH for operator, _ in parser.parse(f"(?=){pattern}").data[:1])
