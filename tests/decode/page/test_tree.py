import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditor.decode.page.tree import MAX_DEPTH, MAX_ELEMENTS, SPLIT, Document, Element, parse


def body(html: str) -> Element:
    found = parse(html).body
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>", "one\ntwo"),
        ("<p>one <b>two</b> three</p>", "one two three"),
        ("a<br>b", "a\nb"),
        ("<p>a  \n b</p>", "a\nb"),
        ("<p>19,90\u00a0€</p>", "19,90\u00a0€"),
        ("<span>19</span><sup>90</sup>", "19.90"),
        ("<span>19</span><span class='cents'>90</span>", "19.90"),
        ("<span>19</span><span>90</span>", f"19{SPLIT}90"),
        ("<span>19</span><span>,90</span>", "19,90"),
        ("<p>a</p><script>b</script><style>c</style><select><option>d</select><textarea>e</textarea>", "a"),
        ("<p hidden>a</p><p style='display:none'>b</p><p data-auditor-hidden>c</p><dialog>d</dialog>e", "e"),
        (
            "<del>a</del><s>b</s><i data-auditor-struck>c</i><i style='text-decoration:line-through'>d</i>e",
            "e",
        ),
        ("<label>a</label><label>b</label>", "a b"),
    ],
)
def test_reads_what_a_visitor_reads(html: str, text: str) -> None:
    assert body(html).text() == text


def test_reads_the_rest_on_request() -> None:
    element = body("<p hidden>a</p><del>b</del>")
    assert element.text(unseen=True, struck=True) == "a\nb"


def test_hidden_and_struck_are_inherited() -> None:
    document = parse("<div hidden><p><b>x</b></p></div><s><i>y</i></s>")
    assert document.by_tag["b"][0].hidden
    assert document.by_tag["i"][0].struck


def test_a_subtree_is_a_slice() -> None:
    document = parse("<div><p><b>1</b></p><p>2</p></div><p>3</p>")
    div = document.by_tag["div"][0]
    assert [each.tag for each in document.subtree(div)] == ["div", "p", "b", "p"]
    assert [div.holds(each) for each in document.by_tag["p"]] == [True, True, False]
    assert [each.place for each in document.by_tag["p"]] == [0, 1, 1]


def test_tags_come_in_document_order() -> None:
    document = parse("<p>1</p><b>2</b><p>3</p>")
    assert [each.raw() for each in document.tagged("b", "p")] == ["1", "2", "3"]


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<html lang='de-AT'>", "de-at"),
        ("<html xml:lang='fr'>", "fr"),
        ("<meta property='og:locale' content='pt_BR'>", "pt-br"),
        ("<meta http-equiv='Content-Language' content='ja'>", "ja"),
        ("<p>x", ""),
    ],
)
def test_knows_the_page_s_language(html: str, language: str) -> None:
    assert parse(html).language == language


def test_the_title_is_the_page_s_not_a_picture_s() -> None:
    assert parse("<svg><title>no</title></svg><title> A\n b </title>").title == "A b"


def test_the_parts_of_a_title_are_names() -> None:
    assert {"tee", "shop", "tee | shop"} <= parse("<title>Tee | Shop</title>").titles


def test_depth_and_size_are_bounded() -> None:
    deep = parse("<div>" * 5000 + "deep")
    assert max(len(list(each.ancestors)) for each in deep.all) < MAX_DEPTH
    assert "deep" in (deep.body.text() if deep.body else "")
    assert not deep.cut
    wide = parse("<b>x</b>" * (MAX_ELEMENTS + 10))
    assert len(wide.all) == MAX_ELEMENTS
    assert wide.cut


def check(document: Document) -> None:
    for place, element in enumerate(document.all):
        assert element.start == place
        assert element.start < element.end <= len(document.all)
        if element.parent is not None:
            assert element.parent.children[element.place] is element
            assert element.parent.start < element.start
            assert element.end <= element.parent.end


@given(st.text(alphabet=st.sampled_from("<>/=\"' abdipsvux!-&;\x00\ud800é"), max_size=200))
def test_any_text_gives_a_sound_tree(html: str) -> None:
    check(parse(html))


@given(
    st.lists(
        st.sampled_from(
            [
                "<div>",
                "</div>",
                "<p>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<form>",
                "</form>",
                "<b>",
                "x",
                "<br>",
                "<li>",
            ]
        ),
        max_size=80,
    )
)
def test_any_markup_gives_a_sound_tree(pieces: list[str]) -> None:
    document = parse("".join(pieces))
    check(document)
    assert (document.body.text().count("x") if document.body else 0) == pieces.count("x")
