"""How the lines of a page lie: cells, rows, wrapped lines, names of values."""
