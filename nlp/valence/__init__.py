"""How good or bad the words of a turn sound, -1 to 1, by valence lexicons and a few rules.

`cues` reads the turn's valued words and phrases, `italian` and `english` weigh them sentence by sentence,
`turns` gives one number a turn. English goes through vaderSentiment; Italian through rules of the same
kind over a lexicon of our own.
"""
