"""Nouns survive the graph: written as quads and read again, an analysis is what it was."""

from __future__ import annotations

import json

import pyoxigraph as ox
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.graph import Graph
from kg.ids import content_hash, document_iri, entity_iri
from kg.model import (
    Analysis,
    Block,
    BlockKind,
    Claim,
    Document,
    Entity,
    EntityType,
    Figure,
    Mention,
    NoteLink,
    Page,
    Passage,
    Sentence,
)
from kg.offsets import Edit
from kg.rdf import HEAD, analysis_quads
from kg.rdf_reading import read_analysis
from kg.rows import document_row, dump, entity_row, figure_row, passage_row

ODD = (
    "\x00",
    "\\u0041",
    "\\",
    '"""',
    "'",
    "\r\n",
    "\u2028",
    "\x1b[31m",
    "\u202e",
    "</script>",
    "} ; DROP ALL",
    "\U0001f6a2",
    " › ",
    " | ",
)
texts = st.lists(st.sampled_from(ODD) | st.text(st.characters(codec="utf-8"), max_size=8), max_size=5).map("".join)
names = st.text("abcdefghij", min_size=1, max_size=6)
shares = st.floats(0, 1)
numbers = st.floats(allow_nan=False, allow_infinity=False, width=64)
languages = st.sampled_from(("nl", "de", "en", "other"))
types = st.sampled_from(EntityType)
optional = st.none() | texts.filter(bool)
STORED = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def entities(draw: st.DrawFn) -> Entity:
    """Draw an entity with labels and identifiers."""
    type_ = draw(types)
    labels = draw(st.dictionaries(st.sampled_from(("nl", "de", "en", "mul")), texts.filter(bool), min_size=1))
    identifiers = draw(st.dictionaries(st.sampled_from(("celex", "wikidata")), texts.filter(bool)))
    return Entity(entity_iri(type_, draw(names)), type_, labels, identifiers)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Draw a document of some characters, with edits and pages."""
    original = "x" + draw(texts) + draw(texts)
    borders = sorted(draw(st.sets(st.integers(0, len(original)), max_size=6)))
    edits = tuple(
        Edit(a, b, draw(texts), draw(names), draw(shares), draw(st.booleans()))
        for a, b in zip(borders[::2], borders[1::2], strict=False)
    )
    middle = draw(st.integers(1, len(original)))
    pages = (Page(1, 0, middle, draw(shares)), Page(draw(st.integers(1, 2)), middle, len(original)))[
        : 1 + (middle < len(original))
    ]
    return Document(
        content_hash(original.encode()),
        draw(texts),
        original,
        edits,
        pages,
        title=draw(texts),
        language=draw(languages),
        authors=tuple(draw(st.lists(texts, max_size=2))),
        publisher=draw(texts),
        issued=draw(texts),
        ocr=draw(texts),
        notes=tuple(
            NoteLink(draw(names), at, at + 1, len(original) - 1, len(original))
            for at in sorted(draw(st.sets(st.integers(0, len(original) - 1), max_size=3)))
        ),
        head=tuple(sorted(draw(st.sets(st.tuples(st.sampled_from(sorted(HEAD)), texts), max_size=4)))),
    )


@st.composite
def analyses(draw: st.DrawFn) -> Analysis:
    """Draw an analysis; several mentions and figures may stand at one place, and places may lie inside a repair."""
    document = draw(documents())
    length = len(document.clean)
    own = draw(st.lists(entities(), max_size=3, unique_by=lambda e: e.iri))

    def span() -> tuple[int, int]:
        start = draw(st.integers(0, length))
        return start, draw(st.integers(start, length))

    def some(most: int) -> range:
        return range(draw(st.integers(0, most)))

    def a_type() -> tuple[str, EntityType]:
        if own and draw(st.booleans()):
            entity = draw(st.sampled_from(own))
            return entity.iri, entity.type
        type_ = draw(types)
        return entity_iri(type_, draw(names)), type_

    spans = sorted({span() for _ in some(3)})
    passages = tuple(
        Passage(
            start,
            end,
            tuple(Sentence(start, end, draw(languages)) for _ in some(2)),
            tuple(draw(st.lists(texts, max_size=2))),
            draw(st.sampled_from(BlockKind)),
            draw(texts),
            tuple(draw(st.lists(texts, max_size=3))),
            draw(languages),
        )
        for start, end in spans
    )
    places = sorted(span() for _ in some(3))
    places += [place for place in places[:1] if draw(st.booleans())]
    mentions = [Mention(*place, *a_type(), draw(shares), draw(names)) for place in sorted(places)]
    figures = [
        Figure(
            *place,
            draw(texts),
            draw(numbers | st.tuples(numbers, numbers)),
            draw(optional),
            draw(optional),
            draw(optional),
            draw(optional),
            draw(texts),
            tuple(dict.fromkeys(a_type()[0] for _ in some(3))),
            draw(texts),
            draw(texts),
        )
        for place in sorted(places)
    ]
    claims = [
        Claim(
            *span(),
            a_type()[0],
            "urn:knooppunt:ontology#" + draw(names),
            a_type()[0],
            draw(st.sampled_from(("positive", "negative"))),
            draw(st.sampled_from(("asserted", "planned", "quoted"))),
            draw(texts),
            draw(optional),
            draw(shares),
            draw(names),
        )
        for _ in some(2)
    ]
    blocks = tuple(Block(draw(st.sampled_from(BlockKind)), *span(), (draw(texts),), 1, "", ("", "a")) for _ in some(2))
    ordered = tuple(sorted(own, key=lambda e: e.iri))
    return Analysis(document, blocks, passages, tuple(mentions), ordered, tuple(figures), tuple(claims))


@STORED
@given(analyses(), texts, names)
def test_graph_gives_an_analysis_back(analysis: Analysis, path: str, recipe: str) -> None:
    """What goes into a stored graph comes out the same, whatever characters it holds."""
    graph = Graph(ox.Store())
    iri = document_iri(analysis.document.id)
    graph.replace(iri, analysis_quads(analysis, path, recipe))
    stored = read_analysis(graph.quads(iri))
    assert stored.analysis == analysis
    assert (stored.path, stored.recipe) == (path, recipe)
    assert graph.recipe(analysis.document.id) == recipe


@STORED
@given(analyses())
def test_replacing_a_document_leaves_nothing_behind(analysis: Analysis) -> None:
    """A document stored twice has its quads once; dropped, it leaves an empty store."""
    graph = Graph(ox.Store())
    iri = document_iri(analysis.document.id)
    quads = set(analysis_quads(analysis, "a", "b"))
    for _ in range(2):
        graph.replace(iri, analysis_quads(analysis, "a", "b"))
        assert set(graph.all_quads()) == quads
    graph.remove(iri)
    assert len(graph) == 0
    assert graph.document_ids() == set()


@STORED
@given(analyses())
def test_rows_give_nouns_back(analysis: Analysis) -> None:
    """Nouns written as JSON and read again are what they were."""
    assert document_row(json.loads(dump(analysis.document))) == analysis.document
    assert [passage_row(json.loads(dump(p))) for p in analysis.passages] == list(analysis.passages)
    assert [figure_row(json.loads(dump(f))) for f in analysis.figures] == list(analysis.figures)
    assert [entity_row(json.loads(dump(e))) for e in analysis.entities] == list(analysis.entities)
