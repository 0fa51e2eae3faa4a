from pathlib import Path

import pytest

from pipeline.dates.grammar.lexicon import CHARS, DateLexicon, load_lexicon
from pipeline.dates.grammar.phrases import DATES
from pipeline.dates.grammar.rule import NEVER_FIRST, Grammar, compiled
from pipeline.dates.grammar.times import TIMES
from pipeline.errors import KnowledgeError
from pipeline.knowledge.date_words import load_date_words
from pipeline.knowledge.schema import DateWordFact


def test_each_category_has_its_own_character() -> None:
    assert len(set(CHARS.values())) == len(CHARS)


def test_every_surface_has_one_category() -> None:
    surfaces = [word.surface for word in load_date_words() if not word.category.startswith("set:")]
    assert len(surfaces) == len(set(surfaces))


def test_months_count_only_with_a_capital(lexicon: DateLexicon) -> None:
    assert lexicon.tokens("March march").cats == CHARS["MONTH"] + CHARS["WORD"]


def test_a_dot_belongs_to_a_short_month(lexicon: DateLexicon) -> None:
    tokens = lexicon.tokens("Nov. 20.")
    assert [tokens.word(i) for i in range(3)] == ["Nov.", "20", "."]


def test_patterns_are_written_in_category_names() -> None:
    assert compiled("MONTH (?P<d>DAY)").match(CHARS["MONTH"] + CHARS["DAY"])


@pytest.mark.parametrize("grammar", [DATES, TIMES])
def test_no_rule_begins_with_what_is_passed_over(grammar: Grammar) -> None:
    rules = [*grammar.simple, *(rule for rules in grammar.rounds for rule in rules)]
    for name in NEVER_FIRST:
        behind = [CHARS[name] + chars for chars in ("", *CHARS.values())]
        assert not any(rule.pattern.match(text) for rule in rules for text in behind)


def test_an_unknown_category_is_refused() -> None:
    with pytest.raises(KnowledgeError, match="moon"):
        DateLexicon.of([DateWordFact(surface="full", category="moon")])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=r"nowhere\.csv"):
        load_lexicon(tmp_path / "nowhere.csv")


def test_an_unknown_column_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "dates.csv"
    path.write_text("surface,category,value,colour\nmay,month,5,red\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"dates\.csv, line 2"):
        load_date_words(path)
