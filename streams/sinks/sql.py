"""The statements that SQLite and PostgreSQL share, with PostgreSQL's numbered parameters (`$1`).

Tables and views come from the numbered migrations of each database and have the same names and columns in both.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from streams.moments import moment
from streams.sinks.cursors import ArticleCursor
from streams.sinks.queries import ArticleKey, ArticleQuery, DeadQuery, VerdictQuery
from streams.sinks.tables import ArticleRow, DeadRow, DeliveryRow, Row, TextRow, VerdictRow, fold

Statement = tuple[str, tuple[Any, ...]]
Condition = tuple[str, Any]
"""A condition with `{}` for its value, or for each of them where it is a tuple; without a value it asks for nothing."""


class Insert(NamedTuple):
    """How rows of one kind enter their table; `source` of `text` is where they come from, in each database's words."""

    table: str
    columns: tuple[str, ...]
    conflict: str

    def text(self, source: str) -> str:
        """Return the statement."""
        return f"INSERT INTO {self.table} ({', '.join(self.columns)}) {source} ON CONFLICT {self.conflict}"


def _replace(columns: Sequence[str]) -> str:
    return ", ".join(f"{column} = excluded.{column}" for column in columns)


# The order matters to nobody, since no table refers to another: a verdict may reach the store before its article or after.
WRITES: dict[type[Row], Insert] = {
    # The same bytes again change nothing; other bytes for the same version (enriched anew) replace it: the topic's last
    # word stands, and reading the topic again ends at the same rows.
    ArticleRow: Insert(
        "articles",
        ArticleRow._fields,
        f"(uri, revision) DO UPDATE SET {_replace(ArticleRow._fields[2:])} WHERE articles.article <> excluded.article",
    ),
    VerdictRow: Insert("verdicts", VerdictRow._fields, "(receipt) DO NOTHING"),
    DeadRow: Insert("dead", DeadRow._fields, "(place) DO NOTHING"),
    DeliveryRow: Insert("deliveries", (*DeliveryRow._fields, "stored_at"), "DO NOTHING"),
    TextRow: Insert(
        "texts",
        TextRow._fields,
        "(uri, revision) DO UPDATE SET terms = excluded.terms WHERE texts.terms <> excluded.terms",
    ),
}


def by_table(batch: Sequence[Row], now: int) -> dict[type[Row], list[tuple[Any, ...]]]:
    """Sort a batch into its tables, in the order of `WRITES`; `now` (microseconds) is when a delivery was stored."""
    tables: dict[type[Row], list[tuple[Any, ...]]] = {kind: [] for kind in WRITES}
    for row in batch:
        tables[type(row)].append((*row, now) if isinstance(row, DeliveryRow) else row)
    return {kind: rows for kind, rows in tables.items() if rows}


ARTICLE_KEYS = (
    "SELECT uri, revision, receipt, feed, kind, pub_status, version, living, latest, held, language, version_created, "
    "received_at FROM "
)
ARTICLE_ORDER = "ordered_at, received_at, receipt_source, receipt_partition, receipt_offset, receipt_item, revision"
NEWEST = ", ".join(ArticleCursor._fields)
DELIVERIES = """
SELECT topic, log_partition, log_offset, stored_at FROM deliveries
WHERE uri = $1 AND revision = $2 ORDER BY log_partition, log_offset
"""
# How long an item is held stands in its verdict alone; few are held, so only theirs is read.
ALL_VERDICTS = (
    "SELECT receipt, uri, revision, kind, ordered_at, received_at, CASE held WHEN 1 THEN verdict END FROM verdicts"
)
ALL_ARTICLES = "SELECT uri, revision, kind FROM articles"
ALL_DEAD = "SELECT place, receipt FROM dead"

DEAD_COLUMNS = (
    "place", "topic", "partition", "offset", "item", "receipt", "uri", "feed", "headline", "stage", "reason", "message",
    "exception", "attempts", "disposition", "code_version", "dead_at", "key", "value", "headers",
)  # fmt: skip
"""What `StoredDead` calls the columns of the next statement, in their order."""

DEAD_LETTERS = """
SELECT place, topic, at_partition, at_offset, item, receipt, uri, feed, headline, stage, reason, message,
       exception, attempts, disposition, code_version, dead_at, record_key, record_value, headers
FROM dead_letters
"""
DEAD_ORDER = "dead_at, log_partition, log_offset"


def articles(query: ArticleQuery, versions: str) -> Statement:
    """Keys and standing of the articles asked for, oldest first.

    `versions` is where the columns of `articles` and of `standing` are found together. The JSON comes from `texts`, page
    by page: sorting would carry all of it along.
    """
    return _select(ARTICLE_KEYS + versions, _facts(query), _standing(query), ARTICLE_ORDER, query.limit)


def places(query: ArticleQuery, limit: int) -> Statement:
    """Places of the articles with the facts asked for, newest first, whatever their standing."""
    return _select(f"SELECT {NEWEST} FROM articles", _facts(query), [], _backwards(NEWEST), limit)  # noqa: S608 our names


def places_of(keys: Sequence[ArticleKey], query: ArticleQuery) -> Statement:
    """Places of those of the keys whose articles have the facts asked for, in any order."""
    table, values = wanted(keys)
    head = f"{table} SELECT {NEWEST} FROM wanted JOIN articles USING (uri, revision)"  # noqa: S608 our names
    return _select(head, _facts(query), first=values)


def standing_of(keys: Sequence[ArticleKey], query: ArticleQuery, chosen: str) -> Statement:
    """Keys and standing of those of the keys that are to be shown, in any order; `chosen` is where they are found."""
    table, values = wanted(keys)
    return _select(f"{table} {ARTICLE_KEYS} {chosen}", [], _standing(query), first=values)


def _facts(query: ArticleQuery) -> list[Condition]:
    return [
        ("uri = {}", query.uri),
        ("revision = {}", query.revision),
        ("receipt = {}", query.receipt),
        ("feed = {}", query.feed),
        _one_of("feed = {}", query.feeds),
        _one_of("substr(lower(language) || '-', 1, length({0})) = {0}", [_tag(tag) for tag in query.languages]),
        ("received_at >= {}", query.since and moment(query.since)),
        ("received_at < {}", query.until and moment(query.until)),
        ("received_at <= {}", query.after and query.after.received_at),  # what the index over it can use
        (f"({NEWEST}) < ({', '.join(['{}'] * len(ArticleCursor._fields))})", query.after),
    ]


def _standing(query: ArticleQuery) -> list[str]:
    fixed = []
    if not query.killed:
        fixed.append("living = 1")
    if not query.held:
        fixed.append("held = 0")
    if not query.all_versions:
        fixed.append("newest = 1" if query.killed else "latest = 1")
    return fixed


def _one_of(condition: str, values: Sequence[str]) -> Condition:
    """Return the condition for any of these values; none of them asks for nothing."""
    if not values:
        return "", None
    return f"({' OR '.join(condition.format('{' + str(n) + '}') for n in range(len(values)))})", tuple(values)


def _tag(language: str) -> str:
    return f"{language.lower()}-"


def texts(keys: Sequence[ArticleKey]) -> Statement:
    """Keys and JSON of these articles, in any order."""
    table, values = wanted(keys)
    return f"{table} SELECT uri, revision, article FROM wanted JOIN articles USING (uri, revision)", values  # noqa: S608 our names


def wanted(keys: Sequence[ArticleKey]) -> Statement:
    """Begin a statement with a table of keys."""
    marks = ", ".join(f"(${2 * number + 1}, ${2 * number + 2})" for number in range(len(keys)))
    return f"WITH wanted (uri, revision) AS (VALUES {marks})", tuple(part for key in keys for part in key)


def verdicts(query: VerdictQuery) -> Statement:
    """Verdicts as JSON, in the order of receiving."""
    asked = [
        ("receipt = {}", query.receipt),
        ("uri = {}", query.uri),
        ("feed = {}", query.feed),
        ("kind = {}", query.kind),
        ("held = {}", None if query.held is None else int(query.held)),
        ("received_at >= {}", query.since and moment(query.since)),
    ]
    order = "received_at, receipt_source, receipt_partition, receipt_offset, receipt_item"
    return _select("SELECT verdict FROM verdicts", asked, [], order, query.limit)


def dead(query: DeadQuery) -> Statement:
    """Dead letters, in the order of dying or the other way round."""
    asked = [
        ("receipt = {}", query.receipt),
        ("place = {}", query.place),
        ("stage = {}", query.stage),
        ("reason = {}", query.reason),
        ("feed = {}", query.feed),
        ("dead_at >= {}", query.since and moment(query.since)),
    ]
    order = DEAD_ORDER if not query.newest_first else _backwards(DEAD_ORDER)
    return _select(DEAD_LETTERS, asked, [], order, query.limit)


def _backwards(order: str) -> str:
    return ", ".join(f"{column} DESC" for column in order.split(", "))


def _select(
    head: str,
    asked: Iterable[Condition],
    fixed: Sequence[str] = (),
    order: str = "",
    limit: int | None = None,
    *,
    first: tuple[Any, ...] = (),
) -> Statement:
    """Put a statement together; `first` are the values that `head` has taken already."""
    conditions: list[str] = list(fixed)
    values: list[Any] = list(first)
    for condition, value in asked:
        if value is not None:
            some = value if isinstance(value, tuple) else (value,)
            conditions.append(condition.format(*(f"${len(values) + n}" for n in range(1, len(some) + 1))))
            values += some
    where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
    sort = f" ORDER BY {order}" if order else ""
    end = "" if limit is None else f" LIMIT {int(limit)}"
    return f"{head}{where}{sort}{end}", tuple(values)


BY_NAME = """
SELECT receipt FROM verdicts WHERE receipt = $1 UNION SELECT receipt FROM verdicts WHERE uri = $1
UNION SELECT receipt FROM verdicts WHERE revision = $1 UNION SELECT receipt FROM verdicts WHERE cluster = $1
UNION SELECT receipt FROM verdicts WHERE of_uri = $1
UNION SELECT receipt FROM articles WHERE receipt = $1 UNION SELECT receipt FROM articles WHERE uri = $1
UNION SELECT receipt FROM articles WHERE revision = $1 UNION SELECT receipt FROM articles WHERE cluster = $1
UNION SELECT receipt FROM dead WHERE receipt = $1 UNION SELECT receipt FROM dead WHERE place = $1
UNION SELECT receipt FROM dead WHERE uri = $1
"""
"""A receipt, uri, revision, cluster, or the place of a raw record or dead letter that has no items."""

BY_SOURCE = """
SELECT receipt FROM verdicts WHERE receipt >= $1 AND receipt < $2
UNION SELECT receipt FROM articles WHERE receipt >= $1 AND receipt < $2
UNION SELECT receipt FROM dead WHERE receipt >= $1 AND receipt < $2
"""
"""All items of one raw record or file: receipts from `place#` up to the next character, `place$`."""

BY_PLACE = """
SELECT receipt FROM dead WHERE topic = $1 AND at_partition = $2 AND at_offset = $3
UNION SELECT a.receipt FROM deliveries AS d JOIN articles AS a ON a.uri = d.uri AND a.revision = d.revision
      WHERE d.topic = $1 AND d.log_partition = $2 AND d.log_offset = $3
"""
"""What lay or died at that place of a later topic."""

STORY = """
SELECT receipt, ordered_at FROM (
    SELECT receipt, ordered_at, receipt_source, receipt_partition, receipt_offset, receipt_item
    FROM verdicts WHERE story = $1
    UNION SELECT receipt, ordered_at, receipt_source, receipt_partition, receipt_offset, receipt_item
    FROM articles WHERE story = $1
) AS f ORDER BY ordered_at, receipt_source, receipt_partition, receipt_offset, receipt_item LIMIT $2
"""
"""The items of a running story: verdicts tell of duplicates, articles of what was imported without its verdicts."""

BY_PARSED = "SELECT receipt FROM verdicts WHERE parsed_partition = $1 AND parsed_offset = $2"

LIKE_SPECIALS = re.compile(r"([\\%_])")
ESCAPED = r"\\\1"


def by_words(text: str, limit: int) -> Statement:
    """Receipts whose headline has all these words or pieces of words, the newest first."""
    pieces = [f"%{LIKE_SPECIALS.sub(ESCAPED, word)}%" for word in fold(text).split()]
    where = " AND ".join(f"words LIKE ${number} ESCAPE '\\'" for number in range(1, len(pieces) + 1))
    found = " UNION ".join(
        f"SELECT receipt, {time} AS at FROM {table} WHERE {where}"  # noqa: S608 our names
        for table, time in (("verdicts", "received_at"), ("articles", "received_at"), ("dead", "dead_at"))
    )
    newest = (
        f"SELECT receipt, max(at) AS at FROM ({found}) AS f GROUP BY receipt ORDER BY at DESC, receipt LIMIT {limit:d}"  # noqa: S608
    )
    return newest, tuple(pieces)
