"""What the phrase rules and the words together say: small linear models over features that a person can read.

The checks of stage 1 find evidence by rules; `labels` weighs it with the words, the turns around and what was
said before, and decides. `views` and `features` name what a model reads, `linear` adds up the weights of
`nlp/models`, which `nlp/corpus` fitted. Nothing is learned at run time; every weight is a whole number.
"""

MODELS = ("labels", "moods", "endings", "terms")
