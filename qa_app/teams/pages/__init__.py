"""What the pages of teams show."""
