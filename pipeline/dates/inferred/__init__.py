"""The publication of an article that states no date: the narrowest interval that its text supports.

Read `story` (a text as dates and tenses), `constraints` (what they allow, and the solution), then `infer`.
"""
