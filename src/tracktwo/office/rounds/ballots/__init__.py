"""Ballots for people without a network: as a file that gives back a checked text, and on paper keyed in twice."""
