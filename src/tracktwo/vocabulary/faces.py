"""The public names of a package, each loaded when it is first asked for.

A command that only needs a word of a room (the verdict on two names) then does not wait for its methods. The package
says where its names come from as any other does, for whoever checks its types only::

    if TYPE_CHECKING:
        from tracktwo.record.tables import Verdict

    __all__ = ["Verdict"]
    __getattr__ = face(__name__, __file__)
"""

import ast
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

__all__ = ["face"]


def face(package: str, file: str) -> Callable[[str], Any]:
    """Return a package's ``__getattr__`` (PEP 562): it loads the module that a name is written to come from.

    Args:
        package: Its ``__name__``.
        file: Its ``__file__``.
    """
    homes = {
        name.name: node.module
        for node in ast.walk(ast.parse(Path(file).read_bytes()))
        if isinstance(node, ast.ImportFrom) and node.module
        for name in node.names
    }

    def get(name: str) -> Any:
        if name not in homes or name not in sys.modules[package].__all__:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = getattr(import_module(homes[name]), name)
        setattr(sys.modules[package], name, value)
        return value

    return get
