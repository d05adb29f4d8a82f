-- What an article can be found by: its terms, as copydesk cuts them (streams/sinks/words.py), with spaces between.
CREATE TABLE texts (
    uri      text COLLATE "C" NOT NULL,
    revision text COLLATE "C" NOT NULL,
    terms    text COLLATE "C" NOT NULL,
    PRIMARY KEY (uri, revision)
);

-- It costs 0.1 ms for 3 kB, and the planner is told: taking it for cheap, it would go through the whole table with it.
CREATE FUNCTION term_vector(terms text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE COST 10000
AS 'BEGIN RETURN array_to_tsvector(string_to_array(terms, '' '')); END';

CREATE INDEX texts_by_term ON texts USING gin (term_vector(terms));

-- The default, pglz, takes two thirds of the time in which an article is written (205 us of it with 8 kB, lz4 takes 70).
-- Servers before 14, or built without lz4, stay as they are.
DO $$ BEGIN
    ALTER TABLE articles ALTER COLUMN article SET COMPRESSION lz4; ALTER TABLE texts ALTER COLUMN terms
    SET COMPRESSION lz4; EXCEPTION WHEN syntax_error OR feature_not_supported THEN NULL; END $$;

-- Newest first, of some feeds alone.
CREATE INDEX articles_by_feed ON articles (feed, received_at);

-- What is to be done for articles that were stored before, and after which of them it goes on: their terms are made when
-- the store is opened (streams/sinks/backfill.py).
CREATE TABLE due (
    work     text COLLATE "C" NOT NULL PRIMARY KEY,
    uri      text COLLATE "C" NOT NULL,
    revision text COLLATE "C" NOT NULL
);

INSERT INTO due SELECT 'texts', '', '' WHERE EXISTS (SELECT 1 FROM articles);
