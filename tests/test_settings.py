"""Settings: which place wins, what is refused and how, what a child process inherits, what is shown."""

import os
import ssl
from pathlib import Path

import pytest

from streams.errors import ConfigError
from streams.settings import SETTINGS, Setting, Settings, child_environ, find_file, load, shown


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def row(name: str) -> Setting:
    return next(setting for setting in SETTINGS if setting.name == name)


def test_defaults_make_settings_that_work_alone() -> None:
    """Without flag, variable or file every setting has its default and says so."""
    settings = load({}, {})
    assert settings.brokers == ("127.0.0.1:19092",)
    assert settings.http == ("127.0.0.1", 8642)
    assert settings.store == f"sqlite:///{Path.cwd()}/var/copydesk.sqlite"
    assert {origin.source for origin in settings.origins.values()} == {"default"}
    assert set(settings.origins) == {setting.name for setting in SETTINGS}


def test_flag_beats_environment_beats_file_beats_default(tmp_path: Path) -> None:
    """The first place that has a value gives it, and the origin names that place."""
    file = write(tmp_path / "copydesk.toml", 'prefix = "file."\nwatchdog = 60\nproduction = true\n')
    settings = load({"prefix": "flag."}, {"COPYDESK_PREFIX": "env.", "COPYDESK_WATCHDOG": "90"}, file)
    assert (settings.prefix, settings.watchdog, settings.production, settings.commit_interval) == ("flag.", 90, True, 1)
    assert settings.origins["prefix"] == ("flag", "--prefix", "flag.")
    assert settings.origins["watchdog"] == ("environment", "COPYDESK_WATCHDOG", "90")
    assert settings.origins["production"] == ("file", f"{file}, key production", "true")
    assert settings.origins["commit_interval"].source == "default"


def test_empty_variable_counts_as_not_set() -> None:
    """Compose writes an empty variable for what nobody gave; it must not hide the default."""
    assert load({}, {"COPYDESK_BROKERS": ""}).brokers == ("127.0.0.1:19092",)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_row_is_complete(setting: Setting) -> None:
    """Each setting has a help text, a variable of its own name and a default that its reader takes."""
    assert setting.help
    assert setting.variable == f"COPYDESK_{setting.name.upper()}"
    if setting.default is not None:
        setting.read(setting.default)


WRONG = {
    "brokers": ("localhost", "host:port"),
    "prefix": ("my topics/", "letters, digits"),
    "store": ("articles.db", "sqlite:///"),
    "feeds": ("/no/such/file.toml", "there is no file"),
    "http": ("127.0.0.1:99999", "host:port"),
    "security_protocol": ("TLS", "SASL_SSL"),
    "commit_interval": ("nan", "from 0.1 to 60"),
    "batch_items": ("many", "whole number"),
    "production": ("maybe", "true or false"),
    "log_level": ("LOUD", "WARNING"),
}


@pytest.mark.parametrize("name", WRONG)
def test_wrong_value_names_setting_origin_and_mend(name: str) -> None:
    """A wrong value ends with the setting, the place it came from and what would be right."""
    value, mend = WRONG[name]
    with pytest.raises(ConfigError) as caught:
        load({}, {f"COPYDESK_{name.upper()}": value})
    message = str(caught.value)
    assert f"setting {name}: wrong value" in message
    assert f"COPYDESK_{name.upper()}" in message
    assert mend in message


def test_misspelt_key_of_the_file_is_refused(tmp_path: Path) -> None:
    """A key that is no setting is an error with the nearest setting, not silence."""
    file = write(tmp_path / "c.toml", 'broker = "a:1"\n')
    with pytest.raises(ConfigError, match="did you mean brokers"):
        load({}, {}, file)


def test_broken_file_is_refused_with_its_line(tmp_path: Path) -> None:
    """A file that is no TOML is told with the line."""
    with pytest.raises(ConfigError, match="line 2"):
        load({}, {}, write(tmp_path / "c.toml", 'prefix = "a"\nbrokers = \n'))


def test_missing_named_file_is_refused(tmp_path: Path) -> None:
    """COPYDESK_CONFIG that names nothing is an error, not an empty file."""
    found = find_file({"COPYDESK_CONFIG": str(tmp_path / "no.toml")})
    with pytest.raises(ConfigError, match="COPYDESK_CONFIG"):
        load({}, {}, found)


def test_file_of_the_working_directory_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """copydesk.toml beside the caller is read without being named."""
    monkeypatch.chdir(tmp_path)
    assert find_file({}) is None
    file = write(tmp_path / "copydesk.toml", "")
    assert find_file({}) == file


def test_relative_sqlite_path_becomes_absolute_and_absolute_stays() -> None:
    """Every stage process must mean the same file."""
    assert load({"store": "sqlite:///a/b.sqlite"}, {}).store == f"sqlite:///{Path.cwd()}/a/b.sqlite"
    assert load({"store": "sqlite:////a/b.sqlite"}, {}).store == "sqlite:////a/b.sqlite"
    assert load({"store": "postgresql://u:p@h/d"}, {}).store == "postgresql://u:p@h/d"


SASL = {"COPYDESK_SECURITY_PROTOCOL": "sasl_ssl", "COPYDESK_SASL_USERNAME": "desk"}


def test_secret_comes_from_the_file_of_its_twin(tmp_path: Path) -> None:
    """COPYDESK_SASL_PASSWORD_FILE gives the password without the editor's line end; both at once are refused."""
    secret = write(tmp_path / "secret", "s3cret\n")
    twin = {"COPYDESK_SASL_PASSWORD_FILE": str(secret)}
    assert load({}, SASL | twin).sasl_password == "s3cret"
    with pytest.raises(ConfigError, match="unset one"):
        load({}, SASL | twin | {"COPYDESK_SASL_PASSWORD": "x"})
    with pytest.raises(ConfigError, match="readable text file"):
        load({}, SASL | {"COPYDESK_SASL_PASSWORD_FILE": str(tmp_path / "none")})


@pytest.mark.parametrize(
    ("environ", "mend"),
    [
        ({"COPYDESK_SECURITY_PROTOCOL": "SASL_PLAINTEXT"}, "COPYDESK_SASL_PASSWORD_FILE"),
        ({"COPYDESK_SSL_CERTFILE": __file__}, "ssl_keyfile"),
        ({"COPYDESK_SESSION_TIMEOUT": "60", "COPYDESK_WATCHDOG": "30"}, "session_timeout must be below watchdog"),
    ],
)
def test_settings_that_are_wrong_together_are_refused(environ: dict[str, str], mend: str) -> None:
    """Values that are right alone and wrong together end with the mend."""
    with pytest.raises(ConfigError, match=mend):
        load({}, environ)


def test_secrets_are_shown_nowhere() -> None:
    """A password appears neither in what `config show` prints nor in repr nor in an error."""
    environ = SASL | {"COPYDESK_SASL_PASSWORD": "a://b:s3cret@c", "COPYDESK_STORE": "postgresql://desk:s3cret@db/news"}
    settings = load({}, environ)
    texts = [shown(setting, settings) for setting in SETTINGS]
    assert "postgresql://desk:********@db/news" in texts
    settings_too = load({}, {"COPYDESK_STORE": "postgresql:///news?host=/run&password=s3cret&user=desk"})
    texts += [shown(setting, settings_too) for setting in SETTINGS]
    assert "postgresql:///news?host=/run&password=********&user=desk" in texts
    assert not any("s3cret" in text for text in texts)
    assert "s3cret" not in repr(settings)
    assert "s3cret" not in repr(settings.security())
    with pytest.raises(ConfigError) as caught:
        load({}, {"COPYDESK_STORE": "s3cret"})
    assert "s3cret" not in str(caught.value)


def test_shown_values_read_back_as_the_same_value() -> None:
    """What `config show` prints can be written into an environment variable."""
    settings = load({"brokers": "a:1, b:2", "production": "yes", "http": "[::1]:0"}, {})
    assert (shown(row("brokers"), settings), shown(row("production"), settings)) == ("a:1,b:2", "true")
    for setting in SETTINGS:
        text = shown(setting, settings)
        if text and setting.hidden != "whole":
            assert setting.read(text) == getattr(settings, setting.name)


def test_plain_kafka_needs_only_its_address() -> None:
    """Without security settings a client gets the brokers and PLAINTEXT, and Faust no credentials."""
    settings = load({"brokers": "a:1,b:2"}, {})
    assert settings.kafka_client() == {"bootstrap_servers": ["a:1", "b:2"], "security_protocol": "PLAINTEXT"}
    assert settings.faust_credentials() is None


def test_sasl_over_tls_reaches_both_kinds_of_clients() -> None:
    """SASL_SSL gives aiokafka a login and a context that checks the broker, and Faust the same two."""
    settings = load({}, SASL | {"COPYDESK_SASL_PASSWORD": "p", "COPYDESK_SASL_MECHANISM": "scram-sha-512"})
    client = settings.kafka_client()
    assert client["sasl_mechanism"] == "SCRAM-SHA-512"
    assert (client["sasl_plain_username"], client["sasl_plain_password"]) == ("desk", "p")
    assert client["ssl_context"].check_hostname
    assert client["ssl_context"].verify_mode is ssl.CERT_REQUIRED
    security = settings.faust_credentials()
    assert security is not None
    assert security.login == ("SCRAM-SHA-512", "desk", "p")
    assert security.context is not None


def test_certificate_that_is_none_is_a_config_error(tmp_path: Path) -> None:
    """A CA file without certificates ends with the mend, not with a trace of the ssl module."""
    rubbish = write(tmp_path / "ca.pem", "no certificate")
    settings = load({"security_protocol": "SSL", "ssl_cafile": str(rubbish)}, {})
    with pytest.raises(ConfigError, match="PEM"):
        settings.kafka_client()


def reload(settings: Settings, environ: dict[str, str]) -> Settings:
    inherited = child_environ(settings, environ)
    return load({}, inherited, find_file(inherited))


def test_child_process_loads_the_same_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Flags, variables and the file reach a child through its environment; strangers' variables stay as they are."""
    secret = write(tmp_path / "secret", "s3cret")
    file = write(tmp_path / "copydesk.toml", "watchdog = 60\n")
    environ = SASL | {"COPYDESK_SASL_PASSWORD_FILE": str(secret), "PATH": "/bin"}
    monkeypatch.chdir(tmp_path)
    settings = load({"prefix": "t.", "http": "127.0.0.1:0"}, environ, file)
    write(file, "watchdog = 61\nlog_level = 'DEBUG'\n")  # an editor meanwhile
    assert reload(settings, environ) == settings
    inherited = child_environ(settings, environ | {"COPYDESK_LOG_LEVEL": "DEBUG"})
    assert inherited["PATH"] == "/bin"
    assert "COPYDESK_LOG_LEVEL" not in inherited, "a variable that the parent did not load must not reach the child"
    assert "COPYDESK_SASL_PASSWORD" not in inherited, "the secret stays in its file"
    assert inherited["COPYDESK_CONFIG"] == os.devnull
