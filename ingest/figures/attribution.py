"""Who a sentence says it from: *volgens het CBS*, *laut IEA*, *according to the ECB*, *so der Minister*."""

from __future__ import annotations

import re

_DETERMINER = (
    r"(?:(?:de|het|een|der|die|das|dem|den|des|einer|einem|the|a|an|zijn|haar|hun|ihrer|seiner|onze|unserer)\s+)?"
)
_NAME = r"[A-ZÄÖÜÉ][\w&'’.-]*(?:\s+(?:van|voor|der|des|de|den|het|von|für|of|for|the|en|und|and|in|ter|te)(?=\s+(?:(?:de|het|der|den|die|the|für|von)\s+)?[A-ZÄÖÜÉ])|\s+[A-ZÄÖÜÉ][\w&'’-]*|\s+(?:de|het|der|den|die|the)(?=\s+[A-ZÄÖÜÉ]))*"
_PHRASE = rf"(?P<who>{_DETERMINER}(?:[a-zà-ÿ-]+\s+){{0,3}}?{_NAME}|{_DETERMINER}[a-zà-ÿ-]+)"
_SOURCE = re.compile(
    r"\b(?:volgens|[Vv]olgens|[Aa]ldus|[Ll]aut|[Gg]emäß|[Zz]ufolge|[Aa]ccording\s+to|[Nn]ach\s+(?:Angaben|Einschätzung|Ansicht|Auffassung|Schätzung(?:en)?|Berechnung(?:en)?)(?:\s+von)?"
    r"|[Bb]lijkens|[Ii]n\s+de\s+woorden\s+van)\s+" + _PHRASE
)
_STUDY = re.compile(
    rf"\b(?:[Cc]ijfers|[Oo]nderzoek|[Bb]erekeningen|[Ss]tudie|[Aa]nalyse|[Rr]apport|[Jj]aarverslag(?:\s+\d{{4}})?)\s+van\s+(?P<who>(?:de\s+|het\s+)?{_NAME})"
    rf"|\b(?:Zahlen|Studie|Analyse|Bericht|Berechnungen)\s+(?:der|des|von)\s+(?P<wer>{_NAME})"
)
_AFTER = re.compile(
    rf",\s+(?:aldus|so|said|says)\s+(?P<who>{_DETERMINER}(?:[a-zà-ÿ-]+\s+)??{_NAME}|{_DETERMINER}[a-zà-ÿ-]+)\s*(?:[.,]|$)"
)
_SAYS_AFTER = re.compile(
    r"[,”“\"»’]\s+(?:zo\s+|so\s+)?(?:zegt|zei|stelt|stelde|meldt|meldde|schrijft|schreef|waarschuwt|waarschuwde|verklaarde|benadrukt|sagt|sagte|"
    r"erklärt|erklärte|erläutert|erläuterte|betont|betonte|warnt|warnte|berichtet|berichtete|meldet|meldete|schreibt|meint|heißt\s+es\s+(?:bei|beim))\s+"
    rf"(?!dat\b|dass\b|of\b|ob\b|wie\b)(?P<who>{_DETERMINER}(?:[a-zà-ÿ-]+\s+)??{_NAME})"
)
_AS_SAID = re.compile(
    rf",\s+wie\s+(?P<who>{_DETERMINER}(?:[a-zà-ÿ-]+\s+)??{_NAME})(?:\s+[a-zäöüß]+){{0,4}}(?:\s+\S+){{0,2}}\s+(?:mitteilte|mitteilten|berichtet|berichtete|meldet|meldete|erklärte|schreibt|sagte)\b"
)
_BEFORE = re.compile(rf"\b(?P<who>(?:[Dd](?:er|em|en)|[Dd]e)?\s*{_NAME})\s+zufolge\b")
_SAYS = re.compile(
    rf"^\W*(?P<who>{_DETERMINER.replace('(?:(?:', '(?:(?:De|Het|Der|Die|Das|The|')}{_NAME})\s+(?:schat|raamt|berekende|berekent|verwacht|voorspelt|meldt|stelt|zegt|schätzt|beziffert|erwartet|rechnet|prognostiziert|meldet|estimates|expects|reports|says|forecasts)\b"
)
_GROUP = r"(?:Experten|Fachleute|Analysten|Beobachter|Kritiker|Forscher|Ökonomen|[Dd]eskundigen|[Ee]xperts|[Aa]nalisten|[Cc]ritici|[Oo]nderzoekers|[Ee]conomen)"
_BELIEVE = r"(?:glauben|meinen|schätzen|warnen|sagen|erwarten|befürchten|fürchten|denken|menen|stellen|zeggen|waarschuwen|verwachten|schatten|vrezen)"
_GROUPS = re.compile(rf"\b(?P<who>{_GROUP})\s+{_BELIEVE}\b|\b{_BELIEVE}\s+(?P<wer>{_GROUP})\b")
_NO_SOURCE = frozenset(
    "de het een der die das the hem haar deze dit hetzelfde dezelfde plan verwachting planning prognose".split()
)


def attribution(text: str) -> str:
    """Return whom or what the sentence names as its source, as it is written; empty when it speaks for itself."""
    for pattern in (_SOURCE, _AFTER, _SAYS_AFTER, _AS_SAID, _BEFORE, _SAYS, _GROUPS, _STUDY):
        match = pattern.search(text)
        who = (match["who"] or match.groupdict().get("wer") or "") if match else ""
        if who and who.lower() not in _NO_SOURCE:
            return " ".join(who.split()).rstrip(".,")
    return ""
