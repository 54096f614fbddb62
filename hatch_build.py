"""Build hook of hatchling: makes the gazetteer when annals is installed or packed as a wheel."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TARGET = "annals/resolution/data/gazetteer.sqlite"
INPUTS = (
    "data/admin1CodesASCII.txt.gz",
    "data/admin2Codes.txt.gz",
    "annals/resolution/data/countries.toml",
    "annals/resolution/data/names.toml",
    "annals/resolution/data/regions.toml",
    "annals/resolution/gazetteer_build.py",
    "annals/resolution/gazetteer_names.py",
    "annals/resolution/gazetteer_store.py",
    "annals/resolution/place_geometry.py",
)


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the gazetteer unless there is one that is younger than all it is made from."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before a wheel, editable or not, is put together."""
        root = Path(self.root)
        target = root / TARGET
        made = target.stat().st_mtime if target.is_file() else 0.0
        if any((root / name).stat().st_mtime > made for name in INPUTS):
            sys.path.insert(0, str(root))
            from annals.resolution.gazetteer_build import build  # noqa: PLC0415 - the root is known only now

            build(root / "data", target)
        build_data["artifacts"].append(TARGET)
