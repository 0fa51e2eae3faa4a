"""Policies, plans and programmes by their listed forms; a weak form counts only beside a strong one."""

from spacy.tokens import Doc

from pipeline.extract.component import Component
from pipeline.extract.layers import POLICIES
from pipeline.extract.matching import Gazetteer, Name
from pipeline.extract.mentions import Found, write
from pipeline.knowledge.load import KnowledgePack
from pipeline.records import MentionKind, Method


class PolicyFinder:
    """Finds the policies of a `Doc`."""

    def __init__(self, pack: KnowledgePack) -> None:
        kind = MentionKind.POLICY
        strong = [Name(f.lower(), kind, fact.policy_id) for fact in pack.policies for f in fact.surface_forms]
        weak = [Name(f.lower(), kind, fact.policy_id, "weak") for fact in pack.policies for f in fact.weak_forms]
        self._labels = {fact.policy_id: fact.label for fact in pack.policies}
        self._forms = Gazetteer([*strong, *weak])

    def find(self, doc: Doc) -> list[Found]:
        """The policies in text order; a form that several policies share means the one named strongly, or none."""
        matches = list(self._forms.find(doc))
        certain = {n.entity_id for match in matches for n in match.names if n.strength == "full"}
        found = []
        for match in matches:
            full = {name.entity_id for name in match.names if name.strength == "full"}
            ids = full or {name.entity_id for name in match.names} & certain
            if len(ids) == 1:
                policy_id = next(iter(ids))
                found.append(Found(match.start, match.end, policy_id, self._labels[policy_id], Method.GAZETTEER))
        return found


def component(pack: KnowledgePack) -> Component:
    """The component that fills the layer of policies."""
    finder = PolicyFinder(pack)

    def run(doc: Doc) -> None:
        write(doc, POLICIES, MentionKind.POLICY, finder.find(doc))

    return Component("policies", run, assigns=(POLICIES,))
