"""When an article was printed, and what day a phrase of its text means.

Read `edtf` (the days), `values` (what a phrase means, counted from nothing), `resolve` (count it from an anchor),
`readings` (kept for later), then the rooms: `grammar` finds phrases in a text, `stated` and `inferred` tell when an
article was published, and `published` is the cascade over both.
"""
