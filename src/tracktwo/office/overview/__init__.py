"""The first page of a programme: what needs somebody, where it stands, what comes next; asked of all rooms."""
