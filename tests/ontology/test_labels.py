"""Labels of the ontology's terms come out in the language asked for."""

from ontology.labels import term_label
from ontology.terms import KP


def test_label_in_each_language() -> None:
    """A relation has its Dutch, German and English label."""
    labels = {language: term_label(KP.dependsOn.value, language) for language in ("nl", "de", "en")}
    assert len(set(labels.values())) == 3
    assert labels["en"] == "depends on"


def test_unknown_language_falls_back_to_english() -> None:
    """A language without labels gets the English one."""
    assert term_label(KP.dependsOn.value, "other") == "depends on"


def test_unknown_term_is_its_local_name() -> None:
    """A term that the ontology does not hold is shown by its local name."""
    assert term_label("urn:knooppunt:ontology#nonesuch", "nl") == "nonesuch"
