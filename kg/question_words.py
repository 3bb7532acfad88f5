"""Words that make a question in Dutch, German and English: what it asks for, and what carries no content."""

from __future__ import annotations

import re
from functools import cache

_BETWEEN = r"(?:[\w'’-]+ ){0,3}?"
"""Words that may stand between *which* and what it asks for."""

_PEOPLE_NL = (
    r"\w*minister|staatssecretaris|president|premier|kanselier|koning|koningin|eurocommissaris|commissaris|vice-voorzitter|"
    r"voorzitter|voorman|voorvrouw|topman|topvrouw|bestuurder|directeur|ceo|baas|leider|econo(?:om|men|me)|hoogleraar|"
    r"hoogleraren|professor|onderzoekers?|wetenschappers?|auteurs?|schrijvers?|denkers?|filosoof|jurist|politic(?:us|i|a)|"
    r"\w*adviseur|woordvoerders?|ambtenaar|oprichters?|analisten?|expert|deskundigen?|gouverneur|generaal|persoon|personen"
)
_PEOPLE_DE = (
    r"\w*minister(?:in)?|staatssekretär(?:in)?|präsident(?:in)?|premier|kanzler(?:in)?|kommissar(?:in)?|vizepräsident(?:in)?|"
    r"\w*chef(?:in)?|vorstandsvorsitzenden?r?|vorsitzenden?r?|direktor(?:in)?|ökonom(?:in|en)?|\w*professor(?:in)?|forscher(?:in)?|"
    r"wissenschaftler(?:in)?|autor(?:in|en)?|denker|philosoph|jurist(?:in)?|politiker(?:in)?|\w*berater(?:in)?|sprecher(?:in)?|"
    r"gründer(?:in)?|analyst(?:in|en)?|experte|expertin|gouverneur(?:in)?|general|person|personen"
)
_PEOPLE_EN = (
    r"ministers?|secretary|presidents?|premier|chancellor|commissioners?|chair(?:man|woman)?|ceo|chief executive|director|boss|"
    r"leaders?|economists?|professors?|researchers?|scientists?|scholars?|authors?|writers?|thinkers?|lawyers?|politicians?|"
    r"advis[eo]rs?|spokes(?:man|woman|person)|officials?|founders?|analysts?|experts?|governor|general|persons?|people"
)
_BODIES_NL = (
    r"\w*organisaties?|instellingen?|instelling|instituten|instituut|\w*verenigingen?|\w*vereniging|stichting(?:en)?|instanties?|"
    r"autoriteit|toezichthouder|\w*ministeries?|vakbond(?:en)?|denktank|agentschap|bank(?:en)?|universiteit(?:en)?|coalitie"
)
_BODIES_DE = (
    r"\w*organisation(?:en)?|institution(?:en)?|institut(?:e)?|\w*verb(?:and|ände)|\w*verein(?:igung)?|stiftung|\w*behörden?|\w*amt|"
    r"aufsicht|\w*ministerium|\w*ministerien|gewerkschaft(?:en)?|denkfabrik|agentur|bank(?:en)?|universität(?:en)?|koalition"
)
_BODIES_EN = (
    r"organi[sz]ations?|institutions?|institutes?|associations?|foundations?|authorit(?:y|ies)|agenc(?:y|ies)|regulators?|"
    r"ministr(?:y|ies)|departments?|unions?|think tanks?|banks?|universit(?:y|ies)|coalition|bod(?:y|ies)"
)
_FIGURES_NL = (
    r"aantal|\w*omzet|\w*winst|\w*aandeel|\w*percentage|\w*budget|\w*begroting|\w*prijs|\w*capaciteit|\w*productie|omvang|"
    r"\w*waarde|bevolking|inwonertal|werkloosheid|bbp|\w*tarief|\w*uitgaven|\w*kosten|\w*schuld|\w*tekort|\w*overschot|toename|"
    r"afname|rang|ranglijst|hhi|\w*verbruik|\w*uitstoot|\w*bedrag|\w*loon|\w*drempel|\w*orders|\w*orderportefeuille"
)
_FIGURES_DE = (
    r"anzahl|\w*umsatz|\w*gewinn|\w*anteil|prozentsatz|\w*budget|\w*haushalt|\w*preis|\w*kapazität|\w*produktion|umfang|\w*wert|"
    r"bevölkerung|einwohnerzahl|arbeitslosigkeit|\w*quote|bip|\w*zoll|\w*ausgaben|\w*kosten|\w*schulden|\w*defizit|überschuss|"
    r"zunahme|abnahme|rang|hhi|\w*verbrauch|\w*ausstoß|\w*betrag|\w*lohn|\w*schwelle|\w*grenze|auftragsbestand|\w*volumen|teil"
)
_FIGURES_EN = (
    r"number|revenue|turnover|sales|profits?|shares?|percentage|budget|price|capacity|output|production|size|value|population|"
    r"\w*employment|\w+ rate|rate|gdp|tariff|spending|expenditure|costs?|debt|deficit|surplus|increase|decrease|rank|ranking|hhi|"
    r"concentration index|consumption|use|emissions|amount|wage|threshold|order backlog|volume|estimate"
)

_NL = (
    (
        "disagreement",
        r"\b(verschillende|uiteenlopende) (bronnen|documenten|cijfers)\b|\bspreken .*\btegen\b|\boneens\b|"
        r"\b(bronnen|documenten|teksten|rapporten)\b.*\beens\b",
    ),
    (
        "documents",
        r"\b(welke|hoeveel|noem|geef|som) (de |alle )?(documenten|bronnen|rapporten|teksten|artikelen|stukken|publicaties)\b|"
        r"\bwaar (wordt|worden) .*\b(genoemd|vermeld|besproken|behandeld)\b",
    ),
    ("number", rf"^wat (is|was|zijn|waren|bedraagt|bedroeg) (het|de) {_BETWEEN}({_FIGURES_NL}) (?=\w)"),
    ("path", r"\bhoe (hangt|hangen|houdt|houden) .* samen\b|\bwat (verbindt|is het verband tussen)\b"),
    ("reason", r"^wat (is|was|zijn|waren) (?!een\b).*\b\w*(reden|redenen|oorzaak|oorzaken)\b"),
    (
        "definition",
        r"^wat (is|zijn|betekent|betekenen|wordt (verstaan|bedoeld)|verstaa?t)\b(?! (het|de) \w+ (van|voor|in)\b)|"
        r"\bdefinitie van\b",
    ),
    (
        "reason",
        r"\b(waarom|waardoor|hoe komt het|om welke reden|waarvoor)\b",
    ),
    ("when", r"(^|\b(sinds|tot|per|vanaf|en) )wanneer\b|\b(welk jaar|welke (dag|datum|maand))\b"),
    (
        "number",
        r"\b(hoeveel|hoeveelste|hoe (groot|hoog|laag|lang|breed|diep|duur|vaak|zwaar|snel|oud|ver|sterk|veel)|"
        r"welk(e)? (percentage|aandeel|deel|bedrag|waarde|omvang|omzet|getal|aantal|prijs|budget|niveau|"
        r"tarief|heffing|\w*heffing|\w*tarief|\w*equivalent|\w*aandeel|plaats|positie|rang)|op welke plaats|"
        rf"welke? (?:[\w-]+ )?({_FIGURES_NL})|"
        r"wat kost\w*|wat (is|was|zijn|waren) (het|de) (aandeel|percentage|omvang|omzet|bedrag|aantal|prijs|waarde|\w*aandeel))\b",
    ),
    ("country", rf"\bwelke? {_BETWEEN}(land|landen|staten|staat|lidstaten|lidstaat|economie|economieën)\b"),
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
        rf"\bwelke? {_BETWEEN}(\w*grondstof|\w*grondstoffen|materiaal|materialen|\w*metaal|\w*metalen|mineraal|mineralen|stof|"
        r"stoffen|element|elementen|\w*verbinding)\b",
    ),
    ("person", rf"\b(wie|wiens|welke? {_BETWEEN}({_PEOPLE_NL})|hoe heet(te)? (de|het|die) {_BETWEEN}({_PEOPLE_NL}))\b"),
    ("organisation", rf"\b(welke?|hoe heet(te)? (de|het|die)) {_BETWEEN}({_BODIES_NL})\b"),
    ("place", r"\b(waar|waarheen|waarvandaan|in welke (stad|plaats|regio|haven))\b"),
    (
        "yes/no",
        r"^(is|zijn|was|waren|heeft|hebben|had|kan|kunnen|mag|moet|moeten|wil|willen|zal|zullen|wordt|worden|"
        r"doet|doen|komt|komen|geldt|bestaat|bestaan|steunt|produceert|levert)\b",
    ),
    ("list", r"\b(welke|noem|geef|som)\b"),
    ("number", rf"^(?!(wat|hoe)\b).*\b({_FIGURES_NL})\b|^wat\b.*\b(kosten|kost|bedraagt|bedroeg)\b"),
)
_DE = (
    (
        "disagreement",
        r"\b(verschiedenen?|unterschiedlichen?) (quellen|dokumenten?|angaben)\b|\bwidersprechen\b|"
        r"\b(quellen|dokumente|texte|berichte)\b.*\b(un)?einig\b",
    ),
    (
        "documents",
        r"\b(welche[nrms]?|wie viele|nenne[n]?( sie)?) (die |alle )?(dokumente?n?|quellen?|berichte?n?|texte?n?|artikel|studien)\b|"
        r"\bwo (wird|werden) .*\b(genannt|erwähnt|besprochen|behandelt)\b",
    ),
    ("number", rf"^was (ist|war|sind|waren|beträgt|betrug) (der|die|das) {_BETWEEN}({_FIGURES_DE}) (?=\w)"),
    ("path", r"\bwie (hängt|hängen) .* zusammen\b|\bwas verbindet\b"),
    ("reason", r"^was (ist|war|sind|waren) (?!eine?\b).*\b\w*(grund|gründe|ursachen?)\b"),
    (
        "definition",
        r"^was (ist|sind|bedeutet|bedeuten|versteht man|heißt|meint)\b(?! (der|die|das) \w+ (von|für|in|des|der)\b)|"
        r"\bdefinition\b",
    ),
    (
        "reason",
        r"\b(warum|weshalb|wieso|wodurch|aus welchem grund|weswegen)\b",
    ),
    ("when", r"\b(wann|welche[ms]? (jahr|tag|datum|monat))\b"),
    (
        "number",
        r"\b(wie ?viele?[nrs]?|was kostet\w*|wie (groß|hoch|niedrig|lange?|breit|tief|teuer|oft|schwer|schnell|alt|weit|stark)|"
        r"welche[rsnm]? (\w+ )?(anteil|prozentsatz|betrag|wert|umfang|umsatz|zahl|anzahl|preis|\w*anteil|\w*zoll|"
        r"\w*satz|platz|rang)|auf welchem (platz|rang|niveau)|auf welche[nms]? (wert|niveau|platz)|"
        rf"welche[nmrs]? (?:[\w-]+ )?({_FIGURES_DE}|hhi-wert))\b",
    ),
    (
        "country",
        rf"\bwelche[nmrs]? {_BETWEEN}(land|länder|ländern|staaten|staat|\w*mitgliedstaaten?)\b",
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
    (
        "material",
        rf"\bwelche[nmrs]? {_BETWEEN}(\w*rohstoffe?n?|materialien|material|\w*metalle?n?|mineralien|stoffe?n?|elemente?n?|\w*verbindung)\b",
    ),
    (
        "person",
        rf"\b(wer|wem|wen|wessen|welche[nmrs]? {_BETWEEN}({_PEOPLE_DE})|wie heißt (der|die) {_BETWEEN}({_PEOPLE_DE}))\b",
    ),
    ("organisation", rf"\b(welche[nmrs]?|wie heißt (der|die|das)) {_BETWEEN}({_BODIES_DE})\b"),
    ("place", r"\b(wo|wohin|woher|in welcher (stadt|region))\b"),
    (
        "yes/no",
        r"^(ist|sind|war|waren|hat|haben|hatte|kann|können|darf|muss|müssen|will|wollen|wird|werden|soll|sollen|"
        r"gibt|gilt|besteht|unterstützt|liefert)\b",
    ),
    ("list", r"\b(welche[nmrs]?|nenne|nennen sie)\b"),
    ("number", rf"^(?!(was|wie)\b).*\b({_FIGURES_DE})\b|^was\b.*\b(kostet|beträgt|betrug)\b"),
)
_EN = (
    (
        "disagreement",
        r"\b(different|various) (sources|documents|figures)\b|\bdisagree\b|\bcontradict\b|\b(sources|documents|texts|reports)\b.*\bagree\b",
    ),
    (
        "documents",
        r"\b(which|what|how many|name|list) (the |all )?(documents?|sources?|reports?|texts?|articles?|papers?)\b|"
        r"\bwhere (is|are) .*\b(mentioned|discussed)\b",
    ),
    ("number", rf"^what (is|was|are|were) (the|its|their|[\w-]+['’]s?) {_BETWEEN}({_FIGURES_EN})\b"),
    ("path", r"\bhow (is|are|does|do) .* (connected|related|linked|relate|connect)\b|\bwhat (links|connects)\b"),
    ("reason", r"^what (is|was|are|were) the (\w+ )?(reasons?|causes?)\b"),
    (
        "definition",
        r"^what (is|are|does .* mean|do .* mean|is meant by)\b(?! the \w+ (of|for|in)\b)|\bdefinition of\b|\bdefine\b",
    ),
    (
        "reason",
        r"\b(why|for what reason|what causes|what caused|how come)\b",
    ),
    ("when", r"(^|\b(since|by|until|from|and) )when\b|\b(which|what) (year|date|day|month)\b"),
    (
        "number",
        r"\b(how (many|much|large|big|high|low|long|wide|deep|expensive|often|heavy|fast|old|far|great|tall)|"
        r"(what|which) (\w+ )?(percentage|percent|share|proportion|part|amount|value|size|revenue|number|price|budget|"
        rf"level|tariff|rate|rank|fraction|turnover)|(what|which) (?:[\w-]+ )?({_FIGURES_EN})|"
        r"what (does|do|did|would) .* cost|what is the (price|cost|size|value|number|share|population|rate))\b",
    ),
    ("country", rf"\b(which|what) {_BETWEEN}(country|countries|states?|nations?|economy|economies)\b"),
    (
        "company",
        r"\b(which|what) (\w+ )?(company|companies|firms?|producers?|manufacturers?|suppliers?|plants?|corporations?)\b",
    ),
    ("act", r"\b(which|what) (\w+ )?(acts?|laws?|regulations?|directives?|treat(y|ies)|rules?)\b"),
    (
        "material",
        rf"\b(which|what) {_BETWEEN}(raw materials?|materials?|metals?|minerals?|commodit(y|ies)|substances?|elements?|compounds?)\b",
    ),
    (
        "person",
        rf"\b(who|whom|whose|(which|what) {_BETWEEN}({_PEOPLE_EN})|what is the name of the {_BETWEEN}({_PEOPLE_EN}))\b",
    ),
    ("organisation", rf"\b(which|what) {_BETWEEN}({_BODIES_EN})\b"),
    ("place", r"\b(where|in (which|what) (city|region|port))\b"),
    ("yes/no", r"^(is|are|was|were|has|have|had|can|could|may|must|will|would|does|do|did|should)\b"),
    ("list", r"\b(which|name|list)\b"),
    ("number", rf"^(?!(what|how)\b).*\b({_FIGURES_EN})\b|^what\b.*\b(cost|costs)\b"),
)


@cache
def kinds(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the kinds of question with the pattern that shows each in a language, the more telling ones first."""
    return tuple((kind, re.compile(pattern)) for kind, pattern in {"nl": _NL, "de": _DE, "en": _EN}[language])


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
