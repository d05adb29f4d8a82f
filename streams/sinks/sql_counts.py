"""What monitoring asks, in the words that SQLite and PostgreSQL share: how many came and died, and when."""

NEWEST_DEAD = """
SELECT place, topic, at_partition, at_offset, item, receipt, uri, feed, headline, stage, reason, message,
       exception, attempts, disposition, code_version, dead_at, NULL, NULL, NULL
FROM dead_letters ORDER BY dead_at DESC, log_partition DESC, log_offset DESC LIMIT $1
"""
"""The columns of `DEAD_COLUMNS` without the bytes, of which one letter may have megabytes."""

DEATHS = "SELECT feed, stage, reason, count(*) FROM dead_letters WHERE dead_at >= $1 GROUP BY feed, stage, reason"

# Neither database skips from feed to feed in an index by itself; so the feeds are told first, each by one step in the
# index, and then every feed answers from its own end of it.
FEEDS = """
WITH RECURSIVE feeds (feed) AS (
    SELECT min(feed) FROM verdicts
    UNION ALL
    SELECT (SELECT min(v.feed) FROM verdicts AS v WHERE v.feed > f.feed) FROM feeds AS f WHERE f.feed IS NOT NULL
)
"""
LAST_ARRIVALS = f"""
{FEEDS} SELECT f.feed, (SELECT max(v.received_at) FROM verdicts AS v WHERE v.feed = f.feed)
FROM feeds AS f WHERE f.feed IS NOT NULL
"""  # noqa: S608 our words
ARRIVALS = f"""
{FEEDS} SELECT v.feed, v.received_at / 60000000 AS minute, count(*)
FROM feeds AS f JOIN verdicts AS v ON v.feed = f.feed AND v.received_at >= $1
GROUP BY v.feed, minute ORDER BY v.feed, minute
"""  # noqa: S608 our words
