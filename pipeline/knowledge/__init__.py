"""The shelf: what is known beforehand, as data, and how it is loaded.

`english/` and `dprk/` hold the facts (a language, a subject), `schema.py` their shape, `load.py` gives the whole as a
`KnowledgePack`. Another country is another folder beside `dprk/`.
"""
