"""A participant's pages: from the code on the screen to the last answer. Plain forms; no account, no session."""
