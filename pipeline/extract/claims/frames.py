"""Frames: a cue with its speaker and what it introduces, one sentence at a time.

`frames_of` finds them, cuts them against each other and leaves out what is only nested in another's statement.
Agencies and papers are relays, not speakers of facts: their frames cut the others and give the origin.
"""

from dataclasses import dataclass, replace

from spacy.tokens import Span, Token

from pipeline.extract.claims.contents import Content, content_after, content_before, is_circumstance
from pipeline.extract.claims.cue_clauses import cue_clause, is_as_clause
from pipeline.extract.claims.cues import Cue, CueLexicon, find_cues, is_asserted
from pipeline.extract.claims.quotes import DOUBLE, SINGLE
from pipeline.extract.claims.speakers import Speaker, SpeakerFinder
from pipeline.extract.claims.subjects import quoting_verb, subjects
from pipeline.extract.phrases import PASSIVE_SUBJECTS, SUBJECTS, noun_phrase

_MARKS = DOUBLE | SINGLE
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_JOINTS = frozenset({",", ";", "and", "but", "while", "—", "–", "--"})
_LOOSE = frozenset({"conj", "parataxis", "advcl", "cc", "dep", "discourse", "mark", "appos"})
_CITING = frozenset({"cite", "quote"})
_OPENING = 25
"""Tokens within which the clause of somebody else's statement begins that a parenthesis passes on."""
_JOINING = frozenset({"and", "but", "or", "so", "because", "since", "although", "though", "after", "if", "unless"})
_STATED = frozenset({"that", "quote", "colon"})
_ACTS = frozenset({"demand", "promise"})
_MEANWHILE = frozenset({"as", "while"})
_PERSONAL = frozenset({"he", "she", "they"})
_OCCASIONS = frozenset({"following", "during", "amid"})
_RELATING = frozenset({"that", "which", "whom", "for", "of", "to", "he", "she", "with"})
_OPINIONS = frozenset({"editorial", "commentary", "op", "opinion", "column"})
_PARTING = frozenset({"and", "but", "while"})
_MEDIA = frozenset({"media", "news", "press", "newspaper"})
_REPORTS = frozenset({"report", "dispatch", "statement", "article", "news"})


@dataclass(frozen=True, slots=True)
class Frame:
    """One reported statement inside a sentence, in tokens.

    `clause_start:clause_end` is the cue's own clause (its subject included), `start:end` the statement. `relay` is
    the name of the outlet when the frame only says who carried the report.
    """

    cue: Cue
    speaker: Speaker
    construction: str
    clause_start: int
    clause_end: int
    start: int
    end: int
    relay: str = ""

    @property
    def is_before(self) -> bool:
        """Whether the statement stands before the cue."""
        return self.construction == "parenthetical"


class FrameReader:
    """Finds the frames of sentences."""

    def __init__(self, lexicon: CueLexicon, finder: SpeakerFinder) -> None:
        self._lexicon = lexicon
        self._finder = finder

    def frames_of(self, sentence: Span) -> list[Frame]:
        """The frames of a sentence in text order, relays included, cut so that none reaches into another's clause."""
        found = [frame for cue in find_cues(sentence, self._lexicon) for frame in self._frame(cue, sentence)]
        found += [cited for frame in found if (cited := self._cited(frame, sentence)) is not None]
        found.sort(key=lambda frame: frame.clause_start)
        found = [
            replace(frame, relay=frame.relay or frame.speaker.name) if _carries(frame, found) else frame
            for frame in found
        ]
        passing = [frame for frame in found if _only_passes_on(frame, found)]
        found = [_before(frame, passing) for frame in found if frame not in passing]
        return _cut([frame for frame in found if not _is_nested(frame, found)])

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
        for head in subjects(cue, sentence):
            if cue.fact.pos == "verb" and head.dep_ in PASSIVE_SUBJECTS and head.head == cue.head:
                return []
            if _is_nobody(head):
                return []
            if _stands_in_quotation(head, cue):
                continue
            speaker = self._finder.resolve(head, speaks=cue.takes("parenthetical"))
            if speaker is None and head.head == cue.head and head.dep_ in SUBJECTS:
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
        content = self._content(cue, head, start, end, sentence)
        if content is None and not relay:
            return []
        if content is not None and not content.before and sentence.doc[content.start].lower_ == "that":
            follows = sentence.doc[content.start + 1] if content.start + 1 < content.end else None
            if follows is not None and follows.tag_ not in _FINITE:
                content = replace(content, start=content.start + 1)
        if content is not None and content.before and content.start <= speaker.span.start < content.end <= start:
            return []  # "An official, who came in 2019, agrees": nothing but the speaker stands before
        if relay and content is not None and _is_quoted(content, sentence):
            relay = ""
        if content is None:
            content = Content(end, end, "relay")
        elif not content.before:
            content = replace(content, end=_own_end(content, cue, sentence))
            content = replace(content, end=_comment_start(content, sentence, self._lexicon))
            content = replace(content, end=_occasion_start(cue, content))
        inverted = head.i > cue.start and cue.fact.pos == "verb" and content.start < speaker.span.end
        if not content.before and inverted and content.start >= start:
            content = replace(content, end=max(content.start, min(content.end, phrase.start, speaker.span.start)))
        if not content.before:
            content = _without_governor(cue, head, content)
        end = max(end, content.start) if not content.before else end
        return [Frame(cue, speaker, content.construction, start, end, content.start, content.end, relay)]

    def _content(self, cue: Cue, head: Token, start: int, end: int, sentence: Span) -> Content | None:
        if (cue.fact.pos == "phrase" and cue.lemma != "as saying") or is_as_clause(cue):
            return _beside_phrase(start, end, sentence)
        inverted = cue.fact.pos == "verb" and cue.start > sentence.start and head.i > cue.start and start == cue.start
        before = content_before(cue, start, sentence, inverted=inverted)
        if before is not None and _reopens(end, sentence):
            return Content(before.start, sentence.end, "quote")
        if inverted and before is not None and cue.head.tag_ != "VBG":
            return self._before_only(before, start, end, sentence)
        after = content_after(cue, sentence, self._lexicon)
        if before is None or after is None:
            return after or (self._before_only(before, start, end, sentence) if before is not None else None)
        doc = sentence.doc
        if doc[start - 1].text in _MARKS and after.construction != "quote":
            return before  # '"…," he told a briefing when asked …'
        comma = _adjunct_end(end, sentence)
        bare = after.construction == "that" and after.start <= comma + 1 and doc[comma + 1].text not in _MARKS
        if doc[start - 1].text == "," and bare and comma > 0:
            return replace(before, end=sentence.end)  # "When the crew came, she says, …"
        return after

    def _before_only(self, before: Content, start: int, end: int, sentence: Span) -> Content | None:
        """What stands around or before a parenthetical cue clause; None for its mere circumstances."""
        content = _around(before, start, end, sentence)
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


def _own_end(content: Content, cue: Cue, sentence: Span) -> int:
    """Where the writer goes on in a clause of his own: "…, but we could not verify this", "…, and he left".

    In reported speech "we" is the writer; "he" is told of the speaker when the parse joins the clause to the cue.
    """
    doc, quoted = sentence.doc, False
    for token in doc[content.start : content.end - 2]:
        quoted ^= token.text in DOUBLE
        joint, subject = doc[token.i + 1], doc[token.i + 2]
        if not quoted and joint.lower_ in _MEANWHILE and subject.lower_ in _PERSONAL | {"it"} and _is_told(subject):
            return token.i + 1
        if quoted or token.text != "," or joint.lower_ not in {"and", "but"}:
            continue
        goes_on = subject.head.dep_ == "conj" and subject.head.head == cue.head and subject.head.tag_ == "VBD"
        if subject.lower_ in {"we", "i"} or (subject.lower_ in {"he", "she", "they"} and goes_on):
            return token.i
    return content.end


def _is_told(subject: Token) -> bool:
    """Whether the writer tells what somebody did, in the simple past: "… as he toured the site"."""
    verb = subject.head
    return subject.dep_ in SUBJECTS and verb.tag_ == "VBD" and not any(c.dep_.startswith("aux") for c in verb.children)


def _occasion_start(cue: Cue, content: Content) -> int:
    """Where the occasion of the statement begins that hangs on the cue: "called for … following a visit"."""
    for child in cue.head.children:
        case = next((word for word in child.children if word.dep_ == "case"), None)
        if case is not None and case.lower_ in _OCCASIONS and case.i > content.start + 2:
            return min(content.end, case.i)
    return content.end


def _comment_start(content: Content, sentence: Span, lexicon: CueLexicon) -> int:
    """Where the writer comments on the statement: ", a boast for which …", ", words that …"; its end when nowhere."""
    doc = sentence.doc
    for token in doc[content.start + 2 : content.end - 2]:
        before = doc[token.i - 1]
        parted = token.text == "," or (token.text in DOUBLE and before.text == ",")
        at = token.i + 1
        if not parted or at + 1 >= content.end:
            continue
        noun = doc[at + 1] if doc[at].lower_ in {"a", "an", "the", "his", "her"} else doc[at]
        while noun.pos_ == "ADJ" and noun.i + 1 < content.end:
            noun = doc[noun.i + 1]
        behind = doc[noun.i + 1 : noun.i + 3]
        quoted = token.text in DOUBLE and noun.i == at + 1 and doc[at].lower_ in {"a", "an"}
        if (
            noun.tag_ in {"NN", "NNS"}
            and (quoted or lexicon.noun(noun))
            and any(word.lower_ in _RELATING for word in behind)
        ):
            return token.i
    return content.end


def _around(before: Content, start: int, end: int, sentence: Span) -> Content:
    """The whole sentence for a cue clause (`start:end`) inside a clause: "The plants, said NAME, are …".

    That is, when nothing before it has a finite verb and something behind it has, or when the parse joins the two
    sides ("It had, he added, a very fine gate"); else what stands before.
    """
    doc, comma = sentence.doc, _adjunct_end(end, sentence)
    opens = any(token.tag_ in _FINITE or token.text in _MARKS for token in doc[before.start : before.end])
    closes = comma > 0 and any(token.pos_ in {"VERB", "AUX"} for token in doc[comma : sentence.end])
    depends = doc[before.start].tag_ in {"WRB", "IN"} and doc[before.start].dep_ in {"mark", "advmod"}
    verb = next((token for token in doc[comma + 1 : comma + 3] if token.pos_ != "ADV"), doc[comma])
    without_subject = comma > 0 and verb.tag_ in _FINITE  # "What struck him, he said, was …"
    inside = (
        (closes and (not opens or depends))
        or without_subject
        or _are_joined(start, end, sentence)
        or _goes_on(comma, sentence)
    )
    return replace(before, end=sentence.end) if inside else before


def _without_governor(cue: Cue, head: Token, content: Content) -> Content:
    """The statement without the main clause that goes on behind it.

    "Two officials who said that … | left", "the claim that … | was wrong": the cue, or its subject, is its subject.
    """
    inner = cue.head if cue.fact.pos == "noun" else head if cue.head.dep_ == "acl:relcl" else None
    if inner is None or inner.dep_ not in SUBJECTS or inner.head.i <= content.start:
        return content
    predicate = inner.head
    helpers = [child.i for child in predicate.children if child.dep_.startswith("aux") or child.dep_ == "cop"]
    first = min([predicate.i, *(i for i in helpers if i > content.start)])
    return replace(content, end=min(content.end, first)) if first > content.start + 1 else content


def _reopens(end: int, sentence: Span) -> bool:
    """Whether a quotation goes on behind the cue clause: '"…," says the engineer, "but …"'."""
    doc = sentence.doc
    at = end + 1 if end < sentence.end and doc[end].text in {",", ":"} else end
    return at < sentence.end and doc[at].text in DOUBLE and doc[sentence.start].text in DOUBLE


def _goes_on(comma: int, sentence: Span) -> bool:
    """Whether a clause of its own follows behind a conjunction: "The machines are real, she said, but they are off"."""
    doc = sentence.doc
    joined = comma > 0 and comma + 2 < sentence.end and doc[comma + 1].lower_ in _JOINING
    if not joined:
        return False
    if doc[sentence.start].text in _MARKS:
        return False
    following = doc[comma + 2 : comma + 12]
    subject = next((token for token in following if token.dep_ in SUBJECTS), None)
    verb = next((token for token in following if token.tag_ in _FINITE), None)
    return subject is not None and verb is not None and subject.i < verb.i and subject.lower_ not in {"we", "i"}


def _adjunct_end(end: int, sentence: Span) -> int:
    """Index of the comma that closes a cue clause, an addressee and a short adjunct skipped; -1 when there is none.

    "…, he told us, …", "…, she wrote in an email, …".
    """
    for token in sentence.doc[end : min(end + 8, sentence.end)]:
        if token.text == ",":
            return token.i
        if token.pos_ not in {"ADP", "DET", "NOUN", "PROPN", "PRON", "NUM", "ADJ", "ADV"}:
            return -1
    return -1


def _are_joined(start: int, end: int, sentence: Span) -> bool:
    """Whether a word behind a parenthesis between commas hangs on one before it, or the other way round.

    Words in quotation marks do not: a quotation that goes on opens its marks again.
    """
    doc, end = sentence.doc, _adjunct_end(end, sentence)
    if end <= 0 or doc[start - 1].text != ",":
        return False
    if any(token.text in _MARKS for token in doc[sentence.start : start]):
        return False
    behind = [token for token in doc[end : sentence.end] if not token.is_punct]
    hanging = any(sentence.start <= token.head.i < start and token.dep_ not in _LOOSE for token in behind)
    return hanging or any(
        token.head.i >= end and token.head.i < sentence.end and token.dep_ not in _LOOSE
        for token in doc[sentence.start : start]
        if not token.is_punct
    )


def _beside_phrase(start: int, end: int, sentence: Span) -> Content | None:
    """The rest of the sentence beside "according to X": behind it when it comes first, before it when last.

    In the midst of a sentence it covers what stands before, or all of a clause that it interrupts; where commas do
    not part it from both sides, that is not clear, and it covers nothing.
    """
    doc = sentence.doc
    if start - sentence.start <= 1 or doc[start - 1].text == ";" or doc[start - 1].pos_ == "CCONJ":
        return Content(end, sentence.end, "phrase") if end < sentence.end else None
    before = Content(sentence.start, start, "parenthetical", before=True)
    rest = [token for token in doc[end : sentence.end] if not token.is_punct and not token.is_space]
    if not rest or doc[end].text == ";":
        return before
    if not (doc[start - 1].text == "," and doc[end].text == ","):
        return None
    return _around(before, start, end, sentence)


def _descends(token: Token, ancestor: Token) -> bool:
    """Whether the token hangs below a clause that is a complement of the ancestor."""
    for _ in range(12):
        if token.head == token:
            return False
        if token.head == ancestor:
            return token.dep_ in {"ccomp", "obj", "xcomp", "acl"}
        token = token.head
    return False


def _carries(frame: Frame, frames: list[Frame]) -> bool:
    """Whether a document only carries what somebody says: "NAME regretted that …, the report said"."""
    if frame.speaker.kind != "document" or frame.relay:
        return bool(frame.relay)
    inner = (other for other in frames if frame.start <= other.clause_start < frame.end)
    return any(other is not frame and not other.relay and other.speaker.kind != "document" for other in inner)


def _before(frame: Frame, passing: list[Frame]) -> Frame:
    """The frame, ended where a clause begins that only passes it on."""
    ends = (other.clause_start for other in passing if frame.start < other.clause_start < frame.end)
    return replace(frame, end=min(ends, default=frame.end))


def _only_passes_on(frame: Frame, frames: list[Frame]) -> bool:
    """Whether a parenthesis only names who has passed on what another one says.

    "The agency estimated that …, according to a lawmaker": the agency speaks. Not when all of it is quoted ('"The
    ministry says so," he said').
    """
    if not frame.is_before or frame.relay:
        return False
    doc = frame.cue.head.doc
    if doc[frame.start].text in _MARKS:
        return False
    inner = (
        other
        for other in frames
        if other is not frame and not other.relay and other.speaker.key != frame.speaker.key
        if frame.start <= other.clause_start and other.end <= max(frame.end, frame.clause_end) + 1  # a full stop
    )
    return any(other.construction in _STATED and other.clause_start - frame.start <= _OPENING for other in inner)


def _is_nested(frame: Frame, frames: list[Frame]) -> bool:
    """Whether the frame is only part of what another one of this sentence reports.

    Participles go on with the speaker ("…, adding that"), parentheticals govern all before them; both are no part of
    an earlier statement. What a relay reports is not nested: it is what the relay is for.
    """
    if frame.is_before or frame.relay:
        return False
    for other in frames:
        if other is frame or other.relay or not other.start <= frame.clause_start < other.end:
            continue
        if other.is_before:
            if other.speaker.key != frame.speaker.key:
                return True
            continue
        if frame.speaker.key == other.speaker.key and frame.clause_start == frame.cue.start:
            continue
        if _is_parted(frame):
            continue
        if frame.cue.fact.pos == "noun" or _descends(frame.cue.head, other.cue.head) or not _is_joined(frame):
            return True
    return False


def _is_parted(frame: Frame) -> bool:
    """Whether a comma and a conjunction stand before the frame's own subject: "…, and residents say"."""
    doc, start = frame.cue.head.doc, frame.clause_start
    return start > 1 and frame.cue.start > start and doc[start - 1].lower_ in _PARTING and doc[start - 2].text == ","


def _is_joined(frame: Frame) -> bool:
    """Whether the frame's clause is joined to what stands before it by a comma or a conjunction."""
    return frame.clause_start > 0 and frame.cue.head.doc[frame.clause_start - 1].lower_ in _JOINTS


def _cut(frames: list[Frame]) -> list[Frame]:
    """The frames with each statement ended where the next frame's clause begins, and begun behind a relay before it."""
    found = []
    for frame in frames:
        start, end = frame.start, frame.end
        for other in frames:
            if other is frame or (other.cue.close and other.speaker.key == frame.speaker.key):
                continue  # "vowed to push on even if, as he put it, …"
            if start < other.clause_start < end and not (
                frame.is_before and other.clause_start < frame.clause_start and not other.relay
            ):
                end = other.clause_start
            if frame.is_before and other.clause_start <= start + 3 and start < other.clause_end <= frame.clause_start:
                start = other.clause_end
        found.append(replace(frame, start=start, end=max(start, end)))
    return found
