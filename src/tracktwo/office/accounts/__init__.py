"""Accounts: who is in the team, on which side, with which rights, and what each of them changed."""
