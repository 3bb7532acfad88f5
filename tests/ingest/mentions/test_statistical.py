"""A spaCy pipeline, where one is installed, adds names that no vocabulary or rule knows."""

from pathlib import Path

import pytest
import spacy

from ingest.mentions.statistical import by_pipeline, pipeline_names
from ingest.pipeline import analyse, recipe
from kg.model import EntityType
from kg.names import NameMatcher


@pytest.fixture
def pipeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Save a pipeline that knows three names, and have it used for Dutch."""
    nlp = spacy.blank("nl")
    ruler = nlp.add_pipe("entity_ruler")
    names = {"Zandkorf Beraad": "ORG", "Mina Vlierboom": "PER", "Vlierboom": "PER"}
    ruler.add_patterns([{"label": label, "pattern": name} for name, label in names.items()])
    folder = tmp_path / "pipeline"
    nlp.to_disk(folder)
    monkeypatch.setenv("KNOOPPUNT_SPACY_NL", str(folder))
    return folder


def analysed(folder: Path, text: str) -> set[tuple[EntityType, str]]:
    """Return type and label of the entities of a text that no vocabulary holds."""
    file = folder / "nota.txt"
    file.write_text(text, encoding="utf-8")
    return {(e.type, e.label("nl")) for e in analyse(file, NameMatcher.from_terms([])).entities}


@pytest.mark.usefixtures("pipeline")
def test_a_name_in_several_places_becomes_an_entity(tmp_path: Path) -> None:
    """An organisation that the pipeline sees twice is an entity of the document."""
    text = "Het Zandkorf Beraad kwam in mei bijeen over de haven. Volgens het Zandkorf Beraad blijft de haven open.\n"
    assert (EntityType.ORGANISATION, "Zandkorf Beraad") in analysed(tmp_path, text)


@pytest.mark.usefixtures("pipeline")
def test_a_single_place_makes_no_entity(tmp_path: Path) -> None:
    """One doubtful mention is not enough."""
    assert not analysed(tmp_path, "Het Zandkorf Beraad kwam in mei bijeen over de toekomst van de haven.\n")


@pytest.mark.usefixtures("pipeline")
def test_a_person_needs_two_names() -> None:
    """A surname alone is left out."""
    found = list(by_pipeline("Mina Vlierboom sprak. Later zweeg Vlierboom.", "nl"))
    assert [(f.name, f.type) for f in found] == [("Mina Vlierboom", EntityType.PERSON)]


def test_the_pipeline_is_part_of_the_recipe(pipeline: Path) -> None:
    """Another pipeline means that stored documents are processed again."""
    assert pipeline_names() == (str(pipeline),)
    assert recipe("v").endswith(f"/{pipeline}")


def test_without_a_pipeline_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is no package and no folder is no pipeline, and no error."""
    monkeypatch.setenv("KNOOPPUNT_SPACY_NL", "no_such_pipeline")
    assert list(by_pipeline("Mina Vlierboom sprak.", "nl")) == []
