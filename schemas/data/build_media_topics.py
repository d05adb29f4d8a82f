"""Make media_topics.tsv from the Media Topics as IPTC publishes them: `python schemas/data/build_media_topics.py FILE`.

For developers, by hand; nothing at run time imports this file. FILE is the JSON-LD of the whole scheme with all
languages, from https://cv.iptc.org/newscodes/mediatopic/?format=json&lang=x-all. See README.md beside this file.
"""

import json
import sys
from pathlib import Path
from typing import Any

OUT = Path(__file__).with_name("media_topics.tsv")
SUBJECT = "http://cv.iptc.org/newscodes/subjectcode/"
MATCHES = ("exactMatch", "closeMatch")  # a broadMatch is a wider subject than the topic: it says too much


def main() -> None:
    """Write one line for each topic: code, code of the broader one, subject codes, state, label."""
    scheme = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    lines = [_line(concept) for concept in sorted(scheme["conceptSet"], key=lambda concept: concept["qcode"])]
    OUT.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    sys.stdout.write(f"{len(lines)} topics, scheme released {scheme['dateReleased']}\n")


def _line(concept: dict[str, Any]) -> str:
    broader = next(iter(concept.get("broader", [])), "")
    subjects = [uri.removeprefix(SUBJECT) for match in MATCHES for uri in concept.get(match, []) if SUBJECT in uri]
    state = "retired" if concept.get("retired") else ""
    label = concept["prefLabel"]["en-GB"]
    return "\t".join((concept["qcode"][7:], broader[-8:], ",".join(subjects), state, label))


if __name__ == "__main__":
    main()
