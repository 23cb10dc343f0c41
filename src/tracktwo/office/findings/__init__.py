"""Findings and what they rest on, narratives, shared challenges, and what serves the objectives."""
