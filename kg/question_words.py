"""Words that make a question in Dutch, German and English: what it asks for, and what carries no content."""

from __future__ import annotations

import re

_NL = (
    (
        "disagreement",
        r"\b(verschillende|uiteenlopende) (bronnen|documenten|cijfers)\b|\bspreken .*\btegen\b|\boneens\b",
    ),
    ("documents", r"\b(welke|hoeveel|in welke) (documenten|bronnen|rapporten|teksten|artikelen|stukken|publicaties)\b"),
    ("path", r"\bhoe (hangt|hangen|houdt|houden) .* samen\b|\bwat (verbindt|is het verband tussen)\b"),
    (
        "definition",
        r"^wat (is|zijn|betekent|betekenen|wordt (verstaan|bedoeld)|verstaa?t)\b(?! (het|de) \w+ (van|voor|in)\b)|"
        r"\bdefinitie van\b",
    ),
    ("reason", r"\b(waarom|waardoor|hoe komt het|om welke reden|wat is de reden|wat zijn de redenen|waarvoor)\b"),
    ("when", r"\b(wanneer|sinds wanneer|in welk jaar|vanaf welk jaar|welk jaar|op welke datum|per wanneer)\b"),
    (
        "number",
        r"\b(hoeveel|hoeveelste|hoe (groot|hoog|laag|lang|breed|diep|duur|vaak|zwaar|snel|oud|ver|sterk|veel)|"
        r"welk(e)? (percentage|aandeel|deel|bedrag|waarde|omvang|omzet|getal|aantal|prijs|budget|niveau|"
        r"tarief|heffing|\w*heffing|\w*tarief|\w*equivalent|\w*aandeel|plaats|positie|rang)|op welke plaats|"
        r"wat kost\w*|wat (is|was|zijn|waren) (het|de) (aandeel|percentage|omvang|omzet|bedrag|aantal|prijs|waarde|\w*aandeel))\b",
    ),
    ("country", r"\b(welk|welke|in welk|in welke|uit welk|met welk) (\w+ )?(land|landen|staten|lidstaten|lidstaat)\b"),
    (
        "company",
        r"\bwelk(e)? (\w+ )?(bedrijf|bedrijven|onderneming|ondernemingen|firma|firma's|producent|producenten|"
        r"fabrikant|fabrikanten|concern|concerns|leverancier|leveranciers|\w*fabriek|\w*bedrijf|\w*bedrijven)\b",
    ),
    (
        "act",
        r"\bwelke? (\w+ )?(wet|wetten|verordening|verordeningen|richtlijn|richtlijnen|verdrag|verdragen|regeling)\b",
    ),
    (
        "material",
        r"\bwelke? (\w+ )?(grondstof|grondstoffen|materiaal|materialen|metaal|metalen|mineraal|mineralen|stof)\b",
    ),
    ("person", r"\b(wie|wiens|door wie|van wie|welke (minister|president|persoon|onderzoeker|auteur|auteurs))\b"),
    ("place", r"\b(waar|waarheen|waarvandaan|in welke (stad|plaats|regio|haven))\b"),
    (
        "yes/no",
        r"^(is|zijn|was|waren|heeft|hebben|had|kan|kunnen|mag|moet|moeten|wil|willen|zal|zullen|wordt|worden|"
        r"doet|doen|komt|komen|geldt|bestaat|bestaan|steunt|produceert|levert)\b",
    ),
    ("list", r"\b(welke|noem|geef|som)\b"),
)
_DE = (
    ("disagreement", r"\b(verschiedenen?|unterschiedlichen?) (quellen|dokumenten?|angaben)\b|\bwidersprechen\b"),
    ("documents", r"\b(welche[nrms]?|wie viele) (dokumente?n?|quellen?|berichte?n?|texte?n?|artikel|studien)\b"),
    ("path", r"\bwie (hängt|hängen) .* zusammen\b|\bwas verbindet\b"),
    (
        "definition",
        r"^was (ist|sind|bedeutet|bedeuten|versteht man|heißt|meint)\b(?! (der|die|das) \w+ (von|für|in|des|der)\b)|"
        r"\bdefinition\b",
    ),
    ("reason", r"\b(warum|weshalb|wieso|wodurch|aus welchem grund|weswegen)\b"),
    ("when", r"\b(wann|seit wann|in welchem jahr|welches jahr|ab wann|bis wann|zu welchem datum)\b"),
    (
        "number",
        r"\b(wie ?viele?[nrs]?|was kostet\w*|wie (groß|hoch|niedrig|lange?|breit|tief|teuer|oft|schwer|schnell|alt|weit|stark)|"
        r"welche[rsnm]? (\w+ )?(anteil|prozentsatz|betrag|wert|umfang|umsatz|zahl|anzahl|preis|\w*anteil|\w*zoll|"
        r"\w*satz|platz|rang)|auf welchem (platz|rang|niveau)|auf welche[nms]? (wert|niveau|platz))\b",
    ),
    (
        "country",
        r"\b(welche[nmrs]?|in welche[nmrs]?|mit welche[nmrs]?) (\w+ )?(land|länder|ländern|staaten|staat|mitgliedstaaten?)\b",
    ),
    (
        "company",
        r"\bwelche[nmrs]? (\w+ )?(unternehmen|firma|firmen|konzerne?|hersteller|betriebe?|produzent(en)?|lieferant(en)?|"
        r"\w*werk|\w*hersteller)\b",
    ),
    (
        "act",
        r"\bwelche[nmrs]? (\w+ )?(gesetze?|verordnung(en)?|richtlinien?|abkommen|vertrag|verträge|regelung|\w*gesetze?)\b",
    ),
    ("material", r"\bwelche[nmrs]? (\w+ )?(rohstoffe?|materialien|material|metalle?|mineralien|stoffe?)\b"),
    ("person", r"\b(wer|wem|wen|wessen|von wem|durch wen|welche[r]? (minister|präsident|person|autor(en)?))\b"),
    ("place", r"\b(wo|wohin|woher|in welcher (stadt|region))\b"),
    (
        "yes/no",
        r"^(ist|sind|war|waren|hat|haben|hatte|kann|können|darf|muss|müssen|will|wollen|wird|werden|soll|sollen|"
        r"gibt|gilt|besteht|unterstützt|liefert)\b",
    ),
    ("list", r"\b(welche[nmrs]?|nenne|nennen sie)\b"),
)
_EN = (
    ("disagreement", r"\b(different|various) (sources|documents|figures)\b|\bdisagree\b|\bcontradict\b"),
    ("documents", r"\b(which|what|how many|in which) (documents?|sources?|reports?|texts?|articles?|papers?)\b"),
    ("path", r"\bhow (is|are|does|do) .* (connected|related|linked|relate|connect)\b|\bwhat (links|connects)\b"),
    (
        "definition",
        r"^what (is|are|does .* mean|do .* mean|is meant by)\b(?! the \w+ (of|for|in)\b)|\bdefinition of\b|\bdefine\b",
    ),
    ("reason", r"\b(why|for what reason|what causes|what caused|how come)\b"),
    ("when", r"\b(when|since when|in (which|what) year|(which|what) year|by (which|what) (year|date))\b"),
    (
        "number",
        r"\b(how (many|much|large|big|high|low|long|wide|deep|expensive|often|heavy|fast|old|far|great|tall)|"
        r"(what|which) (\w+ )?(percentage|percent|share|proportion|part|amount|value|size|revenue|number|price|budget|"
        r"level|tariff|rate|rank|fraction|turnover)|what (does|do|did|would) .* cost|what is the (price|cost|size|value|number|share|population|rate))\b",
    ),
    ("country", r"\b(which|what|in which|from which) (\w+ )?(country|countries|states|member states?|nations?)\b"),
    (
        "company",
        r"\b(which|what) (\w+ )?(company|companies|firms?|producers?|manufacturers?|suppliers?|plants?|corporations?)\b",
    ),
    ("act", r"\b(which|what) (\w+ )?(acts?|laws?|regulations?|directives?|treat(y|ies)|rules?)\b"),
    ("material", r"\b(which|what) (\w+ )?(raw materials?|materials?|metals?|minerals?|commodit(y|ies)|substances?)\b"),
    ("person", r"\b(who|whom|whose|by whom|(which|what) (minister|president|person|researcher|author)s?)\b"),
    ("place", r"\b(where|in (which|what) (city|region|port))\b"),
    ("yes/no", r"^(is|are|was|were|has|have|had|can|could|may|must|will|would|does|do|did|should)\b"),
    ("list", r"\b(which|name|list)\b"),
)


def _compiled(rules: tuple[tuple[str, str], ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern)) for kind, pattern in rules)


KINDS = {"nl": _compiled(_NL), "de": _compiled(_DE), "en": _compiled(_EN)}
"""Per language the kinds of question with the pattern that shows each, the more telling ones first."""

FUNCTION_WORDS = {
    "nl": frozenset(
        "de het een en of maar want dat die dit deze er hier daar waar wat wie welk welke wiens hoe hoeveel waarom "
        "wanneer is zijn was waren wordt worden werd werden ben bent geweest heeft hebben had hadden kan kunnen kon "
        "konden mag mogen moet moeten moest zal zullen zou zouden wil willen doet doen deed gaat gaan ging in op aan "
        "van voor met door bij om te tot uit naar over onder tussen tegen volgens als dan dus ook nog al niet geen "
        "meer zo zich zij ze hij hun haar hem hen ik je jij u we wij ons onze mijn uw er om sinds tijdens per via "
        "elkaar iets iemand eigenlijk precies ongeveer".split()
    ),
    "de": frozenset(
        "der die das den dem des ein eine einen einem einer eines und oder aber denn dass dies diese dieser dieses "
        "diesem diesen es da dort wo was wer wen wem wessen welche welcher welches welchem welchen wie wieviel "
        "viel viele warum wann ist sind war waren wird werden wurde wurden worden sein gewesen hat haben hatte hatten "
        "kann konnen konnte darf durfen muss mussen soll sollen sollte will wollen tut tun geht gehen in im ins auf "
        "an am fur mit durch bei beim um zu zum zur bis aus nach uber unter zwischen gegen laut als dann also auch "
        "noch schon nicht kein keine keinen mehr so sich sie er ihr ihre ihren ihm ihn ich du wir uns unsere man von "
        "vom seit wahrend pro etwa genau ob".split()
    ),
    "en": frozenset(
        "the a an and or but that this these those there here where what who whom whose which how why when is are was "
        "were be been being has have had can could may might must shall should will would does do did done doing in "
        "on at of for with by from to up out into over under between against according as than then also still "
        "already not no more so it its they them their he she his her we us our i you your many much some any about "
        "since during per via each other if whether many".split()
    ),
    "other": frozenset(),
}
"""Folded words (no diacritics, see `kg.index.text_terms.fold`) that say nothing about the subject."""
