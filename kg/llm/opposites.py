"""Words that turn a statement round when one stands for another: up and down, more and less, imports and exports."""

from __future__ import annotations

import re

from kg.index.text_terms import fold

_UP = (
    r"stijg\w*|stegen|steeg|gestegen|toename\w*|toenam\w*|toegenomen|toeneemt|toenemen|groei\w*|gegroeid|hoger\w*|verhog\w*|verhoogd\w*|"
    r"steig\w*|stieg\w*|gestiegen\w*|anstieg\w*|zunahme\w*|zunahm\w*|zugenommen|wachs\w*|wuchs\w*|gewachsen\w*|hoher\w*|erhoh\w*|"
    r"increas\w*|rose|risen|rises?|rising|grew|grow\w*|higher|raised?|raising"
)
_DOWN = (
    r"daal\w*|dalen\w*|daling\w*|gedaald\w*|afname\w*|afnam\w*|afgenomen|afneemt|afnemen|krimp\w*|kromp\w*|gekrompen|lager|verlag\w*|verlaagd\w*|"
    r"sink\w*|sank\w*|gesunken\w*|ruckgang\w*|abnahme\w*|abgenommen|schrumpf\w*|geschrumpft\w*|niedriger\w*|senk\w*|gesenkt\w*|"
    r"decreas\w*|fell|fall|falls|fallen|falling|declin\w*|shr[aiu]nk\w*|lower\w*|drop\w*|reduc\w*"
)
PAIRS = (
    (_UP, _DOWN),
    (r"meer|mehr|more", r"minder|weniger|less|fewer"),
    (
        r"\w*invoer\w*|\w*import\w*|\w*einfuhr(?!ung)\w*",
        r"\w*uitvoer(?!ing|en|d)\w*|\w*export\w*|\w*ausfuhr(?!ung)\w*",
    ),
    (
        r"grootste|grosste\w*|largest|biggest|hoogste|hochste\w*|highest",
        r"kleinste\w*|smallest|laagste|niedrigste\w*|lowest",
    ),
    (
        r"verbied\w*|verbod\w*|verboden|verbiet\w*|verbot\w*|forbid\w*|bans?|banned",
        r"toesta\w*|toegestaan|erlaub\w*|allow\w*|permit\w*",
    ),
    (r"voordat|bevor|before", r"nadat|nachdem|after"),
)
"""Patterns over folded words; the sides of a pair deny each other."""
_SIDES = tuple((re.compile(rf"\b(?:{a})\b"), re.compile(rf"\b(?:{b})\b")) for a, b in PAIRS)


def turned_round(said: str, source: str) -> str:
    """Return the word of `said` whose opposite, and not itself or a like word, stands in `source`; empty if none."""
    mine, theirs = fold(said), fold(source)
    for first, second in _SIDES:
        for here, opposite in ((first, second), (second, first)):
            match = here.search(mine)
            if match and not opposite.search(mine) and opposite.search(theirs) and not here.search(theirs):
                return match[0]
    return ""
