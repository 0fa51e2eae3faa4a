"""Reads frames: finds the cues of a sentence, asks who speaks and what is said, one sentence at a time.

Agencies and papers are relays, not speakers of facts: their frames cut the others and give the origin.
"""

from dataclasses import replace

from spacy.tokens import Span, Token

from pipeline.extract.claims.contents import Content, content_after, content_before, is_circumstance
from pipeline.extract.claims.cue_clauses import cue_clause, is_as_clause
from pipeline.extract.claims.cues import Cue, CueLexicon, agent_of, find_cues, is_asserted
from pipeline.extract.claims.endings import comment_start, occasion_start, own_end, without_governor
from pipeline.extract.claims.frames import Frame, settle
from pipeline.extract.claims.parentheses import adjunct_end, around, beside_phrase, reopens
from pipeline.extract.claims.quotes import DOUBLE, MARKS
from pipeline.extract.claims.speakers import Speaker, SpeakerFinder
from pipeline.extract.claims.subjects import quoting_verb, subjects
from pipeline.extract.phrases import FINITE_TAGS, PASSIVE_SUBJECTS, SUBJECTS, noun_phrase

_CITING = frozenset({"cite", "quote"})
_ACTS = frozenset({"demand", "promise"})
_OPINIONS = frozenset({"editorial", "commentary", "op", "opinion", "column"})
_MEDIA = frozenset({"media", "news", "press", "newspaper"})
_REPORTS = frozenset({"report", "dispatch", "statement", "article", "news"})


class FrameReader:
    """Finds the frames of sentences."""

    def __init__(self, lexicon: CueLexicon, finder: SpeakerFinder) -> None:
        self._lexicon = lexicon
        self._finder = finder

    def frames_of(self, sentence: Span) -> list[Frame]:
        """The frames of a sentence in text order, relays included, cut so that none reaches into another's clause."""
        found = [frame for cue in find_cues(sentence, self._lexicon) for frame in self._frame(cue, sentence)]
        found += [cited for frame in found if (cited := self._cited(frame, sentence)) is not None]
        return settle(found)

    def _cited(self, frame: Frame, sentence: Span) -> Frame | None:
        """Who really speaks when an outlet reports, "citing an official", what that one says."""
        if not frame.relay or frame.end - frame.start < 2:
            return None
        for token in sentence:
            inside = frame.start <= token.i < frame.end and not frame.is_before
            if token.tag_ != "VBG" or token.lemma_.lower() not in _CITING or inside:
                continue
            source = next((child for child in token.children if child.dep_ == "obj" and child.i > token.i), None)
            speaker = self._finder.resolve(source) if source is not None else None
            if speaker is not None and not speaker.outlet:
                start, end = min(frame.clause_start, token.i), max(frame.clause_end, speaker.span.end)
                return replace(frame, speaker=speaker, relay="", clause_start=start, clause_end=end)
        return None

    def _frame(self, cue: Cue, sentence: Span) -> list[Frame]:
        if cue.lemma == "as saying" and quoting_verb(cue) is None:  # "went as far as saying that"
            saying = self._lexicon.at(cue.head.nbor())
            return self._frame(saying, sentence) if saying is not None else []
        verb = quoting_verb(cue) if cue.lemma == "as saying" else cue.head
        if verb is None or (cue.fact.pos == "verb" and (not is_asserted(verb) or _is_asked(verb))):
            return []
        if cue.fact.pos == "noun" and cue.fact.strength == "weak":
            return []
        candidates = list(subjects(cue, sentence))
        own = [head for head in candidates if head.head == cue.head and head.dep_ in SUBJECTS]
        last_own = own[-1] if own else None
        for head in candidates:
            if cue.fact.pos == "verb" and head.dep_ in PASSIVE_SUBJECTS and head.head == cue.head:
                return []
            if _is_nobody(head):
                return []
            if _stands_in_quotation(head, cue):
                continue
            speaker = self._finder.resolve(head, speaks=cue.takes("parenthetical") or cue.fact.polarity == "demand")
            if speaker is None and head == last_own:
                return []
            if speaker is not None and speaker.kind == "document" and cue.fact.polarity in _ACTS:
                return []  # a plan "calls for", a law "promises"
            if speaker is not None:
                return self._with_speaker(cue, verb, head, speaker, sentence)
        return []

    def _with_speaker(self, cue: Cue, verb: Token, head: Token, speaker: Speaker, sentence: Span) -> list[Frame]:
        speaker = _before_cue(speaker, cue)
        phrase = noun_phrase(head)
        start, end = cue_clause(cue, verb, head, speaker, sentence)
        relay = self._relay(speaker, phrase, cue)
        if head == agent_of(verb):  # "was described by the ministry | as"
            end = max(head.i + 1, speaker.span.end)
            content = content_after(replace(cue, end=end), sentence, self._lexicon)
        else:
            content = self._content(cue, head, start, end, sentence)
        if content is None and not relay:
            return []
        if content is not None and not content.before and sentence.doc[content.start].lower_ == "that":
            follows = sentence.doc[content.start + 1] if content.start + 1 < content.end else None
            if follows is not None and follows.tag_ not in FINITE_TAGS:
                content = replace(content, start=content.start + 1)
        if content is not None and content.before and content.start <= speaker.span.start < content.end <= start:
            return []  # "An official, who came in 2019, agrees": nothing but the speaker stands before
        if relay and content is not None and (content.construction == "figure" or _is_quoted(content, sentence)):
            relay = ""  # who puts a figure on something has one of his own
        if content is None:
            content = Content(end, end, "relay")
        elif not content.before:
            content = replace(content, end=own_end(content, cue, sentence))
            content = replace(content, end=comment_start(content, sentence, self._lexicon))
            content = replace(content, end=occasion_start(cue, content))
        inverted = head.i > cue.start and cue.fact.pos == "verb" and content.start < speaker.span.end
        if not content.before and inverted and content.start >= start:
            content = replace(content, end=max(content.start, min(content.end, phrase.start, speaker.span.start)))
        if not content.before:
            content = without_governor(cue, head, content)
        end = max(end, content.start) if not content.before else end
        return [Frame(cue, speaker, content.construction, start, end, content.start, content.end, relay)]

    def _content(self, cue: Cue, head: Token, start: int, end: int, sentence: Span) -> Content | None:
        if (cue.fact.pos == "phrase" and cue.lemma != "as saying") or is_as_clause(cue):
            return beside_phrase(start, end, sentence)
        inverted = cue.fact.pos == "verb" and cue.start > sentence.start and head.i > cue.start and start == cue.start
        before = content_before(cue, start, sentence, inverted=inverted)
        if before is not None and reopens(end, sentence):
            return Content(before.start, sentence.end, "quote")
        if inverted and before is not None and cue.head.tag_ != "VBG":
            return self._before_only(before, start, end, sentence)
        after = content_after(cue, sentence, self._lexicon)
        if before is None or after is None:
            return after or (self._before_only(before, start, end, sentence) if before is not None else None)
        doc = sentence.doc
        if doc[start - 1].text in MARKS and after.construction != "quote":
            return before  # '"…," he told a briefing when asked …'
        comma = adjunct_end(end, sentence)
        bare = after.construction == "that" and after.start <= comma + 1 and doc[comma + 1].text not in MARKS
        if doc[start - 1].text == "," and bare and comma > 0:
            return replace(before, end=sentence.end)  # "When the crew came, she says, …"
        return after

    def _before_only(self, before: Content, start: int, end: int, sentence: Span) -> Content | None:
        """What stands around or before a parenthetical cue clause; None for its mere circumstances."""
        content = around(before, start, end, sentence)
        is_whole = content.end > start
        return content if is_whole or not is_circumstance(sentence.doc[before.start : before.end]) else None

    def _relay(self, speaker: Speaker, phrase: Span, cue: Cue) -> str:
        """The outlet that this frame credits: its speaker, or the one inside "a report by the newspaper NAME".

        A paper that says something "in an editorial", or argues, warns or demands, speaks for itself; "the report said"
        takes up what was credited before.
        """
        behind = cue.head.doc[cue.end : cue.end + 6]
        if speaker.outlet and (
            cue.fact.polarity != "claim" or any(token.lower_ in _OPINIONS for token in [*behind, *phrase])
        ):
            return ""
        if speaker.outlet:
            return speaker.outlet
        if speaker.span.text.lower() in _REPORTS - {"statement"} and cue.fact.pos != "noun":
            return speaker.name
        if phrase.root.lemma_.lower() not in _REPORTS and phrase.root.lower_ not in _REPORTS:
            return ""
        in_general = speaker.name if any(token.lower_ in _MEDIA for token in phrase) else ""
        return self._finder.outlet_in(phrase) or in_general


def _before_cue(speaker: Speaker, cue: Cue) -> Speaker:
    """The speaker without the cue, where the parse has it for a part of the noun phrase."""
    span = speaker.span
    if not span.start < cue.start < span.end:
        return speaker
    shorter = span.doc[span.start : cue.start]
    return replace(speaker, span=shorter, name=shorter.text if speaker.name == span.text else speaker.name)


def _is_nobody(head: Token) -> bool:
    """Whether the subject denies that anybody speaks: "no official said", "neither side said"."""
    return any(child.lower_ in {"no", "neither", "nobody", "none"} for child in head.children if child.i < head.i)


def _stands_in_quotation(head: Token, cue: Cue) -> bool:
    """Whether a mark of quotation parts the subject from the cue: somebody named in what is quoted."""
    low, high = sorted((head.i, cue.start))
    return sum(token.text in DOUBLE for token in cue.head.doc[low:high]) % 2 == 1


def _is_asked(verb: Token) -> bool:
    """Whether the verb stands in an indirect question: "asked whether the ministry expects"."""
    return any(child.lower_ in {"whether", "if"} for child in verb.children if child.i < verb.i)


def _is_quoted(content: Content, sentence: Span) -> bool:
    """Whether the content is one quotation, or the end of one from the sentence before.

    What an outlet says in so many words is its claim, not only its news.
    """
    inside = [token for token in sentence.doc[content.start : content.end] if token.text not in {",", ".", " "}]
    marks = sum(token.text in DOUBLE for token in inside)
    if len(inside) < 7 or inside[-1].text not in DOUBLE:
        return False
    return marks == 1 or (marks == 2 and inside[0].text in DOUBLE)
