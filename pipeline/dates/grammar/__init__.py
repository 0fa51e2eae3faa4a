"""The phrases of a text that speak of time, and what they mean, counted from nothing yet.

Read `lexicon` (words and their categories), `rule` (what a rule is), `phrases` (find them). The rules stand in `days`,
`years`, `parts`, `relative`, `offset` and `compound`; `times` adds `lengths` and `clock`, which place nothing in time.
"""
