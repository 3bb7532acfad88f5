"""The graph and its links as files other programs read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from kg.errors import KnowledgeBaseError
from kg.facts.quantities import GRAPH, PREFIXES, quantities
from kg.judged import judged_quads
from kg.knowledge_base import KnowledgeBase
from kg.model import Entity
from kg.walk import Link

Row = tuple[Link, Entity, Entity]
_FORMATS = {".nq": ox.RdfFormat.N_QUADS, ".ttl": ox.RdfFormat.TURTLE, ".jsonld": ox.RdfFormat.JSON_LD}
ARCHIVE = ".nq"
"""The format that holds the graph as it is stored, decisions included, unless the judged state is asked for."""


def export(base: KnowledgeBase, file: Path, *, judged: bool | None = None) -> str:
    """Write the knowledge base to a file in the format its ending names; return what was written, in words.

    `.nq` holds every named graph and is the archive; `.ttl` and `.jsonld` hold the same; `.graphml` and `.csv` hold
    the entities and their links. In the RDF formats the figures and periods stand in QUDT and OWL-Time as well
    (`kg.facts.quantities`), where graphs have names in one of their own.

    `judged` chooses between the graph as found, with the decisions beside it, and the state that follows from them
    (`kg.judged`). Without it the archive is as found and the others are judged; links always are.

    Raises:
        KnowledgeBaseError: the ending names no format, or the file cannot be written.
    """
    suffix = file.suffix.lower()
    if suffix not in (*_FORMATS, ".graphml", ".csv"):
        raise KnowledgeBaseError(f"{file.name} ends in no format there is; use .nq, .ttl, .jsonld, .graphml or .csv")
    try:
        with file.open("wb") as output:
            if suffix in _FORMATS:
                return _write_graph(base, output, suffix, judged=suffix != ARCHIVE if judged is None else judged)
            return _write_links(base, output, suffix)
    except OSError as error:
        raise KnowledgeBaseError(f"{file} cannot be written ({error.strerror}); choose another place.") from error


def _write_graph(base: KnowledgeBase, output: IO[bytes], suffix: str, *, judged: bool) -> str:
    quads = list(judged_quads(base) if judged else base.graph.all_quads())
    graph = ox.NamedNode(GRAPH)
    quads += [ox.Quad(t.subject, t.predicate, t.object, graph) for t in quantities(quads)]
    if suffix == ".ttl":
        # Turtle has no named graphs: the union, each triple once.
        return f"{write_turtle(base, (q.triple for q in quads), output)} triples"
    ox.serialize(quads, output, format=_FORMATS[suffix])
    return f"{len(quads)} quads"


def write_turtle(base: KnowledgeBase, triples: Iterable[ox.Triple], output: IO[bytes]) -> int:
    """Write triples as Turtle, each once and in order; return how many there are."""
    ordered = sorted({str(t): t for t in triples}.items())
    prefixes = {**base.graph.prefixes, **PREFIXES}
    ox.serialize((t for _, t in ordered), output, format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    return len(ordered)


def _write_links(base: KnowledgeBase, output: IO[bytes], suffix: str) -> str:
    links = _links(base)
    write = _write_graphml if suffix == ".graphml" else _write_csv
    write(output, links)
    return f"{len(links)} links"


def _links(base: KnowledgeBase) -> list[Row]:
    """Return every link once, with the entities at its ends, by the IRIs of these."""
    entities = {e.iri: e for e in base.texts.entities(mentioned=True)}
    links = base.walker.links()
    return [(link, entities[link.source], entities[link.target]) for link in links]


def _write_csv(output: IO[bytes], links: list[Row]) -> None:
    text = io.TextIOWrapper(output, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(
        ["source", "source_type", "relation", "target", "target_type", "weight", "document", "start", "end", "quote"]
    )
    for link, a, b in links:
        proof = link.evidence[0] if link.evidence else None
        place = [proof.document, proof.start, proof.end, proof.quote] if proof else ["", "", "", ""]
        writer.writerow([a.label(), a.type, link.relation, b.label(), b.type, f"{link.weight:.3f}", *place])
    text.detach()


def _write_graphml(output: IO[bytes], links: list[Row]) -> None:
    for line in _graphml(links):
        output.write(line.encode() + b"\n")


def _graphml(links: list[Row]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for name, of, type_ in (("label", "node", "string"), ("type", "node", "string"), ("relation", "edge", "string")):
        yield f'<key id="{name}" for="{of}" attr.name="{name}" attr.type="{type_}"/>'
    yield '<key id="weight" for="edge" attr.name="weight" attr.type="double"/>'
    yield '<graph edgedefault="undirected">'
    for entity in {e.iri: e for _, a, b in links for e in (a, b)}.values():
        data = _data("label", entity.label()) + _data("type", entity.type.value)
        yield f"<node id={quoteattr(entity.iri)}>{data}</node>"
    for link, a, b in links:
        data = _data("relation", link.relation) + _data("weight", f"{link.weight:.3f}")
        yield f"<edge source={quoteattr(a.iri)} target={quoteattr(b.iri)}>{data}</edge>"
    yield "</graph></graphml>"


def _data(key: str, text: str) -> str:
    clean = "".join(c for c in text if c.isprintable())
    return f'<data key="{key}">{escape(clean)}</data>'
