"""The phrases by which a question in Dutch, German or English shows what it asks for, as patterns over lower case.

`WHOLE` are looked for in the whole question, the more telling ones first; of `ASKED` the one that comes first counts.
"""

from __future__ import annotations

VERBS = {
    "nl": (
        "is zijn was waren heeft hebben had hadden kan kunnen kon konden mag mogen moet moeten moest moesten wil willen wilde "
        "wilden zal zullen zou zouden wordt worden werd werden doet doen deed deden komt komen kwam kwamen gaat gaan ging "
        "gingen geldt gelden gold bestaat bestaan bestond steunt steunen steunde produceert produceren levert leveren leverde "
        "krijgt krijgen kreeg neemt nemen nam houdt houden hield staat staan stond ligt liggen lag valt vallen viel telt "
        "tellen beschikt beschikken bewaart bewaren blijft blijven bleef bevat bevatten gebruikt gebruiken koopt kopen kocht "
        "verkoopt verkocht betaalt betalen betaalde noemt noemen noemde vindt vinden vond denkt denken dacht ziet zien zag "
        "zegt zeggen zei stelt stellen stelde stijgt stijgen steeg daalt dalen daalde groeit groeien groeide haalt halen "
        "haalde maakt maken maakte hoort horen hoorde behoort behoren behoorde werkt werken werkte helpt helpen hielp "
        "verbiedt verbieden verbood verplicht verplichten beperkt beperken dekt dekken voldoet voldoen speelt spelen loopt "
        "lopen liep leidt leiden leidde past passen draagt dragen droeg exporteert exporteren importeert importeren hangt "
        "hangen hing durft lukt laat laten liet hoeft hoeven vormt vormen weet wisten klopt kloppen sluit sluiten sloot "
        "stemt stemmen stemde tekent tekende erkent erkennen eist eisen eiste pleit pleiten pleitte dreigt dreigen kent "
        "kennen kende volgt volgen wint winnen won slaagt slaagde mist missen omvat schept biedt bieden vraagt vragen verliest verloor bouwt bouwen wint delft verhoogt verlaagt lijdt bezit bezitten"
    ),
    "de": (
        "ist sind war waren hat haben hatte hatten kann können konnte konnten darf dürfen durfte muss müssen musste mussten "
        "will wollen wollte wollten wird werden wurde wurden soll sollen sollte sollten würde würden könnte könnten gibt geben "
        "gab gaben gilt gelten galt besteht bestehen bestand unterstützt unterstützen liefert liefern lieferte verfügt "
        "verfügen nennt nennen nannte halten hält hielt hielten kommt kommen kam kamen geht gehen ging gingen zählt zählen "
        "gehört gehören gehörte lässt lassen ließ ließen bekommt bekommen bekam erhält erhalten erhielt nimmt nehmen nahm "
        "steht stehen stand liegt liegen lag fällt fallen fiel bleibt bleiben blieb enthält enthalten braucht brauchen nutzt "
        "nutzen kauft kaufen kaufte verkauft verkaufte zahlt zahlen zahlte findet finden fand sieht sehen sah sagt sagen "
        "steigt steigen stieg sinkt sinken sank wächst wachsen wuchs macht machen machte arbeitet arbeiten hilft helfen half "
        "verbietet verbieten verbot verpflichtet schränkt deckt decken erfüllt erfüllen spielt spielen läuft laufen lief "
        "führt führen führte trägt tragen trug exportiert exportieren importiert importieren hängt hängen hing produziert "
        "produzieren stimmt stimmen stimmte erkennt fordert fordern forderte droht drohen kennt kennen schließt schließen "
        "folgt gewinnt gewann reicht reichen umfasst bietet bieten möchte möchten mag tritt trat wirkt betrifft betreffen "
        "dient dienen stammt stammen schafft schaffte schreibt verlangt verlangen plant planen fördert fördern senkt senken erhöht erhöhen verliert verlor leidet betreibt baut bauen beliefert sieht zwingt weiß wissen"
    ),
    "en": "is are was were has have had can could may might must will would shall should does do did isn't aren't wasn't "
    "doesn't don't didn't hasn't haven't can't won't am",
}
"""Finite verbs with which a question for yes or no begins."""
VERB_ENDINGS = {"nl": ("t", "en", "de", "te"), "de": ("t", "en", "te"), "en": ("n't",)}
SUBJECTS = {
    "nl": frozenset("de het een er dit dat deze die hij zij ze je men we u zich ook".split()),
    "de": frozenset("der die das ein eine er sie es man sich dieser diese dieses auch ihr ihre".split()),
    "en": frozenset("the a an he she it they we you there this that these those".split()),
}
"""How another word that opens a question is known for its verb: by its ending and a subject behind it."""
TOLD = {
    "nl": r"(weet|weten|zeggen|vertellen|uitleggen|bekend|noemen)\b.* (wie|wat|welke?|hoe|hoeveel|waar|waarom|wanneer)",
    "de": r"(weiß|wissen|weißt|sagen|erzählen|erklären|nennen|bekannt)\b.* (wer|was|welche[nmrs]?|wie|wo|warum|wann)",
    "en": r"(know|tell|say|explain|remember|known|find out)\b.* (who|what|which|how|where|why|when)",
}
"""What makes such a question ask for more: *can you tell me who …*."""
ASKS = {
    "nl": r"wie|wiens|wat|welke?|waar|waarom|waardoor|waarvoor|wanneer|hoe|hoeveel",
    "de": r"wer|wem|wen|wessen|was|welche[nmrs]?|wo|woher|wohin|woran|womit|wovon|worüber|worin|wofür|wann|warum|wieso|weshalb|wie|wieviel",
    "en": r"who|whom|whose|what|which|where|why|how",
}
"""What questions of keywords do not have."""
BIDS = {
    "nl": r"vertel|leg|beschrijf|vergelijk|verklaar|vat|zoek|een|ik|we|er|dit|dat|deze|die|bij|volgens",
    "de": r"erkläre?|beschreibe?|vergleiche?|fasse|such|eine?|ich|wir|es|dies\w*|bei|laut|worauf|wodurch",
    "en": r"tell|explain|describe|compare|summari[sz]e|find|when|an?|i|we|it|there|this|that|according",
}
"""With what they do not begin: a sentence, or what somebody bids."""

_NL = (
    (
        "disagreement",
        r"\b(verschillende|uiteenlopende) (bronnen|documenten|cijfers)\b|\bspreken .*\btegen\b|\boneens\b|"
        r"\b(bronnen|documenten|teksten|rapporten)\b.*\beens\b",
    ),
    (
        "documents",
        r"\b(welke|hoeveel|noem|geef|som) (de |alle )?(documenten|bronnen|rapporten|teksten|artikelen|stukken|publicaties|notities|bestanden)\b|"
        r"\bwaar (wordt|worden) .*\b(genoemd|vermeld|besproken|behandeld)\b",
    ),
    ("path", r"\bhoe (hangt|hangen|houdt|houden) .* samen\b|\bwat (verbindt|is het verband tussen)\b"),
    (
        "number",
        r"^waar staat .*\b(ranglijst|lijst|index)\b|\b(plaats|positie) .*\b(op|in) .*(index|ranglijst)\b",
    ),
    ("reason", r"^(waarom|waardoor|hoezo)\b"),
    (
        "definition",
        r"\bwat (wordt|werd) .*\b(verstaan|bedoeld)\b|\bwat (verstaa|bedoel)\w* |^wat moet \w+ .*\bvoorstellen bij\b|^wat houdt .* in\W*$|\bwat (is|betekent) dat\W*$|"
        r"^wat (schuilt|gaat|zit) .*\bachter (de|het) (term|begrip|woord|naam|afkorting)|\bwaar staa[nt]\b.* voor\W*$|"
        r"\bwaarvoor staa[nt]\b|\bwaar(toe|voor) dien(t|en)\b|\bwaar dien(t|en) .* (voor|toe)\W*$|\bafgebakend\b|"
        r"^wanneer (spreek|noem|heet|is er sprake)|^wanneer (is|zijn|geldt|gelden|telt) .* als\b|\bhoe noemt? (je|men|we)\b|"
        r"\bhoe (omschrij|definieer)\w*|\bhoe (wordt|worden|is|zijn) .*\b(gedefinieerd|omschreven)\b|"
        r"\b(definitie|omschrijving|begripsomschrijving) van\b|\b(betekenis|definitie)\W*$|"
        r"^(?!.*\b(voor|welke?|grote|belangrijkste)\b).*\bbetekenis van\b|^(leg uit|uitleg)\b",
    ),
    (
        "reason",
        r"^wat (is|was|zijn|waren) (?!een\b).*\b\w*(reden|redenen|oorzaak|oorzaken)\b|^wat (bracht|dreef|dwong|noopte|verklaart|verklaarde|veroorzaakt|veroorzaakte|weerhoudt|weerhield|belet|belette|"
        r"verhindert|verhinderde|belemmert|bewoog|leidde|leidt|vertraagt|vertraagde|remt|remde) |^wat (maakt|maakte|zorgt|zorgde) (dat|ervoor)\b|"
        r"^(waaraan|waar) (lag|ligt|ging|gingen|ging) .*\b(aan|failliet|onder|kapot)\W*$|^wat ging er mis",
    ),
    (
        "number",
        r"^wat\b.*\b(kost(te|ten|en)?|kwijt|waard|betaal(t|de|den)|verdien(t|de|den|en)|bedraagt|bedroeg|bedragen|bespar(en|ing)|"
        r"bespaar(t|de|den)|uitgegeven|g(aat|af|aven|eeft|even)\b.*\buit|(legt|leggen|legde)\b.*\bneer)\b",
    ),
    ("list", r"^wat (zijn|waren) (de|het) (?!\S+\W*$).*\b(van|voor|die|in|op|om|bij|aan|achter)\b"),
    (
        "definition",
        r"^wat (is|zijn|betekent|betekenen|meet|meten|heet|heten)\b(?! er\b)(?! (het|de) \w+ (van|voor|in)\b)",
    ),
)
_NL_ASKED = (
    ("title", r"\bwelke (?:naam|titel)\b"),
    (
        "name",
        r"\bhoe he(?:et|ten|ette|etten)(?: (?:de|het|die|dat|een))?\b|(?:\bwat (?:is|was|zijn) de )?\b(?:naam|namen|titel) van(?: (?:de|het|een))?\b|"
        r"\bvoorbeelden van\b|^(?:noem|geef)\b(?: eens)?(?: een| de| het| enkele)?",
    ),
    ("which", r"(?:\bwelke? \w+ (?:van|uit|in|bij) )?\bwelke?(?: van (?:de|deze|die|het|alle|onze|hun))?\b"),
    ("reason", r"\b(waarom|waardoor|hoezo|vanwaar|hoe (komt|kan) het|waarvoor)\b"),
    ("when", r"(^|\b(sinds|tot|per|vanaf|en|van|voor|na|rond) )wanneer\b"),
    (
        "number",
        r"\bhoeveel\w*|\bhoe (groot|hoog|laag|lang|breed|diep|duur|vaak|zwaar|snel|oud|ver|sterk|veel|vol|klein|kort|dik|"
        r"goedkoop|kostbaar|jong|ruim)\b|\bop welke (plaats|positie)\b|\bwelke (plaats|positie) (neemt|bezet|heeft|krijgt)\b",
    ),
    (
        "what",
        r"\bwat\b|\bhoe\b|^waar (draait|gaat|gaan|bestaat|bestaan|leidt|leiden|berust)\b.*\b(om|over|uit|toe|op)\b",
    ),
    ("person", r"\b(wie|wiens)\b"),
    ("place", r"\bwaar(heen|vandaan)?\b"),
    ("list", r"\bsom\b"),
)
_NL_IS = r"^(?:en )?wat (?:is|was|zijn|waren|wordt|werd) (?:de|het|hun|haar|zijn|[\w-]+['’]?s)\b"

_DE = (
    (
        "disagreement",
        r"\b(verschiedenen?|unterschiedlichen?) (quellen|dokumenten?|angaben)\b|\bwidersprechen\b|"
        r"\b(quellen|dokumente|texte|berichte)\b.*\b(un)?einig\b",
    ),
    (
        "documents",
        r"\b(welche[nrms]?|wie viele|nenne[n]?( sie)?) (die |alle )?(dokumente?n?|quellen?|berichte?n?|texte?n?|artikel|studien|notizen|dateien)\b|"
        r"\bwo (wird|werden) .*\b(genannt|erwähnt|besprochen|behandelt)\b",
    ),
    ("path", r"\bwie (hängt|hängen) .* zusammen\b|\bwas verbindet\b"),
    (
        "number",
        r"^wo (steht|liegt) .*(rangliste|index|ranking)\b|\b(platz|rang) .*\b(auf|im|in) .*(index|rangliste)\b",
    ),
    ("reason", r"^(warum|weshalb|wieso|weswegen)\b"),
    (
        "definition",
        r"\bwas (versteht|verstehen|meint|meinen|bezeichnet|besagt|bedeutet|bedeuten|misst) |\bwas wird unter .* verstanden\b|"
        r"^was (verbirgt sich|steckt) hinter\b|\bwas (ist|sind|heißt|bedeutet) (das|damit|denn das)\W*$|\bwofür steh(t|en)\b|"
        r"\bwozu dien(t|en)\b|\bwie (heißt|nennt man) das(,|\W*$| (wenn|denn)\b)|\bwie nennt man\b|^wann (spricht|redet) man\b|^wann gilt .* als\b|"
        r"\bwie (definier|umschreib|beschreib)\w* |\bwie (wird|werden|ist|sind) .*\b(definiert|umschrieben|abgegrenzt)\b|"
        r"\b(definition|begriffsbestimmung|begriffserklärung)\b|\bbedeutung\W*$|"
        r"^(?!.*\b(für|welche[nmrs]?|besondere[nrs]?|große[nrs]?)\b).*\bbedeutung (von|des|der)\b",
    ),
    (
        "reason",
        r"^was (ist|war|sind|waren) (?!eine?\b).*\b\w*(grund|gründe|ursachen?)\b|^was (trieb|brachte|führte|bewog|zwang|veranlasste|verursacht|verursachte|erklärt|erklärte|hindert|hinderte|"
        r"verhindert|verhinderte|ermöglichte|bremst|bremste|verzögert|verzögerte) |^woran (ist|sind|scheitert|scheiterte|lag|liegt|ging|krankt)\b|"
        r"^was (hält|hielt) .* (davon )?ab\b|^wofür (braucht|brauchen|benötigt|benötigen)\b|^was spr(icht|ach) (für|gegen|dafür|dagegen)\b",
    ),
    (
        "number",
        r"^was\b.*\b(kostete?n?|kosten|gekostet|bezahl(t|te|en|ten)|zahl(t|te|ten)|(?<!die )zahlen|verdien(t|te|en|ten)|beträgt|betrug|betragen|(?<!ein )(?<!der )(?<!-)wert|spar(t|te|en)|"
        r"g(ab|aben|ibt|eben)\b.*\baus|ausgegeben)\b",
    ),
    ("list", r"^was (sind|waren) die (?!\S+\W*$).*\b(von|für|des|der|die|in|im|zu|an|auf|bei|hinter|vom)\b"),
    ("definition", r"^was (ist|sind|heißt|heißen)\b(?! (mit|der|die|das) (\w+ )?(von|für|in|des|der)\b)"),
)
_DE_ASKED = (
    ("title", r"\bwelche[nmr]? (?:namen?|titel)\b"),
    (
        "name",
        r"\bwie h(?:eißt|eißen|ieß|ießen)(?: (?:der|die|das|ein|eine))?\b|(?:\bw(?:as|ie) (?:ist|war|sind|lautet) (?:der|die) )?\b(?:namen?s?|titel) (?:von|des|der|eines|einer)\b|"
        r"\bbeispiele für\b|^(?:nenne|nennen sie)\b(?: mir)?(?: eine?n?| die| den| das)?",
    ),
    (
        "which",
        r"(?:\bwelche[nmrs]? \w+ (?:von|aus|in) )?\bwelche[nmrs]?(?: (?:von|der|dieser|von den|unter den|seiner|ihrer|aller|beiden))?\b",
    ),
    ("reason", r"\b(warum|weshalb|wieso|wodurch|weswegen|wozu)\b"),
    ("when", r"\bwann\b"),
    (
        "number",
        r"\bwie ?viele?[nrms]?\b|\bwie (große?[nrs]?|hohe?[nrs]?|hoch|niedrig|lange?|breit|tief|teuer|oft|häufig|schwer|schnell|alt|weit|stark|voll|klein|"
        r"kurz|dick|billig|jung|bald)\b|\bauf welche[mnrs]? (platz|rang|niveau|wert)\b|\bum welche[nm] ",
    ),
    ("what", r"\bwas\b|\bwie\b"),
    ("person", r"\b(wer|wem|wen|wessen)\b"),
    ("place", r"\b(wo|wohin|woher)\b"),
)
_DE_IS = r"^(?:und )?was (?:ist|war|sind|waren|wird|wurde) (?:der|die|das|ihre?|seine?|[\w-]+s)\b"

_EN = (
    (
        "disagreement",
        r"\b(different|various) (sources|documents|figures)\b|\bdisagree\b|\bcontradict\b|\b(sources|documents|texts|reports)\b.*\bagree\b",
    ),
    (
        "documents",
        r"\b(which|what|how many|name|list) (the |all )?(documents?|sources?|reports?|texts?|articles?|papers?|notes|files)\b|"
        r"\bwhere (is|are) .*\b(mentioned|discussed)\b",
    ),
    ("path", r"\bhow (is|are|does|do) .* (connected|related|linked|relate|connect)\b|\bwhat (links|connects)\b"),
    (
        "number",
        r"^where (does|do|did|is) .*\b(rank|ranked|stand in|come in|placed)\b|\b(what|which) place (does|do|did) .*\b(hold|take|occupy|have|get)\b|"
        r"\b(place|position|standing) (in|on) .*\b(index|ranking)\b",
    ),
    ("reason", r"^why\b"),
    (
        "definition",
        r"\bwhat (does|do|did) .* (mean|stand for|refer to)\b|\bwhat is meant\b|\bwhat do (they|we|you|people) (mean|understand|call)\b|"
        r"\bdefinition\b|\bdefine\b|\bhow (is|are|does|do|would) .*\b(defined|define|described)\b|\bmeaning\W*$|\W meaning\b|\bmeaning of\b|"
        r"\bwhat is (that|this|it)\W*$|^when (is|are) .*\b(called|said to be|considered)\b|^when do we (speak|talk) of\b|"
        r"^what does .* measure\W*$|^what lies behind the (term|name|acronym)\b",
    ),
    (
        "reason",
        r"^what (is|was|are|were) the .*\b(reasons?|causes?)\b|^what (drove|drives|led|leads|causes|caused|explains|explained|prompted|made|makes|forced|keeps|kept|prevents|prevented|"
        r"stops|stopped|triggered|motivated|persuaded|pushed|brought|hinders|hindered|delays|delayed|slows|slowed|holds|held|convinced)\b|"
        r"\bon (what|which) grounds\b|\bhow come\b|^what is it that (makes|keeps)\b",
    ),
    (
        "number",
        r"^what (did|does|do|is|was|are|were|has|have|had|would|will|can|could|might|must) .*\b(costs?|worth|earn(s|ed)?|spend|spent)\b|"
        r"^what (did|does|do|will|would|has|have) .*\b(pay|paid)\b(?! attention)",
    ),
    ("what", r"^what (is|are|was|were) .*\b(supposed|meant|expected|needed|required|said|going|planning) to\b"),
    ("list", r"^what (are|were) the (?!\S+\W*$).*\b(of|for|that|which|in|to|on|from|behind|at)\b"),
    ("definition", r"^what(['’]s| exactly is| exactly are| is| are)\b(?! the \w+ (of|for|in)\b)"),
)
_EN_ASKED = (
    ("title", r"\b(?:which|what) (?:name|title)\b"),
    (
        "name",
        r"(?:\bwhat (?:is|was|are) the )?\b(?:names?|title) of(?: (?:the|an?))?\b|\bexamples? of\b|^(?:name|list)\b(?: an?| the| some)?",
    ),
    ("which", r"(?:\b(?:which|what) \w+ (?:of|in|from) )?\bwhich(?: of (?:the|these|those|its|their|all))?\b"),
    ("what thing", r"\bwhat\b(?! (?:\w+ed|drives|keeps|led|lies|happen\w*|went|came|goes|comes|makes|became)\b)"),
    ("reason", r"\bwhy\b"),
    ("when", r"(^|\b(since|by|until|from|and|around) )when\b"),
    (
        "number",
        r"\bhow (many|much|large|big|high|low|long|wide|deep|expensive|costly|often|frequently|heavy|fast|quickly|soon|old|far|great|"
        r"tall|full|small|short|cheap|thick|young|late|early|steep|likely)\b",
    ),
    ("what", r"\bwhat\b|\bhow\b"),
    ("person", r"\b(who|whom|whose)\b"),
    ("place", r"\bwhere\b"),
)
_EN_IS = r"^(?:and )?what (?:was|were)(?= (?!the|its|their)\w+ \w)|^(?:and )?what(?: is| was| are| were|['’]s) (?:(?:[\w-]+ ){0,3}?[\w-]+['’]s?|the|its|their)(?= )"

WHOLE = {"nl": _NL, "de": _DE, "en": _EN}
ASKED = {"nl": _NL_ASKED, "de": _DE_ASKED, "en": _EN_ASKED}
"""The kinds `which`, `what thing`, `name` and `title` are told by the noun that follows."""
WHAT_IS = {"nl": _NL_IS, "de": _DE_IS, "en": _EN_IS}
UNITS = r"\b(in (procent|prozent|percent|euros?|dollars?|tonnen|tons?|tonnes)|\w*watt(stunden|uur)?|[kmgt]wh?|tonnes of|tons of)\b"
"""Units that show a number in a question of keywords."""
