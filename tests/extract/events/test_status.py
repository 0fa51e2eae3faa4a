import pytest
import spacy
from spacy.tokens import Doc

from pipeline.extract.events.status import Mood, Tense
from pipeline.extract.events.triggers import Trigger
from pipeline.knowledge.schema import ModalityFact, TriggerFact
from pipeline.records import EventStatus

VOCAB = spacy.blank("en").vocab
MOOD = Mood(
    [
        ModalityFact(lemma="will", pos="modal", effect="planned"),
        ModalityFact(lemma="should", pos="modal", effect="unreal"),
        ModalityFact(lemma="plan", pos="verb", effect="planned"),
        ModalityFact(lemma="urge", pos="verb", effect="unreal"),
        ModalityFact(lemma="deny", pos="verb", effect="denied"),
    ]
)


def clause(rows: str) -> Doc:
    """A `Doc` of one sentence from rows `word/lemma/tag/dep/head`."""
    words, lemmas, tags, deps, heads = zip(*(row.split("/") for row in rows.split()), strict=True)
    pos = ["VERB" if t[0] == "V" and d not in {"aux", "aux:pass"} else "NOUN" for t, d in zip(tags, deps, strict=True)]
    return Doc(
        VOCAB, words=words, lemmas=lemmas, tags=tags, pos=pos, deps=deps, heads=[int(h) for h in heads]
    )  # fmt: skip


def status(doc: Doc, i: int) -> EventStatus | None:
    fact = TriggerFact(event_type="inauguration", lemma=doc[i].lemma_, pos="verb")
    return MOOD.status(Trigger((doc[i],), fact, doc[i], heading=False))


CASES = [
    ("It/it/PRP/nsubj/1 opened/open/VBD/ROOT/1", 1, EventStatus.HAPPENED),
    ("It/it/PRP/nsubj/2 will/will/MD/aux/2 open/open/VB/ROOT/2", 2, EventStatus.PLANNED),
    ("It/it/PRP/nsubj/2 should/should/MD/aux/2 open/open/VB/ROOT/2", 2, None),
    ("It/it/PRP/nsubj/3 is/be/VBZ/aux/3 being/be/VBG/aux:pass/3 built/build/VBN/ROOT/3", 3, EventStatus.ONGOING),
    ("It/it/PRP/nsubj/3 has/have/VBZ/aux/3 been/be/VBN/aux:pass/3 built/build/VBN/ROOT/3", 3, EventStatus.HAPPENED),
    ("It/it/PRP/nsubj/3 did/do/VBD/aux/3 not/not/RB/advmod/3 open/open/VB/ROOT/3", 3, None),
    ("They/they/PRP/nsubj/1 plan/plan/VBP/ROOT/1 to/to/TO/mark/3 open/open/VB/xcomp/1", 3, EventStatus.PLANNED),
    ("They/they/PRP/nsubj/1 urge/urge/VBP/ROOT/1 to/to/TO/mark/3 open/open/VB/xcomp/1", 3, None),
    ("He/he/PRP/nsubj/1 denied/deny/VBD/ROOT/1 it/it/PRP/nsubj/3 opened/open/VBD/ccomp/1", 3, EventStatus.DENIED),
    ("the/the/DT/det/1 mill/mill/NN/ROOT/1 to/to/TO/mark/4 be/be/VB/aux:pass/4 opened/open/VBN/acl/1", 4,
     EventStatus.PLANNED),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "i", "expected"), CASES, ids=[rows.split("/")[0] + str(n) for n, (rows, *_) in enumerate(CASES)]
)
def test_status_follows_tense_mood_and_negation(rows: str, i: int, expected: EventStatus | None) -> None:
    assert status(clause(rows), i) is expected


def test_would_in_reported_speech_is_a_future() -> None:
    doc = clause("He/he/PRP/nsubj/1 said/say/VBD/ROOT/1 it/it/PRP/nsubj/4 would/would/MD/aux/4 open/open/VB/ccomp/1")
    mood = Mood([ModalityFact(lemma="would", pos="modal", effect="unreal")])
    assert mood.tense(doc[4]) is Tense.FUTURE


def test_would_alone_is_unreal() -> None:
    doc = clause("It/it/PRP/nsubj/2 would/would/MD/aux/2 open/open/VB/ROOT/2")
    assert Mood([ModalityFact(lemma="would", pos="modal", effect="unreal")]).tense(doc[2]) is Tense.UNREAL
