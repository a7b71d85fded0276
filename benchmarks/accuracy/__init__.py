"""Accuracy on labelled conversations: the engine and what can be had without it, side by side."""
