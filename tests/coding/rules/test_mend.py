"""Tags that the lexicon mends: names that look like adjectives or verbs, states, reduced relatives."""

from __future__ import annotations

import pytest

from annals.coding.rules.mend import Mender
from annals.language.reading import read
from annals.language.registry import language
from tests.coding.reports import code, document, names
from tests.coding.rules.scenes import frames, nouns


def mended(text: str, **tags: str) -> dict[str, str]:
    """The words of a sentence that get another tag; `tags` says what the tagger is to have taken words for."""
    sentence = read(document(text)).sentences[0]
    sentence.retag({sentence.words.index(word): tag for word, tag in tags.items()})
    found = Mender(frames(), nouns(), language("en").lemma).tags(sentence)
    return {sentence.words[i]: tag for i, tag in found.items()}


@pytest.mark.parametrize(
    ("text", "taken", "mended_to"),
    [
        ("The bombing left nine dead and 20 wounded.", {"wounded": "VBD"}, {"wounded": "JJ"}),
        ("Rebels left three buses ablaze.", {"ablaze": "VBD"}, {"ablaze": "JJ"}),
        ("Eight rebels of the Northern Front left.", {"Northern": "JJ", "Front": "JJ"}, {"Front": "NNP"}),
        ("Eleven IS fighters fled.", {"IS": "VBZ"}, {"IS": "NNP"}),
        ("Rebels attacked Kubo on Monday and killed two farmers.", {"Kubo": "VBN"}, {"Kubo": "NNP"}),
        ("The bombing cost the lives of ten.", {"cost": "NN"}, {"cost": "VBD"}),
        ("The strike attributed to the army hit a school.", {"attributed": "VBD"}, {"attributed": "VBN"}),
        ("Police shelter 152 refugees in Kola.", {"refugees": "VBZ"}, {"refugees": "NNS"}),
        ("Two men were shot by machete-wielding youths.", {"machete-wielding": "VBG"}, {"machete-wielding": "JJ"}),
        ("Fighters loyal to the general fled.", {"loyal": "NN"}, {"loyal": "JJ"}),
        ("A Kenyan national was killed.", {"national": "JJ"}, {"national": "NN"}),
        ("Two soldiers KIA in Loko.", {"KIA": "NNP"}, {"KIA": "JJ"}),
        ("Militant kills policeman.", {"Militant": "JJ"}, {"Militant": "NN"}),
        ("A man stabbed and wounded a guard.", {"stabbed": "VBN"}, {"stabbed": "VBD"}),
        ("Two attacks on a market killed ten.", {"attacks": "VBZ"}, {"attacks": "NNS"}),
        ("A constable was martyred in Bannu.", {"martyred": "JJ"}, {"martyred": "VBN"}),
        ("Two rockets landed in a field.", {"landed": "VBN"}, {"landed": "VBD"}),
        ("Two killed as police fire on protesters", {"fire": "NN"}, {"fire": "VBP"}),
        ("A mob set ablaze two men.", {"set": "VBN"}, {"set": "VBD"}),
        ("The raid left two residents dead and a house burnt.", {"dead": "NN"}, {"dead": "JJ"}),
    ],
)
def test_a_word_that_the_lexicon_knows_better(text: str, taken: dict[str, str], mended_to: dict[str, str]) -> None:
    assert mended(text, **taken) == mended_to


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("Fighters Attacked Kubo On Monday In Mirador", {"Kubo": "VBN"}),
        ("The attack left nine dead and wounded 20.", {"wounded": "VBD"}),
        ("A man attributed the raid to the army.", {"attributed": "VBD"}),
        ("A man wanted and hunted by police shot a guard.", {"wanted": "VBN"}),
        ("The group attacks on sight.", {"attacks": "VBZ"}),
    ],
)
def test_a_word_is_left_as_it_is(text: str, taken: dict[str, str]) -> None:
    assert not mended(text, **taken)


def test_those_believed_to_be_of_a_group_are_its_people() -> None:
    text = "Gunmen believed to be members of al-Shabab killed two traders in Mandera on Monday."
    (found,) = code(text).incidents
    assert "al-shabab" in names(found, "perpetrators")
    assert names(found, "victims") == ("traders",)


def test_the_province_in_the_name_of_a_group_is_no_place() -> None:
    text = "Militants from the Islamic State West Africa Province killed two farmers in Mallam Fatori on Monday."
    (found,) = code(text).incidents
    assert "islamic state west africa province" in names(found, "perpetrators")
    assert [p.name for p in found.places] == ["Mallam Fatori"]
