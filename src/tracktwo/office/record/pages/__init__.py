"""The record's reading pages: each asks the queries and shows what they return."""
