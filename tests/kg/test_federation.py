"""No query reaches another server, however it is written; a text that only holds the word goes through."""

import pytest

from kg.federation import may_ask_elsewhere

EVIL = "SERVICE <http://127.0.0.1:9/> { ?s ?p ?o }"
CALLS = {
    "plain": f"SELECT * {{ {EVIL} }}",
    "small letters": "SELECT * { service<http://127.0.0.1:9/>{?s ?p ?o} }",
    "silent, unspaced": "SELECT * {SERVICESILENT<http://127.0.0.1:9/>{?s ?p ?o}}",
    "a variable as server": "SELECT * { ?x kp:path ?server. SERVICE?server{ ?s ?p ?o } }",
    "right after a dot": f"SELECT * {{ ?s ?p ?o.{EVIL} }}",
    "right after a number": f"SELECT * {{ ?s ?p 1{EVIL} }}",
    "right after a boolean": f"SELECT * {{ ?s ?p true{EVIL} }}",
    "prefix right behind": "SELECT * { SERVICEkp:x { ?s ?p ?o } }",
    "comment that ends at a carriage return": f"SELECT * {{ # end\r{EVIL} }}",
    "escaped hash in a name": f"SELECT * {{ ?s kp:a\\#b ?o . {EVIL} }}",
    "escaped quotes in names": f"SELECT * {{ ?s kp:a\\'b ?o . {EVIL} . ?s kp:a\\'b ?o }}",
    "hash in an IRI": f"SELECT * {{ ?s <http://x/#p> ?o . {EVIL} }}",
    "hash in an IRI with a no-break space": f"SELECT * {{ ?s <http://x/\xa0#p> ?o . {EVIL} }}",
    "hash in an IRI with an escape": f"SELECT * {{ ?s <http://x/\\u0041#p> ?o . {EVIL} }}",
    "quotes in IRIs": f"SELECT * {{ ?s <http://x/'> ?o . {EVIL} . ?s <http://x/'> ?o }}",
    "less than, then a string": f"SELECT * {{ ?s ?p ?a FILTER(?a<'x>') {EVIL} FILTER(?a<'y>') }}",
    "less than, then a comment": f"SELECT * {{ ?s ?p ?a FILTER(?a<?b#>'''\n) {EVIL} #'''\n}}",
    "both": f"SELECT * {{ ?s ?p ?a FILTER(?a<?b#>'''\n) . ?s <http://x/#> ?a . {EVIL} #'''\n}}",
    "quote in a comment": f"SELECT * {{ # it's\n {EVIL} # it's\n}}",
    "long strings around": f"SELECT * {{ ?s ?p '''a''' . {EVIL} . ?s ?p '''b''' }}",
    "a quote before the end of a long string": f'SELECT * {{ ?s ?p """a\\"""" . {EVIL} . ?s ?p "b" }}',
}
HARMLESS = (
    "SELECT * { ?s ?p ?o }",
    'SELECT * { ?s ?p "SERVICE <http://x/> {" }',
    "SELECT * { ?s ?p 'a service' }",
    "SELECT * { ?s ?p '''it's\na service''' }",
    'SELECT * { ?s ?p """a "service" here""" }',
    "SELECT ?service $service { ?service ?p $service }",
    "SELECT * { ?s kp:service ?o }",
    "# no SERVICE here\nSELECT * { ?s ?p ?o }",
    "PREFIX x: <http://x/#>\nSELECT * { ?s x:p 'service' }",
    "SELECT * { ?s ?p ?o FILTER(?o < 3 && CONTAINS(?s, 'service')) }",
    "SELECT * { ?s <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> ?o }",
)


@pytest.mark.parametrize("query", CALLS.values(), ids=CALLS)
def test_calls_are_seen(query: str) -> None:
    """A query that would call another server is seen, wherever strings, comments and IRIs seem to hide it."""
    assert may_ask_elsewhere(query)


@pytest.mark.parametrize("query", HARMLESS)
def test_harmless_words_pass(query: str) -> None:
    """The word in a string, a comment, a variable or a name is no call."""
    assert not may_ask_elsewhere(query)
