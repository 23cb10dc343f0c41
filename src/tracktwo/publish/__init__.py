"""Publishing: a release both sides approved in, a tree of plain files out."""
