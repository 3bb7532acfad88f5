"""Proof of a whole knowledge base: every stored place against the original, every derived file against the graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from kg.errors import OffsetError
from kg.ids import content_hash, document_iri
from kg.knowledge_base import KnowledgeBase
from kg.model import Document
from kg.rdf_reading import read_analysis


def problems(base: KnowledgeBase) -> list[str]:
    """Return a line for everything that is not as it should be; empty when all holds."""
    stored = {row.id for row in base.documents()}
    in_graph = base.graph.document_ids()
    found = [f"{id_}: in the graph but not in the texts" for id_ in sorted(in_graph - stored)]
    found += [f"{id_}: in the texts but not in the graph" for id_ in sorted(stored - in_graph)]
    if sorted(base.index.ids.tolist()) != base.texts.passage_ids():
        found.append("The index does not hold the passages of the texts; mend it with: knooppunt reindex")
    for id_ in sorted(stored & in_graph):
        found += _document_problems(base, id_)
    return found


def _document_problems(base: KnowledgeBase, id_: str) -> Iterator[str]:
    document = base.document(id_)
    found = read_analysis(base.graph.quads(document_iri(id_))).analysis
    analysis = base.texts.resolver.analysis(found)
    if document is None or document != analysis.document:
        yield f"{id_}: the texts and the graph hold different documents"
        return
    file = base.original_file(document)
    if not file.is_file() or content_hash(file.read_bytes()) != id_:
        yield f"{document.name}: the kept original is not the file that was ingested"
    passages = {p.passage for p in base.texts.passages(document_id=id_)}
    mentions = [s.mention for s in base.texts.mentions(document_id=id_)]
    if passages != set(analysis.passages) or Counter(mentions) != Counter(analysis.mentions):
        yield f"{document.name}: the texts do not hold what the graph holds; mend it with: knooppunt reindex"
    spans = [(p.start, p.end) for p in analysis.passages] + [(m.start, m.end) for m in analysis.mentions]
    yield from (
        f"{document.name}: {start}–{end} quotes nothing" for start, end in spans if not _holds(document, start, end)
    )


def _holds(document: Document, start: int, end: int) -> bool:
    """Tell whether a clean span has a quote in the original whose repair gives the clean text back."""
    try:
        evidence = document.evidence(start, end)
    except OffsetError:
        return False
    first, last = document.offsets.to_clean(evidence.start, evidence.end)
    return evidence.holds_in(document.original) and document.clean[start:end] in document.clean[first:last]
