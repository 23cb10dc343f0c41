"""Releases: what is proposed for the public, the two keys that let it out, and the log of who decided what."""
