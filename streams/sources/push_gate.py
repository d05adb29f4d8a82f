"""Who may push: a bearer token of the feed, or a delivery signed with one of the feed's secrets."""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from pathlib import Path

from schemas.feeds import CANARY_FEED, Feed, Push
from streams.errors import ConfigError
from streams.sources.signatures import Signed, read_secret

TOKEN_PREFIX = "cdk_"  # noqa: S105  so that scanners for secrets, and people, know one when they see it


def new_token() -> str:
    """Make a bearer token with 256 bits of chance."""
    return TOKEN_PREFIX + secrets.token_urlsafe(32)


def at_rest(token: str) -> str:
    """Return what the feeds file keeps of a token.

    One plain SHA-256: a slow hash protects words that people choose, which can be guessed in order. Here all 2^256
    tokens are equally likely, and whoever can go through them needs no hash; a push would only pay for it each time.
    """
    return "sha256:" + hashlib.sha256(token.encode(errors="replace")).hexdigest()


class Gate:
    """Knows the tokens and secrets of every feed; they are read once, at the start.

    An unknown feed and a wrong token look the same from outside: as many comparisons are made for one as for the other.
    """

    def __init__(self, feeds: Mapping[str, Feed]) -> None:
        open_ = {feed.id: feed.push for feed in feeds.values() if feed.push and feed.id != CANARY_FEED}
        tokens = {feed: tuple(each.encode() for each in push.tokens) for feed, push in open_.items()}
        keys = {feed: _secrets(feed, push) for feed, push in open_.items()}
        # What nobody can present fills up the lists of feeds that have fewer, or none.
        self._no_tokens = (at_rest(new_token()).encode(),) * max(map(len, tokens.values()), default=1)
        self._no_secrets = (secrets.token_bytes(32),) * max(map(len, keys.values()), default=1)
        self._tokens = {feed: own + self._no_tokens[len(own) :] for feed, own in tokens.items()}
        self._secrets = {feed: own + self._no_secrets[len(own) :] for feed, own in keys.items()}

    def knows(self, feed: str) -> bool:
        """Tell whether anybody may push for the feed; for our own counting, not for an answer."""
        return feed in self._tokens

    def by_token(self, feed: str, token: str) -> bool:
        """Tell whether the bearer may push for the feed; all tokens are compared, whichever fits."""
        given = at_rest(token).encode()
        fits = False
        for own in self._tokens.get(feed, self._no_tokens):
            fits |= hmac.compare_digest(own, given)
        return fits

    def by_signature(self, feed: str, signed: Signed, body: bytes) -> bool:
        """Tell whether the delivery is signed with a secret of the feed; the timestamp was looked at before."""
        return signed.by_any(self._secrets.get(feed, self._no_secrets), body)


def _secrets(feed: str, push: Push) -> tuple[bytes, ...]:
    place = f"[feeds.{feed}.push]"
    found = [read_secret(each, f"{place} secrets") for each in push.secrets]
    for name in push.secret_files:
        try:
            lines = Path(name).expanduser().read_text(encoding="utf-8").split()
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(
                f"{place} secret_files: can't read {name}: {error}; mend its name or its rights"
            ) from None
        if not lines:
            raise ConfigError(f"{place} secret_files: {name} is empty; write one secret a line into it")
        found += [read_secret(line, f"{place} secret_files, {name}") for line in lines]
    return tuple(found)
