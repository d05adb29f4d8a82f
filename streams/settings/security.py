"""How a client proves itself to Kafka, told without any client library: the settings floor knows words only."""

import ssl
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from streams.errors import ConfigError


class Login(NamedTuple):
    """Who logs in by SASL, and by which mechanism."""

    mechanism: str
    username: str
    password: str


@dataclass(frozen=True, slots=True)
class Security:
    """`protocol` is Kafka's word for the pair; `login` is None without SASL, `context` None without TLS."""

    protocol: str
    login: Login | None = field(repr=False)
    context: ssl.SSLContext | None

    @classmethod
    def build(
        cls,
        protocol: str,
        login: tuple[str, str, str] | None,
        files: tuple[Path | None, Path | None, Path | None],
        *,
        check_hostname: bool,
    ) -> "Security":
        """Build from settings; `files` are the certificates to trust, ours, and its key. Raise ConfigError."""
        context = _context(files, check_hostname=check_hostname) if protocol.endswith("SSL") else None
        return cls(protocol, Login(*login) if login else None, context)

    def client_arguments(self) -> dict[str, Any]:
        """Return the security arguments of an aiokafka client."""
        arguments: dict[str, Any] = {"security_protocol": self.protocol}
        if self.login is not None:
            arguments["sasl_mechanism"] = self.login.mechanism
            arguments["sasl_plain_username"] = self.login.username
            arguments["sasl_plain_password"] = self.login.password
        if self.context is not None:
            arguments["ssl_context"] = self.context
        return arguments


def _context(files: tuple[Path | None, Path | None, Path | None], *, check_hostname: bool) -> ssl.SSLContext:
    """Build a TLS context that always demands a trusted certificate of the broker."""
    trusted, certificate, key = files
    try:
        context = ssl.create_default_context(cafile=trusted)
        context.check_hostname = check_hostname
        if certificate is not None:
            context.load_cert_chain(certificate, key)
    except (ssl.SSLError, OSError) as error:
        raise ConfigError(f"ssl_cafile, ssl_certfile or ssl_keyfile can't be used: {error}; give PEM files") from error
    return context
