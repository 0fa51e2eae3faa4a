import pytest

from pipeline.knowledge.patterns import PatternError, compile_rules
from pipeline.knowledge.schema import FurnitureFact


def _fact(rule: str, scope: str, pattern: str) -> FurnitureFact:
    return FurnitureFact.model_validate({"rule": rule, "scope": scope, "pattern": pattern})


def test_a_part_stands_for_its_pattern() -> None:
    rules = compile_rules([_fact("DAY", "define", r"\d{1,2}|first"), _fact("line", "head", "On {DAY}")])
    assert list(rules) == ["head"]
    assert rules["head"][0].pattern.fullmatch("On first")


@pytest.mark.parametrize(
    ("pattern", "reason"), [("(", "unterminated"), ("{MONTH} x", "no part 'MONTH'"), ("x{9,1}", "min repeat")]
)
def test_a_pattern_that_cannot_be_compiled_names_its_row(pattern: str, reason: str) -> None:
    bad = _fact("line", "head", pattern)
    with pytest.raises(PatternError, match=reason) as caught:
        compile_rules([_fact("a", "tail", "b"), bad])
    assert caught.value.fact is bad
