"""Why nothing was fetched."""

from typing import Literal

from streams.errors import TransientError

Word = Literal["refused", "dns", "tls", "timeout", "connection", "http", "encoding", "tooLarge", "redirects"]


class FetchError(TransientError):
    """Nothing was fetched; `word` says why, from a closed list."""

    def __init__(self, word: Word, message: str) -> None:
        super().__init__(message)
        self.word: Word = word
