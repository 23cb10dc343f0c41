"""Balance between the sides, as the team sees it."""
