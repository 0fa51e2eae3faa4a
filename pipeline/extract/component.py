"""What a step of the extraction is: a named function over a `Doc` that says which layers it needs and fills.

Each module of this room offers one function `component(pack: KnowledgePack) -> Component`; `extract.nlp` puts them in
order and checks with `order_problems` that every layer is filled before it is read. A component writes its own
layers only and returns nothing; what it looks up in the pack is prepared once, when it is made.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Component:
    """One step: `run(doc)` fills the layers `assigns` (keys of `layers.py`, or `claims`, `events`)."""

    name: str
    run: Callable[[Doc], None]
    requires: tuple[str, ...] = ()
    assigns: tuple[str, ...] = ()


def order_problems(components: Iterable[Component]) -> list[str]:
    """One line per layer that a component reads before any component has filled it."""
    filled: set[str] = set()
    problems = []
    for component in components:
        missing = [layer for layer in component.requires if layer not in filled]
        problems += [f"{component.name}: layer {layer} is not filled yet" for layer in missing]
        filled.update(component.assigns)
    return problems
