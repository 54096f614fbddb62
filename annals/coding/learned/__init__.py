"""A small neural network that reads beside the rules: which words tell an act, and who, where, when and whom to it."""
