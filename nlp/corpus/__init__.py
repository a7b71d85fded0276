"""Labelled conversations of our own, and the fitting of the small models of `nlp.judging` on them.

Not part of the wheel: `make models` runs it, and nothing at run time imports it.
"""
