"""Tags on the language of reports, in mixed case, in capitals, in headlines; and the file they rest on."""

import time
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.errors import CallError
from annals.language import tag_features as look
from annals.language.reading import read
from annals.language.registry import language
from annals.language.tagger import Tagger, dump
from annals.model import Document

TAGGED = [
    "Gunmen/NNS killed/VBD three/CD men/NNS near/IN Mubi/NNP ./.",
    "Two/CD killed/VBN in/IN market/NN blast/NN",
    "Three/CD policemen/NNS killed/VBN in/IN the/DT attack/NN were/VBD buried/VBN ./.",
    "Gunmen/NNS on/IN motorcycles/NNS shot/VBD dead/JJ a/DT judge/NN ./.",
    "The/DT mayor/NN was/VBD gunned/VBN down/RP ./.",
    "The/DT attack/NN left/VBD 12/CD dead/JJ ./.",
    "A/DT car/NN bomb/NN exploded/VBD ,/, killing/VBG five/CD people/NNS ./.",
    "The/DT killing/NN of/IN Mayor/NNP Jose/NNP Perez/NNP shocked/VBD the/DT town/NN ./.",
    "The/DT soldiers/NNS wounded/VBN in/IN the/DT ambush/NN were/VBD flown/VBN to/TO Goma/NNP ./.",
    "The/DT terrorists/NNS who/WP killed/VBD him/PRP fled/VBD ./.",
    "The/DT bomb/NN planted/VBN by/IN rebels/NNS killed/VBD a/DT boy/NN ./.",
    "A/DT drone/NN strike/NN hit/VBD a/DT truck/NN carrying/VBG civilians/NNS ./.",
    "Six/CD priests/NNS were/VBD murdered/VBN by/IN soldiers/NNS ./.",
    "He/PRP can/MD not/RB have/VB been/VBN kidnapped/VBN ./.",
    "A/DT resident/NN told/VBD AFP/NNP that/IN four/CD men/NNS died/VBD ./.",
    "A/DT mob/NN beat/VBD to/TO death/NN two/CD suspected/JJ thieves/NNS in/IN Dhaka/NNP ./.",
    "Rebels/NNS had/VBD burnt/VBN 30/CD houses/NNS ./.",
    "Guerrillas/NNS threatened/VBD on/IN Sunday/NNP to/TO bomb/VB the/DT airport/NN ./.",
    "Forty/CD people/NNS choked/VBD to/TO death/NN ./.",
    "Protesters/NNS overturned/VBD three/CD cars/NNS ./.",
    "The/DT kidnapping/NN of/IN three/CD engineers/NNS was/VBD condemned/VBN ./.",
    "The/DT raid/NN left/VBD the/DT chief/NN and/CC his/PRP$ guard/NN dead/JJ ./.",
    "Gunmen/NNS attacked/VBD and/CC killed/VBD a/DT priest/NN ./.",
    "Hand/NN grenade/NN thrown/VBN at/IN house/NN of/IN councillor/NN",
    "Uragan/NNP rockets/NNS hit/VBD a/DT market/NN ./.",
    "The/DT blast/NN cost/VBD the/DT lives/NNS of/IN two/CD nurses/NNS ./.",
    "The/DT bus/NN was/VBD set/VBN ablaze/JJ ./.",
    "Twelve/CD refugees/NNS were/VBD hurt/VBN ./.",
    "Constable/NNP Hanlon/NNP was/VBD shot/VBN dead/JJ ./.",
]


def tags(text: str) -> list[str]:
    return [tag for sentence in read(Document(id="a", text=text, sha256="")).sentences for tag in sentence.tags]


@pytest.mark.parametrize("row", TAGGED)
@pytest.mark.parametrize("caps", [False, True], ids=["mixed", "caps"])
def test_reports_of_violence(row: str, caps: bool) -> None:
    words, gold = zip(*(pair.rsplit("/", 1) for pair in row.split()), strict=True)
    text = " ".join(words)
    found = tags(text.upper() if caps else text)
    # What is a name cannot always be told in capitals; IN and TO are one for "to" in some treebanks.
    same = {"TO": "IN", "NNP": "NN"} if caps else {"TO": "IN"}
    assert [same.get(tag, tag) for tag in found] == [same.get(tag, tag) for tag in gold]


def test_a_word_in_capitals_is_no_small_word() -> None:
    assert tags("Fighters of IS took the town as troops fled.")[2] == "NNP"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=8).filter(str.strip), min_size=1, max_size=12), st.booleans())
def test_any_words_get_one_tag_each_and_the_same_again(words: list[str], shaped: bool) -> None:
    tagger = shipped()
    lower = [word.lower() for word in words]
    found = tagger.tag(words, lower, shaped)
    assert len(found) == len(words)
    assert found == tagger.tag(words, lower, shaped)


@cache
def shipped() -> Tagger:
    return Tagger.load(weights())


def weights() -> Path:
    return language("en").folder / "tagger.txt"


def test_the_file_is_small_and_loads_at_once() -> None:
    assert weights().stat().st_size < 3_000_000
    begun = time.process_time()
    Tagger.load(weights())
    assert time.process_time() - begun < 0.5


def test_the_clause_that_it_keeps_is_the_one_that_it_was_trained_with(monkeypatch: pytest.MonkeyPatch) -> None:
    tagger, asked = Tagger.load(weights()), set()
    by_state = Tagger._by_state
    monkeypatch.setattr(
        Tagger, "_by_state", lambda t, w, state: (asked.add((w.lower, state)), by_state(t, w, state))[1]
    )
    wanted = set()
    for row in TAGGED:
        words = [pair.rsplit("/", 1)[0] for pair in row.split()]
        lower = [word.lower() for word in words]
        clause = look.Clause()
        for word, tag, ahead in zip(lower, tagger.tag(words, lower, True), look.finite_to_come(lower), strict=True):
            wanted.add((word, clause.auxiliary + clause.finite + ahead))
            clause.add(word, tag)
    assert asked <= wanted
    assert len({state for _, state in asked}) > 4, "verbs with and without auxiliaries, before and behind finite ones"


def test_the_sums_kept_are_bounded_and_change_no_tag(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [[pair.rsplit("/", 1)[0] for pair in row.split()] for row in TAGGED]
    monkeypatch.setattr("annals.language.tagger._CACHE", 3)
    forgetful = Tagger.load(weights())
    for words in rows * 2:
        lower = [word.lower() for word in words]
        assert forgetful.tag(words, lower, True) == shipped().tag(words, lower, True)


def test_what_is_dumped_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "weights.txt"
    path.write_text(dump(["DT", "NN"], ["NN"], {"the": ["DT"], "set": ["DT", "NN"]}, {"wset": {"NN": 3, "DT": -2}}))
    assert Tagger.load(path).tag(["the", "set", "x"], ["the", "set", "x"], False) == ("DT", "NN", "NN")


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "weights.txt"
    path.write_text("something else")
    with pytest.raises(CallError, match="not a file of tagger weights"):
        Tagger.load(path)
