"""The only place that knows the order of the stages: a document in, its coded form out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from annals.coded import Coded, DocumentHead, Incident, Place, Refused
from annals.coding.registry import DEFAULT, make_coder
from annals.language.phrases import Phrases
from annals.language.reading import read
from annals.mention import Mention
from annals.merging.actors import lexicon_kinds, with_actors
from annals.merging.consolidate import incident
from annals.merging.within import group, told
from annals.model import Claim, Document
from annals.resolution import edtf
from annals.resolution.gazetteer import Gazetteer, data_folder, user_packs
from annals.resolution.order import Resolver
from annals.scheme.load import load_scheme


class Pipeline:
    """Codes documents one by one and keeps nothing between them.

    Raises:
        CallError: no coder has the name.
        SchemeError: a folder of the scheme cannot be used.
        GazetteerError: the gazetteer or a pack cannot be opened.
    """

    def __init__(
        self,
        *,
        coder: str = DEFAULT,
        scheme_folders: Sequence[Path] = (),
        gazetteer_packs: Sequence[Path] | None = None,
    ) -> None:
        self.scheme = load_scheme(*scheme_folders)
        self.coder = make_coder(coder, self.scheme)
        # Without packs named by the caller, the user's own are taken, as the commands do.
        packs = user_packs(data_folder(os.environ)) if gazetteer_packs is None else gazetteer_packs
        self.resolver = Resolver(Gazetteer.open(packs))

    def code(self, document: Document) -> Coded:
        """The document with the incidents that are found in it.

        Raises:
            InputError: the document's language is not supported.
        """
        reading = read(document)
        phrases = Phrases(reading)
        coding = self.coder.code(reading, phrases)
        resolved = self.resolver.resolve(document, reading, phrases, coding.claims)
        grouped = map(resolved.leaning, group(resolved.mentions, edtf.overlap))
        found = [resolved.dated(some) for some in grouped if told(some)]
        made = [self._incident(document, some, resolved.home) for some in found]
        last = [coding.revised(one, [m.event for m in some]) for one, some in zip(made, found, strict=True)]
        incidents = tuple(one for one in last if one is not None)
        actors, incidents = with_actors(document.id, incidents, lexicon_kinds(resolved.mentions))
        doubted = [one for one, kept in zip(made, last, strict=True) if kept is None]
        left = (*refused(coding.claims), *map(unlikely, doubted))
        return Coded(document=head(document), incidents=incidents, actors=actors, refused=left)

    def _incident(self, document: Document, mentions: Sequence[Mention], home: Place | None) -> Incident:
        return incident(
            document.id, mentions, finer=edtf.finer, specificity=self.specificity, coder=self.coder.name, home=home
        )

    def specificity(self, name: str) -> int:
        """How specific a type of incident is; -1 for one that the scheme lacks."""
        found = self.scheme.types.get(name)
        return found.specificity if found is not None else -1


def unlikely(incident: Incident) -> Refused:
    """What became an incident that its coder then held for none."""
    quote = incident.quotes[0]
    why = f"all told, hardly a particular act ({incident.type})"
    return Refused(what=" ".join(quote.text.split()), why=why, quote=quote)


def refused(claims: Sequence[Claim]) -> tuple[Refused, ...]:
    """What the coder read and left out on purpose."""
    return tuple(
        Refused(what=" ".join(c.quote.text.split()), why=c.written, quote=c.quote)
        for c in claims
        if c.field == "refused"
    )


def head(document: Document) -> DocumentHead:
    """What stands of a document in its coded form."""
    return DocumentHead(
        id=document.id,
        title=document.title,
        published=document.published,
        source=document.source,
        url=document.url,
        language=document.language,
        sha256=document.sha256,
        characters=len(document.text),
        text=document.text,
    )
