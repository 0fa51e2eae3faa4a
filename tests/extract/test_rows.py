from datetime import date

import spacy
from spacy.tokens import Doc, Span

from pipeline.dates.edtf import UNKNOWN, Interval
from pipeline.dates.grammar.phrases import DatePhrase
from pipeline.dates.readings import Dated, Days, Said
from pipeline.dates.values import MonthDay
from pipeline.extract.datelines import DatedPhrase
from pipeline.extract.events.frames import EventFrame
from pipeline.extract.layers import DATES, PEOPLE, PLACES, register_layers
from pipeline.extract.rows import article_rows
from pipeline.records import Article, EventStatus, EventType, MentionKind, Method

TEXT = "Mrs Ode opened the mill in Bay Town on 3 May 2024. "
register_layers()


def document() -> Doc:
    doc = spacy.blank("en")(TEXT)
    doc._.article = Article(article_id="a1", path="x", text=TEXT, outlet="The Bay")
    doc._.names = {"person:ode": "Anna Ode", "place:bay-town": "Bay Town"}
    doc._.claims, doc._.events = [], []
    return doc


def span(doc: Doc, text: str, label: MentionKind, entity_id: str, method: Method) -> Span:
    start = TEXT.index(text)
    found = doc.char_span(start, start + len(text), label=label.value, kb_id=entity_id)
    found.id_ = method.value
    return found


def frame() -> EventFrame:
    start = TEXT.index("opened")
    day = Interval.day(date(2024, 5, 3))
    return EventFrame(
        EventType.INAUGURATION,
        EventStatus.HAPPENED,
        start=0,
        end=len(TEXT),
        trigger_start=start,
        trigger_end=start + len("opened"),
        date=Dated(Days(day), day),
        place_ids=("place:bay-town",),
        group=1,
    )


def test_mention_has_canonical_name_and_quotes_the_text() -> None:
    doc = document()
    doc.spans[PEOPLE] = [span(doc, "Ode", MentionKind.PERSON, "person:ode", Method.NER)]
    (mention,) = article_rows(doc).mentions
    assert (mention.name, mention.text, mention.method) == ("Anna Ode", TEXT[mention.start : mention.end], Method.NER)


def with_date(published: Interval) -> Doc:
    doc = document()
    doc.spans[DATES] = [span(doc, "3 May 2024", MentionKind.DATE, "", Method.PATTERN)]
    phrase = DatePhrase(TEXT.index("3 May"), len(TEXT), "3 May", MonthDay(5, 3))
    doc._.date_phrases = [DatedPhrase(phrase, Dated.of(Said(phrase.value), published))]
    return doc


def test_date_mention_is_named_by_its_edtf() -> None:
    (mention,) = article_rows(with_date(Interval.month(2024, 6))).mentions
    assert mention.name == "2024-05-03"


def test_date_without_days_is_kept_nameless_and_can_be_read_again() -> None:
    (mention,) = article_rows(with_date(UNKNOWN)).mentions
    assert (mention.name, mention.reading.on(Interval.month(2024, 6)).edtf) == ("", "2024-05-03")


def test_id_of_a_date_does_not_hold_its_days() -> None:
    known, unknown = (article_rows(with_date(days)).mentions for days in (Interval.month(2024, 6), UNKNOWN))
    assert known[0].mention_id == unknown[0].mention_id


def test_mentions_stand_in_text_order_whatever_their_layer() -> None:
    doc = document()
    doc.spans[PLACES] = [span(doc, "Bay Town", MentionKind.PLACE, "place:bay-town", Method.NER)]
    doc.spans[PEOPLE] = [span(doc, "Ode", MentionKind.PERSON, "person:ode", Method.NER)]
    assert [mention.text for mention in article_rows(doc).mentions] == ["Ode", "Bay Town"]


def test_same_words_naming_the_same_entity_twice_make_one_row() -> None:
    doc = document()
    doc.spans[PLACES] = [span(doc, "Bay Town", MentionKind.PLACE, "place:bay-town", Method.NER)] * 2
    assert len(article_rows(doc).mentions) == 1


def test_passage_sentence_is_trimmed_and_quoted() -> None:
    doc = document()
    doc._.events = [frame()]
    (passage,) = article_rows(doc).passages
    assert (passage.sentence, passage.end) == (TEXT.strip(), len(TEXT.strip()))
    assert passage.trigger == TEXT[passage.trigger_start : passage.trigger_end] == "opened"


def test_passage_date_columns_agree() -> None:
    doc = document()
    doc._.events = [frame()]
    (passage,) = article_rows(doc).passages
    assert (passage.date, passage.date_start, passage.date_end) == ("2024-05-03", date(2024, 5, 3), date(2024, 5, 3))


def test_ids_are_the_same_in_every_run() -> None:
    first, second = document(), document()
    first._.events, second._.events = [frame()], [frame()]
    assert article_rows(first) == article_rows(second)


def test_empty_text_has_no_rows() -> None:
    doc = spacy.blank("en")("")
    doc._.article, doc._.names = Article(article_id="a1", path="x"), {}
    assert article_rows(doc).passages == article_rows(doc).mentions == ()
