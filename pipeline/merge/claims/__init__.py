"""The claims ledger: relays of one statement, their wording, and what its speaker said of it before and after.

Read `meaning.py` (what a statement says), `compare.py` (are two the same?), `groups.py`, then `wording.py` for the
differences and `relations.py` for the time.
"""

from pipeline.merge.claims.ledger import Ledger, claims_ledger

__all__ = ["Ledger", "claims_ledger"]
