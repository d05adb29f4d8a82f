-- The items of a running story (`copydesk cluster show`).
CREATE INDEX articles_by_story ON articles (story) WHERE story IS NOT NULL;
CREATE INDEX verdicts_by_story ON verdicts (story) WHERE story IS NOT NULL;
