"""Planning an event: what its agenda starts from, the agenda while it is made, and the versions that are given out."""
