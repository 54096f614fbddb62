"""Rules and network together: what the network adds is marked as its own, what the rules refuse stays refused."""

from __future__ import annotations

import pytest

from annals.coding.joined.coder import JoinedCoder
from annals.coding.joined.limits import Limit, Limits
from annals.coding.rules.coder import RulesCoder
from annals.language.phrases import Phrases
from annals.language.reading import read
from annals.model import Claim, Document
from annals.scheme.load import load_scheme

SCHEME = load_scheme()
OFF = Limits(doer=Limit(), far=Limit(), place=Limit(), act=Limit())


def claims(text: str, limits: Limits | None = None) -> list[Claim]:
    reading = read(Document(id="x", text=text, sha256=""))
    return list(JoinedCoder(SCHEME, limits).code(reading, Phrases(reading)))


def by_rules(text: str) -> list[Claim]:
    reading = read(Document(id="x", text=text, sha256=""))
    return list(RulesCoder(SCHEME).code(reading, Phrases(reading)))


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
    assert [plain(c) for c in claims(text, OFF)] == [plain(c) for c in by_rules(text)]


def test_an_act_in_words_that_no_rule_knows_is_found_and_says_who_found_it() -> None:
    text = "Herders put a farming hamlet near Wukari to rout on Sunday, spearing four men."
    assert not [c for c in by_rules(text) if c.field == "type"] or "Herders" in {c.written for c in claims(text)}
    found = claims(text, Limits(act=Limit(add=0.5)))
    assert [c for c in found if c.field == "type"]


def test_a_doer_whom_the_rules_miss_is_added_under_the_name_of_the_network() -> None:
    text = "A shopkeeper was shot dead in Karachi. It was the work of two men on a motorbike, who fled."
    added = [c for c in claims(text) if c.rule == "learned:perpetrator"]
    assert {c.quote.text for c in added} <= {"men", "two men"}
    assert all(c.field == "perpetrators" for c in added)


def test_reports_without_violence_stay_empty() -> None:
    text = "The minister opened a new bridge in Lagos on Friday. Rain fell on the crowd. The choir sang two hymns."
    assert [c for c in claims(text) if c.field == "type"] == []
