"""`copydesk enrich`: stories in as NDJSON lines, articles out with what their texts tell; the text stays as it is."""

import orjson

from schemas.codec import encode
from streams.cli.lines import Line, LinesPath, answer, as_item
from streams.cli.state import known_feeds, load_settings


def enrich_lines(path: LinesPath) -> None:
    """Enrich the stories of a file and print an article for each line, with the line's id as `copydesk.inputId`."""
    from schemas.ninjs import Body
    from schemas.verdict import JudgedItem
    from streams.dedupe import Desk, Place
    from streams.enrich import enrich
    from streams.parse import feed_for

    feeds = known_feeds(load_settings())

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
        article = orjson.loads(encode(enrich(JudgedItem(latest=True, verdict=decision.verdict, item=item))))
        article["copydesk"]["inputId"] = line.id
        return orjson.dumps(article)

    answer(path, enriched)
