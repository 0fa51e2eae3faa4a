import base64

import pytest

from pipeline.dates.stated.addresses import copied_date, file_date, host_of, id_date, url_date


@pytest.mark.parametrize(
    ("url", "edtf"),
    [
        ("https://paper.example/news/2024/11/20/north/1.html", "2024-11-20"),
        ("https://paper.example/2024-11-20-opening", "2024-11-20"),
        ("https://paper.example/world/2024/nov/20/opening", "2024-11-20"),
        ("https://paper.example/view/20241120/page", "2024-11-20"),
        ("https://paper.example/view/20241120_05/", "2024-11-20"),
        ("https://paper.example/english/2024-11/20/c_139.htm", "2024-11-20"),
        ("https://paper.example/a/202411/20/mill.html", "2024-11-20"),
        ("https://paper.example/n3/2024/1120/c90000-1.html", "2024-11-20"),
        ("https://paper.example/2024/11/opening", "2024-11"),
        ("https://paper.example/page/202411/13.shtml", "2024-11"),
        ("https://web.archive.org/web/20250106023242/http://paper.example/2024/11/20/mill", "2024-11-20"),
    ],
)
def test_address_gives_a_date(url: str, edtf: str) -> None:
    found = url_date(url)
    assert found is not None
    assert found.interval.edtf == edtf


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/view?Seq=194007",
        "https://paper.example/a20241399b",
        "https://paper.example/id/1202411205566",
        "https://paper.example/2024/20/11",
        "https://paper.example/concert-on-nov-20-2024",
        "https://web.archive.org/web/20250106023242/http://paper.example/mill",
        "",
    ],
)
def test_ids_are_no_dates(url: str) -> None:
    assert url_date(url) is None
    assert id_date(url) is None


@pytest.mark.parametrize(
    "url",
    [
        "https://paper.example/view/AEN20241120004500315",
        "https://paper.example/view.php?ud=20241120050643",
        "https://paper.example/english/mill-11202024094512.html",
        "http://paper.example/index.php?" + base64.b64encode(b"12@2024-11-20-H005@15@1@@0@7").decode(),
    ],
)
def test_serial_number_may_begin_with_the_day(url: str) -> None:
    assert url_date(url) is None
    found = id_date(url)
    assert found is not None
    assert found.interval.edtf == "2024-11-20"


@pytest.mark.parametrize(
    ("path", "edtf"),
    [
        ("agency/2024-11-20-opening.txt", "2024-11-20"),
        ("20241120_opening.txt", "2024-11-20"),
        ("opening-nov-20-2024.md", "2024-11-20"),
        ("20_November_2024.txt", "2024-11-20"),
        ("2024/11/20/opening.txt", "2024-11-20"),
        ("2024/11/opening.txt", "2024-11"),
        ("2024-11/opening.txt", "2024-11"),
    ],
)
def test_file_name_gives_a_date(path: str, edtf: str) -> None:
    found = file_date(path)
    assert found is not None
    assert found.interval.edtf == edtf


@pytest.mark.parametrize(
    "path",
    ["2024-11-20.jsonl#3", "from_2024-11-20_to_2024-12-01.txt", "2024/opening.txt", "000_8390d6e41ea1a1e2.txt", ""],
)
def test_other_file_names_give_none(path: str) -> None:
    assert file_date(path) is None


@pytest.mark.parametrize(
    "path", ["crawl-2026-01-15/page.html", "downloads_20260115/mill.txt", "backup/2026-01-15/a.txt"]
)
def test_the_day_of_a_copy_is_none_of_publication(path: str) -> None:
    assert file_date(path) is None
    found = copied_date(path)
    assert found is not None
    assert found.interval.edtf == "2026-01-15"


@pytest.mark.parametrize(
    ("url", "site"),
    [
        ("https://www.Paper.example/2024/11/20", "paper.example"),
        ("https://web.archive.org/web/20250301123456/https://paper.example/mill", "paper.example"),
        ("", ""),
        ("mill.html", ""),
        ("http://[broken", ""),
    ],
)
def test_site_of_an_address(url: str, site: str) -> None:
    assert host_of(url) == site
