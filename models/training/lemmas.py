"""Build the tables of the rule lemmatizer: a dictionary from the treebanks with general rules behind it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from conllu import read_sentences
from spacy.lookups import Lookups, load_lookups

TABLES = ("lemma_rules", "lemma_exc", "lemma_index")
INFLECTED = ("adj", "adv", "noun", "verb")
SKIPPED = frozenset(("PROPN", "PUNCT", "SYM", "X", "NUM", "_"))
DOUBLING = re.compile(r"(?<![aeiou])[aeiou][bcdfgklmnprstvz]$")
Exceptions = dict[str, dict[str, list[str]]]


def count_lemmas(paths: Iterable[Path]) -> Exceptions:
    """Map (part of speech, lower-cased form) to the most frequent lemma of the treebanks."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for path in paths:
        for sentence in read_sentences(path):
            for word in sentence.words:
                if word.upos not in SKIPPED and word.lemma != "_":
                    lemma = word.lemma if word.upos == "PRON" else word.lemma.lower()
                    counts[word.upos.lower()][word.form.lower()][lemma] += 1
    return {
        pos: {form: [lemmas.most_common(1)[0][0]] for form, lemmas in sorted(forms.items())}
        for pos, forms in sorted(counts.items())
    }


def rule_forms(form: str, rules: list[list[str]], index: set[str]) -> list[str]:
    """List the dictionary words that the suffix rules make of a form."""
    made = [form[: len(form) - len(old)] + new for old, new in rules if form.endswith(old)]
    return [lemma for lemma in made if lemma and (lemma in index or not lemma.isalpha())]


def silent_e_forms(verbs: set[str]) -> dict[str, list[str]]:
    """List "hoping" and "hoped" for "hope", which the rules would take for forms of "hop" (hopping, hopped)."""
    forms: dict[str, list[str]] = {}
    for verb in sorted(verbs):
        if DOUBLING.search(verb[:-1]) and verb.endswith("e") and verb[:-1] in verbs:
            forms |= {verb[:-1] + "ing": [verb], verb + "d": [verb]}
    return forms


def base_table(base: Lookups, name: str, pos: str, default: Any) -> Any:
    """Return one part of speech of a general table."""
    return base.get_table(name).get(pos, default)


def build_tables(paths: Iterable[Path]) -> Lookups:
    """Return the tables for `Lemmatizer.initialize`.

    The lemmatizer prefers a form made by the rules to the dictionary if both know the same lemma among several; such a
    lemma is taken out of the index, so that the dictionary decides.
    """
    base = load_lookups("en", list(TABLES))
    ruled = (*INFLECTED, "punct")
    rules = {pos: [list(rule) for rule in base_table(base, "lemma_rules", pos, [])] for pos in ruled}
    index = {pos: set(base_table(base, "lemma_index", pos, [])) for pos in INFLECTED}
    exceptions: Exceptions = {
        pos: {form: list(lemmas) for form, lemmas in base_table(base, "lemma_exc", pos, {}).items()}
        for pos in INFLECTED
    }
    exceptions["verb"] = silent_e_forms(index["verb"]) | exceptions["verb"]
    for pos, forms in count_lemmas(paths).items():
        if all(lemmas == [form] for form, lemmas in forms.items()) and pos not in exceptions:
            continue
        exceptions.setdefault(pos, {}).update(forms)
    for pos, forms in exceptions.items():
        for form, lemmas in forms.items():
            made = rule_forms(form, rules.get(pos, []), index.get(pos, set()))
            if lemmas[0] in made and len(set(made)) > 1:
                index[pos].discard(lemmas[0])
    tables = Lookups()
    tables.add_table("lemma_rules", rules)
    tables.add_table("lemma_exc", exceptions)
    tables.add_table("lemma_index", {pos: sorted(words) for pos, words in index.items()})
    return tables
