-- When the items of a feed came, without a look at its verdicts: how many in each minute, and the last of all.
CREATE INDEX verdicts_by_feed ON verdicts (feed, received_at);
