"""Write the locked requirements: exact versions with hashes, and no address of any registry."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parent.parent
REQUIREMENTS = ROOT / "requirements"
COMPILE = """
uv pip compile --quiet --upgrade --generate-hashes --universal --no-header --no-annotate
--no-emit-index-url --no-emit-find-links --python-version 3.11
""".split()  # noqa: SIM905 -- reads as the command it is


def compile_lock(name: str, *options: str) -> None:
    """Write ``requirements/NAME.txt``: the resolution of pyproject.toml with the given options, plus the builder."""
    target = REQUIREMENTS / f"{name}.txt"
    command = [*COMPILE, *options, "pyproject.toml", "--output-file", str(target)]
    subprocess.run(command, check=True, cwd=ROOT)
    text = target.read_text(encoding="utf-8")
    if "://" in text:
        raise SystemExit(f"{target.name} holds an address; none may be committed.")
    print(f"{target.relative_to(ROOT)}: {text.count('==')} packages")


if __name__ == "__main__":
    compile_lock("dev", "--all-extras")
    extras = [word for extra in ("office", "documents", "terms", "build") for word in ("--extra", extra)]
    compile_lock("office", *extras, "--constraint", "requirements/dev.txt")
