"""Interviews: what was said to a side's own researchers, by whom nobody learns; coded, counted, quoted by release."""
