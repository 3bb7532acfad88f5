"""Judge the claims: print some at random, or measure those judged before (tests/data/claims.csv).

    python bench/facts/claims.py                    precision by relation on the judged claims, and what is not judged
    python bench/facts/claims.py --draw 200 --seed 7 > draw.jsonl   claims drawn at random from every text, to be judged
    python bench/facts/claims.py --draw 200 --rest  the same with the texts of `rest` in `texts.py`, in some twenty minutes
    python bench/facts/claims.py --sentences 60     paragraphs drawn at random, with the claims made there, for recall
    python bench/facts/claims.py --acquisitions     precision and recall of acquisitions on smartdata-re-de

A claim is judged against its sentence: right when a careful reader would draw it from there, with this direction,
polarity, modality and attribution. `second` is the verdict of another judge who did not see the first; a claim is right
when nobody says otherwise. The claims come from the corpus and our samples, from German news twice (with the entities we
recognise, and with those annotated there, `annotated:` documents), and from the texts of `texts.py`. Rows of
`web-…`, `parlspeech-…`, `gesetze-all-…` and `tatoeba-de2` documents are verdicts on texts that are not kept here: web passages
copied for one judging, and speeches and laws of other collections.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ingest.claims import claims
from ingest.layout import layout
from ingest.mentions import recognise
from ingest.segment import segment
from kg.linking import link
from kg.model import Claim, Document, EntityType, Mention
from kg.names import NameMatcher
from ontology.vocabulary import load_terms, vocabulary_files

sys.path.insert(0, str(Path(__file__).parent))
from texts import NEWS, ROOT, document, files, news, others, others_of, rest

JUDGED = ROOT / "tests" / "data" / "claims.csv"
FIELDS = ("document", "start", "end", "subject", "predicate", "object", "polarity", "modality", "attribution", "period")
TYPES = {
    "organization-company": EntityType.COMPANY,
    "organization": EntityType.ORGANISATION,
    "location-city": EntityType.PLACE,
    "person": EntityType.PERSON,
}


@dataclass(frozen=True)
class Found:
    """A claim of a document, at its place in the original, and the sentence that makes it."""

    document: str
    start: int
    end: int
    claim: Claim
    sentence: str

    @property
    def key(self) -> tuple[str, ...]:
        """What a judgement is of; the attribution and the period are judged with it."""
        claim = self.claim
        triple = (_short(claim.subject), _short(claim.predicate), _short(claim.object))
        return (self.document, str(self.start), str(self.end), *triple, claim.polarity, claim.modality)

    @property
    def row(self) -> tuple[str, ...]:
        """The fields of the table of judgements."""
        return (*self.key, self.claim.attribution, self.claim.period or "")


def _short(iri: str) -> str:
    return iri.replace("urn:knooppunt:entity:", "").rpartition("#")[2]


@cache
def matcher() -> NameMatcher:
    """Return the matcher of the bundled vocabularies."""
    return NameMatcher.from_terms(load_terms(vocabulary_files()))


def all_claims() -> Iterator[Found]:
    """Yield the claims of the corpus, our samples and the news."""
    yield from claims_of_files()
    for number, row in enumerate(news()):
        name = f"{NEWS.name}#{number}"
        yield from _recognised(name, _of_news(name, row))
        yield from _annotated(f"annotated:{name}", row)


def claims_of_others() -> Iterator[Found]:
    """Yield the claims of answers, laws, judgments, speeches, general news and articles."""
    for name, text in others():
        yield from _recognised(name, text)


def claims_of_files(largest: float = float("inf")) -> Iterator[Found]:
    """Yield the claims of the corpus and our samples, of files up to `largest` bytes."""
    for name, text in files(largest):
        yield from _recognised(name, text)


def _of_news(name: str, row: dict[str, object]) -> Document:
    return document(name, str(row["text"]), "de", str(row["date"])[:10])[1]


def _recognised(name: str, text: Document) -> Iterator[Found]:
    mentions, _ = recognise(text, segment(text, layout(text)), matcher())
    yield from _found(name, text, mentions)


def _annotated(name: str, row: dict[str, object]) -> Iterator[Found]:
    """Yield the claims on the entities annotated in a text, with the countries and goods we know."""
    plain = Document("0" * 64, name, str(row["text"]), language="de", issued=str(row["date"])[:10])
    given = [m for e in row["entities"] if (m := _mention(e, plain.original))]  # type: ignore[attr-defined]
    linked = link(matcher().find(plain.original, "de"), plain.original, "de")
    ours = [m for m in linked if not any(g.start < m.end and m.start < g.end for g in given)]
    yield from _found(name, plain, tuple(sorted([*given, *ours], key=lambda m: m.start)))


def _mention(entity: dict[str, object], text: str) -> Mention | None:
    start, end = int(str(entity["start"])), int(str(entity["end"]))
    kind = TYPES.get(str(entity["type"]))
    fits = kind is not None and text[start:end] == entity["text"]
    return Mention(start, end, str(entity["text"]), kind) if kind is not None and fits else None


def _found(name: str, text: Document, mentions: tuple[Mention, ...]) -> Iterator[Found]:
    for claim in claims(text, segment(text, layout(text)), mentions):
        start, end = text.offsets.to_original(claim.start, claim.end)
        yield Found(name, start, end, claim, " ".join(text.clean[claim.start : claim.end].split()))


def main() -> None:
    """Run what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draw", type=int)
    parser.add_argument("--sentences", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rest", action="store_true")
    parser.add_argument("--acquisitions", action="store_true")
    arguments = parser.parse_args()
    if arguments.acquisitions:
        acquisitions()
    elif arguments.draw:
        draw(arguments.draw, arguments.seed, rest() if arguments.rest else ())
    elif arguments.sentences:
        paragraphs(arguments.sentences, arguments.seed)
    else:
        measure()


def judgements() -> dict[tuple[str, ...], str]:
    """Return the verdicts by what they are of."""
    rows = csv.DictReader(JUDGED.read_text(encoding="utf-8").splitlines())
    return {tuple(row[field] for field in FIELDS[:8]): _verdict(row) for row in rows}


def _verdict(row: dict[str, str]) -> str:
    """Return the verdict of a row: right where nobody who judged it says otherwise."""
    return "right" if {row["verdict"], row["second"] or "right"} == {"right"} else "wrong"


def draw(size: int, seed: int, further: Iterable[tuple[str, Document]]) -> None:
    """Print claims drawn at random from every text, one JSON object a line, to be judged; one a claim and sentence.

    Claims judged before are left out.
    """
    known = judgements()
    drawn = (*all_claims(), *claims_of_others(), *(f for name, text in further for f in _recognised(name, text)))
    pool = {(*f.key[3:], f.sentence): f for f in drawn if f.key not in known}
    chosen = random.Random(seed).sample(list(pool.values()), min(size, len(pool)))  # noqa: S311  # a draw, no secret
    print(f"{len(pool)} claims", file=sys.stderr)
    for number, found in enumerate(chosen, 1):
        row = dict(zip(FIELDS, found.row, strict=True))
        print(json.dumps({"n": number, **row, "sentence": found.sentence}, ensure_ascii=False))


def paragraphs(size: int, seed: int) -> None:
    """Print paragraphs with two entities drawn at random from the corpus and the answers, with the claims made there."""
    texts = [*files(), *((n, t) for n, t in others_of("kamervragen-nl"))]
    found = [p for name, text in texts for p in _paragraphs(name, text)]
    for place, shown, made in random.Random(seed).sample(found, size):  # noqa: S311  # a draw, no secret
        print(f"== {place}\n{shown}", *(f"   => {' '.join(row)}" for row in made), sep="\n")


def _paragraphs(name: str, text: Document) -> Iterator[tuple[str, str, list[tuple[str, ...]]]]:
    passages = segment(text, layout(text))
    mentions, _ = recognise(text, passages, matcher())
    made = claims(text, passages, mentions)
    for passage in passages:
        inside = {m.entity for m in mentions if passage.start <= m.start < passage.end}
        here = [Found("", 0, 0, c, "").key[3:] for c in made if passage.start <= c.start < passage.end]
        if len(inside) > 1:
            yield f"{name}:{passage.start}", text.clean[passage.start : passage.end], here


def measure() -> None:
    """Print the precision of the judged claims by relation."""
    known, right, seen = judgements(), Counter[str](), Counter[str]()
    current = {f.key for f in all_claims()}
    for key in current & known.keys():
        seen[key[4]] += 1
        right[key[4]] += known[key] == "right"
    for relation, count in seen.most_common():
        print(f"{relation:20} {right[relation]}/{count}")
    total = seen.total()
    print(f"all                  {right.total()}/{total}  precision {right.total() / max(1, total):.3f}")
    print(
        f"{len(current - known.keys())} claims are not judged; {len(known.keys() - current)} judged ones no longer made"
    )


def acquisitions() -> None:
    """Print precision and recall of acquisitions against those annotated, buyer and bought by name in each text."""
    made: set[tuple[int, str, str]] = set()
    gold: set[tuple[int, str, str]] = set()
    for number, row in enumerate(news()):
        gold |= {(number, *pair) for pair in _pairs(row)}
        for found in _annotated("", row):
            if found.claim.predicate.endswith("#acquires"):
                made.add((number, found.claim.subject, found.claim.object))
    hits = len(made & gold)
    print(f"acquisitions: precision {hits}/{len(made)}, recall {hits}/{len(gold)}")


def _pairs(row: dict[str, object]) -> set[tuple[str, str]]:
    """Return the pairs of buyer and bought that a text is annotated with."""
    deals = [r["args"] for r in row["relations"] if r["name"] == "Acquisition"]  # type: ignore[attr-defined]
    return {
        (buyer["text"], bought["text"])
        for arguments in deals
        for buyer in arguments
        for bought in arguments
        if (buyer["role"], bought["role"]) == ("buyer", "acquired")
    }


if __name__ == "__main__":
    main()
