"""Review: documents are read into proposals, a person decides on each with its passage in view, nothing is lost."""
