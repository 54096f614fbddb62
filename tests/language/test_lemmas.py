"""Dictionary forms of the words that reports of violence use."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.language.registry import language


def lemma(word: str, tag: str) -> str:
    found = language("en").lemma(word, tag)
    assert language("en").lemmas((word,), (tag,)) == (found,)
    return found


@pytest.mark.parametrize(
    ("tag", "pairs"),
    [
        ("NNS", "gunmen gunman policemen policeman children child women woman casualties casualty bodies body"),
        ("NNS", "attackers attacker buses bus houses house wives wife hostages hostage churches church troops troop"),
        (
            "NNS",
            "aircraft aircraft police police barracks barracks crises crisis mosques mosque heroes hero 1980s 1980s",
        ),
        ("NN", "gunmen gunman attack attack bus bus"),
        ("VBD", "killed kill shot shoot blew blow struck strike fled flee burned burn seized seize fired fire hit hit"),
        ("VBD", "said say left leave held hold threw throw stole steal set set found find took take broke break"),
        ("VBN", "slain slay gunned gun kidnapped kidnap injured injure abducted abduct ambushed ambush raped rape"),
        ("VBN", "wounded wound executed execute murdered murder tortured torture destroyed destroy carried carry"),
        ("VBN", "bombed bomb raided raid expelled expel controlled control patrolled patrol attributed attribute"),
        (
            "VBN",
            "described describe massacred massacre assassinated assassinate treated treat defeated defeat freed free",
        ),
        ("VBN", "claimed claim agreed agree looted loot stabbed stab hijacked hijack damaged damage dragged drag"),
        ("VBN", "displaced displace exploded explode released release planned plan robbed rob shelled shell died die"),
        ("VBG", "killing kill dying die lying lie firing fire bombing bomb fleeing flee shooting shoot being be"),
        ("VBG", "wounding wound leaving leave carrying carry stabbing stab using use beating beat burying bury"),
        ("VBZ", "kills kill denies deny clashes clash is be has have does do goes go"),
        ("VBP", "are be have have kill kill 're be lie lie"),
        ("MD", "could could wo will ca can would would"),
        ("JJ", "dead dead armed armed"),
        ("JJR", "larger large bigger big heavier heavy smaller small nicer nice more more"),
        ("RB", "n't not"),
    ],
)
def test_lemmas(tag: str, pairs: str) -> None:
    words = pairs.split()
    assert [lemma(word, tag) for word in words[::2]] == words[1::2]


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="abceginrstyd'", min_size=1, max_size=9),
    st.sampled_from(["VBD", "VBG", "VBZ", "NNS", "JJR", "NN"]),
)
def test_a_lemma_is_a_word(word: str, tag: str) -> None:
    found = lemma(word, tag)
    assert found
    assert found == lemma(word, tag)


def test_answers_kept_are_bounded_and_stay_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annals.language.lemmas._CACHE", 2)
    words = ("burnt", "houses", "killed", "gunmen", "burnt")
    tags = ("VBN", "NNS", "VBD", "NNS", "VBN")
    assert language("en").lemmas(words, tags) == ("burn", "house", "kill", "gunman", "burn")
