"""The layers of spans that the extractors write, each key and its getter in one place.

`doc.spans[KEY]` holds spans whose `label_` is the kind of the fact, `kb_id_` the id of what is named and `id_` the
method that found it (`records.Method`); `doc.spans[KEY].attrs["scores"]` their confidences in the same order.
A literal key anywhere else is a bug. Claims and event passages are more than a span: they are lists of the
dataclasses of `claims/` and `events/` in `doc._.claims` and `doc._.events`; when the claims were made stands in
`doc._.said`, in their order.
"""

from functools import partial

from spacy.tokens import Doc, SpanGroup

PEOPLE = "people"
PLACES = "places"
ORGANIZATIONS = "organizations"
FACTORY_TYPES = "factory_types"
POLICIES = "policies"
DATES = "dates"
SPAN_LAYERS = (PEOPLE, PLACES, ORGANIZATIONS, FACTORY_TYPES, POLICIES, DATES)


def _layer(doc: Doc, key: str) -> SpanGroup:
    if key not in doc.spans:
        doc.spans[key] = []
    layer: SpanGroup = doc.spans[key]
    return layer


def register_layers() -> None:
    """Register the getters `doc._.people` … once for the process; registering again changes nothing."""
    for key in SPAN_LAYERS:
        if not Doc.has_extension(key):
            Doc.set_extension(key, getter=partial(_layer, key=key))
    for key in ("article", "candidates", "claims", "date_phrases", "events", "names", "offices", "said", "speech_days"):
        if not Doc.has_extension(key):
            Doc.set_extension(key, default=None)
