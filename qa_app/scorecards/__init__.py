"""Rubrics as published, never changed."""
