"""The rules of comment templates, examples and private notes."""
