"""When figures can be compared and whether their values agree."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.facts.comparable import Agreement, agreement, compatible_periods, in_percent, same_scale, steps
from kg.intervals import span
from kg.model import Figure


def of(written: str, value: float | tuple[float, float], qualifier: str | None = None, unit: str = "count") -> Figure:
    """Return a figure as written."""
    return Figure(0, len(written), written, value, unit=unit, qualifier=qualifier)


@pytest.mark.parametrize(
    ("written", "value", "expected"),
    [
        ("660.000 banen", 660_000, (1, 10_000)),
        ("4,12 biljoen", 4.12e12, (1e10, 1e10)),
        ("440 miljoen", 440e6, (1e6, 1e7)),
        ("18,0 procent", 18.0, (0.1, 1.0)),
        ("drie", 3, (1, 1)),
    ],
)
def test_the_last_digits_tell_the_precision(written: str, value: float, expected: tuple[float, float]) -> None:
    """The last digit written and the last that is not a nought give two steps, in the unit of the value."""
    assert steps(of(written, value)) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (of("440 miljoen", 440e6), of("450 miljoen", 450e6), Agreement.CONTRADICTION),
        (of("4,12 biljoen", 4.12e12), of("4.121 miljard", 4.121e12), Agreement.SAME),
        (of("660.000", 660e3), of("663.000", 663e3), Agreement.LESS_PRECISE),
        (of("meer dan 50 miljard", 50e9, "more than"), of("53 miljard", 53e9), Agreement.LESS_PRECISE),
        (of("meer dan 50 miljard", 50e9, "more than"), of("49 miljard", 49e9), Agreement.CONTRADICTION),
        (of("bijna 4 miljoen", 4e6, "almost"), of("3,7 miljoen", 3.7e6), Agreement.SAME),
        (of("204.000 ton", 204e3), of("180.000", 180e3), Agreement.CONTRADICTION),
        (of("4,5 tot 4,8", (4.5, 4.8)), of("4,6", 4.6), Agreement.SAME),
        (of("4,5 tot 4,8", (4.5, 4.8)), of("6,1", 6.1), Agreement.CONTRADICTION),
    ],
)
def test_values_agree_as_precisely_as_they_are_written(first: Figure, second: Figure, expected: Agreement) -> None:
    """Rounding and qualifiers decide whether two values are one, one of them less precise, or contradict."""
    assert agreement(first, second) is expected
    assert agreement(second, first) is expected


def share(written: str, value: float, qualifier: str | None = None) -> Figure:
    """Return a share as it is compared: in percent."""
    return in_percent(of(written, value, qualifier, "share"))


@pytest.mark.parametrize(
    ("fraction", "percentage", "value", "expected"),
    [
        (share("een derde", 1 / 3), "33 procent", 33.0, Agreement.SAME),
        (share("2/3", 2 / 3), "66,7%", 66.7, Agreement.SAME),
        (share("één op de 5", 1 / 5), "20%", 20.0, Agreement.SAME),
        (share("een derde", 1 / 3), "35 procent", 35.0, Agreement.LESS_PRECISE),
        (share("bijna drie kwart", 3 / 4, "almost"), "74 procent", 74.0, Agreement.SAME),
        (share("die Hälfte", 1 / 2), "40 Prozent", 40.0, Agreement.CONTRADICTION),
        (share("2/3", 2 / 3), "50%", 50.0, Agreement.CONTRADICTION),
    ],
)
def test_a_fraction_in_words_is_compared_as_a_percentage(
    fraction: Figure, percentage: str, value: float, expected: Agreement
) -> None:
    """A third and 33 percent say the same, 35 percent says it more exactly, and a half is not 40 percent."""
    said = of(percentage, value, unit="percent")
    assert same_scale(fraction, said)
    assert agreement(fraction, said) is agreement(said, fraction) is expected


def test_a_multiple_is_never_a_share() -> None:
    """Halved and a half have one value and measure different things; doubled agrees with twice."""
    halved, half = of("gehalveerd", 0.5, unit="ratio"), share("de helft", 0.5)
    assert not same_scale(halved, half)
    assert not same_scale(in_percent(halved), of("0,5 procent", 0.5, unit="percent"))
    doubled, twice = of("verdubbeld", 2.0, unit="ratio"), of("2 keer", 2.0, unit="ratio")
    assert agreement(doubled, twice) is Agreement.SAME


def test_a_word_for_half_is_no_leeway_of_a_whole() -> None:
    """What is written without digits is as precise as its own size at most: halved is no 0.9 times."""
    assert agreement(of("gehalveerd", 0.5, unit="ratio"), of("0,9 keer", 0.9, unit="ratio")) is Agreement.CONTRADICTION


@given(st.integers(1, 10**9))
def test_a_value_agrees_with_itself(value: int) -> None:
    """However it is written, a value is the same as itself."""
    assert agreement(of(str(value), value), of(str(value), value)) is Agreement.SAME


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2023", None, True),
        ("2023", "2023-05", True),
        ("2023", "2024", False),
        ("2016/2020", "2018", False),
        ("2016/2020", "2016/2020", True),
    ],
)
def test_periods_are_compatible_when_they_can_mean_the_same_time(
    first: str, second: str | None, *, expected: bool
) -> None:
    """A year fits a month in it and an unsaid period, not another year, and a span of years fits only itself."""
    assert compatible_periods(first, second) is expected
    assert compatible_periods(second, first) is expected


def test_units_and_suspicion_keep_figures_apart() -> None:
    """Figures of other units, without any unit, or suspect ones are not compared."""
    euro, dollar = (Figure(0, 1, "5", 5, currency=c) for c in ("EUR", "USD"))
    assert same_scale(euro, euro)
    assert not same_scale(euro, dollar)
    assert not same_scale(of("5", 5), Figure(0, 1, "5", 5))
    assert not same_scale(of("5", 5), Figure(0, 1, "5", 5, unit="count", suspect="too large"))


@pytest.mark.parametrize("period", ["", "soon", "2024-13", "2024-02-31", "2025/2024"])
def test_what_is_no_period_has_no_days(period: str) -> None:
    """Text that is not ISO 8601, days that do not exist and spans that run backwards give no days; "" is open."""
    assert (span(period) is None) == (period != "")
