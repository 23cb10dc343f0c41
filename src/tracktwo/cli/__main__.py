"""``python -m tracktwo.cli`` is ``tracktwo``."""

from tracktwo.cli import main

main()
