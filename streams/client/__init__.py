"""Read articles from Kafka: typed, each once for its group, committed after the body. No Faust, no agents.

    async for article in articles(group="my-product"):
        ...

`articles` gives every version, correction and kill in order, `latest` the newest living version of every article and
then what changes; `iter_articles` and `iter_latest` are the same for code without asyncio.
"""

from streams.client.articles import Articles, articles
from streams.client.blocking import Blocking, iter_articles, iter_latest
from streams.client.latest import Gone, Latest, latest
from streams.client.records import Unreadable

__all__ = [
    "Articles",
    "Blocking",
    "Gone",
    "Latest",
    "Unreadable",
    "articles",
    "iter_articles",
    "iter_latest",
    "latest",
]
