"""An entity and the sentences that mention it."""

from __future__ import annotations

from app.view.entity import entity_html, quote_html, quotes
from app.view.wording import Wording
from kg.model import Document, Entity, EntityType, Mention, Passage, Sentence
from kg.offsets import Edit
from kg.texts import StoredMention, StoredPassage

ORIGINAL = "Kop over Lithium\nLi-\nthium is <schaars>. Lithium en lithium.\n"
DOCUMENT = Document("d" * 64, "nota.txt", ORIGINAL, (Edit(19, 21, "", "hyphen"),))
FIRST = Sentence(17, 38)
SECOND = Sentence(39, 58)
PASSAGES = {5: StoredPassage(5, DOCUMENT.id, Passage(17, 58, (FIRST, SECOND), ("Kop",)))}


def stored(start: int, end: int, passage_id: int | None, sentence: int | None) -> StoredMention:
    """Return a mention of lithium at a place of the clean text."""
    return StoredMention(DOCUMENT.id, passage_id, sentence, Mention(start, end, "m:li", EntityType.MATERIAL))


def test_each_sentence_is_quoted_once_with_all_its_mentions() -> None:
    """Two mentions in one sentence give one quote with two marks, in the original with its line-end hyphen."""
    found = list(quotes([stored(17, 24, 5, 0), stored(39, 46, 5, 1), stored(50, 57, 5, 1)], DOCUMENT, PASSAGES))
    assert [q.evidence.quote for q in found] == ["Li-\nthium is <schaars>.", "Lithium en lithium."]
    assert [len(q.marks) for q in found] == [1, 2]
    assert all(q.evidence.holds_in(ORIGINAL) for q in found)


def test_a_mention_outside_sentences_is_quoted_with_its_line() -> None:
    """A mention in a heading is shown in its line."""
    (found,) = quotes([stored(9, 16, None, None)], DOCUMENT, {})
    assert found.evidence.quote == "Kop over Lithium"
    assert found.evidence.holds_in(ORIGINAL)


def test_mentions_are_marked_in_the_quote_and_the_rest_is_escaped() -> None:
    """The marks cover exactly the mentions."""
    first, second = quotes([stored(17, 24, 5, 0), stored(39, 46, 5, 1), stored(50, 57, 5, 1)], DOCUMENT, PASSAGES)
    assert "<mark>Lithium</mark> is &lt;schaars&gt;." in quote_html(first, DOCUMENT).text
    assert "<mark>Lithium</mark> en <mark>lithium</mark>." in quote_html(second, DOCUMENT).text


def test_an_entity_shows_its_names_and_identifiers() -> None:
    """Every label stands with its language and every identifier with the name of its scheme."""
    entity = Entity("m:li", EntityType.MATERIAL, {"nl": "lithium", "de": "<Lithium>"}, {"cas": "7439-93-2"})
    html = entity_html(entity, Wording("nl"), "3 keer").text
    assert "<dt>Nederlands</dt><dd>lithium</dd>" in html
    assert "<dt>Deutsch</dt><dd>&lt;Lithium&gt;</dd>" in html
    assert "<dt>CAS-nummer</dt><dd>7439-93-2</dd>" in html
    assert "English" not in html
    assert "3 keer" in html


def test_an_entity_without_identifiers_has_no_empty_list() -> None:
    """Nothing is announced that is not there."""
    html = entity_html(Entity("m:x", EntityType.COMPANY, {"nl": "X"}), Wording("en")).text
    assert "Identifiers" not in html
