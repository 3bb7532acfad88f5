"""Disagreements, cells of the matrix, moments and candidates in the language of the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from app.view.markup import Html, element, join
from app.view.names import predicate_name, type_name
from app.view.wording import Wording
from kg.facts import Cell, Disagreement, Entry, Moment, Side
from kg.facts.centrality import Candidate
from kg.facts.shares import Concentration
from kg.model import Claim, Entity, Figure

Entities = Mapping[str, Entity]
OPPOSITE = "opposite claims"


def name_of(iri: str, entities: Entities, say: Wording) -> str:
    """Return the name of an entity, the end of its IRI where it is unknown."""
    return entities[iri].label(say.language) if iri in entities else iri.rsplit(":", 1)[-1]


def disagreement_html(found: Disagreement, entities: Entities, say: Wording) -> Html:
    """Return the head of a disagreement: its kind, what it is about, and when."""
    kind = element("span", say(found.kind), class_="kp-type")
    measure = predicate_name(found.measure, say.language) if found.kind == OPPOSITE else found.measure
    names = [name_of(iri, entities, say) for iri in found.about]
    details = " · ".join(x for x in (", ".join(names), period_words(found.period, say)) if x)
    title = element("h3", measure or ", ".join(names), class_="kp-section")
    return join(title, element("p", kind, " ", details, class_="kp-where"))


def side_html(side: Side, found: Disagreement, entities: Entities, say: Wording) -> Html:
    """Return what one side says and who says so."""
    by = "; ".join(side.attributions)
    return join(
        element("p", _says(side, found, entities, say), class_="kp-short"),
        element("p", by, class_="kp-where") if by else "",
    )


def _says(side: Side, found: Disagreement, entities: Entities, say: Wording) -> str:
    if found.kind != OPPOSITE:
        return side.says
    subject, object_ = (name_of(iri, entities, say) for iri in found.about[:2])
    claim = f"{subject} {predicate_name(found.measure, say.language)} {object_}"
    return claim if side.says == "positive" else f"{say('not')} {claim}"


def cell_words(cell: Cell, entities: Entities, say: Wording) -> str:
    """Return a cell in a few words, those for *not in these sources* when it is empty."""
    if not cell.entries:
        return say("not in sources")
    flag = [say("single supplier")] if cell.single_supplier else []
    return "; ".join(dict.fromkeys([*(entry_words(e, entities, say) for e in cell.entries), *flag]))


def entry_words(entry: Entry, entities: Entities, say: Wording) -> str:
    """Return one thing that a source says about a cell."""
    return _with_details(_value(entry, say), entry, entities, say)


def _with_details(text: str, entry: Entry, entities: Entities, say: Wording) -> str:
    scope = say("of whom", name=name_of(entry.scope, entities, say)) if entry.scope else ""
    stage = say(entry.stage) if entry.stage else ""
    modality = say(entry.modality) if entry.modality != "asserted" else ""
    doubt = say("doubtful value") if entry.suspect else ""
    details = ", ".join(x for x in (entry.of, stage, scope, period_words(entry.period, say), modality, doubt) if x)
    return f"{text} ({details})" if details else text


def period_words(period: str | None, say: Wording) -> str:
    """Return a period for reading: *since 2010*, *1996–2019*, and a date as it is."""
    begin, slash, end = (period or "").partition("/")
    if not slash:
        return begin
    if end in ("", ".."):
        return say("since", date=begin)
    return say("until", date=end) if begin in ("", "..") else f"{begin}–{end}"


def _value(entry: Entry, say: Wording) -> str:
    if entry.share is None:
        said = predicate_name(entry.says, say.language)
        return f"{say('not')} {said}" if entry.negated else said
    value = f"{_range(entry.share, say)} %"
    return say(entry.qualifier, value=value) if entry.qualifier else value


def hhi_words(found: Iterable[Concentration], say: Wording) -> str:
    """Return the indexes of a row in short: those that were computed are lower bounds."""
    return "; ".join(dict.fromkeys(_hhi(c, say) for c in found))


def hhi_details(found: Iterable[Concentration], say: Wording) -> str:
    """Return the indexes of a row, each with its stage, its time, and whether it was computed."""
    return "; ".join(dict.fromkeys(_detailed(c, say) for c in found))


def _hhi(found: Concentration, say: Wording) -> str:
    value = _range(found.value, say)
    return say("at least", value=value) if found.computed else value


def _detailed(found: Concentration, say: Wording) -> str:
    stage = say(found.stage) if found.stage else ""
    details = ", ".join(
        x for x in (say("computed") if found.computed else "", stage, period_words(found.period, say)) if x
    )
    return f"{_hhi(found, say)} ({details})" if details else _hhi(found, say)


def _range(value: float | tuple[float, float], say: Wording) -> str:
    both = value if isinstance(value, tuple) else (value,)
    return "–".join(map(say.number, both))


def entry_html(entry: Entry, cell: Cell, entities: Entities, say: Wording) -> Html:
    """Return an entry as the head of its quote: what is said, by whom, and any doubt."""
    said = element("strong", _sentence(entry, cell, entities, say))
    by = element("span", f" — {entry.attribution}", class_="kp-where") if entry.attribution else ""
    doubt = element("p", say("suspect", reason=entry.suspect), class_="kp-where") if entry.suspect else ""
    return join(element("p", said, by), doubt)


def _sentence(entry: Entry, cell: Cell, entities: Entities, say: Wording) -> str:
    """Return a share in words, or a claim with both its ends: the row of a supplier is what needs it."""
    if entry.share is not None:
        words = entry_words(entry, entities, say)
        return words if entry.role == "supplier" else f"{words} — {say(entry.role)}"
    column, row = (name_of(iri, entities, say) for iri in (cell.column, cell.row))
    needs = entry.says == "dependsOn" and entry.role == "supplier"
    ends = (row, column) if needs else (column, row)
    return _with_details(f" {_value(entry, say)} ".join(ends), entry, entities, say)


def moments_html(moments: Sequence[Moment], entities: Entities, say: Wording) -> Html:
    """Return what one sentence says of one time: when, what, and when its source appeared."""
    first = moments[0]
    when = element("span", period_words(first.period, say) or first.issued or "", class_="kp-type")
    said = "; ".join(dict.fromkeys(_moment(m, entities, say) for m in moments))
    shown = first.issued is not None and first.fact is not None
    issued = element("span", f" · {say('appeared', date=first.issued)}", class_="kp-where") if shown else ""
    return element("p", when, " ", element("strong", said), issued)


def _moment(moment: Moment, entities: Entities, say: Wording) -> str:
    match moment.fact:
        case Figure() as figure:
            return f"{figure.as_written} — {figure.measure}" if figure.measure else figure.as_written
        case Claim() as claim:
            subject, object_ = (name_of(iri, entities, say) for iri in (claim.subject, claim.object))
            said = f"{subject} {predicate_name(claim.predicate, say.language)} {object_}"
            said = f"{say('not')} {said}" if claim.polarity == "negative" else said
            return said if claim.modality == "asserted" else f"{said} ({say(claim.modality)})"
        case _:
            return f"{say('document')}: {moment.title}"


def candidate_html(candidate: Candidate, entities: Entities, say: Wording) -> Html:
    """Return a candidate for a chokepoint, marked as computed, with what it joins and what it alone holds."""
    entity = candidate.entity
    mark = element("span", say("computed"), class_="kp-not")
    kind = element("span", type_name(entity.type.value, say.language), class_="kp-type")
    share = f"{say.number(round(candidate.betweenness * 100, 2))} %"
    rows = [(say("joins"), candidate.joins), (say("cuts off"), candidate.cuts_off)]
    return join(
        element("p", element("strong", entity.label(say.language)), " ", kind, " ", mark),
        element("p", say("passed", share=share), class_="kp-where"),
        *(
            element("p", f"{title}: {', '.join(name_of(i, entities, say) for i in iris)}", class_="kp-where")
            for title, iris in rows
            if iris
        ),
    )
