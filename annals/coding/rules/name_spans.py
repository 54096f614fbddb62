"""Which tokens of a noun group are a name: "Ana Ruiz" in "the teacher Ana Ruiz"."""

from __future__ import annotations

from annals.coding.rules.chunks import NAME_LINK, Noun
from annals.coding.rules.scene import Scene


def name_span(scene: Scene, chunk: Noun) -> tuple[int, int] | None:
    """Tokens of the personal or proper name that a noun group ends with, titles left out."""
    lower = scene.sentence.lower
    end = chunk.stop
    i = end
    while i > chunk.core:
        t = i - 1
        low = lower[t]
        if namelike(scene, t) or (low in NAME_LINK and i < end) or (len(low) == 2 and low[1] == "." and i < end):
            if scene.nouns.title(low) is not None and i < end:
                break
            if scene.caps and i < end and common(scene, t):
                break
            i = t
        else:
            break
    while i < end and (lower[i] in NAME_LINK and lower[i] not in ("el", "al", "bin", "ibn")):
        i += 1
    if i < end and scene.caps and common(scene, end - 1):
        return None
    return (i, end) if i < end else None


def namelike(scene: Scene, t: int) -> bool:
    """Whether a token may be part of a name; in capitals also a noun that no list knows."""
    tag = scene.sentence.tags[t]
    if tag in ("NNP", "NNPS"):
        return True
    if not scene.caps and t > 0 and scene.sentence.words[t][0].isupper() and tag in ("NN", "JJ", "NNS", "FW"):
        return not known_word(scene, t)
    return (
        scene.caps
        and tag in ("NN", "NNS", "FW", "JJ")
        and scene.sentence.lower[t].isalpha()
        and not known_word(scene, t)
    )


def known_word(scene: Scene, t: int) -> bool:
    """Whether the lists know the token as a noun."""
    return scene.nouns.sense((scene.lemmas[t],)) is not None


def common(scene: Scene, t: int) -> bool:
    """Whether the token is a noun the lists know for sure, so hardly part of a person's name."""
    sense = scene.nouns.sense((scene.lemmas[t],))
    return sense is not None and sense.sure
