"""Names that say by their last or first word that they are an organization's: "the Northern Front", "Red Brigades"."""

from __future__ import annotations

import re
from collections.abc import Iterator

WORD = r"[A-Z][\w'’-]+"
LAST = (
    r"(?:(?:Resistance|RESISTANCE|Defence|Liberation|LIBERATION) (?:Forces?|FORCES?)|Front|FRONT|Brigades?|BRIGADES?|"
    r"Mujahideen|MUJAHIDEEN|Resistance|RESISTANCE|Tigers|TIGERS|Guerrillas?|Avengers|"
    r"Movement|MOVEMENT|Commandos|(?:Liberation|Unity|Revolutionary|Resistance|Independence|Salvation|Volunteer|Republican|"
    r"LIBERATION|UNITY|REVOLUTIONARY|RESISTANCE) (?:Army|ARMY|Forces?|FORCES?))"
)
BEFORE = re.compile(rf"\b((?:{WORD} ){{1,4}}{LAST})\b(?! (?:Command|COMMAND|Street|Avenue|Line))")
BEHIND = re.compile(
    rf"\b((?:Front|Movement|Army|Brigades?|Union|FRONT|MOVEMENT|ARMY) (?:for|of|FOR|OF) (?:the |THE )?{WORD}"
    rf"(?: (?:of |and |in |OF |AND )?(?:the )?{WORD}){{0,4}})\b"
)
ARTICLES = frozenset(
    "the a an this that these our their its on in at by from of with for after and when as new statement "
    "communique".split()
)
ARMED = re.compile(
    r"liberation|resistance|brigade|mujahid|guerr|revolutionary|commando|tiger|avenger|salvation|islamic|unity army",
    re.IGNORECASE,
)


def coined(text: str) -> Iterator[tuple[int, int, bool]]:
    """Character spans of such names in a text, articles left out, each with whether its words tell of arms.

    A text in capitals throughout tells no names from words, and gives none.
    """
    if text.isupper():
        return
    for found in (*BEFORE.finditer(text), *BEHIND.finditer(text)):
        words, start = found[1].split(" "), found.start(1)
        last = max((i for i, w in enumerate(words) if w.lower() in ARTICLES), default=-1) if found.re is BEFORE else -1
        while len(words) > 1 and (last >= 0 or words[0].lower() in ARTICLES):
            start += len(words.pop(0)) + 1
            last -= 1
        if len(words) > 1:
            yield start, found.end(1), ARMED.search(" ".join(words)) is not None
