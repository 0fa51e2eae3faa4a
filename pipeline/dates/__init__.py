"""When an article was printed, and what day a phrase of its text means.

Read `edtf` (the value), `values` (what a phrase means, counted from nothing), `phrases` (find them), `resolve` (count
them from an anchor), then `published` (the cascade for an article) and `infer` (articles without a date).
"""
