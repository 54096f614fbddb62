"""Stable ids made from content: the same content has the same id on every machine and in every run."""

from __future__ import annotations

import hashlib


def sha256_hex(data: bytes) -> str:
    """SHA-256 of some bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def content_id(prefix: str, *parts: str, length: int = 12) -> str:
    """An id such as ``inc-3f9a...`` from the parts, in order; `length` hexadecimal digits long.

    The parts are joined by a byte that text cannot hold, so ("ab", "c") and ("a", "bc") differ.
    """
    digest = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
    return f"{prefix}-{digest[:length]}"
