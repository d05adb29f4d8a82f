"""How much of a message is worth reading: `email` is slow on many lines, and recursive on nested parts and comments."""

import re

from streams.errors import ParseError, TooLargeError

MAX_LINES = 100_000
"""Lines; 4 MiB in base64 are 57,000."""

MAX_PARTS = 1_000
MAX_NESTING = 50
MAX_HEADER = 4_000
"""Bytes of one header that says what a part is; the longest of sampled mail has 210."""

MAX_COMMENTS = 20

_BLANK = re.compile(rb"\s*(?:From [^\r\n]*\r?\n)?")
_CONTENT = re.compile(rb"^content-[a-z-]+:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*", re.IGNORECASE | re.MULTILINE)
_BOUNDARY = re.compile(rb"boundary\s*=", re.IGNORECASE)
_PART = re.compile(rb"^--\S", re.MULTILINE)
_MESSAGE = re.compile(rb"^content-type:\s*message/", re.IGNORECASE | re.MULTILINE)


def skip_to_header(data: bytes) -> bytes:
    """Return the bytes from the first header on: without blank lines, and the "From " line of a mailbox, above it."""
    found = _BLANK.match(data)
    return data[found.end() :] if found else data


def check(data: bytes) -> None:
    """Refuse what would take too long: TooLargeError by count, ParseError for headers that no mailer writes."""
    if data.count(b"\n") + data.count(b"\r") > 2 * MAX_LINES:
        raise TooLargeError(f"a message of more than {MAX_LINES} lines")
    if len(_PART.findall(data)) > MAX_PARTS:
        raise TooLargeError(f"a message of more than {MAX_PARTS} parts")
    if len(_BOUNDARY.findall(data)) + len(_MESSAGE.findall(data)) > MAX_NESTING:
        raise TooLargeError(f"a message with more than {MAX_NESTING} parts that have parts themselves")
    for header in _CONTENT.finditer(data):
        if len(header[0]) > MAX_HEADER or header[0].count(b"(") > MAX_COMMENTS:
            raise ParseError(f"a header of {len(header[0])} bytes or with many comments", offset=header.start())
