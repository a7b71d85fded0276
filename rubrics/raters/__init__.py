"""How far people who judge the same thing agree: pure figures, each with its formula and its source."""
