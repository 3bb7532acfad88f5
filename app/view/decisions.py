"""Cases to be judged and decisions made, as HTML."""

from __future__ import annotations

from collections.abc import Mapping

from app.view.markup import Html, element, join
from app.view.names import type_name
from app.view.quoting import flowing_quote
from app.view.wording import Wording
from kg.decisions.decision import Decision
from kg.decisions.queue import Case
from kg.model import Document, Evidence


def case_html(case: Case, say: Wording) -> Html:
    """Return what a case is about: its kind, the entities with their types, and why it waits."""
    names = (
        element("p", element("strong", e.label(say.language)), f" · {type_name(e.type.value, say.language)} · {e.iri}")
        for e in case.entities
    )
    badge = element("span", say(case.kind), class_="kp-type")
    return join(element("p", badge, " ", say(case.why), class_="kp-where"), *names)


def evidence_html(evidence: Evidence, document: Document) -> Html:
    """Return a quote on one line."""
    return element("blockquote", flowing_quote(document, evidence), class_="kp-quoted")


def decision_html(decision: Decision, labels: Mapping[str, str], say: Wording) -> Html:
    """Return a decision: number, what was judged, and who, when and why. What is hidden goes by the end of its IRI."""
    given = decision.label or (type_name(decision.type, say.language) if decision.type else "")
    named = " / ".join(labels.get(iri) or iri.rsplit(":", 1)[-1] for iri in decision.entities)
    head = element("p", f"{decision.number}. ", element("strong", say(decision.judgement.value)), f": {named} {given}")
    undone = say("undone", at=_minute(decision.undone_at)) if decision.undone_at else ""
    parts = (decision.by, _minute(decision.at), decision.why, undone)
    return join(head, element("p", " · ".join(part for part in parts if part), class_="kp-where"))


def _minute(at: str) -> str:
    """Return a moment to the minute: *2026-03-01 14:05 UTC* for 2026-03-01T14:05:09Z."""
    date, t, time = at.partition("T")
    return f"{date} {time[:5]} UTC" if t and time.endswith("Z") else at
