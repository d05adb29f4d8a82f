"""Data that the models need, with their sources: README.md."""
