"""The question exchange: what each side asks the other, what is answered, and what nobody knows yet."""
