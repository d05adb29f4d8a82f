"""German letters in seven bits: ISO 646-DE (DIN 66003), where they stand in the places of brackets.

Teleprinter gateways still send it. Its bytes are ASCII, so that no byte tells: only a word with a brace in it does.
"""

import re

_LETTERS = str.maketrans("@[\\]{|}~", "§ÄÖÜäöüß")

# "w{hlt", "f}r", "gro~e": no language, and no program in a wire, has a brace, bar or tilde between two small letters.
_INSIDE = re.compile(r"[A-Za-z]*[a-z][{|}~][a-z]+")
_ENOUGH = 2


def from_iso646_de(text: str) -> str:
    """Return a text of seven bits with the letters of DIN 66003."""
    return text.translate(_LETTERS)


def doubt_iso646_de(text: str) -> str | None:
    """Return a warning for a text that seems to be in ISO 646-DE, with a word that shows it."""
    found = _INSIDE.findall(text) if "{" in text or "}" in text or "|" in text else []
    if len(found) < _ENOUGH:
        return None
    return f"the letters seem to be those of ISO 646-DE ({found[0][:20]!r}); if so, declare charset = 'din_66003' for the feed"
