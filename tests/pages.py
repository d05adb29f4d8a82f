"""Reading what our pages promise: their code blocks, the commands in them, the files that they name."""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(
    r"(?:<!-- (?P<mark>run) -->\n)?^```(?P<language>\w+)[^\n]*\n(?P<code>.*?)^```$", re.DOTALL | re.MULTILINE
)
OPERATORS = frozenset({"|", "||", "&&", ";", "&", "(", ")"})
REDIRECTION = re.compile(r"[<>]+")
ASSIGNMENT = re.compile(r"\w+=.*", re.DOTALL)
NAMED_FILE = re.compile(r"`((?:schemas|streams|tests|deploy|docs|\.ci)/[\w./-]*)`")
LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")


@dataclass(frozen=True)
class Block:
    """One fenced block of a page. `marked` says that a `<!-- run -->` stands before it."""

    page: str
    line: int
    language: str
    code: str
    marked: bool

    def __str__(self) -> str:
        """Name the block by its place."""
        return f"{self.page}:{self.line}"


def blocks(root: Path, pages: tuple[str, ...]) -> Iterator[Block]:
    """Yield every fenced block of the pages that names its language."""
    for page in pages:
        text = (root / page).read_text(encoding="utf-8")
        for found in FENCE.finditer(text):
            line = text.count("\n", 0, found.start("language")) + 1
            yield Block(page, line, found["language"], found["code"], found["mark"] is not None)


def commands(code: str) -> Iterator[list[str]]:
    """Yield each simple command of a shell block as its words, without assignments before it and redirections."""
    for line in code.replace("\\\n", " ").splitlines():
        lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        words: list[str] = []
        for word in [*lexer, ";"]:
            if word not in OPERATORS:
                words.append(word)
                continue
            if words := _bare(words):
                yield words
            words = []


def _bare(words: list[str]) -> list[str]:
    while words and ASSIGNMENT.fullmatch(words[0]):
        words = words[1:]
    kept: list[str] = []
    skip = False
    for word in words:
        if REDIRECTION.fullmatch(word):
            skip = True
        elif skip:
            skip = False
        else:
            kept.append(word)
    return kept


def named_files(text: str) -> set[str]:
    """Return the paths that a page names in backticks; those with `<name>` are patterns and not among them."""
    outside = FENCE.sub("", text)
    return {found[1] for found in NAMED_FILE.finditer(outside)}


def links(text: str) -> set[str]:
    """Return the targets of a page's links to other files."""
    return set(LINK.findall(FENCE.sub("", text)))
