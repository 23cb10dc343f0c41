"""What participants add to a round, read by moderators of both sides before anybody else sees it."""
