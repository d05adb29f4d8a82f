"""Letters and words: what parsing, deduplication and enrichment share about text."""
