"""What each side means by its words: texts to look them up in, lines, figures, and the concepts of the glossary."""
