"""Facts and documents by time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.facts import Facts
from kg.facts.timeline import Moment, select
from kg.intervals import PeriodError

Make = Callable[..., Any]


@pytest.fixture
def timeline(facts: Make, make_note: Make, make_figure: Make, make_claim: Make) -> list[Moment]:
    """Two dated notes with figures of 2019, 2021/2022 and of no period, and a claim of 2023."""
    names = [("China", "country:cn"), ("gallium", "material:gallium")]
    early = make_figure("10 ton", 10.0, unit="t", period="2021/2022", measure="export")
    late = make_figure("20 ton", 20.0, unit="t", period="2019", measure="export")
    timeless = make_figure("30 ton", 30.0, unit="t", measure="export")
    said = make_claim("country:cn", "restrictsExportOf", "material:gallium", period="2023")
    first = make_note("a.txt", ["Er ging 10 ton weg.", "Toen 20 ton."], [early, late], (), (), "2022-05-01")
    second = make_note("b.txt", ["China beperkt gallium.", "Nu 30 ton."], [timeless], names, [(0, said)], "2024-01-31")
    found: Facts = facts(first, second)
    return found.timeline


def says(moments: list[Moment]) -> list[tuple[str, str | None]]:
    """Return kind and period of moments."""
    return [(m.kind, m.period) for m in moments]


def test_the_earliest_comes_first_and_the_undated_last(timeline: list[Moment]) -> None:
    """Facts stand by the time they speak of, documents by their date, facts without a time at the end."""
    assert says(timeline) == [
        ("figure", "2019"),
        ("figure", "2021/2022"),
        ("document", "2022-05-01"),
        ("claim", "2023"),
        ("document", "2024-01-31"),
        ("figure", None),
    ]


def test_before_and_after_leave_out_what_reaches_over_the_border(timeline: list[Moment]) -> None:
    """A period must end before, or begin after; one that overlaps the border is neither."""
    assert says(select(timeline, before="2022")) == [("figure", "2019")]
    assert says(select(timeline, after="2022")) == [("claim", "2023"), ("document", "2024-01-31")]


def test_the_date_of_the_source_is_another_clock(timeline: list[Moment]) -> None:
    """What was said before 2023 is what the earlier document holds, whatever time it speaks of."""
    assert {m.document for m in select(timeline, before="2023", clock="published")} == {"a.txt"}
    assert ("figure", None) in says(select(timeline, after="2023", clock="published"))


def test_only_what_concerns_an_entity(timeline: list[Moment]) -> None:
    """With an entity only its facts stay, and the documents that hold them."""
    found = select(timeline, about="urn:knooppunt:entity:country:cn")
    assert says(found) == [("claim", "2023"), ("document", "2024-01-31")]


@pytest.mark.parametrize(
    ("written", "more", "listed"),
    [
        ("drie kwartalen", {"unit": "count", "measure": "kwartalen"}, False),
        ("zwei Geschäftsjahre", {"unit": "count", "measure": "Geschäftsjahre"}, False),
        ("tweede kwartaal", {"unit": "rank", "measure": "kwartaal"}, False),
        ("tien jaar", {"unit": "a", "measure": "bouw"}, False),
        ("drie structuren", {"unit": "count", "measure": "structuren"}, True),
        ("drie verdragen", {"unit": "count", "measure": "verdragen"}, True),
        ("drie ton", {"unit": "t", "measure": "kwartalen"}, True),
    ],
)
def test_what_counts_time_itself_is_not_listed(
    facts: Make, make_note: Make, make_figure: Make, written: str, more: dict[str, str], *, listed: bool
) -> None:
    """A duration or a number of quarters happens at no time; words that merely end like one for time stay."""
    figure = make_figure(written, 3.0, period="2023", **more)
    found: Facts = facts(make_note("a.txt", [f"In 2023 ging het om {written}, zei men."], [figure]))
    assert [m.kind for m in found.timeline] == ["figure"] * listed


def test_a_border_that_is_no_date_is_refused(timeline: list[Moment]) -> None:
    """The message says what was given and what to write."""
    with pytest.raises(PeriodError, match="'soon' is no date"):
        select(timeline, before="soon")
