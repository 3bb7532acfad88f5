"""How faithfully parliamentary papers are read from PDF: the share of question and answer pairs found in the clean text.

    python bench/reading/kamervragen.py KAMERVRAGEN_DIR

A text is found when it stands in the clean text, white space and hyphens aside (the gold drops hyphens at line ends),
and page numbers, which the gold has in the middle of sentences, aside. Also prints pages a second.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path

from ingest.read import read
from ingest.repair import repair
from kg.model import Document


def squeezed(text: str) -> str:
    """The text without white space and hyphens."""
    return re.sub(r"[\s-]+", "", text)


def is_found(text: str, document: Document) -> bool:
    """Tell whether a gold text stands in the document; a lone number that is one of its pages may be missing."""
    pages = {str(page.number) for page in document.pages}
    parts = [f"(?:{word})?" if word in pages else re.escape(squeezed(word)) for word in text.split()]
    return bool(re.search("".join(parts), squeezed(document.clean)))


def main(folder: Path) -> None:
    """Print the share found, each pair that is not, and the speed."""
    paths = sorted((folder / "pdf").glob("*.pdf"))
    read(paths[0])
    start = time.process_time()
    read_papers = {path.stem: read(path) for path in paths}
    seconds = time.process_time() - start
    pages = sum(len({page.number for page in paper.pages}) for paper in read_papers.values())
    papers = {name: repair(paper) for name, paper in read_papers.items()}
    pairs = [json.loads(line) for line in (folder / "qa.jsonl").read_text(encoding="utf-8").splitlines()]
    missed = [(pair, side) for pair in pairs for side in ("q", "a") if not is_found(pair[side], papers[pair["doc"]])]
    found = len(pairs) - len({(pair["doc"], pair["n"]) for pair, _ in missed})
    print(f"pairs found: {found} of {len(pairs)} ({found / len(pairs):.1%})")
    for pair, side in missed:
        print(f"  missed: {pair['doc']} {side}{pair['n']}")
    print(f"{pages} pages, {pages / seconds:.0f} a second on one core, with language and metadata")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
