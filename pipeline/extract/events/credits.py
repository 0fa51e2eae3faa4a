"""From whom a passage has its event: the agency or paper that it credits, and the speaker who claims it."""

import re

from spacy.tokens import Doc, Span

from pipeline.extract.claims.attribution import ClaimFrame
from pipeline.extract.datelines import dateline_end
from pipeline.extract.layers import ORGANIZATIONS
from pipeline.knowledge.load import KnowledgePack

_CREDITING = frozenset({"say", "report", "announce", "release", "carry", "reveal", "publish", "state", "quote", "add"})
_BEFORE = ("according to", "quoted by", "reported by", "released by", "carried by", "as saying by", "citing", "via")
_HEAD_LENGTH = 400
_OPENING = re.compile(r"(?:^|\n|[-–—] ?)According to ")


class Credits:
    """Origins and claimants, with the outlets of a pack."""

    def __init__(self, pack: KnowledgePack) -> None:
        self._outlets = {fact.org_id: fact.name for fact in pack.organizations if fact.media == "origin"}
        agencies = [fact for fact in pack.organizations if fact.media == "origin" and fact.kind == "agency"]
        self._agencies = {fact.org_id: fact.name for fact in agencies}
        self._names = {name: fact.name for fact in agencies for name in (fact.name, *fact.aliases)}
        self._observations = {fact.form: fact.label for fact in pack.observations}
        forms = sorted(map(re.escape, self._observations), key=len, reverse=True)
        self._observed = re.compile(rf"\b(?:{'|'.join(forms) or '(?!)'})\b", re.IGNORECASE)

    def origin_of(self, sentence: Span) -> str:
        """The outlet that the sentence credits, else the agency whose own copy the article is; empty when none."""
        return self._credited_in(sentence) or self.own_copy(sentence.doc)

    def _credited_in(self, sentence: Span) -> str:
        for span in sentence.doc.spans.get(ORGANIZATIONS, []):
            inside = sentence.start <= span.start and span.end <= sentence.end
            if inside and span.kb_id_ in self._outlets and _is_credit(span, sentence):
                return self._outlets[span.kb_id_]
        return ""

    def own_copy(self, doc: Doc) -> str:
        """The agency in whose own copy the text stands, or the paper that the copy opens by crediting.

        Empty in other articles: a newspaper's own article credits nobody.
        """
        article = doc._.article
        agency = self._dateline_agency(doc.text)
        if not agency and article is not None:
            agency = self._agencies.get(article.outlet_id, "") or self._names.get(article.outlet, "")
        return agency and (self._opening_credit(doc) or agency)

    def _opening_credit(self, doc: Doc) -> str:
        for paragraph in _OPENING.finditer(doc.text[:_HEAD_LENGTH]):
            for span in doc.spans.get(ORGANIZATIONS, []):
                if 0 <= span.start_char - paragraph.end() < 5 and span.kb_id_ in self._outlets:
                    return self._outlets[span.kb_id_]
        return ""

    def _dateline_agency(self, text: str) -> str:
        for paragraph in text.split("\n", 3)[:3]:
            end = dateline_end(paragraph)
            if end:
                bracket = paragraph[:end].rpartition("(")[2].partition(")")[0]
                return self._names.get(bracket.strip(), "")
        return ""

    def observed_in(self, sentence: Span) -> str:
        """What the sentence says that its news was seen in, else what the head of the article says; empty when nothing.

        A report on what imagery shows says so at its head, and no longer in each sentence.
        """
        found = self._observed.search(sentence.text) or self._observed.search(sentence.doc.text[:_HEAD_LENGTH])
        return self._observations[found[0].lower()] if found and not self.origin_of(sentence) else ""

    def speaker_of(self, trigger: Span) -> str:
        """Id or name of the speaker in whose statement the trigger stands; empty for the writer's own words."""
        claim = self._claim_around(trigger)
        return "" if claim is None else str(claim.speaker_id or claim.speaker)

    def is_reported(self, trigger: Span) -> bool:
        """Whether somebody states it as a fact, and not in quoted words ("the agency claimed that it had opened")."""
        claim = self._claim_around(trigger)
        if claim is None or claim.statement_kind != "assertion":
            return False
        return not any(trigger.text in quote for quote in claim.quotes)

    def _claim_around(self, trigger: Span) -> ClaimFrame | None:
        inside = (c for c in trigger.doc._.claims or () if c.start <= trigger.start_char and trigger.end_char <= c.end)
        return next(inside, None)


def _is_credit(span: Span, sentence: Span) -> bool:
    head = span.root.head
    if head.lemma_.lower() in _CREDITING and span.root.dep_.startswith(("nsubj", "obl")):
        return True
    before = sentence.doc[max(sentence.start, span.start - 12) : span.start].text.lower()
    return any(cue in before[-45:] for cue in _BEFORE)
