"""The packaged tables of enrichment; README.md says where each comes from and under which licence."""
