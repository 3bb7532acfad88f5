"""Small networks of entities."""

from __future__ import annotations

import json
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from app.view.network import COLOURS, around, chain, spec, walk
from kg.model import Entity, EntityType
from kg.walk import TOGETHER, Link


def entity(name: str, type_: EntityType = EntityType.MATERIAL) -> Entity:
    """Return an entity with this name."""
    return Entity(f"urn:knooppunt:entity:test:{name}", type_, {"nl": name})


def link(a: Entity, b: Entity, weight: float = 1.0, relation: str = TOGETHER) -> Link:
    """Return a link without evidence."""
    return Link(a.iri, b.iri, relation, weight, ())


CHINA, GALLIUM, JAPAN, USA = (entity(n, EntityType.COUNTRY) for n in ("China", "gallium", "Japan", "VS"))
ENDS = {e.iri: e for e in (CHINA, GALLIUM, JAPAN, USA)}


def test_what_it_is_about_stands_in_the_middle() -> None:
    """A single entity stands at the origin, its neighbours around it at the same distance."""
    network = around([CHINA], [link(CHINA, GALLIUM, 2), link(JAPAN, CHINA)], ENDS)
    first, *others = network.nodes
    assert (first.entity, first.x, first.y, first.inner) == (CHINA, 0.0, -0.0, True)
    assert [n.entity for n in others] == [GALLIUM, JAPAN]
    assert {round(n.x**2 + n.y**2, 6) for n in others} == {round(2.2**2, 6)}


def test_only_the_strongest_neighbours_are_drawn() -> None:
    """With room for one, the strongest link decides."""
    links = [link(CHINA, GALLIUM, 1), link(CHINA, JAPAN, 3), link(CHINA, USA, 2)]
    assert around([CHINA], links, ENDS, most=1).entities == (CHINA, JAPAN)


def test_a_link_is_drawn_once_and_never_to_what_is_not_there() -> None:
    """Both ends give the same link; links to entities that are not drawn are left out."""
    links = [link(CHINA, GALLIUM), link(GALLIUM, CHINA), link(CHINA, entity("weg"))]
    network = around([CHINA, GALLIUM], links, ENDS)
    assert len(network.links) == 1
    assert network.entities == (CHINA, GALLIUM)


@given(st.integers(1, 6), st.integers(0, 20))
def test_no_two_nodes_stand_in_the_same_place(inner: int, outer: int) -> None:
    """However many there are, nodes keep apart."""
    centres = [entity(f"c{i}") for i in range(inner)]
    others = [entity(f"o{i}") for i in range(outer)]
    links = [link(centres[i % inner], o, i) for i, o in enumerate(others)]
    nodes = around(centres, links, {e.iri: e for e in (*centres, *others)}).nodes
    assert all((a.x - b.x) ** 2 + (a.y - b.y) ** 2 > 0.04 for a, b in combinations(nodes, 2))


def test_a_path_is_walked_in_order_even_where_a_claim_points_back() -> None:
    """A hop whose claim points against the walk does not turn the walk around."""
    hops = [
        (link(GALLIUM, CHINA), GALLIUM, CHINA),
        (link(CHINA, JAPAN), CHINA, JAPAN),
        (link(USA, JAPAN, relation="urn:knooppunt:ontology#restrictsExportOf"), USA, JAPAN),
    ]
    assert walk(hops) == [GALLIUM, CHINA, JAPAN, USA]
    backwards = [(link(CHINA, GALLIUM), CHINA, GALLIUM), (link(CHINA, JAPAN), CHINA, JAPAN)]
    assert walk(backwards) == [GALLIUM, CHINA, JAPAN]
    assert [n.x for n in chain(hops).nodes] == [0.0, 1.0, 2.0, 3.0]


def test_no_path_no_nodes() -> None:
    """Without hops there is nothing to draw."""
    assert chain([]).nodes == ()


def test_the_spec_is_json_with_names_as_plain_data() -> None:
    """Names are data of nodes; no template, tooltip or function holds text of documents."""
    hostile = entity("<img src=x onerror=alert(1)> {b}")
    network = around([CHINA], [link(CHINA, hostile)], {CHINA.iri: CHINA, hostile.iri: hostile})
    made = spec(network, "nl")
    assert json.loads(json.dumps(made)) == made
    assert made["tooltip"] == {"show": False}
    series = made["series"][0]
    assert [n["name"] for n in series["data"]] == ["China", "<img src=x onerror=alert(1)> {b}"]
    assert {n["label"]["formatter"] for n in series["data"]} == {"{b}"}
    assert series["links"][0]["source"] == 0
    assert series["links"][0]["target"] == 1


def test_a_claim_is_an_arrow_with_the_name_of_its_relation() -> None:
    """Links by a claim say what they state, in the language of the page; naming together is a plain line."""
    claimed = link(CHINA, GALLIUM, 3, relation="urn:knooppunt:ontology#acquires")
    edges = spec(around([CHINA], [claimed, link(CHINA, JAPAN)], ENDS), "nl")["series"][0]["links"]
    by_target = {e["target"]: e for e in edges}
    arrow, line = by_target[1], by_target[2]
    assert arrow["emphasis"]["label"]["formatter"] == "neemt over"
    assert arrow["symbol"] == ["none", "arrow"]
    assert "emphasis" not in line
    assert around([CHINA], [claimed, link(CHINA, JAPAN)], ENDS).claims == (claimed,)


def test_every_type_has_a_colour_that_can_be_read_on_white() -> None:
    """Contrast with white is at least 4.5 : 1 (WCAG 2.2, 1.4.3)."""
    assert set(COLOURS) == set(EntityType)
    for colour in COLOURS.values():
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        assert 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5
