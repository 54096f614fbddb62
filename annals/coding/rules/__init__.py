"""The rules coder: patterns over tokens, with lexicons as data; each claim names its rule."""
