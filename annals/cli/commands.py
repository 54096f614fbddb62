"""The commands and what each is for, in the order in which the data flows.

Kept apart from the commands themselves, so that `annals --help` imports none of them. A command NAME
lives in `annals/cli/NAME.py`, as a function of that name or, where it has commands of its own, as a
Typer application called `app`. tests/cli/test_main.py holds this table and those files together.
"""

from __future__ import annotations

COMMANDS: dict[str, str] = {
    "code": "Turn reports into incidents, one coded document a line.",
    "show": "Print incidents as a person would want to read them.",
    "export": "Write incidents as csv, geojson, acled and other formats.",
    "evaluate": "Compare coded documents with gold answers, field by field.",
    "coders": "List the coders that can be named with --coder.",
    "gazetteer": "Add the places of your own region; look names up.",
}
