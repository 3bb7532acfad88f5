"""Whether a phrasing stands on its own in its sentence: no complement, no question, and with its own subject."""

from __future__ import annotations

from ingest.claims.hit import LASTING, Hit
from ingest.claims.homes import is_one_of_many
from ingest.claims.rendering import ATTRIBUTIVE, OPEN, SIGNS, unsigned
from ingest.claims.verb_forms import verbs
from ingest.claims.word_order import AND
from ingest.claims.words import words


def stands_free(hit: Hit) -> bool:
    """Tell whether the phrase that the match begins with is no complement of what stands before it."""
    before = unsigned(hit.rendered.line[: hit.match.start()]).split()
    unclear = (hit.trigger.relative and _is_origin(hit)) or _is_inserted(hit, before)
    asks = hit.trigger.inverted and not _is_opened(hit, before)
    one = hit.trigger.relation in LASTING and is_one_of_many(hit, hit.match.start())
    if unclear or asks or one or not _is_of_its_subject(hit):
        return False
    if not hit.trigger.begins or not before or (hit.trigger.relation in LASTING and _is_whole(hit, before)):
        return True
    prepositions = words("preposition", hit.language)
    if hit.trigger.begins == "G" and not {before[-1].lower(), hit.first()}.isdisjoint({"wie", "zoals"}):
        return False  # examples of a group (*Länder wie Peru und Chile*) that does it with others
    if before[-1].lower() in prepositions:
        return False
    if before[-1].lower() in {"en", "und", "of", "oder"}:
        return not any(w.lower() in prepositions for w in before[-4:-1])
    return hit.language != "de" or not _is_genitive(hit, before)


def _is_whole(hit: Hit, before: list[str]) -> bool:
    """Tell whether a phrase about a firm is about itself, not about a part of it (*die Tochter von Acme mit Sitz*)."""
    last = before[-1].lower()
    return last in words("preposition", hit.language) - words("from", hit.language)


def _is_inserted(hit: Hit, before: list[str]) -> bool:
    """Tell whether the match explains a name that is only compared with (*war Peru, nach China, der größte ...*)."""
    explains = hit.trigger.phrase and hit.trigger.apposition
    return explains and bool(before) and before[-1].lower() in words("beside", hit.language)


def _is_origin(hit: Hit) -> bool:
    """Tell whether a relative clause may be about what comes from its subject (*ein Werk aus Peru, das ...*)."""
    before = hit.rendered.line[: hit.match.start()].split()
    return (
        len(before) > 1
        and unsigned(before[-1]).lower() in words("from", hit.language)
        and (SIGNS["preposition"] not in before[-2] and before[-2][0].isalnum() | before[-2].startswith(OPEN))
    )


def _is_opened(hit: Hit, before: list[str]) -> bool:
    """Tell whether an adverb, a phrase with a preposition or a clause opens what a verb before its subject goes on.

    Nothing before the verb makes a question or a condition (*Stoppt China den Export, ...*), a noun its subject.
    """
    if not before or before[-1] == ",":
        return bool(before)
    if before[-1].lower() in words("preposition", hit.language):
        return False
    clause = before[max((i + 1 for i, t in enumerate(before) if _is_border(t, before[i - 1])), default=0) :]
    prepositions = words("preposition", hit.language)
    if any(token.lower() in prepositions for token in clause[:2]):
        return True
    signed = hit.rendered.line[: hit.match.start()].split()
    if clause and SIGNS["filler"] in signed[len(signed) - len(clause)]:
        return True
    opening = clause[0].lower() if clause else ""
    return any(opening in words(kind, hit.language) for kind in ("filler", "opening"))


def _is_genitive(hit: Hit, before: list[str]) -> bool:
    """Tell whether a German phrase hangs on the noun before it (*die Kritik der EU ist ...*)."""
    first = hit.first()
    last = before[-1]
    noun = last[0].isupper() and last.isalpha() and last.lower() not in words("standin", hit.language)
    noun = noun or last.isdigit()
    return noun and first in {"der", "des"} and len(before) > 1


def _is_of_its_subject(hit: Hit) -> bool:
    """Tell whether the second verb of a sentence has the subject that the sentence begins with.

    The first verb must follow the subject at once, and be no auxiliary that the second one hangs on.
    """
    if not hit.trigger.shared:
        return True
    if unsigned(hit.rendered.line[: hit.match.start("S")]).split() and _leads_in(hit):
        return False
    gap = unsigned(hit.rendered.line[hit.match.end("S") : hit.match.end()]).lower().split()
    at = gap.index(AND.get(hit.language, "en"))
    first = next((word for word in gap[:at] if word not in words("standin", hit.language)), "")
    closed = ("preposition", "determiner", "negation")
    hangs = any(word in words("modal", hit.language) for word in gap[:at]) and _may_hang(hit, gap[at + 1])
    return first.isalpha() and not hangs and not any(first in words(kind, hit.language) for kind in closed)


def _may_hang(hit: Hit, word: str) -> bool:
    """Tell whether a verb may be an infinitive or a participle that belongs to an auxiliary before it."""
    return any(word in {verb.infinitive, verb.participle} for verb in verbs([word], hit.language))


def _leads_in(hit: Hit) -> bool:
    """Tell whether words other than determiners stand before the subject of the match."""
    before = hit.rendered.line[: hit.match.start("S")].split()
    leading = {SIGNS[kind] for kind in ("determiner", "adjective", "company", "standin")} | {ATTRIBUTIVE}
    return any(not set(token) & leading for token in before)


def _is_border(sign: str, before: str) -> bool:
    """Tell whether a sign ends a clause; the point of an ordinal (*27. März*) does not."""
    return len(sign) == 1 and not sign.isalnum() and not (sign == "." and before.isdigit())
