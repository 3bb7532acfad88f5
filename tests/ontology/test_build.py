"""The constants and the page are what the ontology says."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from ontology import VERSION, build, path
from ontology.constants import constants_module
from ontology.terms import KP, OWL


def test_generated_files_are_up_to_date() -> None:
    """`python -m ontology.build --check` finds nothing to write."""
    assert build.stale() == []
    assert build.main(["--check"]) == 0


def test_a_stale_file_is_reported_then_mended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A generated file that was edited is named with the remedy; building writes it anew."""
    file = tmp_path / "docs" / "terms.py"
    monkeypatch.setattr(build, "outputs", lambda: {file: "right"})
    assert build.main(["--check"]) == 1
    assert "terms.py is not what the ontology says" in capsys.readouterr().err
    assert build.main([]) == 0
    assert file.read_text(encoding="utf-8") == "right"


def test_constants_are_named_nodes() -> None:
    """A constant is the node of its IRI."""
    assert KP.Mention == ox.NamedNode("urn:knooppunt:ontology#Mention")


def test_a_misspelt_term_is_an_error() -> None:
    """A term that the ontology does not hold is no attribute."""
    with pytest.raises(AttributeError):
        KP.Mentoin  # type: ignore[attr-defined]  # noqa: B018


def test_every_own_term_has_its_constant() -> None:
    """The module names each term that the ontology declares."""
    text = constants_module()
    for quad in ox.parse(path=str(path("knooppunt.ttl"))):
        if isinstance(quad.subject, ox.NamedNode) and "ontology#" in quad.subject.value:
            assert f'"{quad.subject.value}"' in text


def test_version_is_that_of_the_ontology(ontology_store: ox.Store) -> None:
    """The door and the Turtle name the same version."""
    (quad,) = ontology_store.quads_for_pattern(None, OWL.versionInfo, None)
    assert isinstance(quad.object, ox.Literal)
    assert quad.object.value == VERSION


def test_path_finds_bundled_files_only() -> None:
    """The door opens on bundled files, not on what lies outside."""
    assert path("shapes.ttl").is_file()
    for name in ("nothing.ttl", "../pyproject.toml", "vocabulary"):
        with pytest.raises(FileNotFoundError, match="holds no file"):
            path(name)
