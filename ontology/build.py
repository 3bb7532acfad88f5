"""Write ontology/terms.py and docs/ontology.md from the Turtle: `python -m ontology.build [--check]`.

Generated, so that a misspelt term is an error at import and the documentation says what the ontology says
(the habit of followthemoney, whose schema files make its constants and its pages).
"""

from __future__ import annotations

import sys
from pathlib import Path

from ontology import path
from ontology.constants import constants_module
from ontology.pages import ontology_page


def outputs() -> dict[Path, str]:
    """Return what each generated file must hold."""
    folder = path("knooppunt.ttl").parent
    return {
        folder / "terms.py": constants_module(),
        folder.parent / "docs" / "ontology.md": ontology_page(),
    }


def stale() -> list[Path]:
    """Return the generated files that do not hold what the Turtle says."""
    return [file for file, text in outputs().items() if not file.is_file() or file.read_text(encoding="utf-8") != text]


def main(arguments: list[str]) -> int:
    """Write the generated files, or with --check only tell which are not up to date (exit status 1)."""
    behind = stale()
    if "--check" in arguments:
        for file in behind:
            sys.stderr.write(f"{file} is not what the ontology says: run `python -m ontology.build`.\n")
        return 1 if behind else 0
    for file in behind:
        file.parent.mkdir(exist_ok=True)
        file.write_text(outputs()[file], encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
