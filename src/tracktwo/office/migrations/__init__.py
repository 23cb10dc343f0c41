"""The one stream of migrations."""
