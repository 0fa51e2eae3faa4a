import pytest

TITLE = "A mill for the river town"
LEDE = "The mill in the river town was opened on Monday, and its workers began to make paper the same day."
BODY = "Officials of the county said that the machines had been tested for three weeks before the opening."

HEAD_LINES = [
    ("By Ann Hill", "Ann Hill", ""),
    ("By ANN HILL and BO BERG", "ANN HILL and BO BERG", ""),
    ("By Ann Hill, Staff Reporter", "Ann Hill", ""),
    ("Ann Hill, Staff reporter", "Ann Hill", ""),
    ("Staff Reporter Ann Hill", "Ann Hill", ""),
    ("HAN SEO-YUN", "HAN SEO-YUN", ""),
    ("Daniel Berg", "Daniel Berg", ""),
    ("Daniel Berg Views", "Daniel Berg", ""),
    ("Nam Da-hye dahye@paper.example.com", "Nam Da-hye", ""),
    ("Published: 03 May. 2024, 17:48", "", "Published: 03 May. 2024, 17:48"),
    ("Posted on May 3, 2024", "", "Posted on May 3, 2024"),
    ("Written: May 3, 2024 10:12 a.m.", "", "Written: May 3, 2024 10:12 a.m."),
    ("FRI, MAY 3, 2024", "", "FRI, MAY 3, 2024"),
    ("2024-05-03 12:08:55", "", "2024-05-03 12:08:55"),
    ("2024.05.03 15:33", "", "2024.05.03 15:33"),
    ("May 3, 2024, 3:15 p.m. (KST)", "", "May 3, 2024, 3:15 p.m. (KST)"),
    ("2024년 5월 3일", "", "2024년 5월 3일"),
    ("Juche 113 (2024)", "", "Juche 113 (2024)"),
    ("Ann Hill | May 3, 2024", "Ann Hill", "Ann Hill | May 3, 2024"),
    ("By Ann Hill on May 3, 2024", "Ann Hill", "By Ann Hill on May 3, 2024"),
    ("By our correspondent Ann Hill", "Ann Hill", ""),
    ("By Ann Hill for RFA Korean", "Ann Hill", ""),
    ("Ann Hill, ahill@paper.example.com", "Ann Hill", ""),
    ("All News 12:30 May 03, 2024", "", "All News 12:30 May 03, 2024"),
    ("Write: 2024-05-03 14:00 / Update: 2024-05-04 13:55", "", "Write: 2024-05-03 14:00 / Update: 2024-05-04 13:55"),
    ("Juche 113 (2024). 5. 3. Friday | Page 3", "", "Juche 113 (2024). 5. 3. Friday | Page 3"),
    ("May 3, 2024 8:02 AM UTC · Updated 3 hours ago", "", "May 3, 2024 8:02 AM UTC · Updated 3 hours ago"),
    ("Updated 3 hours ago", "", ""),
    ("5 min read", "", ""),
    ("BBC News, Seoul", "", ""),
    ("(ATTN: ADDS details in last 3 paras)", "", ""),
    ("[1/2] Purchase Licensing Rights", "", ""),
]


@pytest.mark.parametrize(("line", "author", "header"), HEAD_LINES, ids=[line for line, _, _ in HEAD_LINES])
def test_line_of_the_head_becomes_metadata(cleaned, line, author, header):
    result = cleaned(f"{TITLE}\n{line}\n{LEDE}\n{BODY}")
    assert result.text == f"{TITLE}\n{LEDE}\n{BODY}"
    assert (result.found.author, result.found.published_header) == (author, header)


def test_updated_line_is_no_publication_date(cleaned):
    found = cleaned(f"{TITLE}\nUpdated: May 4, 2024 10:00\n{LEDE}").found
    assert (found.published_header, found.modified) == ("", "May 4, 2024 10:00")


def test_unknown_name_next_to_a_date_line_is_a_byline(cleaned):
    result = cleaned(f"{TITLE}\nZbigniew Wrona\nMay 3, 2024\n{LEDE}\n{BODY}")
    assert result.found.author == "Zbigniew Wrona"


NOISE = [
    "Most Commented",
    "Most Read",
    "Related articles",
    "Share this",
    "Share this article",
    "Facebook Twitter Email",
    "Copy link",
    "Subscribe to our newsletter",
    "Sign up for our free daily newsletter and get the best in your inbox.",
    "Advertisement",
    "This website uses cookies to improve your experience.",
    "© 2024 The Paper",
    "Copyright 2024 The Paper. All rights reserved.",
    "For Use Only",
    "For Personal Use Only",
    "(END)",
    "-0-",
    "###",
    "editor@paper.example.com",
    "(Yonhap)",
    "[KCNA/YONHAP]",
    "Photo: Getty Images",
    "Getty Images",
    "Read more: A mill in the next valley",
    "Home > News > Economy",
    "Reporting by Ann Hill; Editing by Bo Berg",
    "3 min read",
    "12 comments",
    "Translated by Ann Hill",
    "Written in English by Ann Hill. Edited by Bo Berg.",
    "Reported by Ann Hill for RFA Korean. Translated by Bo Berg.",
    "(Editor: huaxia)",
    "AP writer Ann Hill in Tokyo contributed to this report.",
    "Some information for this report came from Reuters.",
    "Ann Hill is a correspondent at NK News based in Seoul. Follow her on Twitter.",
    "This article was first published by a magazine of the north.",
    "[Share] [Print] [List]",
    "Prev | Next | List",
    "Back | Top | Print",
    "Korean | English | Chinese",
    "Print | E-mail",
    "Follow Us",
    "Tagged with: mills, paper",
    "Filed under: Economy",
    "Text size",
    "Listen to this article",
    "Read in Korean",
    "Send a letter to the editor",
    "Please send any comments or questions about this article to desk@paper.example.com.",
    "Want to read more? Sign in and get the whole paper.",
    "Sign in to continue",
    "Purchase Licensing Rights",
    "For media licensing options, please click here",
    "Our Standards: The Paper's Principles.",
    "(For Use Only in the Republic of Korea. No Redistribution)",
    "Tel: 02-123-4567",
    "Address : 1 River Road, Riverton | Publisher : Ann Hill",
    "File photo",
    "(KCNA via Yonhap)",
    "Courtesy of Ministry of Paper",
    "Politics | Economy | Society | Culture",
    "Bo Ri Chung",
]


@pytest.mark.parametrize("line", NOISE)
def test_furniture_at_the_end_is_cut(cleaned, line):
    assert cleaned(f"{TITLE}\n{LEDE}\n{BODY}\n{line}").text == f"{TITLE}\n{LEDE}\n{BODY}"


@pytest.mark.parametrize("code", [" -0-", " (END)", "\u00a0–0–", " ###", " (Reporting by Ann Hill)", " [KCNA/YONHAP]"])
def test_code_at_the_end_of_a_paragraph_is_cut(cleaned, code):
    assert cleaned(f"{TITLE}\n{LEDE}{code}").text == f"{TITLE}\n{LEDE}"


KEPT = [
    "KIM OPENS PAPER MILL IN RIVER COUNTY",
    "North Korea",
    "Paper and People",
    "Bridge over the river",
    "New workshops of the paper mill",
    "Long Road Ahead",
    "By land and by sea",
    "By the end of May 2024 the mill had made a million sheets.",
    "RIVERTON, May 3 (AFP) -- The mill was opened.",
    "It was updated on May 3, 2024.",
    "Share this joy!",
    "Photo shows the mill on the day of its opening.",
    "The end",
    "The editor of the paper was there.",
    "Most read the slogan aloud.",
    "Advertisements for the paper hung on every wall.",
    "“Subscribe to the plan,” he told the workers.",
    "A view of the mill's hall (2)",
    "Source of strength",
    "-The Mill Viewed from the Hill",
    "Written by a worker of the mill, the poem was read at the opening.",
    "Published by the party, the book tells of the mill.",
    "Print Shop of the Mill",
    "More for the people",
    "Best of luck!",
    "Follow the plan, he told them.",
    "Address to the workers",
    "Kim Chol Su is a writer of the mill.",
    "This report was published by the mill on Monday.",
    "Korean Mill",
    "“I agree to the plan.”",
    "Paper Mill Street",
]


@pytest.mark.parametrize("line", KEPT)
@pytest.mark.parametrize("place", ["head", "body", "tail"])
def test_words_of_the_article_stay(cleaned, line, place):
    order = {"head": [line, LEDE, BODY], "body": [LEDE, line, BODY], "tail": [LEDE, BODY, line]}[place]
    assert cleaned("\n".join([TITLE, *order])).text == "\n".join([TITLE, *order])


def test_name_of_which_the_article_speaks_is_no_byline(cleaned):
    text = (
        f"{TITLE}\nDaniel Berg\n{LEDE}\nDaniel Berg, who built the mill, spoke to the workers at the opening on Monday."
    )
    assert cleaned(text).text == text


def test_headline_in_capitals_is_no_byline(cleaned):
    assert cleaned(f"PAPER MILL OPENS\n{LEDE}").title == "PAPER MILL OPENS"


def test_list_below_its_heading_goes_up_to_the_next_prose(cleaned):
    links = "Related articles\nA mill in the next valley\nPaper for schools"
    raw = f"{TITLE}\n{LEDE}\n{links}\n{BODY}\nMost Read\nOther news of the day"
    assert cleaned(raw).text == f"{TITLE}\n{LEDE}\n{BODY}"
    assert cleaned(raw.replace(BODY, "“We are glad,” she said.")).text == f"{TITLE}\n{LEDE}\n“We are glad,” she said."


def test_heading_of_a_list_above_the_body_takes_no_title_with_it(cleaned):
    assert cleaned(f"Latest news\n{TITLE}\n{LEDE}\n{BODY}").text == f"{TITLE}\n{LEDE}\n{BODY}"


def test_teasers_of_a_list_go_with_it(cleaned):
    teasers = "Latest Headlines\nFire in a mill\nRIVERTON, May 3 (UPI) -- A fire broke out in the old mill and has ..."
    assert cleaned(f"{TITLE}\n{LEDE}\n{BODY}\n{teasers}").text == f"{TITLE}\n{LEDE}\n{BODY}"


def test_paper_and_section_above_the_title_are_cut(cleaned):
    result = cleaned(f"Pyongyang Times\nNational\n{TITLE}\n{LEDE}\n{BODY}")
    assert (result.title, result.found.outlet) == (TITLE, "Pyongyang Times")


def test_a_section_is_the_title_when_nothing_else_is(cleaned):
    assert cleaned(f"North Korea\n{LEDE}\n{BODY}").title == "North Korea"


@pytest.mark.parametrize(
    ("caption", "kept"),
    [
        ("Item 1 of 2 Workers stand before the mill. REUTERS/Ann Hill", "Workers stand before the mill."),
        ("Workers stand before the mill. File Photo by Ann Hill/UPI", "Workers stand before the mill."),
        ("Workers stand there. (For Use Only in the Republic of Korea) (Yonhap)", "Workers stand there. (Yonhap)"),
    ],
)
def test_caption_stays_without_its_codes(cleaned, caption, kept):
    assert cleaned(f"{TITLE}\n{caption}\n{LEDE}\n{BODY}").text == f"{TITLE}\n{kept}\n{LEDE}\n{BODY}"


def test_notice_in_sentences_does_not_hide_the_tail(cleaned):
    notice = "This material may not be published, broadcast, rewritten or redistributed by anybody without our leave."
    assert cleaned(f"{TITLE}\n{LEDE}\n{BODY}\nTags: mill\n{notice}").text == f"{TITLE}\n{LEDE}\n{BODY}"
