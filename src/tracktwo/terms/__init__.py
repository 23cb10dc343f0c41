"""Terms: what each side means by its words."""
