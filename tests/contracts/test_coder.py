"""What every registered coder keeps, whatever it reads; a contributor's coder is tested by its line in the registry."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from annals.coding.coder import Coder
from annals.coding.registry import CODERS, make_coder
from annals.language.phrases import Phrases
from annals.language.reading import read
from annals.model import Claim, Document
from annals.scheme.load import load_scheme
from tests.coding.reports import document

WIRE = """\
YOLA, Nigeria (AFP) - Gunmen on motorcycles killed at least three police officers and abducted a trader near Mubi on
Tuesday, a resident told AFP.

No group claimed responsibility for the attack, which came two days after a bomb wounded seven people at a market in
Maiduguri.
"""
COMMUNIQUE = """\
JOINT COMMAND - PRESS RELEASE NO. 14

TROOPS OF THE 7TH BRIGADE CLASHED WITH SEVEN MEMBERS OF THE NORTHERN FRONT (NF) IN THE HILLS ABOVE TOLIMA ON 9 MARCH.
TWO REBELS DIED AND ONE SOLDIER WAS WOUNDED [FIGURES AS RECEIVED]. THE FRONT DENIED THAT IT HAD ATTACKED FIRST.
"""
NOTE = """\
- 11/03: armed herders burnt 12 houses in Loko; 4 killed (2 women)
- 12/03: protest in Wukari, no injuries
- 12/03: soldiers shot dead one protester, wounding "about five" others
"""
HISTORY = """\
The Army of the Plateau was founded in 1994 by Idris Mbala. In early 1997 its fighters overran the garrison of Tarsa,
killing between 30 and 40 soldiers, and in May 1998 it kidnapped two engineers, who were freed a year later. It split
in mid-2001; the splinter group, the AP-Renewal, was blamed for the 2003 bombing of a hotel in the capital.
"""
LONG = (
    "Residents of the valley said that " + "the men who came at dawn and " * 4 + "the others who followed them on "
    "foot, some in uniform, some not, " + "with guns, with knives, with sticks, " * 8 + "killed 14 villagers, wounded "
    "nine, burnt the clinic, the school and the mill, " + "took goats, cows, grain, " * 12 + "abducted two nurses and "
    "a driver, and left towards the border, where, according to a herder, " + "they met more men, " * 8
    + "clashed with a patrol and lost five of their own before the army, which had been told on Monday, arrived."
)  # fmt: skip
SAMPLE = {
    "wire": WIRE,
    "communique in capitals": COMMUNIQUE,
    "field note": NOTE,
    "history": HISTORY,
    "wrapped lines": WIRE.replace(" ", "\n", 40),
    "windows line of spaces": WIRE.replace("\n", "  \n"),
    "curly quotes": "“They killed him,” the teacher’s widow said. ‘Gunmen’ had stormed the school’s gate on Monday.",
    "brackets": "Rebels [(of the so-called] Front)) killed two [2] (two) people (in) Goma ((on) Monday.",
    "one word": "Attack",
    "punctuation": "... -- !!! (?) \"\" ''",
    "space only": " \n\t\n ",
    "200 tokens in one sentence": LONG,
    "no events": "The council met on Tuesday to discuss the price of bread. Rain is expected in the north.",
    "no end": "Gunmen killed three people in Bamako and then",
    "other letters": "Des hommes ont tué deux agents. Боевики убили троих. 武装分子打死三人。 قتل ثلاثة",
    "accents": "Señor José Núñez, alcalde of Ñemby, was shot dead in São Félix do Xingu on 10 March, Médecins said.",
    "outside the base plane": "Gunmen 🔫 killed 𝟑 people 👩‍👩‍👧 in Jos on Monday; 𝔞 bomb wounded six.",
    "empty-ish": ".",
}


def sample(name: str) -> Document:
    return document(SAMPLE[name])


@cache
def coder_called(name: str) -> Coder:
    return make_coder(name, load_scheme())


def claims(coder: Coder, report: Document) -> list[Claim]:
    reading = read(report)
    return list(coder.code(reading, Phrases(reading)).claims)


FIELDS = frozenset(load_scheme().fields) | {"clause", "fresh", "place", "speaker", "outlet", "refused", "same"}
"""The scheme's fields, and those that resolution and merging turn into them."""
ELSEWHERE = frozenset({"place", "date"})
"""What a learned reader may give an event from another sentence."""

PARTICIPANTS = frozenset({"perpetrators", "victims", "targets", "weapons", "claimed_by"})

each_coder = pytest.mark.parametrize("coder", CODERS)
each_sample = pytest.mark.parametrize("name", SAMPLE)


@each_coder
@each_sample
def test_a_coder_reads_the_same_twice(coder: str, name: str) -> None:
    first = claims(coder_called(coder), sample(name))
    assert first == claims(coder_called(coder), sample(name)), "a coder may keep nothing between calls"
    assert first == claims(make_coder(coder, load_scheme()), sample(name)), "a fresh coder reads the same"


@each_coder
@each_sample
def test_every_claim_stands_on_its_slice(coder: str, name: str) -> None:
    text = SAMPLE[name]
    for claim in claims(coder_called(coder), sample(name)):
        quote = claim.quote
        assert 0 <= quote.start < quote.end <= len(text)
        assert quote.text == text[quote.start : quote.end]


@each_coder
@each_sample
def test_a_claim_says_what_it_is_and_what_made_it(coder: str, name: str) -> None:
    for claim in claims(coder_called(coder), sample(name)):
        assert claim.field in FIELDS
        assert claim.coder == coder
        assert claim.rule.strip()
        assert claim.likely is None or 0 <= claim.likely <= 1
        if claim.low is not None and claim.high is not None:
            assert 0 <= claim.low <= claim.high


@each_coder
@each_sample
def test_types_and_statuses_are_the_schemes(coder: str, name: str) -> None:
    statuses = {"claimed", "attributed", "alleged", "denied", "threatened", "planned", "foiled"}
    for claim in claims(coder_called(coder), sample(name)):
        assert claim.field != "type" or claim.written in load_scheme().types
        assert claim.field != "status" or claim.written in statuses


@each_coder
@each_sample
def test_an_event_lies_within_one_sentence(coder: str, name: str) -> None:
    """But for who took part, who may stand on the words that name them elsewhere, and for what was learned so."""
    sentences = read(sample(name)).sentences
    told = [
        c
        for c in claims(coder_called(coder), sample(name))
        if c.field not in PARTICIPANTS and not (c.field in ELSEWHERE and c.rule.startswith("learned:"))
    ]
    for claim in told:
        holding = [s for s in sentences if s.start <= claim.quote.start and claim.quote.end <= s.end]
        assert any(claim.event.startswith(f"s{s.index}e") for s in holding)


@each_coder
@each_sample
def test_keys_are_unique_and_parts_point_to_a_claim_of_their_event(coder: str, name: str) -> None:
    found = claims(coder_called(coder), sample(name))
    by_key = {claim.key: claim for claim in found}
    assert len(by_key) == len(found)
    for claim in found:
        if claim.part_of is not None:
            assert claim.part_of in by_key
            assert by_key[claim.part_of].event == claim.event


@each_coder
@each_sample
def test_an_event_opens_with_its_type_and_has_one_clause(coder: str, name: str) -> None:
    events: dict[str, list[str]] = {}
    for claim in claims(coder_called(coder), sample(name)):
        events.setdefault(claim.event, []).append(claim.field)
    for fields in events.values():
        assert fields[0] in ("type", "refused")
        assert fields == ["refused"] or fields.count("clause") == fields.count("type") == 1


@each_coder
def test_a_coder_finds_something_where_something_is_told(coder: str) -> None:
    def told(name: str) -> Sequence[str]:
        return [c.field for c in claims(coder_called(coder), sample(name)) if c.field == "type"]

    assert all(told(name) for name in ("wire", "communique in capitals", "field note", "history"))
    assert not any(told(name) for name in ("no events", "space only", "punctuation"))
