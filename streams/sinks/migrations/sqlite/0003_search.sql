-- What an article can be found by: its terms, as copydesk cuts them (streams/sinks/words.py), in an index without texts.
-- The numbers stay: VACUUM gives new rowids to a table without an INTEGER PRIMARY KEY, as `articles` is.
CREATE TABLE texts (
    id       INTEGER PRIMARY KEY AUTOINCREMENT,
    uri      TEXT    NOT NULL,
    revision TEXT    NOT NULL,
    digest   BLOB    NOT NULL,  -- of the terms: the same again are not put into the index again
    UNIQUE (uri, revision)
) STRICT;

-- `ascii` takes every byte above 127 for a letter, and so cuts at our spaces alone. No columnsize: nothing is ranked.
CREATE VIRTUAL TABLE search USING fts5 (terms, content = '', tokenize = 'ascii', columnsize = 0);

-- Newest first, of some feeds alone.
CREATE INDEX articles_by_feed ON articles (feed, received_at);

-- What is to be done for articles that were stored before, and after which of them it goes on: their terms are made when
-- the store is opened (streams/sinks/backfill.py).
CREATE TABLE due (
    work     TEXT NOT NULL PRIMARY KEY,
    uri      TEXT NOT NULL,
    revision TEXT NOT NULL
) STRICT;

INSERT INTO due SELECT 'texts', '', '' WHERE EXISTS (SELECT 1 FROM articles);
