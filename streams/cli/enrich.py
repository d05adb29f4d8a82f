"""`copydesk enrich`: stories in as NDJSON lines, articles out with what their texts tell; the text stays as it is."""

from typing import Annotated

import orjson
import typer

from schemas.codec import encode
from streams.cli.line import Line
from streams.cli.lines import LinesPath, answer, as_item
from streams.cli.state import known_feeds, load_settings

Ner = Annotated[
    bool | None,
    typer.Option(
        "--ner/--no-ner", help="With the statistical recogniser of names (copydesk\\[ner]); default: the setting."
    ),
]


def enrich_lines(path: LinesPath, *, ner: Ner = None) -> None:
    """Enrich the stories of a file and print an article for each line, with the line's id as `copydesk.inputId`."""
    from schemas.ninjs import Body
    from schemas.verdict import JudgedItem
    from streams.agents.ner.extra import recogniser
    from streams.dedupe import Desk, Place
    from streams.enrich import enrich, to_recognise
    from streams.parse import feed_for

    settings = load_settings(ner=None if ner is None else str(ner))
    feeds = known_feeds(settings)

    def enriched(line: Line, number: int) -> bytes:
        item = as_item(line, number, path, feed_for(line.feed, feeds))
        # Byline, dateline and sign-off are read as facts; the body is what the line says, and offsets count in it.
        body = Body(
            role="main",
            content_type="text/plain",
            char_count=len(line.text),
            word_count=len(line.text.split()),
            value=line.text,
        )
        item = item.model_copy(update={"bodies": (body,) if line.text else ()})
        decision = Desk().decide(item, Place(0, number))  # alone: nothing is judged against another line
        judged = JudgedItem(latest=True, verdict=decision.verdict, item=item)
        recognition = pool.recognise(to_recognise(judged)) if pool else None
        article = orjson.loads(encode(enrich(judged, recognition)))
        article["copydesk"]["inputId"] = line.id
        return orjson.dumps(article)

    with recogniser(settings) as pool:
        answer(path, enriched)
