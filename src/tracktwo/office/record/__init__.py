"""The record in the office: programmes, events, people, organisations, documents, and where each fact comes from."""
