"""The office: the Django application in which people decide and rows are kept. One app label, one migration stream."""
