"""Packs combine: rows of the same id are one, and a subject brings what it includes."""

from pathlib import Path

import pytest

from pipeline.errors import KnowledgeError
from pipeline.knowledge.load import load_pack


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A subject of two files, on top of the world."""
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "pack.yaml").write_text('name: small\nversion: "1"\nincludes: [world]\n')
    (folder / "factory_types.csv").write_text(
        "type_id,label,surface_forms,isic_rev4\nsteel,steel works,hoop mill,2410\nrope,rope works,ropery,1394\n"
    )
    (folder / "organizations.csv").write_text("org_id,name,kind,country\nropes,Ropes Inc,company,X-FR\n")
    return folder


def test_an_included_pack_comes_along(small: Path) -> None:
    assert load_pack(small).country_of("X-FR") is not None


def test_a_subject_may_have_no_home_country(small: Path) -> None:
    assert load_pack(small).settings.home_country == ""


def test_lists_of_one_id_are_united_and_the_first_pack_names_it(small: Path) -> None:
    both = load_pack(["dprk", small])
    steel, alone = both.factory_type("steel"), load_pack().factory_type("steel")
    assert steel is not None
    assert alone is not None
    assert steel.surface_forms == (*alone.surface_forms, "hoop mill")
    assert (steel.label, steel.parent) == (alone.label, alone.parent)


def test_each_pack_adds_its_own(small: Path) -> None:
    both = load_pack(["dprk", small])
    assert {"rope", "garment_factory"} <= {fact.type_id for fact in both.factory_types}


def test_the_first_pack_is_the_main_one(small: Path) -> None:
    assert load_pack([small, "dprk"]).settings.name == "small"
    assert load_pack(["dprk", small]).settings.home_country == "KP"


def test_the_order_of_the_others_does_not_change_the_digest(small: Path) -> None:
    assert load_pack(["dprk", small]).digest == load_pack([small, "dprk"]).digest


def test_an_id_is_known_only_with_the_pack_that_has_it(small: Path) -> None:
    (small / "pack.yaml").write_text('name: small\nversion: "1"\n')
    with pytest.raises(KnowledgeError, match="country 'X-FR' is no place of this pack"):
        load_pack(small)
    assert load_pack(["dprk", small]).organization("ropes") is not None
