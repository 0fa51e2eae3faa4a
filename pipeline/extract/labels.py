"""Label schemes: the parse and the entities of any mapped model, turned into the one scheme that the extractors know.

The tables are `knowledge/english/label_schemes.yaml`. The turning of prepositions and copulas follows the Universal
Dependencies guidelines (a function word hangs on its content word).
"""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import numpy as np
import yaml
from pydantic import BaseModel, ConfigDict, ValidationError
from spacy.attrs import DEP, HEAD
from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from pipeline.errors import KnowledgeError, ModelError

_FILE = "label_schemes.yaml"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})


class LabelScheme(BaseModel):
    """One scheme; the fields are explained in the file."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    recognised_by: tuple[str, ...]
    relations: dict[str, str]
    prepositions: tuple[str, ...]
    complements: dict[str, str]
    predicates: tuple[str, ...]
    entities: dict[str, str]


@cache
def label_schemes() -> dict[str, LabelScheme]:
    """All schemes by name, in the order of the file.

    Raises:
        KnowledgeError: the file is broken.
    """
    text = (files("pipeline.knowledge") / "english" / _FILE).read_text(encoding="utf-8")
    try:
        return {name: LabelScheme.model_validate(fields) for name, fields in yaml.safe_load(text).items()}
    except (yaml.YAMLError, ValidationError, AttributeError) as error:
        raise KnowledgeError(f"{_FILE}: {str(error).splitlines()[0]}") from error


def scheme_of(model: Language) -> LabelScheme:
    """The scheme of a model by its parser's labels; the first one for a model without parser.

    Raises:
        ModelError: the parser's labels are nobody's.
    """
    schemes = label_schemes()
    if "parser" not in model.pipe_names:
        return next(iter(schemes.values()))
    labels = set(model.pipe_labels["parser"])
    for scheme in schemes.values():
        if labels.issuperset(scheme.recognised_by):
            return scheme
    name = model.meta.get("name", "?")
    raise ModelError(f"the parser labels of the language model {name!r} are in no scheme of {_FILE}")


def _turn_prepositions(tokens: Sequence[Token], heads: list[int], deps: list[str], scheme: LabelScheme) -> None:
    for token in tokens:
        if token.dep_ not in scheme.prepositions:
            continue
        complement = next((child.i for child in token.children if child.dep_ in scheme.complements), None)
        if complement is None:
            continue
        governor, relation = heads[token.i], scheme.complements[tokens[complement].dep_]
        if relation == "obl" and token.dep_ == "agent":
            relation = "obl:agent"
        elif relation == "obl" and tokens[governor].pos_ in _NOMINAL:
            relation = "nmod"
        for child in token.children:
            heads[child.i] = complement
        heads[complement], deps[complement] = governor, relation
        heads[token.i], deps[token.i] = complement, "mark" if relation == "advcl" else "case"


def _turn_copulas(tokens: Sequence[Token], heads: list[int], deps: list[str], scheme: LabelScheme) -> None:
    for token in tokens:
        if token.lemma_ != "be":
            continue
        predicate = next((child.i for child in token.children if child.dep_ in scheme.predicates), None)
        if predicate is None:
            continue
        for i, head in enumerate(heads):
            if head == token.i and i != token.i:
                heads[i] = predicate
        heads[predicate] = predicate if heads[token.i] == token.i else heads[token.i]
        deps[predicate] = deps[token.i]
        heads[token.i], deps[token.i] = predicate, "cop"


def translate(doc: Doc, scheme: LabelScheme) -> None:
    """Rewrite relations, heads and entity labels of a parsed paragraph in place."""
    doc.ents = [Span(doc, e.start, e.end, scheme.entities[e.label_]) for e in doc.ents if e.label_ in scheme.entities]
    if not scheme.relations or not doc.has_annotation("DEP"):
        return
    tokens = list(doc)
    heads = [token.head.i for token in tokens]
    deps = [scheme.relations.get(token.dep_, token.dep_) for token in tokens]
    _turn_prepositions(tokens, heads, deps, scheme)
    _turn_copulas(tokens, heads, deps, scheme)
    strings = doc.vocab.strings
    labels = np.array([strings.add(dep) for dep in deps], dtype="uint64")
    offsets = np.array([head - i for i, head in enumerate(heads)], dtype="int64").astype("uint64")
    doc.from_array([HEAD, DEP], np.column_stack((offsets, labels)))  # type: ignore[arg-type]  # its stub means this
