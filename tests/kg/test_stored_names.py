"""The names of a knowledge base are those of all its terms, whether few or all of them are read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.decisions.decision import Decision, Judgement
from kg.names import NameMatcher
from kg.stored_names import StoredNames
from kg.texts import Texts
from ontology.vocabulary import Name, Term


def term(iri: str, kind: str, *names: str) -> Term:
    """Make a term from names written `text|language|kind`."""
    return Term(iri, kind, tuple(Name(*name.split("|")) for name in names))  # type: ignore[arg-type]


OPEC, PLUS = "urn:knooppunt:entity:organisation:opec", "urn:knooppunt:entity:organisation:opec-plus"
TERMS = [
    term("act", "Act", "EU-verordening kritieke grondstoffen|nl|preferred", "AI Act|mul|alternative"),
    term("brazil", "Country", "Brazilië|nl|preferred", "Brasilien|de|preferred", "Braziliaans|nl|adjective"),
    term("earths", "Material", "Seltene Erden|de|preferred", "zeldzame aardmetalen|nl|preferred"),
    term("eu", "Organisation", "EU|mul|preferred", "Europese Unie|nl|alternative"),
    term("iron", "Material", "ijzer|nl|preferred", "Eisen|de|preferred"),
    term(OPEC, "Organisation", "OPEC|mul|preferred"),
    term(PLUS, "Organisation", "OPEC+|mul|preferred"),
    term("ore", "Material", "ijzererts|nl|preferred", "Eisenerz|de|preferred"),
    term("us", "Country", "VS|nl|alternative", "Verenigde Staten|nl|preferred"),
]
PIECES = st.sampled_from(
    "EU Europese Unie EU-verordening kritieke grondstoffen AI Act al Brazilië Brasiliens Braziliaanse seltenen Erden "
    "ijzererts ijzerertsmijn ijzer OPEC OPEC+ VS, de vs Verenigde-Staten e".split()
)
TEXTS = st.lists(PIECES, max_size=6).map(" ".join)


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Texts]:
    """A text store with the vocabulary."""
    found = Texts.open(tmp_path_factory.mktemp("names") / "texts.sqlite", writable=True)
    found.put_vocabulary(TERMS)
    yield found
    found.close()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS, TEXTS, st.sampled_from(["nl", "de", None]))
def test_few_terms_name_what_all_name(texts: Texts, one: str, other: str, language: str | None) -> None:
    """A text is read alike with the terms whose names can stand in it and with all, as the first text or a later one."""
    names, matcher = StoredNames(texts), NameMatcher.from_terms(TERMS)
    assert names.find(one, language) == matcher.find(one, language)
    assert names.find(other, language) == matcher.find(other, language)


def test_all_terms_are_there(texts: Texts) -> None:
    """Who asks for the terms gets all of them, after a text that needed few as well."""
    names = StoredNames(texts)
    names.find("de EU")
    assert set(names.terms) == {t.iri for t in TERMS}


def test_only_terms_that_begin_alike_are_read(texts: Texts) -> None:
    """For a text the store gives the terms that have a name with one of the beginnings, in order."""
    assert [t.iri for t in texts.vocabulary.beginning({"vs", "ijze"})] == ["iron", "ore", "us"]
    assert texts.vocabulary.all() == texts.terms() == TERMS


def test_a_name_goes_where_people_said(tmp_path: Path) -> None:
    """The names of an entity that was judged the same as another stand for that other, however they begin."""
    with closing(Texts.open(tmp_path / "texts.sqlite", writable=True)) as store:
        store.put_decisions([Decision(1, Judgement.SAME, (PLUS, OPEC), "Anna", "2026-01-02T03:04:05Z")])
        store.put_vocabulary(TERMS)
        [candidate] = StoredNames(store).find("de OPEC")
    assert [option.entity for option in candidate.options] == [PLUS]
