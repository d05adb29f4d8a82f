-- Text compares byte by byte (COLLATE "C"), as in SQLite and in Python: the order of receipts and the range of a place's
-- items must not depend on the language that the database was made for. Whole numbers are 64 bits wide, as in SQLite.

CREATE TABLE articles (
    uri               text COLLATE "C" NOT NULL CHECK (uri <> ''),
    revision          text COLLATE "C" NOT NULL CHECK (revision <> ''),
    receipt           text COLLATE "C" NOT NULL,
    receipt_source    text COLLATE "C" NOT NULL,
    receipt_partition bigint           NOT NULL,
    receipt_offset    bigint           NOT NULL,
    receipt_item      bigint           NOT NULL,
    feed              text COLLATE "C" NOT NULL,
    kind              text COLLATE "C" NOT NULL,
    pub_status        text COLLATE "C" NOT NULL CHECK (pub_status IN ('usable', 'withheld', 'canceled')),
    version           text COLLATE "C",
    version_created   bigint,                     -- microseconds since the epoch, as all times here
    received_at       bigint           NOT NULL,
    ordered_at        bigint           NOT NULL,  -- version_created, else received_at
    rank              bigint           NOT NULL,  -- an advisory (0) never stands above a version (1)
    language          text COLLATE "C",
    cluster           text COLLATE "C",
    story             text COLLATE "C",
    words             text COLLATE "C" NOT NULL,
    article           bytea            NOT NULL,  -- the JSON as published, byte for byte
    PRIMARY KEY (uri, revision)
);

-- These two answer the view `standing`, so that it never reads the rows with their texts.
CREATE INDEX articles_in_order ON articles (
    uri, rank, ordered_at, received_at, receipt_source, receipt_partition, receipt_offset, receipt_item, revision,
    pub_status
);
CREATE INDEX articles_canceled ON articles (uri, ordered_at) WHERE pub_status = 'canceled';
CREATE INDEX articles_by_receipt ON articles (receipt);
CREATE INDEX articles_by_revision ON articles (revision);
CREATE INDEX articles_by_time ON articles (received_at);
CREATE INDEX articles_by_cluster ON articles (cluster) WHERE cluster IS NOT NULL;

CREATE TABLE verdicts (
    receipt           text COLLATE "C" NOT NULL PRIMARY KEY,
    receipt_source    text COLLATE "C" NOT NULL,
    receipt_partition bigint           NOT NULL,
    receipt_offset    bigint           NOT NULL,
    receipt_item      bigint           NOT NULL,
    uri               text COLLATE "C" NOT NULL CHECK (uri <> ''),
    revision          text COLLATE "C" NOT NULL CHECK (revision <> ''),
    feed              text COLLATE "C" NOT NULL,
    kind              text COLLATE "C" NOT NULL,
    of_uri            text COLLATE "C",
    held              bigint           NOT NULL,
    received_at       bigint           NOT NULL,
    ordered_at        bigint           NOT NULL,
    parsed_partition  bigint           NOT NULL,
    parsed_offset     bigint           NOT NULL,
    cluster           text COLLATE "C",
    story             text COLLATE "C",
    words             text COLLATE "C" NOT NULL,
    verdict           bytea            NOT NULL
);

CREATE INDEX verdicts_by_parsed ON verdicts (parsed_partition, parsed_offset);
CREATE INDEX verdicts_by_uri ON verdicts (uri);
CREATE INDEX verdicts_by_revision ON verdicts (revision);
CREATE INDEX verdicts_by_time ON verdicts (received_at);
CREATE INDEX verdicts_by_of ON verdicts (of_uri) WHERE of_uri IS NOT NULL;
CREATE INDEX verdicts_by_cluster ON verdicts (cluster) WHERE cluster IS NOT NULL;
CREATE INDEX verdicts_held ON verdicts (received_at) WHERE held = 1;

-- Nothing is checked here: a dead letter that the store refuses would be kept nowhere. A B-tree refuses values over some
-- 2,700 bytes, so what comes from the letter's content has indexes that take any length.
CREATE TABLE dead (
    place         text COLLATE "C" NOT NULL PRIMARY KEY,
    log_partition bigint           NOT NULL,
    log_offset    bigint           NOT NULL,
    topic         text COLLATE "C" NOT NULL,
    at_partition  bigint           NOT NULL,
    at_offset     bigint           NOT NULL,
    item          bigint           NOT NULL,      -- -1: the whole record
    receipt       text COLLATE "C" NOT NULL,
    uri           text COLLATE "C",
    feed          text COLLATE "C",
    headline      text COLLATE "C" NOT NULL,
    words         text COLLATE "C" NOT NULL,
    stage         text COLLATE "C" NOT NULL,
    reason        text COLLATE "C" NOT NULL,
    message       text COLLATE "C" NOT NULL,
    exception     text COLLATE "C" NOT NULL,
    attempts      bigint           NOT NULL,
    disposition   text COLLATE "C" NOT NULL,
    code_version  text COLLATE "C" NOT NULL,
    dead_at       bigint           NOT NULL,
    record_key    bytea,
    record_value  bytea,
    headers       bytea            NOT NULL
);

CREATE INDEX dead_by_record ON dead (topic, at_partition, at_offset, item, stage);
CREATE INDEX dead_by_receipt ON dead USING spgist (receipt);
CREATE INDEX dead_by_uri ON dead USING hash (uri) WHERE uri IS NOT NULL;
CREATE INDEX dead_by_time ON dead (dead_at);

-- What belongs to one deployment and not to the articles: where they lay on their topic, and when they came.
CREATE TABLE deliveries (
    topic         text COLLATE "C" NOT NULL,
    log_partition bigint           NOT NULL,
    log_offset    bigint           NOT NULL,
    uri           text COLLATE "C" NOT NULL,
    revision      text COLLATE "C" NOT NULL,
    stored_at     bigint           NOT NULL,
    PRIMARY KEY (topic, log_partition, log_offset)
);

CREATE INDEX deliveries_by_article ON deliveries (uri, revision);

-- Every version with its standing, by the law of kills: a kill hides every version of its uri whose order time is not
-- after its own. Text is never blanked. The order of versions is (rank, versionCreated else receivedAt, receivedAt,
-- receipt); revision makes it total.
--   living  no kill hides it
--   latest  the last of the living
--   newest  the latest; where nothing lives, the last of the killed
--   held    it is withheld itself, or living while the latest is
-- The view has the columns of `articles` as well: joining it with the table again, as SQLite likes it, PostgreSQL 15 did
-- by comparing all with all (10,000 articles: 3.3 s). What is looked up is two entries of the indexes above per version.
CREATE VIEW standing AS
SELECT
    a.*,
    CASE WHEN kills.last < a.ordered_at OR kills.last IS NULL THEN 1 ELSE 0 END AS living,
    CASE WHEN a.revision = lives.revision THEN 1 ELSE 0 END AS latest,
    CASE
        WHEN a.revision = coalesce(lives.revision, (
            SELECT n.revision FROM articles AS n WHERE n.uri = a.uri
            ORDER BY n.rank DESC, n.ordered_at DESC, n.received_at DESC, n.receipt_source DESC,
                     n.receipt_partition DESC, n.receipt_offset DESC, n.receipt_item DESC, n.revision DESC
            LIMIT 1
        )) THEN 1
        ELSE 0
    END AS newest,
    CASE
        WHEN a.pub_status = 'withheld' THEN 1
        WHEN (kills.last < a.ordered_at OR kills.last IS NULL) AND lives.pub_status = 'withheld' THEN 1
        ELSE 0
    END AS held
FROM articles AS a
CROSS JOIN LATERAL (
    SELECT max(k.ordered_at) AS last FROM articles AS k WHERE k.uri = a.uri AND k.pub_status = 'canceled'
) AS kills
LEFT JOIN LATERAL (
    SELECT n.revision, n.pub_status FROM articles AS n
    WHERE n.uri = a.uri AND (kills.last < n.ordered_at OR kills.last IS NULL)
    ORDER BY n.rank DESC, n.ordered_at DESC, n.received_at DESC, n.receipt_source DESC, n.receipt_partition DESC,
             n.receipt_offset DESC, n.receipt_item DESC, n.revision DESC
    LIMIT 1
) AS lives ON true;

-- A crash may put the same letter on its topic twice; the newest speaks for all.
CREATE VIEW dead_letters AS
SELECT d.* FROM dead AS d
WHERE NOT EXISTS (
    SELECT 1 FROM dead AS n
    WHERE n.topic = d.topic AND n.at_partition = d.at_partition AND n.at_offset = d.at_offset
      AND n.item = d.item AND n.stage = d.stage
      AND (n.dead_at, n.log_partition, n.log_offset) > (d.dead_at, d.log_partition, d.log_offset)
);
