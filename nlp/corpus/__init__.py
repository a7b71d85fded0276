"""Labelled conversations of our own, and the fitting of the small models of `nlp.judging` on them.

Not part of the wheel: `make models` runs it, nothing at run time imports it, and scikit-learn is imported here
and nowhere else.
"""
