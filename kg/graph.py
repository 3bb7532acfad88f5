"""The graph on disk: an Oxigraph store with one named graph per document. It is the truth of a knowledge base."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

import pyoxigraph as ox

from kg.errors import DamagedKnowledgeBase, QueryError
from kg.federation import may_ask_elsewhere
from kg.ids import VOCABULARY_GRAPH, document_id, document_iri

_PREFIXES = {
    "kp": "urn:knooppunt:ontology#",
    "entity": "urn:knooppunt:entity:",
    "dcterms": "http://purl.org/dc/terms/",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_STRINGS = re.compile(r"'[^'\n]*'|\"[^\"\n]*\"")
# The engine passes over FROM where it is told that the default graph is the union.
_DATASET = re.compile(r"\bFROM\s+(?:NAMED\s+)?(?:<[^<>\s]*>|[\w.-]*:)", re.IGNORECASE)
RETRIES = 8
PAUSE = 0.05
"""A reader may open the store while a writer clears away the files that its list still names (one in seven did in a
test with a writer at full speed; two more tries were enough). Tries, and seconds between them."""


class Graph:
    """The open store. One writer at a time; readers go on beside it and see the state of when they opened."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    @classmethod
    def open(cls, folder: Path, *, writable: bool = False) -> Graph:
        """Open the store in `folder`; a writable one is made when there is none.

        Raises:
            DamagedKnowledgeBase: the store cannot be read.
        """
        for _ in range(0 if writable else RETRIES):
            with suppress(OSError, RuntimeError):
                return cls(ox.Store.read_only(str(folder)))
            time.sleep(PAUSE)
        try:
            return cls(ox.Store(str(folder)) if writable else ox.Store.read_only(str(folder)))
        except (OSError, RuntimeError) as error:
            raise DamagedKnowledgeBase(
                f"The graph in {folder} cannot be opened ({error}); put back a copy, or ingest the files in "
                f"{folder.with_name('originals')} into a new knowledge base."
            ) from error

    prefixes = _PREFIXES
    """The prefixes that queries may use without declaring them."""

    def __len__(self) -> int:
        """Return the number of quads."""
        return len(self._store)

    def replace(self, graph_iri: str, quads: Iterable[ox.Quad]) -> None:
        """Put quads in place of all that a named graph holds, as one transaction.

        What replaces others passes through the N-Triples serialiser, which escapes it: text of documents stays text.
        """
        node = ox.NamedNode(graph_iri)
        if not self._store.contains_named_graph(node):
            self._store.extend(ox.Quad(q.subject, q.predicate, q.object, node) for q in quads)
            return
        triples = (quad.triple for quad in quads)
        data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
        self._store.update(f"DROP SILENT GRAPH {node} ; INSERT DATA {{ GRAPH {node} {{ {data.decode()} }} }}")

    def remove(self, graph_iri: str) -> None:
        """Drop a named graph."""
        self._store.remove_graph(ox.NamedNode(graph_iri))

    def quads(self, graph_iri: str) -> Iterator[ox.Quad]:
        """Yield the quads of a named graph."""
        return self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph_iri))

    def all_quads(self) -> Iterator[ox.Quad]:
        """Yield every quad."""
        return self._store.quads_for_pattern(None, None, None, None)

    def document_ids(self) -> set[str]:
        """Return the ids of the documents that have a graph."""
        found = (document_id(g.value) for g in self._store.named_graphs() if isinstance(g, ox.NamedNode))
        return {id_ for id_ in found if id_}

    def documents_naming(self, iri: str) -> set[str]:
        """Return the ids of the documents whose graph has this IRI as a subject or an object."""
        node = ox.NamedNode(iri)
        patterns = ((node, None, None, None), (None, None, node, None))
        quads = (quad for pattern in patterns for quad in self._store.quads_for_pattern(*pattern))
        found = (document_id(q.graph_name.value) for q in quads if isinstance(q.graph_name, ox.NamedNode))
        return {id_ for id_ in found if id_}

    def recipe(self, document_id_: str) -> str:
        """Return the recipe a stored document was processed with, empty when it is not stored."""
        node = ox.NamedNode(document_iri(document_id_))
        recipe = ox.NamedNode(f"{_PREFIXES['kp']}recipe")
        found = (q.object for q in self._store.quads_for_pattern(node, recipe, None, node))
        return next((o.value for o in found if isinstance(o, ox.Literal)), "")

    def query(self, sparql: str) -> Any:
        """Run a read-only SPARQL 1.1 query over the union of all graphs, or over those that its FROM names.

        The usual prefixes are declared.

        Returns:
            Solutions (SELECT), a boolean (ASK) or triples (CONSTRUCT, DESCRIBE), as pyoxigraph gives them.

        Raises:
            QueryError: the text is no query, or asks another server.
        """
        if may_ask_elsewhere(sparql):
            raise QueryError(
                "SERVICE asks another server and is not allowed; query this knowledge base only. (As part of a text the "
                "word may stand in quotes; use prefixes then instead of IRIs with #.)"
            )
        try:
            return self._store.query(
                sparql, prefixes=_PREFIXES, use_default_graph_as_union=not _DATASET.search(_STRINGS.sub("", sparql))
            )
        except SyntaxError as error:
            raise QueryError(f"The query is not SPARQL 1.1: {error}") from error

    def flush(self) -> None:
        """Write the log into the tables: whoever opens the store next need not play it back."""
        self._store.flush()

    def dump(self, output: IO[bytes], graph_iri: str | None = None) -> None:
        """Write all quads as N-Quads, or one graph as N-Triples."""
        if graph_iri is None:
            self._store.dump(output, format=ox.RdfFormat.N_QUADS)
        else:
            self._store.dump(output, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph_iri))

    def load_vocabulary(self, files: Iterable[Path]) -> None:
        """Replace the vocabulary graph by the triples of Turtle files.

        Raises:
            SyntaxError: a file is not Turtle; nothing is changed.
        """
        graph = ox.NamedNode(VOCABULARY_GRAPH)
        parsed = (quad for file in files for quad in ox.parse(path=str(file), format=ox.RdfFormat.TURTLE))
        quads = [ox.Quad(q.subject, q.predicate, q.object, graph) for q in parsed]
        self._store.remove_graph(graph)
        self._store.bulk_extend(quads)

    def store(self) -> ox.Store:
        """Return the pyoxigraph store, for oxrdflib and whoever needs rdflib's interface."""
        return self._store
