"""What a team says of itself (a price, a term, an hour, a yes or no), and what others say about the same."""
