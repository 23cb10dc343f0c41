"""The nouns every room shares. Imports nothing of ours; needs the standard library and narwhals only."""
