"""What people say goes before what was found: the entries of the file of corrections, applied to a corpus.

`publications.py` comes before extraction. In merging `linked_entities.py` comes before passages are compared,
`linked_events.py` tells the clusters what is joined and parted, `settled_events.py` gives an event its date and place,
or drops it. `corpus_edits.py` puts them in order, `outcomes.py` says what became of each entry.
"""
