"""An article becomes facts: what it names, who claims what, and what happened.

Each step is a module with a `component`; `nlp.py` runs them in order over one `Doc` per article. `names/`, `claims/`
and `events/` hold the three large steps, the modules beside them serve all; `rows.py` turns a `Doc` into records.
"""
