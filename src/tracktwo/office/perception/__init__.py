"""Perception in the office: results of rounds, worked out at close, revealed with two keys."""
