"""What a date line looks like: labels, bylines, places and clock times beside a date, and no words of a sentence."""

import re

UPDATED = re.compile(
    r"(?<![a-z])(?:last\s+)?(?:updated?|modif(?:ied|y)|edited|revised|corrected)\b|수정|업데이트|更新|обновлено|изменено",
    re.IGNORECASE,
)
_UPDATED_DATE = re.compile(rf"(?:{UPDATED.pattern})\s+date", re.IGNORECASE)
_STUCK_UPDATE = re.compile(r"(?<=[, ](?:19|20)\d\d)(?=[A-Z][a-z]{2,8} \d{1,2}, (?:19|20)\d\d)")
"""A blog's "May 3, 2024May 5, 2024": the second is the day of the update."""
LABEL = re.compile(
    r"\b(?:(?:first|originally) published|(?:issue|publish|post(?:ing)?|release|upload|article) date|publish(?:ed)?|"
    r"pub(?:lication)? ?date|posted|writ(?:ten|e)|released?|issued|"
    r"uploaded|registered|registration|created|submitted|filed|input|sent|date|for immediate release)\b|"
    r"(?:기사)?(?:입력|등록|게재|송고)|发布|發布|発表|掲載|配信|опубликовано|дата|نشر",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?(?: ?h(?:rs?|ours)?\b)?|\b\d{0,2} ?[ap]\.?m\b\.?|"
    r"(?:\b(?:GMT|UTC) ?)?[+-]\d{1,2}:?\d\d|\b(?:GMT|UTC) ?[+-]\d{1,2}\b|"
    r"\b(?:KST|GMT|UTC|JST|EST|EDT|ET|PST|PDT|CST|CET|CEST|BST|IST|ICT|HKT|SGT|MSK|Z)\b|"
    r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs?)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b\.?|"
    r"\b(?:korea|seoul|local|standard) time\b|\b(?:page|p\.|vol\.|no\.) ?\d+|\b\d+ ?min(?:ute)?s?(?: read)?\b|"
    r"\b\d+ (?:min(?:ute)?|hour|day|week)s? ago\b|\b[\d,]+ (?:comments?|views?|shares?)\b|"
    r"(?:\b(?:hits?|views?)|조회수?) ?:? ?[\d,]+|\bleave a (?:comment|reply)\b|\bno comments?\b|\(end\)|\bat\b|\bon\b|"
    r"[\w.+-]+@[\w.-]+|오전|오후|上午|下午|午前|午後",
    re.IGNORECASE,
)
"""What a line may hold beside its date: the time, the weekday, the page, how often it was read."""
_BAR = re.compile(r"\s*[|·•∙/]\s*|\s+[-–—]+\s+|\s{2,}|\t")
_BAR_END = re.compile(r"(?:[|·•∙/]|\s[-–—]+|\s)\s$|[|·•∙/\t]$")
_NAME = r"[^\W\d_][\w.'’-]*"
_BYLINE = rf"(?:(?:posted|written|published|story|report) )?by[ :]+{_NAME}(?:,? +{_NAME}){{0,7}},?"
_NAMES = re.compile(r"[A-Z][\w.'’&-]*,?(?: (?:(?:and|of|the|for) )*[A-Z][\w.'’&-]*,?){0,4}")
"""A name: no words of a sentence."""
_SECTION = re.compile(r"[A-Z][\w.'’&-]*(?: [\w'’&-]+){0,2}")
"""What a bar may part from the date: a section in few words."""
_FIELD = r"[A-Z][\w.-]*: ?[\w.()'’-]+(?: [A-Z][\w.()'’-]*){0,3}"
_FIELDS = re.compile(rf"{_FIELD}(?:\s+{_FIELD}){{0,3}}")
"""Other fields of a page's header: "Source: Xinhua", "Editor: A. Hill"."""
_TELLS_NOTHING = re.compile(rf"{_BYLINE}|(?-i:{_FIELDS.pattern})", re.IGNORECASE)
_PLACE = re.compile(
    r"(?:(?:New|San|Los|Hong|The|Tel|Kuala|Phnom|Addis|Santa|Saint|St\.) )?[A-Z][^\W\d_'’-]*"
    r"(?:, (?:[A-Z]{2}|[A-Z]\.[A-Z]\.?))?|[A-Z][A-Z .'’/-]{1,40}|\S+\.kp"
)
"""What may stand right before a date, parted by a comma or a bracket: one name, or several in capitals."""
_PARTED = re.compile(r"[,(\[\])]\s*$")
_PAGE_OR_TIME = re.compile(r"\d:\d\d|\bpage ?\d|\bp\. ?\d", re.IGNORECASE)
_END_MARK = re.compile(r"\(end\)|\bjuche\b|\.kp\b", re.IGNORECASE)
_PICTURE = re.compile(r"\W*(?:photos?|pictures?|images?|credits?|captions?|video|file|graphic|map)\b", re.IGNORECASE)
_BRACKETS = re.compile(r"[()\[\]<>〈〉【】]")
_LABEL_COLON = re.compile(r"(?: (?:date|time|at|on))?\s*[:：]")
_LABEL_REST = re.compile(rf"(?: (?:date|time))?\s*[:：]?\s*(?:{_BYLINE})?\s*", re.IGNORECASE)
"""What may stand between a label and its date: "Posted (by A. Hill)", "Published date:"."""
_FILED = re.compile(r"[\s,]*(?:in|by|to) \w")
_LONGEST_LABEL, _LONGEST_LEAD = 40, 60


def without_update(line: str) -> str:
    """The line up to its "Updated"; when that comes first, from the label of publication on, if there is one."""
    if second := _STUCK_UPDATE.search(line):
        return line[: second.start()]
    updated = UPDATED.search(line)
    if updated is None:
        return line
    if re.search(r"\d", line[: updated.start()]):
        return line[: updated.start()]
    label = LABEL.search(_UPDATED_DATE.sub(lambda match: " " * len(match[0]), line))
    return line[label.start() :] if label else ""


def is_header(line: str, before: str, after: str, *, at_end: bool) -> bool:
    """Whether a line, with these words around its date, says when, and perhaps where and by whom, but tells nothing.

    A name that touches the date must be a place ("SEOUL, 20 November 2024"): a person's is as well that of a caption;
    but beside a time of day or a page number it may be anybody's. The credit of a picture is no header. `at_end` of a
    text only a label, an end mark or the Juche year will do.
    """
    if _PICTURE.match(line):
        return False
    if _is_labelled(before, after):
        return True
    if at_end and not _END_MARK.search(line):
        return False
    return _is_beside(before, touches=_PAGE_OR_TIME.search(line) is None) and _is_beside(after)


def _is_labelled(before: str, after: str) -> bool:
    """Whether a label of publication introduces the date: "Posted on", "Published by A. Hill on", "… | Date:"."""
    if LABEL.fullmatch(_TIME.sub(" ", after).strip()):
        return True
    for label in LABEL.finditer(before):
        lead, rest = before[: label.start()], before[label.end() :]
        if len(rest) > _LONGEST_LABEL or len(lead) > _LONGEST_LEAD or not _LABEL_REST.fullmatch(_TIME.sub(" ", rest)):
            continue
        if label[0].lower() == "date" and lead and not _BAR_END.search(lead):
            continue  # the date of something: "Due date:"
        if _LABEL_COLON.match(rest) and not re.search(r"[.?!]\s", lead):
            return True
        if _is_beside(lead) and (_is_beside(after) or _FILED.match(after)):
            return True
    return False


def _is_beside(words: str, *, touches: bool = False) -> bool:
    """Whether words beside a date tell nothing; `touches` tells that the date stands right behind their end."""
    pieces = [piece for piece in _BAR.split(words) if piece.strip()]
    touched = len(pieces) - 1 if touches and not _BAR_END.search(words) else None
    barred = _BAR.search(words) is not None
    return all(
        _tells_nothing(piece, touches=number == touched)
        or (barred and number != touched and _SECTION.fullmatch(piece.strip()))
        for number, piece in enumerate(pieces)
    )


def _tells_nothing(piece: str, *, touches: bool) -> bool:
    """Whether a piece is empty, a time, a byline, a field, a name; one that `touches` the date must be a place."""
    bare = " ".join(_BRACKETS.sub(" ", _TIME.sub(" ", piece)).split()).strip(" .,;:–—-")
    if not re.search(r"\w", bare) or _TELLS_NOTHING.fullmatch(bare):
        return True
    if touches:
        return _PARTED.search(piece) is not None and _PLACE.fullmatch(bare) is not None
    return _NAMES.fullmatch(bare) is not None
