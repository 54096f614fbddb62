"""Rules and network together: what the two give beyond the rules is marked as theirs, and has its words in the text."""

from __future__ import annotations

import pytest

from annals.coding.joined.coder import JoinedCoder
from annals.coding.joined.limits import ALWAYS, NEVER, Limits
from annals.coding.rules.coder import RulesCoder
from annals.language.phrases import Phrases
from annals.language.reading import read
from annals.model import Claim, Document
from annals.pipeline import Pipeline
from annals.scheme.load import load_scheme

SCHEME = load_scheme()
OFF = Limits(
    keep_doer=ALWAYS, keep_place=ALWAYS, keep_date=ALWAYS,
    act=NEVER, doer=NEVER, far=NEVER, place=NEVER, date=NEVER, toll=NEVER, alone=NEVER, doubt=ALWAYS,
    spot=NEVER,
)  # fmt: skip


def claims(text: str, limits: Limits | None = None) -> list[Claim]:
    reading = read(Document(id="x", text=text, sha256=""))
    return list(JoinedCoder(SCHEME, limits).code(reading, Phrases(reading)).claims)


def by_rules(text: str) -> list[Claim]:
    reading = read(Document(id="x", text=text, sha256=""))
    return list(RulesCoder(SCHEME).code(reading, Phrases(reading)).claims)


def plain(claim: Claim) -> tuple[object, ...]:
    return claim.field, claim.written, claim.quote, claim.rule


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed three police officers near Mubi on Tuesday.",
        "The front denied that it had attacked the village. Two rebels died in a clash with soldiers in Goma.",
    ],
)
def test_without_limits_it_reads_as_the_rules_do(text: str) -> None:
    assert [plain(c) for c in claims(text, OFF) if c.field != "same"] == [plain(c) for c in by_rules(text)]


@pytest.mark.parametrize(
    ("text", "doer", "place"),
    [
        ("Rebels brought the town of Tarsa under full control on 3 May.", "Rebels", "town of Tarsa"),
        ("A hamlet near Kalyanpur was put to the torch by raiders on Friday.", "raiders", "Kalyanpur"),
        ("Youths pelted firemen with stones near Ganeshguri on Thursday.", "Youths", "Ganeshguri"),
    ],
)
def test_an_act_in_words_that_no_rule_knows_is_found_and_says_who_found_it(text: str, doer: str, place: str) -> None:
    assert by_rules(text) == []
    found = {(c.field, c.quote.text) for c in claims(text) if c.rule.startswith("learned:")}
    assert {("perpetrators", doer), ("place", place)} <= found
    assert [c.rule for c in claims(text) if c.field == "type"] == ["learned:act"]


def test_a_doer_named_in_another_sentence_is_added_under_the_name_of_the_network() -> None:
    text = (
        "The ambush near Mubi on Sunday cost the lives of three soldiers. "
        "Fighters of the Northern Front had lain in wait for the convoy."
    )
    assert [c for c in by_rules(text) if c.field == "perpetrators"] == []
    added = {c.quote.text for c in claims(text) if c.rule == "learned:perpetrator"}
    assert added == {"Fighters", "Northern Front"}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Socket bomb at ward office, Lahan; one clerk hurt.", "Lahan"),
        ("Troops levelled Odi and shot forty of its people on 20 November 1999.", "Odi"),
    ],
)
def test_a_place_in_words_that_no_rule_takes_for_one_is_found(text: str, place: str) -> None:
    document = Document(id="x", text=text, sha256="")
    assert [p.name for i in Pipeline(coder="rules").code(document).incidents for p in i.places] == []
    assert [i.places[0].name for i in Pipeline(coder="joined").code(document).incidents] == [place]


@pytest.mark.parametrize(
    ("text", "dead", "words"),
    [
        (
            "Gunmen attacked Kareto on 8 March 2024. The hospital in Dosso took in the bodies of 14, he said.",
            14,
            "14",
        ),
        (
            "Shells hit the camp at Abu Shouk on Friday; the clinic there received 38 wounded and eleven bodies.",
            11,
            "eleven",
        ),
        (
            "On 10 June 1997 Son Sen and thirteen of his family were slaughtered by order of Pol Pot.",
            14,
            "Son Sen, thirteen",
        ),
    ],
)
def test_the_dead_of_an_incident_are_counted_when_all_its_words_are_known(text: str, dead: int, words: str) -> None:
    (incident,) = Pipeline(coder="joined").code(Document(id="x", text=text, sha256="")).incidents
    assert incident.killed is not None and incident.killed.quote is not None
    assert (incident.killed.low, incident.killed.high, incident.killed.wording) == (dead, dead, words)
    assert text[incident.killed.quote.start : incident.killed.quote.end] == incident.killed.quote.text


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("On 3 May 2019 rebels attacked a post near Jalapa. Four soldiers and three guerrillas died.", 7),
        ("On 3 May 2019 rebels attacked a post near Jalapa. Two soldiers died. Three guerrillas were killed.", 5),
    ],
)
def test_the_dead_of_both_sides_make_one_toll(text: str, dead: int) -> None:
    (incident,) = Pipeline(coder="joined").code(Document(id="x", text=text, sha256="")).incidents
    assert incident.killed is not None
    assert (incident.killed.low, incident.killed.high) == (dead, dead)


def test_it_says_of_two_acts_how_likely_they_are_one() -> None:
    text = (
        "A bomb went off at the market in Mubi on Tuesday. The blast killed four traders. "
        "On Friday police arrested two smugglers in Yola."
    )
    same = {(c.event, c.written): c.likely or 0.0 for c in claims(text) if c.field == "same"}
    assert all(0 < likely < 1 for likely in same.values())
    assert same["s1e0", "s0e0"] > 0.7
    assert same["s2e0", "s0e0"] < 0.3


def test_every_claim_has_its_words_in_the_text() -> None:
    text = (
        "Masked men dragged the mayor of Alta from his home at dawn on 4 June. His body was found in a ravine. "
        "Villagers then set upon two strangers with machetes; one of them bled to death."
    )
    assert all(text[c.quote.start : c.quote.end] == c.quote.text for c in claims(text))


def test_reports_without_violence_stay_empty() -> None:
    text = "The minister opened a new bridge in Lagos on Friday. Rain fell on the crowd. The choir sang two hymns."
    assert [c for c in claims(text) if c.field == "type"] == []


def test_the_same_report_is_coded_the_same_again() -> None:
    text = "Gunmen raided Kola on 3 May. The attackers burned ten huts. Days later troops shelled Mirador."
    pipeline = Pipeline(coder="joined")
    document = Document(id="x", text=text, sha256="")
    assert pipeline.code(document) == pipeline.code(document) == Pipeline(coder="joined").code(document)
