"""Bytes that are no wire item, whatever they were declared as: called by their name, so that their sender can tell."""

import re

from streams.errors import ParseError
from streams.parse.look import Look

_IMPORT = (
    rb"import\s+(?:type\s+)?(?:\{[^{}]{0,2000}\}|\*\s+as\s+\w+|\w+)(?:,\s*\{[^{}]{0,2000}\})?"
    rb"\s+from\s+(?:'[^'\n]{1,200}'|\"[^\"\n]{1,200}\");?\s*\n"
)

# How they begin, and what they are. Texts are never found here by chance: each row is a line of a program or binary.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (rb"%PDF-\d", "a PDF document"),
    (rb"PK\x03\x04", "a ZIP archive, or an office document, which is one"),
    (rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (rb"\{\\rtf\d", "an RTF document"),
    (rb"\xff\xd8\xff", "a JPEG picture"),
    (rb"\x89PNG\r?\n", "a PNG picture"),
    (rb"GIF8[79]a", "a GIF picture"),
    (rb"RIFF....(?:WEBP|WAVE|AVI )", "a picture, sound or video"),
    (rb"(?:II\*\x00|MM\x00\*)", "a TIFF picture"),
    (rb"....ftyp", "a video"),
    (rb"ID3[\x02-\x04]|\xff\xfb[\x90-\xef]", "a sound file"),
    (_IMPORT, "source code of a program"),
    (rb"export\s+(?:const|default|function|class|type|interface)\s+\w+\s*[=({:]", "source code of a program"),
    (rb"#!\s*/(?:usr/)?bin/|<\?php\s|#include\s*[<\"]", "source code of a program"),
)
_KNOWN = re.compile(b"|".join(b"(%s)" % pattern for pattern, _ in _SIGNATURES), re.DOTALL)


def refuse_no_wire(look: Look) -> None:
    """Raise ParseError `unsupported` for bytes that show a signature of something else."""
    found = _KNOWN.match(look.head)
    if found is not None and found.lastindex is not None:
        what = _SIGNATURES[found.lastindex - 1][1]
        raise ParseError(f"this is {what}, and no wire item; send the item that it belongs to", reason="unsupported")
