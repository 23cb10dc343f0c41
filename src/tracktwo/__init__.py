"""TrackTwo: software for people who run a two-sided (bilateral) Track II dialogue."""

__version__ = "0.1.0"
