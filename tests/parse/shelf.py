"""The samples of wires that lie beside their answers, by format."""

from pathlib import Path

SAMPLES = Path(__file__).parents[1] / "samples"
FOLDERS = (
    "plain", "bulletin", "ticker", "release", "zczc", "mail", "anpa", "iptc7901", "ninjs", "feed", "newsmlg2", "newsml1",
    "nitf", "apjson", "dpajson", "fingerpost", "schemaorg", "jimi", "rbnews", "html", "wxr",
)  # fmt: skip
"""One folder for each format (both kinds of feeds in one): a format is tested when its folder stands here."""


def samples_of(folder: str) -> list[Path]:
    """Return the samples of a format, without their answers, in the order of their names."""
    return sorted(path for path in (SAMPLES / folder).iterdir() if path.suffix != ".json")
