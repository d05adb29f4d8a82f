"""What others know of the stages. Without Faust: who only looks at stages, or starts them, need not import it."""

from collections.abc import Mapping

from schemas.topics import ARTICLES, DEAD, JUDGED, PARSED, RAW, VERDICTS
from schemas.vocab import Stage
from streams.settings import Settings

READS: Mapping[Stage, tuple[str, ...]] = {
    "parse": (RAW,),
    "dedupe": (PARSED,),
    "enrich": (JUDGED,),
    "store": (ARTICLES, VERDICTS, DEAD),
}
"""The topics of each stage's consumer group, by logical name."""

STARTS_FOLDER = "COPYDESK_STARTS_FOLDER"
"""Environment variable: the folder in which a supervisor lets its stages count their starts (starts.py)."""


def group_of(settings: Settings, stage: Stage) -> str:
    """Return the consumer group of a stage."""
    return f"{settings.prefix}copydesk.{stage}"
