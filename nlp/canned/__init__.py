"""How much of what an agent writes stands ready-made: in a team's templates, or in other conversations.

`sentences` cuts a text into sentences of masked words, `templates` finds known ones again, `mining` learns
them from conversations, `repeats` sees what was already said in the same talk.
"""
