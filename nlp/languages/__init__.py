"""What is particular to a language: constants only."""
