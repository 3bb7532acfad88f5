"""Links and hops as HTML."""

from __future__ import annotations

from app.view.links import claim_texts, hop_html, link_html, path_summary
from app.view.network import around
from app.view.wording import Wording
from kg.model import Entity, EntityType
from kg.walk import TOGETHER, Link

CHINA = Entity("c:cn", EntityType.COUNTRY, {"nl": "China", "de": "China"})
EARTHS = Entity("m:re", EntityType.MATERIAL, {"nl": "zeldzame <aarden>", "de": "Seltene Erden"})
HOP = (Link("c:cn", "m:re", TOGETHER, 1.26, ()), CHINA, EARTHS)


def test_a_link_names_its_ends_relation_and_strength() -> None:
    """The reader sees who is linked to what, how, and how strongly; names are escaped."""
    html = link_html(HOP, Wording("nl")).text
    assert "<strong>China</strong>" in html
    assert "samen genoemd met" in html
    assert "<strong>zeldzame &lt;aarden&gt;</strong>" in html
    assert "sterkte 0,58" in html


def test_the_relation_of_a_claim_speaks_the_language_of_the_page() -> None:
    """The ontology names the relation in each language."""
    claimed = (Link("c:cn", "m:re", "urn:knooppunt:ontology#acquires", 3, ()), CHINA, EARTHS)
    assert "übernimmt" in link_html(claimed, Wording("de")).text


def test_only_the_weakest_hop_is_named_so() -> None:
    """The mark stands on the weakest hop alone."""
    assert "zwakste schakel" in hop_html(HOP, 1, Wording("nl"), weakest=True).text
    assert "zwakste schakel" not in hop_html(HOP, 1, Wording("nl")).text


def test_claims_are_told_as_sentences() -> None:
    """Each claim of a network is told with the names of its ends; names that only stand together are no claim."""
    claimed = Link("c:cn", "m:re", "urn:knooppunt:ontology#acquires", 3, ())
    ends = {e.iri: e for e in (CHINA, EARTHS)}
    found = claim_texts(around([CHINA], [claimed], ends), Wording("nl"))
    assert found == [(claimed, "China neemt over zeldzame <aarden>")]
    assert claim_texts(around([CHINA], [HOP[0]], ends), Wording("nl")) == []


def test_a_path_is_summed_up_in_order() -> None:
    """The names stand in the order of the walk."""
    assert path_summary([EARTHS, CHINA], Wording("de")).text == '<p class="kp-path">Seltene Erden → China</p>'


def test_what_is_only_planned_is_not_shown_as_done() -> None:
    """A claim that no source asserts itself says so beside its strength."""
    planned = Link("c:cn", "m:re", "urn:knooppunt:ontology#acquires", 3, (), "planned")
    assert "(gepland, sterkte 0,88)" in link_html((planned, CHINA, EARTHS), Wording("nl")).text
