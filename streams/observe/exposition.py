"""One page for Prometheus out of the samples of several processes: every family once, with the samples of all."""

from collections.abc import Iterable, Iterator

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from streams.observe.metrics import METRICS, Row, Sample

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def expose(samples: Iterable[Sample]) -> bytes:
    """Return the samples in Prometheus' text format 0.0.4. A family that METRICS does not know is left out."""
    registry = CollectorRegistry(auto_describe=False)
    registry.register(_Joined(samples))
    return generate_latest(registry)


class _Joined(Collector):
    """Groups samples by family. The same number told by two processes is added up, of gauges the larger one counts."""

    def __init__(self, samples: Iterable[Sample]) -> None:
        self._families: dict[str, dict[tuple[str, tuple[tuple[str, str], ...]], float]] = {}
        gauges = {row.name for row in METRICS if row.kind == "gauge"}
        for sample in samples:
            family = self._families.setdefault(sample.family, {})
            key = (sample.name, tuple(sample.labels.items()))
            old = family.get(key, 0.0)
            family[key] = max(old, sample.value) if sample.family in gauges else old + sample.value

    def collect(self) -> Iterator[Metric]:
        """Yield the families in the order of the table."""
        for row in METRICS:
            yield self._family(row)

    def _family(self, row: Row) -> Metric:
        metric = Metric(
            row.full_name.removesuffix("_total") if row.kind == "counter" else row.full_name, row.text, row.kind
        )
        for (name, labels), value in self._families.get(row.name, {}).items():
            metric.add_sample(name, dict(labels), value)
        return metric
