"""The process a long reading has to itself: a task comes in, proposals go out. Run by ``proposing``."""

import pickle
import sys

from tracktwo.office.review.proposing import proposed

if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(proposed(pickle.load(sys.stdin.buffer))))  # noqa: S301 -- our own office sent it
