"""An entity with its names, and the sentences that mention it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from app.view.markup import Html, element, join
from app.view.names import predicate_name, type_name
from app.view.quoting import flowing
from app.view.wording import LANGUAGES, Wording
from kg.model import Document, Entity, Evidence
from kg.texts import StoredMention, StoredPassage


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence and the places in it, as spans of the original, where it names the entity."""

    evidence: Evidence
    marks: tuple[tuple[int, int], ...]


def entity_html(entity: Entity, say: Wording, count: str = "") -> Html:
    """Return the name, type, labels in every language and identifiers of an entity."""
    title = element("h2", entity.label(say.language), class_="kp-question")
    badge = element("span", type_name(entity.type.value, say.language), class_="kp-type")
    head = element("p", badge, " ", count, class_="kp-where")
    names = [(LANGUAGES[c], entity.labels[c]) for c in LANGUAGES if c in entity.labels]
    listed = (_list(say("names"), names), _list(say("identifiers"), _identifiers(entity, say.language)))
    return join(title, head, element("div", *listed, class_="kp-facts"))


def _identifiers(entity: Entity, language: str) -> list[tuple[str, str]]:
    """Return the identifiers of an entity with the name of each scheme in the language of the page."""
    return [(predicate_name(scheme, language), value) for scheme, value in sorted(entity.identifiers.items())]


def _list(title: str, rows: Sequence[tuple[str, str]]) -> Html | str:
    if not rows:
        return ""
    pairs = (join(element("dt", name), element("dd", value)) for name, value in rows)
    return element("section", element("h3", title), element("dl", *pairs))


def quotes(
    mentions: Iterable[StoredMention], document: Document, passages: Mapping[int, StoredPassage]
) -> Iterator[Quote]:
    """Yield the sentences of a document that hold the mentions, each once; outside sentences, the line."""
    found: dict[tuple[int, int], Quote] = {}
    for stored in mentions:
        span = document.offsets.to_original(stored.mention.start, stored.mention.end)
        evidence = _sentence(stored, document, passages) or _line(document, *span)
        known = found.setdefault((evidence.start, evidence.end), Quote(evidence, ()))
        found[evidence.start, evidence.end] = replace(known, marks=(*known.marks, span))
    yield from found.values()


def _sentence(stored: StoredMention, document: Document, passages: Mapping[int, StoredPassage]) -> Evidence | None:
    passage = passages.get(stored.passage_id) if stored.passage_id is not None else None
    if passage is None or stored.sentence is None or stored.sentence >= len(passage.passage.sentences):
        return None
    sentence = passage.passage.sentences[stored.sentence]
    return document.evidence(sentence.start, sentence.end, passage.passage.headings)


def _line(document: Document, start: int, end: int) -> Evidence:
    first = document.original.rfind("\n", 0, start) + 1
    last = document.original.find("\n", end)
    clean = document.offsets.to_clean(first, last if last >= 0 else len(document.original))
    return document.evidence(*clean)


def quote_html(quote: Quote, document: Document) -> Html:
    """Return a sentence with the mentions in it marked."""
    evidence = quote.evidence
    parts: list[Html | str] = []
    at = evidence.start
    for start, end in sorted(quote.marks):
        if at <= start and end <= evidence.end:
            parts += [flowing(document, at, start), element("mark", flowing(document, start, end))]
            at = end
    return element("blockquote", *parts, flowing(document, at, evidence.end), class_="kp-quoted")
