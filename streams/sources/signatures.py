"""Standard Webhooks: a delivery is signed by HMAC-SHA256 over `id.timestamp.body`, with a secret of sender and taker.

Source: https://www.standardwebhooks.com, the specification 1.0.0. Symmetric signatures (`v1,…`) only: asymmetric ones
(`v1a,…`) are passed over, as the specification asks of whoever does not know them.
"""

import base64
import binascii
import hmac
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from streams.errors import ConfigError

SECRET = "whsec_"  # noqa: S105  what every secret begins with
WINDOW = timedelta(minutes=5)
"""How far a delivery's timestamp may lie from our clock, both ways; older ones may be somebody's recording."""

SHORTEST_SECRET = 24
"""Bytes; the specification asks for 24 to 64."""

MOST_SIGNATURES = 16
"""Signatures of one delivery that are looked at. Senders that change their secret give two."""


@dataclass(frozen=True, slots=True)
class Signed:
    """What the three headers of a delivery say."""

    id: str
    timestamp: str
    signatures: str

    def fresh(self, now: datetime) -> bool:
        """Tell whether the timestamp, in seconds since the epoch, is within the window."""
        if not (self.timestamp.isascii() and self.timestamp.isdigit()) or len(self.timestamp) > len("99999999999"):
            return False
        return abs(now.timestamp() - int(self.timestamp)) <= WINDOW.total_seconds()

    def by_any(self, secrets: Iterable[bytes], body: bytes) -> bool:
        """Tell whether one of the secrets made one of the signatures; all are tried, whichever fits."""
        given = [word.removeprefix("v1,") for word in self.signatures.split() if word.startswith("v1,")]
        given = given[:MOST_SIGNATURES]
        fits = False
        for secret in secrets:
            right = sign(secret, self.id, self.timestamp, body).encode()
            for each in given:
                fits |= hmac.compare_digest(right, each.encode(errors="replace"))
        return fits


def sign(secret: bytes, id_: str, timestamp: str, body: bytes) -> str:
    """Return the signature of a delivery, in base64 and without its `v1,`."""
    made = hmac.new(secret, f"{id_}.{timestamp}.".encode(), "sha256")
    made.update(body)
    return base64.b64encode(made.digest()).decode()


def read_secret(text: str, whose: str) -> bytes:
    """Read `whsec_<base64>`; ConfigError, which never shows the secret, for anything else."""
    mend = f"{whose}: write a secret as whsec_ and the base64 of {SHORTEST_SECRET} to 64 bytes of chance"
    if not text.startswith(SECRET):
        raise ConfigError(mend)
    try:
        secret = base64.b64decode(text.removeprefix(SECRET), validate=True)
    except (binascii.Error, ValueError):
        raise ConfigError(mend) from None
    if len(secret) < SHORTEST_SECRET:
        raise ConfigError(mend)
    return secret
