"""The settings: one row each with its default, its reader and what it is for. The class below is the table.

A setting `name` is the flag `--name`, the environment variable `COPYDESK_NAME` and the key `name` of the file. A secret
has a twin, `COPYDESK_NAME_FILE`: the path of a file that holds the value.
"""
# ruff: noqa: RUF009 - `_row` makes a dataclass field, as dataclasses.field does

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path
from typing import Any, Literal, NamedTuple

from streams.settings.security import Security
from streams.settings.values import (
    Address,
    Reader,
    address,
    brokers,
    existing_file,
    folder,
    host_names,
    name_prefix,
    networks,
    one_of,
    seconds,
    store_url,
    switch,
    whole,
)

ENV_PREFIX = "COPYDESK_"
MASK = "********"

PASSWORD_IN_URL = re.compile(r"(?<=://)([^:/@]*):[^@]*@")
PASSWORD_IN_QUERY = re.compile(r"(?<=[?&]password=)[^&]*")  # PostgreSQL takes it there too

Hidden = Literal["no", "whole", "in a URL"]
Source = Literal["flag", "environment", "file", "default"]


class Origin(NamedTuple):
    """Where a value came from: the kind of place, the place itself, and the text as it was found there."""

    source: Source
    where: str
    text: str


@dataclass(frozen=True, slots=True)
class Setting:
    """One row: what `copydesk config show` and the documentation tell about a setting."""

    name: str
    default: str | None
    read: Reader
    help: str
    hidden: Hidden = "no"

    @property
    def variable(self) -> str:
        """The name of its environment variable."""
        return ENV_PREFIX + self.name.upper()

    @property
    def twin(self) -> str | None:
        """The environment variable that names a file with the value; secrets have one."""
        return f"{self.variable}_FILE" if self.hidden != "no" else None


def _row(default: str | None, read: Reader, help_: str, *, hidden: Hidden = "no") -> Any:
    """Declare one setting; `default` is text as an operator would write it, None for "not set"."""
    return field(repr=hidden == "no", metadata={"default": default, "read": read, "help": help_, "hidden": hidden})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting with its value, and `origins`: where each came from. Built by `streams.settings.load` only."""

    brokers: tuple[str, ...] = _row("127.0.0.1:19092", brokers, "Kafka brokers, host:port, divided by commas")
    prefix: str = _row("", name_prefix, "put before topic and group names as it is")
    store: str = _row("sqlite:///var/copydesk.sqlite", store_url, "where articles are stored", hidden="in a URL")
    feeds: Path | None = _row(None, existing_file, "the feeds file (TOML)")
    http: Address = _row(
        "127.0.0.1:8642",
        address,
        "the page, the HTTP interface, health and metrics listen here; port 0 is any free one",
    )
    http_hosts: tuple[str, ...] = _row(
        "",
        host_names,
        "names by which readers may call the HTTP interface; not set: loopback names on a loopback address, else any",
    )
    state: Path = _row("var/state", folder, "where connectors keep bookmarks and what they have sent")
    spool: Path | None = _row(
        None, folder, "takes pushed items while Kafka is away; not set: they are refused with 503"
    )
    spool_bytes: int = _row("1073741824", whole(1024 * 1024, 2**50), "bytes that the spool takes, at most")
    poll_allow: tuple[IPv4Network | IPv6Network, ...] = _row(
        "", networks, "private networks from which feeds may be fetched, divided by commas; public ones always may"
    )
    canary: float = _row("60", seconds(0, 86_400), "seconds between two synthetic items through the whole way; 0 never")

    security_protocol: str = _row(
        "PLAINTEXT", one_of("PLAINTEXT", "SSL", "SASL_PLAINTEXT", "SASL_SSL"), "how to speak to Kafka"
    )
    sasl_mechanism: str = _row("PLAIN", one_of("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"), "how to log in to Kafka")
    sasl_username: str | None = _row(None, str, "who logs in to Kafka")
    sasl_password: str | None = _row(None, str, "the password for Kafka", hidden="whole")
    ssl_cafile: Path | None = _row(None, existing_file, "certificates to trust (PEM); not set: those of the system")
    ssl_certfile: Path | None = _row(None, existing_file, "our certificate (PEM), where the brokers want one")
    ssl_keyfile: Path | None = _row(None, existing_file, "the key of our certificate (PEM)")
    ssl_check_hostname: bool = _row("true", switch, "the broker's certificate must name its host")

    # A killed member holds its partitions for this long. aiokafka's heartbeat runs on the loop of the work, which one
    # batch blocks for well under a second; Kafka's own lower limit is 6 s.
    session_timeout: float = _row("10", seconds(1, 1800), "seconds after which Kafka gives up a silent stage")
    commit_interval: float = _row("1", seconds(0.1, 60), "seconds between two commits of offsets")
    batch_items: int = _row("200", whole(1, 10_000), "records in one batch, at most")
    batch_bytes: int = _row("4194304", whole(1024, 64 * 1024 * 1024), "bytes of records in one batch, at most")
    batch_seconds: float = _row("0.5", seconds(0.01, 30), "seconds of work in one batch, at most")
    watchdog: float = _row("120", seconds(5, 86_400), "seconds of lag without a commit after which a stage is ended")
    shard: Literal["one", "feed-language"] = _row(
        "one", one_of("one", "feed-language"), "dedupe shards: one for all, or one for each language of the feeds file"
    )
    breaker: bool = _row("true", switch, "stop when over half of a stage's last 200 items are dead for one reason")
    ner: bool = _row(
        "false", switch, "people and organisations by a statistical recogniser too (pip install 'copydesk[ner]')"
    )
    ner_processes: int = _row("1", whole(1, 64), "processes of the recogniser, some 150 MB each")
    production: bool = _row("false", switch, "topics with three replicas")
    log_level: str = _row("INFO", one_of("DEBUG", "INFO", "WARNING", "ERROR"), "the least severe lines to log")
    log_format: Literal["json", "text", "auto"] = _row(
        "auto", one_of("json", "text", "auto"), "how to log; auto is text on a terminal, else JSON"
    )

    origins: Mapping[str, Origin] = field(repr=False, compare=False)

    def security(self) -> Security:
        """Say how clients prove themselves to Kafka; raise ConfigError where a certificate file can't be used."""
        sasl = self.security_protocol.startswith("SASL")
        return Security.build(
            self.security_protocol,
            (self.sasl_mechanism, self.sasl_username or "", self.sasl_password or "") if sasl else None,
            (self.ssl_cafile, self.ssl_certfile, self.ssl_keyfile),
            check_hostname=self.ssl_check_hostname,
        )

    def kafka_client(self) -> dict[str, Any]:
        """Return the arguments that every plain aiokafka client (consumer, producer, admin) takes."""
        return {"bootstrap_servers": list(self.brokers)} | self.security().client_arguments()

    def faust_credentials(self) -> Security | None:
        """Return what Faust's credentials are built from, or None where Kafka asks for none.

        With `login` the caller builds SASLCredentials (its `ssl_context` may be None), else SSLCredentials. Always hand
        the context over: in Faust 0.15 SSLCredentials without one raises TypeError.
        """
        return None if self.security_protocol == "PLAINTEXT" else self.security()


SETTINGS: tuple[Setting, ...] = tuple(Setting(row.name, **row.metadata) for row in fields(Settings) if row.metadata)


def shown(setting: Setting, settings: Settings) -> str:
    """Return the value as it may be shown: text, with secrets masked."""
    value = getattr(settings, setting.name)
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple) and not isinstance(value, Address):
        return ",".join(map(str, value))
    if setting.hidden == "whole":
        return MASK
    # Of a store's address only the password is masked: an operator wants to see which database it is.
    return PASSWORD_IN_QUERY.sub(MASK, PASSWORD_IN_URL.sub(rf"\1:{MASK}@", str(value)))
