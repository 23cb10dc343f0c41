"""The secret key of one installation, made on first use and kept in its data folder."""

import os
import secrets
from pathlib import Path

from tracktwo.vocabulary.errors import FileError

__all__ = ["secret_key"]


def secret_key(data: Path) -> str:
    """Return the installation's secret key, making it on first use; only the owner may read the file.

    A data folder that is made here is the owner's alone, too: the record is in it.

    Raises: FileError if the data folder cannot be made, read or written.
    """
    file = data / "secret-key"
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        try:
            descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            key = file.read_text(encoding="ascii").strip()
            if key:
                return key
            descriptor = os.open(file, os.O_WRONLY | os.O_TRUNC)  # an interrupted first start left it empty
        key = secrets.token_urlsafe(50)
        with os.fdopen(descriptor, "w", encoding="ascii") as handle:
            handle.write(key)
    except OSError as error:
        raise FileError(
            f"The data folder {data} cannot be used ({error.strerror}); "
            "choose another with --data, or make this one writable."
        ) from error
    return key
