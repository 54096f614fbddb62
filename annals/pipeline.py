"""The only place that knows the order of the stages: a document in, its coded form out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from annals.coded import Coded, DocumentHead
from annals.errors import CallError
from annals.model import Document


class Pipeline:
    """Codes documents one by one and keeps nothing between them."""

    def __init__(
        self,
        *,
        coder: str = "rules",
        scheme_folders: Sequence[Path] = (),
        gazetteer_packs: Sequence[Path] = (),
    ) -> None:
        if coder != "rules":
            raise CallError(f"no coder is called {coder!r}", where="--coder", mend="use one of: rules")

    def code(self, document: Document) -> Coded:
        """The document as it is, with the incidents that are found in it."""
        return Coded(document=head(document))


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
