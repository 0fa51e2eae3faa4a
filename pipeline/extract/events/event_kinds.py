"""What sort of its type an event is, by the words that name it: a congress is no plenary meeting."""

from collections.abc import Set

from pipeline.records import EventType

_MEETINGS = (
    "congress", "plenary", "plenum", "session", "consultative", "course", "summit", "talk", "conference",
)  # fmt: skip
_SAME = {"plenum": "plenary"}
_MILITARY = {
    "drill": frozenset({"drill", "exercise", "game", "drills", "exercises", "games"}),
    "attack": frozenset({"attack", "bombard", "shell", "airstrike", "bomb", "raid", "shoot"}),
    "deployment": frozenset({"deploy", "send"}),
}
"""Sorts of military event by the lemmas that name them; what has none of these is a test or launch."""

_STANDSTILL = frozenset({"idle", "halt", "stop", "suspend", "suspension", "standstill", "shut"})


def kind_of(event_type: EventType, words: Set[str]) -> str:
    """The sort of an event by the lemmas that name it; empty where its type has none or the words tell none."""
    if event_type is EventType.MEETING:
        return meeting_kind(words)
    if event_type is EventType.PRODUCTION:
        return "standstill" if words & _STANDSTILL else "output"
    return military_kind(words) if event_type is EventType.MILITARY else ""


def meeting_kind(words: Set[str]) -> str:
    """The sort of a meeting: `congress`, `plenary`, `session` …; empty for a meeting of no particular sort."""
    kind = next((kind for kind in _MEETINGS if kind in words), "")
    return _SAME.get(kind, kind)


def military_kind(words: Set[str]) -> str:
    """The sort of a military act: `drill`, `attack`, `deployment` or `launch`."""
    return next((kind for kind, lemmas in _MILITARY.items() if words & lemmas), "launch")
