"""How faithfully parliamentary papers are read from PDF: question and answer pairs, facts of the head, notes.

    python bench/reading/kamervragen.py KAMERVRAGEN_DIR

A text is found when it stands in the clean text, white space and hyphens aside (the gold drops hyphens at line ends),
and page numbers, which the gold has in the middle of sentences and words, aside. A fact of the head counts when its
text is that of the gold; each member who asks is a fact of their own. Also prints the footnote marks that lead to a
note, and pages a second.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path
from typing import Any

from ingest.layout import layout, with_notes
from ingest.read import read
from ingest.read.papers import paper_head
from ingest.repair import repair
from ingest.repair.marks import FOOTNOTE_MARK
from kg.model import Document

HEAD_TERMS = {
    "document_number": "identifier",
    "addressed_to_text": "addressedTo",
    "subject": "subject",
    "submitted": "submitted",
    "answer_kind": "kind",
    "answered_by_text": "answeredBy",
    "answered": "answered",
    "see_also": "seeAlso",
    "n_questions": "questionCount",
}
"""The name of each fact in the gold, and its term here."""


def squeezed(text: str) -> str:
    """The text without white space and hyphens."""
    return re.sub(r"[\s-]+", "", text)


def is_found(text: str, document: Document) -> bool:
    """Tell whether a gold text stands in the document; a lone number that is one of its pages may be missing."""
    pages = {str(page.number) for page in document.pages}
    parts = [f"(?:{word})?" if word in pages else _around_page_number(word, pages) for word in text.split()]
    return bool(re.search("".join(parts), squeezed(document.clean)))


def _around_page_number(word: str, pages: set[str]) -> str:
    """A word that the gold has cut by a page number is found without it."""
    cut = re.fullmatch(r"([^\W\d_]{3,})(\d{1,3})", word)
    return f"{re.escape(cut[1])}(?:{cut[2]})?" if cut and cut[2] in pages else re.escape(squeezed(word))


def head_facts(gold: dict[str, Any]) -> set[tuple[str, str]]:
    """The facts of the gold as terms and values of `Document.head`."""
    facts = {(term, str(gold[name])) for name, term in HEAD_TERMS.items() if gold[name] is not None}
    return facts | {("askedBy", f"{asker['name']} ({asker['party']})") for asker in gold["asked_by"]}


def print_heads(folder: Path, papers: dict[str, Document]) -> None:
    """Print the share of the facts in the heads that were read, and each that was not."""
    golds = [json.loads(line) for line in (folder / "header_gold.jsonl").read_text(encoding="utf-8").splitlines()]
    wanted = {gold["id"]: head_facts(gold) for gold in golds}
    read_facts = {name: set(paper_head(papers[name])) for name in wanted}
    total = sum(map(len, wanted.values()))
    right = sum(len(wanted[name] & read_facts[name]) for name in wanted)
    print(f"facts of the head: {right} of {total} ({right / total:.1%})")
    for name, facts in wanted.items():
        for term, value in sorted(facts - read_facts[name]):
            print(f"  missed: {name} {term} {value!r}, read {[v for t, v in sorted(read_facts[name]) if t == term]}")
        for term, value in sorted(read_facts[name] - facts):
            print(f"  not in the gold: {name} {term} {value!r}")


def print_notes(papers: dict[str, Document]) -> None:
    """Print how many of the footnote marks lead to a note."""
    linked = sum(len(with_notes(paper, layout(paper)).notes) for paper in papers.values())
    marks = sum(edit.rule == FOOTNOTE_MARK for paper in papers.values() for edit in paper.edits)
    print(f"footnote marks that lead to a note: {linked} of {marks}")


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
    print_heads(folder, papers)
    print_notes(papers)
    print(f"{pages} pages, {pages / seconds:.0f} a second on one core, with language and metadata")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
