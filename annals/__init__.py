"""annals turns reports of political violence into incidents, each value standing on an exact quote."""

__version__ = "0.1.0"
