"""`load_pack` takes the shipped folders, and names file and line when something is wrong."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import KnowledgeError
from pipeline.knowledge.load import KnowledgePack, load_pack

Edit = Callable[[str, Callable[[str], str]], Path]


def error(subject: Path) -> str:
    with pytest.raises(KnowledgeError) as caught:
        load_pack(subject)
    return str(caught.value)


def test_every_table_of_the_shipped_pack_has_rows(pack: KnowledgePack) -> None:
    tables = {name: value for name, value in vars(pack).items() if isinstance(value, tuple)}
    assert [name for name, rows in tables.items() if not rows] == []


def test_settings_name_the_home_country_and_the_era(pack: KnowledgePack) -> None:
    assert pack.settings.home_country == "KP"


def test_a_path_gives_the_same_facts_as_a_name(pack: KnowledgePack, subject: Path) -> None:
    copied = load_pack(subject)
    assert copied == pack
    assert copied.digest == pack.digest


def test_digest_changes_with_a_file(pack: KnowledgePack, subject: Path, edit: Edit) -> None:
    edit("syllables.csv", lambda text: text + "xu,\n")
    assert load_pack(subject).digest != pack.digest


def test_byte_order_mark_and_windows_line_ends_are_accepted(pack: KnowledgePack, subject: Path, edit: Edit) -> None:
    edit("policies.csv", lambda text: "\ufeff" + text)
    path = subject / "calendar.csv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    copied = load_pack(subject)
    assert (copied.policies, copied.calendar) == (pack.policies, pack.calendar)


def test_hidden_files_do_not_count(subject: Path) -> None:
    (subject / ".DS_Store").write_bytes(b"\0")
    assert load_pack(subject).places


def test_unknown_folder_is_named_with_those_there_are() -> None:
    with pytest.raises(KnowledgeError, match=r"mars: no such knowledge folder; the package brings dprk, english"):
        load_pack("mars")


def test_unknown_file_is_named(subject: Path) -> None:
    (subject / "place.csv").write_text("x\n")
    assert "place.csv: unknown file" in error(subject)


def test_missing_settings_are_named(subject: Path) -> None:
    (subject / "pack.yaml").unlink()
    assert error(subject).endswith("pack.yaml: missing")


def test_a_subject_without_a_file_has_no_such_facts(subject: Path) -> None:
    for name in ("people.csv", "roles.csv", "offices.csv"):
        (subject / name).unlink()
    assert load_pack(subject).people == ()


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        pytest.param("kcna,Double,agency", "'kcna' is already on line 2; every org_id stands once", id="same id twice"),
        pytest.param("new,,agency", "name is empty", id="no name"),
        pytest.param("new,New,kiosk", "kind: Input should be", id="kind that the schema lacks"),
        pytest.param("new,New,agency,MARS", "country 'MARS' is no place of this pack", id="unknown country"),
        pytest.param("new,New,agency,,,,,,,,nobody", "parent_id 'nobody' is no organization", id="unknown parent"),
    ],
)
def test_broken_row_is_named_with_its_line(subject: Path, edit: Edit, row: str, complaint: str) -> None:
    def append(text: str) -> str:
        width = text.splitlines()[0].count(",")
        return text + row + "," * (width - row.count(",")) + "\n"

    path = edit("organizations.csv", append)
    last = len(path.read_text(encoding="utf-8").splitlines())
    assert error(subject).startswith(f"{path}, line {last}: {complaint}")


@pytest.mark.parametrize(
    ("name", "row", "complaint"),
    [
        pytest.param("people.csv", "marvin,Marvin,,,,X-MARS,,,,,", "country 'X-MARS' is no place", id="person"),
        pytest.param("roles.csv", "the martian,marvin,", "person_id 'marvin' is no person", id="role's person"),
        pytest.param(
            "roles.csv", "the martian,,marvin", "after 'marvin' is no place, person or", id="role's condition"
        ),
        pytest.param("offices.csv", "king,marvin,KP,the king,,,", "person_id 'marvin' is no person", id="office"),
        pytest.param("org_roles.csv", "the saucer,,mars", "org_id 'mars' is no organization", id="role's organization"),
        pytest.param("org_roles.csv", "the saucer,craft,", "kinds 'craft' is no kind", id="kind of organization"),
        pytest.param("syllables.csv", "un,both,3", "3 cells, but the header has 2", id="too many cells"),
        pytest.param("syllables.csv", "xx,martian", "system: Input should be", id="value outside a closed set"),
        pytest.param("syllables.csv", '"xx', "cannot be read as UTF-8 CSV", id="open quotation mark"),
    ],
)
def test_dangling_or_malformed_row_is_an_error(subject: Path, edit: Edit, name: str, row: str, complaint: str) -> None:
    path = edit(name, lambda text: text + row + "\n")
    message = error(subject)
    assert message.startswith(f"{path}, ")
    assert complaint in message


@pytest.mark.parametrize(
    ("header", "complaint"),
    [
        pytest.param("syllable,system,colour", "line 1: unknown column colour", id="unknown"),
        pytest.param("system", "line 1: missing column syllable", id="missing"),
        pytest.param("syllable,syllable", "line 1: repeated column syllable", id="repeated"),
        pytest.param("", "line 1: missing column syllable", id="empty file"),
    ],
)
def test_wrong_header_is_an_error(subject: Path, edit: Edit, header: str, complaint: str) -> None:
    edit("syllables.csv", lambda _: header)
    assert complaint in error(subject)


def test_places_inside_one_another_are_an_error(subject: Path, edit: Edit) -> None:
    columns = "place_id,kind,name,bare,parent_id"
    edit("places.csv", lambda _: f"{columns}\nA,city,Ay,Ay,B\nB,city,Bee,Bee,A\n")
    for name in ("people.csv", "organizations.csv", "roles.csv", "offices.csv", "org_roles.csv", "programmes.csv"):
        (subject / name).unlink()
    assert "places.csv, line 2: parent_id: 'A' lies inside itself" in error(subject)


def test_not_utf8_is_an_error(subject: Path) -> None:
    (subject / "demonyms.csv").write_bytes("demonym,place_id\nFran\xe7ais,\n".encode("latin-1"))
    assert "demonyms.csv, after line 0: cannot be read as UTF-8 CSV" in error(subject)


@pytest.mark.parametrize(
    ("settings", "complaint"),
    [
        pytest.param("name: [", "pack.yaml, line ", id="no YAML"),
        pytest.param("name: x", "pack.yaml: version: Field required", id="missing key"),
        pytest.param(
            'name: x\nversion: "1"\nhome_country: MARS\nincludes: [world]\n',
            "pack.yaml: home_country 'MARS' is in no places.csv",
            id="unknown country",
        ),
    ],
)
def test_wrong_settings_are_an_error(subject: Path, edit: Edit, settings: str, complaint: str) -> None:
    edit("pack.yaml", lambda _: settings)
    assert complaint in error(subject)


def test_language_is_a_folder_of_its_own(pack: KnowledgePack, tmp_path: Path) -> None:
    source = Path(load_pack.__code__.co_filename).parent / "english"
    language = Path(shutil.copytree(source, tmp_path / "martian"))
    (language / "titles.csv").write_text("title\nCommander Zrk\n", encoding="utf-8")
    other = load_pack("dprk", language)
    assert [fact.title for fact in other.titles] == ["Commander Zrk"]
    assert other.places == pack.places


def test_a_furniture_pattern_that_cannot_be_compiled_is_named_with_its_line(tmp_path: Path) -> None:
    source = Path(load_pack.__code__.co_filename).parent / "english"
    language = Path(shutil.copytree(source, tmp_path / "english"))
    path = language / "furniture.csv"
    count = len(path.read_text(encoding="utf-8").splitlines())
    with path.open("a", encoding="utf-8") as file:
        file.write("byline,head,(,\n")
    with pytest.raises(KnowledgeError, match=rf"furniture\.csv, line {count + 1}: pattern of 'byline' \(head\)"):
        load_pack(language=language)


@pytest.mark.parametrize(
    ("name", "row"),
    [
        pytest.param("triggers.csv", "innauguration,zzz,verb", id="type of event"),
        pytest.param("cues.csv", "zzz,verb,thatt", id="construction"),
    ],
)
def test_a_misspelt_class_is_named_with_its_line(tmp_path: Path, name: str, row: str) -> None:
    source = Path(load_pack.__code__.co_filename).parent / "english"
    language = Path(shutil.copytree(source, tmp_path / "english"))
    lines = (language / name).read_text(encoding="utf-8").splitlines()
    columns = len(lines[0].split(","))
    (language / name).write_text("\n".join([lines[0], row + "," * (columns - 3)]) + "\n", encoding="utf-8")
    with pytest.raises(KnowledgeError, match=f"{name}, line 2: "):
        load_pack("dprk", language)
