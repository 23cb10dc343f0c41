"""Rounds: statements both sides are asked, who answers, and what they answer."""
