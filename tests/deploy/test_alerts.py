"""Alert rules and the board: what they ask for exists, every alert has its words, and promtool says that they work."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from schemas.vocab import STAGES
from streams.observe.metrics import METRICS, NAMESPACE

ROOT = Path(__file__).parents[2]
PROMETHEUS = ROOT / "deploy" / "prometheus"
GROUPS: list[dict[str, Any]] = yaml.safe_load((PROMETHEUS / "rules.yml").read_text("utf-8"))["groups"]
RULES = [rule for group in GROUPS for rule in group["rules"]]
ALERTS = {rule["alert"]: rule for rule in RULES if "alert" in rule}
TESTS: dict[str, Any] = yaml.safe_load((PROMETHEUS / "rules_test.yml").read_text("utf-8"))
BOARD: dict[str, Any] = json.loads((ROOT / "deploy/grafana/boards/copydesk.json").read_text("utf-8"))
MANUAL = (ROOT / "docs/alerts.md").read_text("utf-8")

# Each alert that pages, and what pages when its numbers are missing.
TWINS = {
    "CopydeskWorkerDown": "CopydeskWorkerMissing",
    "CopydeskStageDown": "CopydeskStageMissing",
    "CopydeskStageStuck": "CopydeskLagMissing",
    "CopydeskCanaryLate": "CopydeskCanaryMissing",
    "CopydeskFeedSilent": "CopydeskSilenceUnknown",
}


def names() -> dict[str, set[str]]:
    """Return every name that Prometheus may be asked for, with its labels."""
    known = {rule["record"]: grouped(rule["expr"]) - {"le"} for rule in RULES if "record" in rule}
    for row in METRICS:
        endings = ("_bucket", "_count", "_sum") if row.kind == "histogram" else ("",)
        known |= {row.full_name + ending: {*row.labels, *(["le"] if ending == "_bucket" else [])} for ending in endings}
    return known


def grouped(expression: str) -> set[str]:
    """Return the labels by which an expression groups or joins."""
    groups = re.findall(r"\b(?:by|on) \(([^)]*)\)", expression)
    return {label for group in groups for label in group.split(", ")} - {""}


def expressions() -> Iterator[str]:
    """Yield what the rules and the board ask for."""
    yield from (rule["expr"] for rule in RULES)
    yield from (target["expr"] for panel in BOARD["panels"] for target in panel["targets"])


@pytest.mark.parametrize("expression", sorted(set(expressions())))
def test_what_is_asked_for_exists(expression: str) -> None:
    """Every metric is in the table or recorded here, and every label that it is filtered or grouped by is its own."""
    known = names()
    found = re.findall(rf"\b({NAMESPACE}[_:][\w:]+)(?:\{{([^}}]*)\}})?", expression)
    for name, filters in found:
        assert name in known, name
        assert set(re.findall(r"(\w+)=", filters)) <= known[name], (name, filters)
    assert grouped(expression) <= set().union(*(known[name] for name, _ in found))


def test_stages_of_the_rules_are_those_of_the_house() -> None:
    """The twin that looks for missing stages names each of them."""
    assert set(re.findall(r'stage="(\w+)"', ALERTS["CopydeskStageMissing"]["expr"])) == set(STAGES)


@pytest.mark.parametrize("name", ALERTS)
def test_every_alert_has_its_words(name: str) -> None:
    """Who is called reads what is wrong, what to run, and where more stands; and there it does stand."""
    rule = ALERTS[name]
    assert set(rule["annotations"]) == {"summary", "description", "runbook_url"}
    assert rule["labels"]["severity"] in {"page", "ticket"}
    assert "Next: " in rule["annotations"]["description"]
    assert rule["annotations"]["runbook_url"] == f"docs/alerts.md#{name.lower()}"
    assert f"\n## {name}\n" in MANUAL


def test_manual_has_no_section_of_an_alert_that_is_gone() -> None:
    """The manual and the rules have the same alerts."""
    assert set(re.findall(r"^## (\w+)$", MANUAL, re.MULTILINE)) == set(ALERTS)


def test_every_page_has_a_twin() -> None:
    """An alert over a series that is gone never fires: something else must."""
    pages = {name for name, rule in ALERTS.items() if rule["labels"]["severity"] == "page"}
    assert {*TWINS, *TWINS.values()} == pages


def test_every_alert_is_seen_to_fire() -> None:
    """rules_test.yml has a case for each; that it does not fire for nothing is the first case."""
    told = json.dumps([test["promql_expr_test"] for test in TESTS["tests"]])
    assert [name for name in ALERTS if f'alertname=\\"{name}\\", alertstate=\\"firing\\"' not in told] == []
    assert all(not expected["exp_samples"] for expected in TESTS["tests"][0]["promql_expr_test"])


def test_rules_are_loaded() -> None:
    """Prometheus reads the file where compose mounts it."""
    config = yaml.safe_load((PROMETHEUS / "prometheus.yml").read_text("utf-8"))
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text("utf-8"))
    assert config["rule_files"] == ["rules.yml"]
    assert "./deploy/prometheus/rules.yml:/etc/prometheus/rules.yml:ro" in compose["services"]["prometheus"]["volumes"]


@pytest.mark.extras
@pytest.mark.parametrize(
    "arguments", ["check config prometheus.yml", "check rules rules.yml", "test rules rules_test.yml"]
)
def test_promtool_agrees(arguments: str) -> None:
    """The configuration is valid, and every alert fires when it shall and only then."""
    if not (promtool := shutil.which("promtool")):
        pytest.skip("promtool comes with Prometheus")
    done = subprocess.run([promtool, *arguments.split()], cwd=PROMETHEUS, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_panels_lie_side_by_side() -> None:
    """No panel of the board covers another, and each says what it shows."""
    taken: set[tuple[int, int]] = set()
    for panel in BOARD["panels"]:
        place = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(place["x"], place["x"] + place["w"])
            for y in range(place["y"], place["y"] + place["h"])
        }
        assert not cells & taken
        assert max(x for x, _ in cells) < 24
        taken |= cells
        assert panel["title"]
        assert panel["description"]
