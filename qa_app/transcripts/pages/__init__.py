"""What the pages of conversations show."""
