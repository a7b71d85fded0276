"""Reads behind the trends: a fixed number of statements, summed in the database."""
