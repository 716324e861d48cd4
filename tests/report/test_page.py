"""A document as one HTML file that needs nothing else and in which nothing runs."""

import pytest
from markupsafe import Markup

from tests.report.reading import Tags
from workbench.report.document import (
    Document,
    Equations,
    Figure,
    Items,
    Paragraph,
    Section,
    Table,
    Tile,
    Tiles,
    Verdict,
)
from workbench.report.language import Speech
from workbench.report.page import figures, html
from workbench.report.telling import tell

SVG = Markup('<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"></svg>')
EVIL = '<img src=x onerror="alert(1)">'


def document(*blocks, title="A project") -> Document:
    return Document(
        language="en",
        title=title,
        subtitle="Report of run 1",
        facts=(("Task", "Forecast"),),
        footer="foot",
        sections=(Section(title="Chapter", blocks=blocks),),
    )


def test_a_page_forbids_everything_but_its_own_style(forecast_report):
    page = Tags(html(forecast_report))
    policy = next(attributes["content"] for tag, attributes in page.tags if "http-equiv" in attributes)

    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_a_page_loads_and_runs_nothing(forecast_report):
    page = Tags(html(forecast_report))

    assert not {"script", "link", "iframe", "img", "object", "embed"} & {tag for tag, _ in page.tags}
    assert not [name for _, attributes in page.tags for name in attributes if name.startswith("on")]
    assert not [a for _, a in page.tags if (a.get("href") or "#").partition("#")[0] or "src" in a]


@pytest.mark.parametrize(
    "block",
    [
        Paragraph(text=EVIL),
        Paragraph(text=EVIL, look="lead"),
        Paragraph(text=EVIL, look="quotation"),
        Items(texts=(EVIL,)),
        Table(header=(EVIL,), rows=((EVIL,),), caption=EVIL),
        Tiles(tiles=(Tile(label=EVIL, value=EVIL, note=EVIL),)),
        Verdict(tone="good", title=EVIL, text=EVIL),
        Equations(lines=(), symbols=(EVIL,)),
        Figure(svg=SVG, width=10, height=10, caption=EVIL),
    ],
)
@pytest.mark.parametrize("look", ["screen", "paper"])
def test_a_strangers_text_is_only_text(block, look):
    page = Tags(html(document(block, title=EVIL), look))

    assert not [attributes for _, attributes in page.tags if "onerror" in attributes]
    assert EVIL in page.text


def test_signs_that_steer_are_replaced():
    page = html(document(Paragraph(text="a\u202eb\x00\ud800c")))

    assert "a\ufffdb\ufffd\ufffdc" in page
    page.encode("utf-8")


def test_every_chapter_can_be_jumped_to(forecast_report):
    page = Tags(html(forecast_report))
    links = {attributes["href"][1:] for tag, attributes in page.tags if tag == "a"}
    places = {attributes.get("id") for tag, attributes in page.tags if tag == "h2"}

    assert links == places
    assert len(places) == len(forecast_report.sections)


def test_a_screen_has_drawings_within(forecast_report):
    assert html(forecast_report).count("<svg ") == len(figures(forecast_report))


def test_paper_has_places_for_drawings_in_their_order():
    page = Tags(html(document(*(Figure(svg=SVG, width=n, height=7, caption="") for n in (5, 6))), "paper"))
    images = [attributes for tag, attributes in page.tags if tag == "img"]

    assert [(image["src"], image["width"], image["height"]) for image in images] == [
        ("figure:0", "5", "7"),
        ("figure:1", "6", "7"),
    ]


def test_numbers_stand_on_the_right_and_the_best_are_bold():
    table = Table(header=("a", "b"), rows=(("x", "1"), ("y", "2")), strong=frozenset(((1, 1),)))
    page = html(document(table))

    assert page.count('align="right"') == 3
    assert "<b>2</b>" in page
    assert "<b>1</b>" not in page


def test_equations_keep_their_subscripts():
    page = html(document(Equations(lines=(Markup("h<sub>t</sub>"),))))

    assert "h<sub>t</sub>" in page


def test_the_page_says_its_language(forecast_facts):
    assert '<html lang="zh-CN">' in html(tell(forecast_facts, Speech("zh_CN")))


@pytest.mark.parametrize(("tone", "sign"), [("good", "✓"), ("even", "≈"), ("bad", "✗")])
def test_a_verdict_has_a_sign_beside_its_colour(tone, sign):
    assert f"{sign} Yes" in html(document(Verdict(tone=tone, title="Yes", text="")))


def test_the_same_document_gives_the_same_page(forecast_report):
    assert html(forecast_report) == html(forecast_report)
