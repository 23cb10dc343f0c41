"""How documents become proposals: text masked, blocks, dates, entries, events, and who is who."""
