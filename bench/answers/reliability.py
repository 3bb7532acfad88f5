"""Draws how far the confidence of an answer can be trusted, as a small SVG."""

from __future__ import annotations

SIDE, MARGIN = 320, 46
INK, FAINT, POINT = "#1a1a1a", "#c8c8c8", "#14507a"


def drawn(bands: list[tuple[float, float, int]]) -> str:
    """Return an SVG of bands (mean confidence, share right, questions): on the diagonal the confidence is what it says.

    The area of a point is in proportion to the questions in its band.
    """
    most = max((count for _, _, count in bands), default=1)
    size = SIDE + 2 * MARGIN
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" width="{size}" height="{size}" '
        'font-family="sans-serif" font-size="12">',
        f'<rect width="{size}" height="{size}" fill="white"/>',
        f'<path d="M{MARGIN} {MARGIN}V{MARGIN + SIDE}H{MARGIN + SIDE}" fill="none" stroke="{INK}"/>',
        f'<path d="M{MARGIN} {MARGIN + SIDE}L{MARGIN + SIDE} {MARGIN}" stroke="{FAINT}"/>',
        *(_tick(value / 4) for value in range(5)),
        *(_point(mean, right, (count / most) ** 0.5) for mean, right, count in bands),
        f'<text x="{size / 2}" y="{size - 8}" text-anchor="middle" fill="{INK}">confidence of the answer</text>',
        f'<text x="14" y="{size / 2}" text-anchor="middle" fill="{INK}" '
        f'transform="rotate(-90 14 {size / 2})">share with the evidence shown</text>',
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _tick(value: float) -> str:
    x, y = MARGIN + value * SIDE, MARGIN + SIDE - value * SIDE
    return (
        f'<text x="{x}" y="{MARGIN + SIDE + 16}" text-anchor="middle" fill="{INK}">{value:.2f}</text>'
        f'<text x="{MARGIN - 6}" y="{y + 4}" text-anchor="end" fill="{INK}">{value:.2f}</text>'
    )


def _point(mean: float, right: float, radius: float) -> str:
    x, y = MARGIN + mean * SIDE, MARGIN + SIDE - right * SIDE
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{3 + 9 * radius:.1f}" fill="{POINT}" fill-opacity="0.75"/>'
