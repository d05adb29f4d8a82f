"""Settings from flags, environment, file and defaults, in this order; the first place that has a value gives it."""

import difflib
import os
import tomllib
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from streams.errors import ConfigError
from streams.settings.table import SETTINGS, Origin, Setting, Settings
from streams.settings.unknown import CONFIG, unknown

FILE_NAME = "copydesk.toml"


def current(flags: Mapping[str, str] | None = None) -> Settings:
    """Load the settings of this process: `flags`, its environment and its settings file; warn of misspelt variables."""
    for told in unknown(os.environ).values():
        warnings.warn(told, stacklevel=2)
    return load(flags or {}, os.environ, find_file(os.environ))


def find_file(environ: Mapping[str, str]) -> Path | None:
    """Return the settings file: the one that COPYDESK_CONFIG names, else copydesk.toml of the working directory."""
    if named := environ.get(CONFIG):
        return Path(named)
    path = Path.cwd() / FILE_NAME
    return path if path.is_file() else None


def load(flags: Mapping[str, str], environ: Mapping[str, str], file: Path | None = None) -> Settings:
    """Build the settings. An empty environment variable counts as not set, an empty flag as set.

    Raise ConfigError, which names the setting, where its value came from and the mend.
    """
    written = _read_file(file) if file is not None else {}
    origins = {row.name: _find(row, flags, environ, file, written) for row in SETTINGS}
    values = {row.name: _read(row, origins[row.name]) for row in SETTINGS}
    settings = Settings(**values, origins=origins)
    _check_together(settings)
    return settings


def child_environ(settings: Settings, environ: Mapping[str, str]) -> dict[str, str]:
    """Return `environ` changed so that a process started with it loads the same settings, whatever gave them.

    The child reads no settings file: a file changed meanwhile must not give two stages of one worker two minds. What
    looks like a setting and is none stays here: who starts it tells of that once.
    """
    ours = {name for row in SETTINGS for name in (row.variable, row.twin)} | unknown(environ).keys()
    kept = {name: value for name, value in environ.items() if name not in ours}
    return kept | {CONFIG: os.devnull} | dict(_as_variables(settings))


def _as_variables(settings: Settings) -> Iterator[tuple[str, str]]:
    for row in SETTINGS:
        origin = settings.origins[row.name]
        if origin.source == "environment":
            yield origin.where, origin.text
        elif origin.source != "default":
            yield row.variable, origin.text


def _find(
    row: Setting, flags: Mapping[str, str], environ: Mapping[str, str], file: Path | None, written: Mapping[str, str]
) -> Origin:
    if row.name in flags:
        return Origin("flag", f"--{row.name.replace('_', '-')}", flags[row.name])
    variables = [name for name in (row.variable, row.twin) if name and environ.get(name)]
    if len(variables) > 1:
        raise ConfigError(f"{' and '.join(variables)} are both set; unset one of them")
    if variables:
        return Origin("environment", variables[0], environ[variables[0]])
    if row.name in written:
        return Origin("file", f"{file}, key {row.name}", written[row.name])
    return Origin("default", "default", row.default or "")


def _read(row: Setting, origin: Origin) -> Any:
    """Turn the text found into the value; what nobody set and has no default is None."""
    if origin.source == "default" and row.default is None:
        return None
    try:
        return row.read(_content(origin) if origin.where == row.twin else origin.text)
    except ValueError as error:
        told = "" if row.hidden != "no" else f" {origin.text!r}"
        raise ConfigError(f"setting {row.name}: wrong value{told} (from {origin.where}): {error}") from error


def _content(origin: Origin) -> str:
    """Read the file that a twin names; the line end that editors add is no part of a secret."""
    try:
        return Path(origin.text).read_text(encoding="utf-8").rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise ValueError(f"can't read {origin.text}: {error}; name a readable text file") from error


def _read_file(file: Path) -> dict[str, str]:
    """Read a settings file into texts, as a flag would give them."""
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise ConfigError(
            f"can't read the settings file {file}: {error.strerror}; mend the path or {CONFIG}"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{file} is no TOML: {error}; mend that line") from error
    return {key: _as_text(file, key, value) for key, value in table.items()}


def _as_text(file: Path, key: str, value: Any) -> str:
    names = [row.name for row in SETTINGS]
    if key not in names:
        near = difflib.get_close_matches(key, names, n=1)
        hint = f"; did you mean {near[0]}?" if near else "; `copydesk config show` lists all settings"
        raise ConfigError(f"{file}: there is no setting {key}{hint}")
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ",".join(map(str, value))
    if isinstance(value, str | int | float):
        return str(value)
    raise ConfigError(f"{file}, key {key}: write a text, a number or true or false")


def _check_together(settings: Settings) -> None:
    """Refuse settings that are right alone and wrong together."""
    protocol = settings.security_protocol
    if protocol.startswith("SASL") and not (settings.sasl_username and settings.sasl_password):
        raise ConfigError(
            f"security_protocol {protocol} (from {settings.origins['security_protocol'].where}) needs sasl_username and "
            "sasl_password: set COPYDESK_SASL_USERNAME and COPYDESK_SASL_PASSWORD or COPYDESK_SASL_PASSWORD_FILE"
        )
    if bool(settings.ssl_certfile) != bool(settings.ssl_keyfile):
        raise ConfigError("ssl_certfile and ssl_keyfile belong together: set both or none")
    if settings.session_timeout >= settings.watchdog:
        raise ConfigError("session_timeout must be below watchdog: a rebalance would look like a stage that hangs")
