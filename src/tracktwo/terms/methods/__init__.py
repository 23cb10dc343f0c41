"""Methods: from turns to arrays, and from arrays to figures with their uncertainty."""
