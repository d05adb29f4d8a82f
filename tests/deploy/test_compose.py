"""docker-compose.yml and the image: read as data, for machines that have no Docker to try them."""

import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml

from schemas.topics import TOPICS
from streams.observe.metrics import METRICS

ROOT = Path(__file__).parents[2]
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]
DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text("utf-8")
# A tag that says a full version; `latest`, `4` or no tag would change under our feet.
PINNED = re.compile(r"[a-z0-9./-]+:v?\d+\.\d+(\.\d+)?([-.][a-z0-9.-]+)?")


def properties(path: Path) -> dict[str, str]:
    lines = (line.partition("=") for line in path.read_text("utf-8").splitlines() if "=" in line and line[0] != "#")
    return {key: value for key, _, value in lines}


OWN_IMAGE = {"topics", "worker", "poll"}


def test_the_plain_up_runs_kafka_topics_and_worker() -> None:
    """Everything else waits for its profile."""
    profiles = {name: service.get("profiles", []) for name, service in SERVICES.items()}
    assert profiles == {
        "kafka": [],
        "topics": [],
        "worker": [],
        "poll": ["poll"],
        "postgres": ["postgres"],
        "prometheus": ["monitor"],
        "grafana": ["monitor"],
    }


@pytest.mark.parametrize("name", [name for name in SERVICES if name not in {"topics", "poll"}])
def test_every_service_that_stays_has_a_healthcheck(name: str) -> None:
    """Compose and people can ask each long-running service whether it works."""
    assert SERVICES[name]["healthcheck"]["test"][0] == "CMD"


def test_the_worker_waits_for_a_healthy_broker_and_for_the_topics() -> None:
    """The order of start is kafka, topics, worker."""
    healthy, done = {"condition": "service_healthy"}, {"condition": "service_completed_successfully"}
    assert SERVICES["topics"]["depends_on"] == {"kafka": healthy}
    assert SERVICES["topics"]["command"] == ["topics", "apply"]
    assert SERVICES["worker"]["depends_on"] == {"kafka": healthy, "topics": done}


@pytest.mark.parametrize("name", [name for name in SERVICES if name not in OWN_IMAGE])
def test_images_are_pinned(name: str) -> None:
    """Every image has a full version, and none comes from Bitnami, whose free images are frozen since August 2025."""
    image = SERVICES[name]["image"]
    assert PINNED.fullmatch(image)
    assert "bitnami" not in image


def test_compose_and_maven_run_the_same_kafka() -> None:
    """With and without Docker it is one version of Apache Kafka."""
    pom = ET.parse(ROOT / "deploy" / "kafka" / "pom.xml")  # our own file
    version = pom.findtext("{*}properties/{*}kafka.version")
    assert SERVICES["kafka"]["image"] == f"apache/kafka:{version}"


def test_both_brokers_have_the_same_limits() -> None:
    """What a client may rely on is the same with and without Docker, and the largest topic fits."""
    own = properties(ROOT / "deploy" / "kafka" / "server.properties")
    compose = SERVICES["kafka"]["environment"]
    for key in ("message.max.bytes", "replica.fetch.max.bytes", "auto.create.topics.enable"):
        assert compose[f"KAFKA_{key.upper().replace('.', '_')}"] == own[key]
    assert int(own["message.max.bytes"]) >= max(topic.max_bytes for topic in TOPICS.values())


def test_ports_are_published_on_the_loopback_only() -> None:
    """Nothing of a trial is reachable from other machines."""
    ports = [port for service in SERVICES.values() for port in service.get("ports", [])]
    assert ports
    assert all(port.startswith("127.0.0.1:") for port in ports)


def test_what_must_stay_lies_in_named_volumes() -> None:
    """Records and articles outlive their containers."""
    named = {mount.partition(":")[0] for service in SERVICES.values() for mount in service.get("volumes", [])}
    assert set(COMPOSE["volumes"]) == {name for name in named if not name.startswith(".")}
    assert "kafka-data:/var/lib/kafka/data" in SERVICES["kafka"]["volumes"]
    assert SERVICES["kafka"]["environment"]["KAFKA_LOG_DIRS"].startswith("/var/lib/kafka/data")
    assert "articles:/data" in SERVICES["worker"]["volumes"]


def test_mounted_files_exist() -> None:
    """Docker would make an empty folder of a path that is not there."""
    mounts = [mount for service in SERVICES.values() for mount in service.get("volumes", []) if mount.startswith(".")]
    assert all((ROOT / mount.partition(":")[0]).exists() for mount in mounts)


def test_the_image_is_built_from_the_lock_and_runs_without_root() -> None:
    """Two stages on one pinned base, every file by its hash, a user of its own, SIGTERM straight to the command."""
    base = re.findall(r"^ARG PYTHON=(.+)$", DOCKERFILE, re.MULTILINE)
    assert len(base) == 1
    assert PINNED.fullmatch(base[0])
    assert re.findall(r"^FROM (.+)$", DOCKERFILE, re.MULTILINE) == ["${PYTHON} AS build", "${PYTHON}"]
    assert "--require-hashes" in DOCKERFILE
    final = DOCKERFILE.split("FROM ${PYTHON}\n")[1]
    user = re.search(r"^USER (\d+)$", final, re.MULTILINE)
    assert user is not None
    assert int(user[1]) > 0
    for line in ('ENTRYPOINT ["copydesk"]', "STOPSIGNAL SIGTERM", "HEALTHCHECK "):
        assert f"\n{line}" in final


def test_what_the_image_copies_is_let_through() -> None:
    """.dockerignore shuts everything out but names each source of the image."""
    let_through = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    sources = re.findall(r"^COPY (?!--from)(.+) \S+$", DOCKERFILE, re.MULTILINE)
    copied = {source for line in sources for source in line.split()}
    assert copied == let_through
    assert all((ROOT / source).exists() for source in copied)


def test_prometheus_asks_the_worker_where_it_answers() -> None:
    """The scraped address is the worker's service name and its port of COPYDESK_HTTP."""
    config = yaml.safe_load((ROOT / "deploy/prometheus/prometheus.yml").read_text("utf-8"))
    targets = [
        target for job in config["scrape_configs"] for each in job["static_configs"] for target in each["targets"]
    ]
    port = SERVICES["worker"]["environment"]["COPYDESK_HTTP"].rpartition(":")[2]
    assert f"worker:{port}" in targets


def test_the_board_asks_for_our_metrics_at_the_provisioned_source() -> None:
    """Each panel of the board has a query on a metric of copydesk and names a data source that is provisioned."""
    grafana = ROOT / "deploy/grafana"
    source = yaml.safe_load((grafana / "provisioning/datasources/prometheus.yml").read_text())["datasources"][0]
    provider = yaml.safe_load((grafana / "provisioning/dashboards/copydesk.yml").read_text())["providers"][0]
    assert f"./deploy/grafana/boards:{provider['options']['path']}:ro" in SERVICES["grafana"]["volumes"]
    board = json.loads((grafana / "boards/copydesk.json").read_text("utf-8"))
    known = {row.full_name for row in METRICS}
    for panel in board["panels"]:
        assert panel["datasource"]["uid"] == source["uid"]
        asked = {name for target in panel["targets"] for name in re.findall(r"copydesk_\w+", target["expr"])}
        assert asked
        assert {name.removesuffix("_bucket") for name in asked} <= known
