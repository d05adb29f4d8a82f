"""The bytes of an answer, inflated as they come and never further than the limit.

aiohttp would inflate by itself, but no option of it says how far.
"""

import zlib

from streams.sources.fetch_error import FetchError

MEMBERS = 1000
"""Parts of one gzip stream; each costs a copy of what follows it."""
GZIP, ZLIB = 0x1F, 8
"""The first byte of a gzip stream (RFC 1952 §2.3.1), and the low digit of that of a zlib one (RFC 1950 §2.2)."""


class Body:
    """The bytes of a body, inflated as they come and never further than the limit."""

    def __init__(self, coding: str, limit: int) -> None:
        if coding not in {"", "identity", "gzip", "x-gzip", "deflate"}:
            raise FetchError("encoding", f"the server compresses by {coding[:40]!r}, which it was not asked for")
        self._plain = coding in {"", "identity"}
        self._stream: zlib._Decompress | None = None
        self._members = 0
        self._data = bytearray()
        self._limit = limit

    def add(self, chunk: bytes) -> None:
        """Take the next bytes; FetchError as soon as they are too many."""
        if self._plain:
            self._data += chunk
        while not self._plain and chunk and len(self._data) <= self._limit:
            stream = self._stream_for(chunk[0])
            if stream.eof:
                break  # what follows the last stream is padding
            try:
                self._data += stream.decompress(chunk, self._limit + 1 - len(self._data))
            except zlib.error as error:
                raise FetchError("encoding", f"the body is not compressed as the server says: {error}") from error
            chunk = stream.unused_data
        if len(self._data) > self._limit:
            raise FetchError("tooLarge", f"the body is larger than {self._limit} bytes")

    def whole(self) -> bytes:
        """Return all of it; FetchError when the stream was cut short."""
        if self._stream is not None and not self._stream.eof:
            raise FetchError("encoding", "the compressed body ends too early")
        return bytes(self._data)

    def _stream_for(self, first: int) -> "zlib._Decompress":
        """Return the stream that the next bytes belong to: gzip streams may follow each other (RFC 1952 §2.2)."""
        if self._stream is None or (self._stream.eof and first == GZIP):
            self._members += 1
            if self._members > MEMBERS:
                raise FetchError("encoding", f"the compressed body has more than {MEMBERS} parts")
            # 47 reads gzip and zlib. Raw deflate is what some servers send instead, against RFC 9110 §8.4.1.2.
            self._stream = zlib.decompressobj(47 if first == GZIP or first & 0xF == ZLIB else -15)
        return self._stream
