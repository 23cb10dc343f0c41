"""The room while it meets: a facilitator's console, one screen, questions from the hall, and the debrief after."""
