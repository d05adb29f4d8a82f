"""Carets that a gateway lost: what `<` or `=` ends was set apart by a `^` before it, whether that still stands there or not.

Storm shuts port of Haven<             ^Storm shuts port of Haven<
By ANNA LIND=                          ^By ANNA LIND=
Associated Press=                      ^Associated Press=
    HAVEN, Norway (AP) _ …                 HAVEN, Norway (AP) _ …
"""

from streams.parse.formats.anpa.marks import ROW

_ENDS = ("<", "=")
_INDENTS = (" ", "\t")
_SENTENCE_ENDS = (".", "?", "!", '"', "”", ")")


def with_carets(text: str) -> str:
    """Return a text that has none of its carets with those that its end marks show; one that has a caret as it is."""
    if "^" in text or not ("<\n" in text or "=\n" in text or text.endswith(_ENDS)):  # nearly all
        return text
    lines = [line.rstrip() for line in text.split("\n")]
    begin: int | None = 0  # of what a mark may end; None inside of an indented paragraph
    for number, line in enumerate(lines):
        if line.startswith(_INDENTS):
            lines[number], begin = line.rstrip("<="), None
        elif line.endswith(_ENDS):
            _set_apart(lines, begin, number)
            begin = number + 1
        elif not line or line.startswith(ROW):
            begin = number + 1
    return "\n".join(lines)


def _set_apart(lines: list[str], begin: int | None, end: int) -> None:
    """Put a caret before what one mark ends; the last line of an indented paragraph, at the left, only loses its mark."""
    if begin is None and lines[end].endswith("<") and not lines[end - 1].endswith(_SENTENCE_ENDS):
        lines[end] = lines[end].rstrip("<")
    else:
        begin = end if begin is None else begin
        lines[begin] = f"^{lines[begin]}"
