"""Reports of a period: built from the release both sides approved, with the team's words beside it."""
