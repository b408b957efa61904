"""Saved pages of news sites, and pieces of them."""

import json
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.formats import html
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Caption, Dateline, Subject
from wiredesk.raw.record import RawRecord

AT = datetime(2022, 3, 3, 14, 5, tzinfo=UTC)
ONE = "The ferry sailed again on Thursday after three weeks in a dock at Gdansk."
TWO = "Its owner said that the engine is new and that the crew had been trained on it."
LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Ferry sails again",
    "datePublished": "2022-03-03T09:00:00+01:00",
    "dateModified": "2022-03-03T10:30:00+01:00",
    "author": [{"@type": "Person", "name": "Jane Doe"}, {"@type": "Person", "name": "John Roe"}],
    "publisher": {"@type": "Organization", "name": "Harbour News"},
    "articleSection": "Shipping",
    "keywords": "ferries, Kiel,ferries",
    "inLanguage": "en-GB",
}


def copy(text):
    data = text.encode("utf-8", "surrogatepass")
    return Copy(data, text, "utf-8", (), RawRecord(copy_bytes=data), AT)


def read(text):
    (one,) = html.read(copy(text))
    return one


def page(body, head="", ld=None, attributes=""):
    script = f'<script type="application/ld+json">{ld if isinstance(ld, str) else json.dumps(ld)}</script>'
    head += script if ld else ""
    return f"<!DOCTYPE html><html {attributes}><head>{head}</head><body>{body}</body></html>"


def story(body, head="", ld=None, attributes=""):
    draft = read(page(body, head, ld, attributes))
    assert isinstance(draft, Draft)
    return draft


ARTICLE = f"<article><h1>Ferry sails</h1><p>{ONE}</p><p>{TWO}</p></article>"


def test_a_page_with_json_ld_is_read():
    draft = story(ARTICLE, ld=LD)
    assert draft.headline == "Ferry sails again"
    assert draft.byline == ["Jane Doe", "John Roe"]
    assert draft.published_at == datetime(2022, 3, 3, 9, 30, tzinfo=UTC)
    assert draft.provider == "Harbour News"
    assert draft.language == "en-GB"
    assert draft.category == "Shipping"
    assert draft.subjects == [Subject(name="ferries"), Subject(name="Kiel")]
    assert draft.paragraphs == [ONE, TWO]


@pytest.mark.parametrize(
    "ld",
    [
        [{"@type": "WebSite", "name": "Harbour News"}, LD],
        {"@graph": [{"@type": "BreadcrumbList"}, {"@type": "Person", "@id": "#a", "name": "Jane Doe"}, LD]},
        {"@type": "WebPage", "mainEntity": LD},
        {**LD, "@type": ["ReportageNewsArticle", "Article"]},
        f"<!--\n{json.dumps(LD)}\n-->",
        f"//<![CDATA[\n{json.dumps(LD)}\n//]]>",
        json.dumps(LD).replace('"', "&quot;"),
        json.dumps(LD)[:-1] + ",}",
        json.dumps(LD).replace("Ferry sails", "Ferry\tsails"),
        json.dumps({**LD, "headline": "Ferry &amp;quot;sails&amp;quot; again"}).replace("&amp;quot;", ""),
        """{"@type": "NewsArticle", "headline": "Ferry sails again", "x": "a "quote" in it",
        "dateModified": "2022-03-03T09:30:00Z"}""",
    ],
)
def test_json_ld_is_found_wherever_it_stands_and_however_it_is_broken(ld):
    draft = story(ARTICLE, ld=ld)
    assert draft.headline == "Ferry sails again"
    assert draft.published_at == datetime(2022, 3, 3, 9, 30, tzinfo=UTC)


def test_who_is_named_by_id_alone_is_looked_up():
    graph = [
        {"@type": "Person", "@id": "#a", "name": "Jane Doe"},
        {"@type": "Organization", "@id": "#o", "name": "Harbour News"},
        {**LD, "author": {"@id": "#a"}, "publisher": {"@id": "#o"}},
    ]
    draft = story(ARTICLE, ld={"@graph": graph})
    assert (draft.byline, draft.provider) == (["Jane Doe"], "Harbour News")


def test_open_graph_and_meta_elements_tell_what_json_ld_does_not():
    draft = story(
        ARTICLE,
        """<meta property="og:title" content="Ferry sails again | Harbour News"/>
        <meta property="og:site_name" content="Harbour News"><meta property="og:type" content="article">
        <meta property="article:published_time" content="2022-03-03T08:00:00Z">
        <meta property="article:modified_time" content="2022-03-03T09:00:00Z">
        <meta name="author" content="Jane Doe"><meta property="article:section" content="Shipping">
        <meta property="article:tag" content="ferries"><meta property="article:tag" content="Kiel">
        <meta property="og:description" content="Three weeks in a dock.">
        <meta property="og:locale" content="en_GB">
        <link rel="canonical" href="https://harbour.example/ferry"/>""",
    )
    assert draft.uri == "https://harbour.example/ferry"
    assert draft.headline == "Ferry sails again"
    assert draft.published_at == datetime(2022, 3, 3, 9, 0, tzinfo=UTC)
    assert draft.byline == ["Jane Doe"]
    assert (draft.category, draft.language) == ("Shipping", "en_GB")
    assert draft.subjects == [Subject(name="ferries"), Subject(name="Kiel")]
    assert draft.summary == "Three weeks in a dock."
    assert draft.provider == "Harbour News"


def test_microdata_is_read():
    draft = story(
        f"""<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">Ferry sails</h1>
        <span itemprop="author" itemscope><span itemprop="name">Jane Doe</span></span>
        <time itemprop="datePublished" datetime="2022-03-03T08:00:00Z">Thursday</time>
        <div itemprop="articleBody"><p>{ONE}</p></div></div>""",
        attributes='lang="en"',
    )
    assert draft.headline == "Ferry sails"
    assert draft.byline == ["Jane Doe"]
    assert draft.published_at == datetime(2022, 3, 3, 8, 0, tzinfo=UTC)
    assert draft.paragraphs == [ONE]


FURNITURE = [
    "<nav><p>{}</p></nav>",
    '<div class="breadcrumbs"><p>{}</p></div>',
    '<aside class="x"><p>{}</p></aside>',
    '<div class="related-articles"><p>{}</p></div>',
    '<section class="most-read"><p>{}</p></section>',
    '<div id="onetrust-consent-sdk"><p>{}</p></div>',
    '<div class="newsletterSignup"><p>{}</p></div>',
    '<div class="social-share"><p>{}</p></div>',
    '<section id="comments"><p>{}</p></section>',
    '<div class="ad-slot ad-mpu"><p>{}</p></div>',
    '<div class="author-bio"><p>{}</p></div>',
    '<div style="display: none"><p>{}</p></div>',
    "<div hidden><p>{}</p></div>",
    "<form><p>{}</p></form>",
    "<footer><p>{}</p></footer>",
    '<ul><li><a href="x">{}</a></li></ul>',
    "<p>READ MORE: {}</p>",
    "<p>Related: <a>{}</a></p>",
    "<p>Advertisement</p><!-- {} -->",
    "<p>Subscribe to continue reading</p><!-- {} -->",
    "<script>{}</script>",
]


@pytest.mark.parametrize("furniture", FURNITURE)
@pytest.mark.parametrize("where", ["within", "behind"])
def test_what_stands_around_and_within_a_story_is_no_text_of_it(furniture, where):
    other = furniture.format("A ship in other news")
    inner, behind = (other, "") if where == "within" else ("", other)
    draft = story(
        f'<main><h1>Ferry</h1><div class="entry-content"><p>{ONE}</p>{inner}<p>{TWO}</p></div>{behind}</main>'
    )
    assert draft.paragraphs == [ONE, TWO]


@pytest.mark.parametrize(
    "body",
    [
        f'<article class="post tag-ads"><div class="share-body"><p>{ONE}</p><p>{TWO}</p></div></article>',
        f'<div class="content-with-sidebar"><div class="article__body"><p>{ONE}</p><p>{TWO}</p></div></div>',
        f'<div class="StoryBodyColumn"><p>{ONE}</p></div><div class="StoryBodyColumn"><p>{TWO}</p></div>',
        f"<div><div><h1>Ferry</h1><p>{ONE}</p><p>{TWO}</p></div><div><p>Short</p></div></div>",
        f'<table><tr><td class="article-body"><p>{ONE}</p><p>{TWO}</p></td></tr></table>',
        f'<div><div class="x">{ONE}<br><br>{TWO}</div><div>Short</div></div>',
        f'<div><div><div class="b1"><p>{ONE}</p></div><div class="b1"><p>{TWO}</p></div></div></div>',
        f'<div role="main"><h1>Ferry</h1>{ONE}<br><br>{TWO}</div>',
    ],
)
def test_the_text_is_found_in_many_templates(body):
    assert story(body, ld=LD).paragraphs == [ONE, TWO]


def test_what_tells_about_the_story_is_no_text():
    draft = story(
        f"""<article><p class="kicker">Ships</p><h1>Ferry sails</h1>
        <p class="standfirst">It was away for long</p>
        <div class="byline">By <a rel="author" href="x">Jane Doe</a>, Shipping Correspondent</div>
        <div class="meta"><time datetime="2022-03-03T09:00:00Z">3 March</time> 4 min read</div>
        <figure><img alt="no"><figcaption>The ferry <span class="credit">Erik Holm/NTB</span></figcaption>
        </figure><p>KIEL, Germany, March 3 (AP) — {ONE}</p><p>{TWO}</p></article>"""
    )
    assert draft.headline == "Ferry sails"
    assert draft.summary == "It was away for long"
    assert draft.published_at == datetime(2022, 3, 3, 9, 0, tzinfo=UTC)
    assert draft.captions == [Caption(text="The ferry", credit="Erik Holm/NTB")]
    assert draft.paragraphs == [ONE, TWO]
    assert draft.dateline == Dateline(
        text="KIEL, Germany, March 3", place="KIEL", region="Germany", published_on=date(2022, 3, 3)
    )
    assert draft.provider == "AP"
    (one,) = normalise(RawRecord(copy_bytes=page(ARTICLE).encode(), received_at=AT))
    assert one.format == "html"


def test_the_writer_that_the_page_shows_counts_where_no_data_names_one():
    draft = story(
        f'<article><h1>Ferry</h1><p class="byline">By Jane Doe | Harbour News</p><p>{ONE}</p><p>{TWO}</p>'
    )
    assert draft.byline == ["Jane Doe"]
    assert draft.paragraphs == [ONE, TWO]


def test_a_byline_and_a_change_within_a_line_of_facts_are_found():
    draft = story(
        f"""<article><header><h1>Ferry</h1><div class="entry-meta">
        <time class="entry-date published" datetime="2022-03-03T08:00:00Z">3 March</time>
        <time class="updated" datetime="2022-03-03T09:00:00Z">3 March</time>
        <span class="byline">by <span class="author">Jane Doe</span></span></div></header>
        <p>{ONE}</p></article>"""
    )
    assert draft.byline == ["Jane Doe"]
    assert draft.published_at == datetime(2022, 3, 3, 9, 0, tzinfo=UTC)
    assert draft.paragraphs == [ONE]


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("Jane Doe and John Roe, Harbour News", ["Jane Doe", "John Roe"]),
        ("admin", []),
        ("https://social.example/jane", []),
    ],
)
def test_a_site_is_its_own_author_only_where_no_person_is_named(author, byline):
    head = f'<meta property="og:site_name" content="Harbour News"><meta name="author" content="{author}">'
    assert story(ARTICLE, head).byline == byline


def test_the_time_of_a_day_is_taken_from_where_it_stands():
    draft = story(
        f"""<div><h1>Ferry</h1><div class="info">Source: Xinhua | 2022-03-03 22:15:03 | Editor: huaxia</div>
        <div id="detail"><p>{ONE}</p><p>{TWO}</p></div></div>""",
        '<meta name="publishdate" content="2022-03-03"><meta name="source" content="Xinhua">',
    )
    assert draft.published_at == datetime(2022, 3, 3, 14, 15, 3, tzinfo=UTC)
    assert draft.provider == "Xinhua"
    assert draft.paragraphs == [ONE, TWO]


def test_a_description_that_begins_as_the_text_does_is_no_summary():
    draft = story(ARTICLE, f'<meta name="description" content="OSLO, March 3 (AP) - {ONE}">')
    assert draft.summary is None


def test_the_lead_picture_outside_the_text_has_its_caption():
    draft = story(
        f"""<article><h1>Ferry</h1>
        <figure><figcaption>The ferry in its dock at Gdansk (AP Photo/Erik Holm)</figcaption></figure>
        <div class="article-body"><p>{ONE}</p><p>{TWO}</p></div></article>"""
    )
    assert draft.captions == [Caption(text="The ferry in its dock at Gdansk", credit="AP Photo/Erik Holm")]
    draft = story(
        f"""<main><h1>Ferry</h1><figure><figcaption>The ferry</figcaption></figure>
        <article><p>{ONE}</p></article><figure><figcaption>Another ship</figcaption></figure></main>"""
    )
    assert draft.captions == [Caption(text="The ferry")]


def test_a_headline_cut_off_gives_way_to_the_page_s():
    draft = story(
        f"<article><h1>Ferry sails again after three weeks</h1><p>{ONE}</p></article>",
        ld={**LD, "headline": "Ferry sails again after…"},
    )
    assert draft.headline == "Ferry sails again after three weeks"


def test_a_title_alone_gives_the_headline_without_the_site_s_name():
    draft = story(
        f'<div class="article-body"><p>{ONE}</p></div>', "<title>Ferry sails again - Harbour News</title>"
    )
    assert draft.headline == "Ferry sails again"


def test_a_page_made_by_a_script_has_its_text_in_the_data():
    draft = story('<div id="root"></div>', ld={**LD, "articleBody": f"{ONE}\n\n{TWO}"})
    assert draft.paragraphs == [ONE, TWO]


def test_a_teaser_before_a_paywall_is_the_text():
    draft = story(
        f"""<article><h1>Ferry</h1><p>{ONE}</p><div class="paywall-prompt"><p>Already a subscriber? Log in</p>
        </div></article>""",
        ld={**LD, "isAccessibleForFree": False},
    )
    assert draft.paragraphs == [ONE]


@pytest.mark.parametrize(
    "markup",
    [
        f"<h1>Ferry sails</h1><p>By Jane Doe</p><p>OSLO (Reuters) - {ONE}</p><p>{TWO}</p>",
        f"<div><h1>Ferry sails</h1><p>By Jane Doe</p><p>OSLO (Reuters) - {ONE}</p><p>{TWO}</p></div>",
    ],
)
def test_a_fragment_is_a_story(markup):
    assert html.detects(copy(markup))
    draft = read(markup)
    assert draft.headline == "Ferry sails"
    assert draft.byline == ["By Jane Doe"]
    assert draft.provider == "Reuters"
    assert draft.paragraphs == [ONE, TWO]


@pytest.mark.parametrize(
    "markup",
    [
        page("".join(f'<article><h2><a href="x">Story {n}</a></h2><p>{ONE}</p></article>' for n in range(9))),
        page("".join(f"<li><a href='x'>Story number {n} of the day</a></li>" for n in range(50))),
        page("<h1>Page not found</h1><p>The page that you look for has gone.</p>", "<title>404</title>"),
        page(ARTICLE.replace("article", "div"), ld={"@type": "ItemList", "itemListElement": [LD]}),
        page(""),
    ],
)
def test_a_page_that_is_no_story_says_so(markup):
    found = read(markup)
    assert isinstance(found, Unreadable)
    assert found.reason == "no-story"


@pytest.mark.parametrize(
    ("text", "is_html"),
    [
        ("\n<!-- saved -->\n<!DOCTYPE html><html></html>", True),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "x"><html/>', True),
        ("<HTML><BODY>x", True),
        ("<p>Text</p>", True),
        ("<div>no paragraph, but a line<br>and another</div>", True),
        ("<rss/>", False),
        ("<nitf><body/></nitf>", False),
        ("<article><version>3</version><text><p>Text</p></text></article>", False),
        ("<b", False),
        ("Text with <p>", False),
        ('{"a": "<p>"}', False),
    ],
)
def test_html_is_known_by_its_beginning(text, is_html):
    assert html.detects(copy(text)) is is_html


@pytest.mark.parametrize(
    "markup",
    [
        "<html>" + "<div>" * 1_000_000,
        "<html><p " + '"' * 2_000_000,
        "<html><body>" + "<p>word" * 90_000,
        "<html>" + "<!--" * 90_000,
        "<html>" + "<script>" * 90_000,
        '<html><script type="application/ld+json">' + "[" * 2_000_000,
        "<html><div " + 'a="b" ' * 500_000 + ">",
    ],
)
def test_a_hostile_page_is_read_or_rejected_in_time(markup):
    began = time.process_time()  # a busy machine proves nothing
    assert read(markup) is not None
    assert time.process_time() - began < 6


@given(st.text(alphabet='<>/ "=&;!-pdivarticlemainh1\n', max_size=300))
def test_no_page_raises(text):
    assert isinstance(read(f"<html><body>{text}"), Draft | Unreadable)


NEWS = (
    "<p>A ferry that had drifted without power for six hours was towed into Gdynia, its operator said.</p>"
    "<p>None of the 214 people on board was hurt, and the ship is to be repaired within two weeks.</p>"
)


ARTICLES = "<meta property='og:type' content='article'>"


def news(above="", below="", head=""):
    return story(f"<article><h1>Ferry towed in</h1>{above}{NEWS}{below}</article>", ARTICLES + head)


def test_who_and_when_in_one_line_are_parted():
    line = "<div class='byline'>Ann Poe · Harbour News · Posted: Mar 02, 2022 9:27 AM ET | Updated</div>"
    head = "<meta property='og:site_name' content='Harbour'>"
    assert news(line, head=head).byline == ["Ann Poe"]


def test_what_tells_of_the_writer_the_house_s_rules_and_other_stories_is_no_text():
    below = (
        "<div class='authorprofile'><h2>ABOUT THE AUTHOR</h2><p>Ann Poe writes about ships.</p></div>"
        "<div>Harbour's Journalistic Standards and Practices|About Harbour</div>"
        "<p>More from Harbour.example:</p>"
        "<figure><img src='x.jpg'><figcaption>Slideshow ( 3 images )</figcaption></figure>"
    )
    one = news(below=below)
    assert len(one.paragraphs) == 2
    assert one.captions == []


def test_microdata_may_give_dateline_section_and_what_it_is_about():
    above = "<span itemprop='dateline'>GDYNIA</span>"
    below = "<aside><p itemprop='articleSection'>World</p><p itemprop='about keywords'>Ferries</p></aside>"
    one = news(above, below)
    assert one.dateline is not None
    assert one.dateline.place == "GDYNIA"
    assert one.category == "World"
    assert [subject.name for subject in one.subjects] == ["Ferries"]


def test_a_standfirst_that_is_the_text_s_beginning_is_no_summary():
    above = "<div class='detailSummary standfirst'>A ferry that had drifted without power for six hours</div>"
    assert news(above).summary is None


def test_an_h1_beats_a_title_with_the_section_behind_it():
    markup = """<html><head><meta property="og:title" content="Terremoto, scuole chiuse - Marche">
    </head><body><h1>Terremoto, scuole chiuse</h1>
    <div class="info"><time datetime="2022-03-03T10:22:00+01:00">10:22</time></div><div class="news-text">
    <p>Una scossa è stata avvertita questa mattina in città, le scuole sono chiuse.</p></div>
    </body></html>"""
    one = read(markup)
    assert one.headline == "Terremoto, scuole chiuse"
    assert one.published_at == datetime(2022, 3, 3, 9, 22, tzinfo=UTC)


def test_what_stands_in_a_figure_beside_its_caption_is_the_credit():
    markup = """<html><body><article><h1>Wall for the estuary</h1><figure><img>
    <div><span class="visually-hidden">Image source, </span>Ann Poe</div>
    <figcaption>The estuary at low tide</figcaption></figure>
    <p>A wall across the estuary has won the backing of the ministers on both of its banks.</p>
    <section><h2>More on this story</h2><ul><li><a href="x">Will it pay?</a></li></ul></section>
    </article></body></html>"""
    one = read(markup)
    assert [(each.text, each.credit) for each in one.captions] == [("The estuary at low tide", "Ann Poe")]
    assert len(one.paragraphs) == 1


def test_a_slug_among_the_keywords_is_the_slugline_and_the_page_names_all_writers():
    markup = """<html><head><meta name="author" content="Ana Soto">
    <meta name="keywords" content="CHILE-COPPER/ (UPDATE 2),Chile"></head><body><article><h1>Mine halts</h1>
    <p class="byline">By Ana Soto, Lena Brandt</p>
    <p>A copper mine in the north stopped work on Thursday after its dam leaked.</p>
    </article></body></html>"""
    one = read(markup)
    assert (one.slugline, one.byline) == ("CHILE-COPPER", ["Ana Soto", "Lena Brandt"])
    assert [each.name for each in one.subjects] == ["Chile"]


def test_a_text_between_a_standfirst_and_offers_is_the_body():
    draft = story(
        '<article class="t-content t-content--article"><h1>Ferry sails</h1><p>Noon</p><div>4 min</div>'
        f'<p class="t-content__chapo">It had lain in a dock for three weeks, its owner said.</p>'
        f'<div class="t-content__body"><p>{ONE}</p><p>{TWO}</p></div><p>Our week by mail</p></article>'
    )
    assert draft.paragraphs == [ONE, TWO]


def test_a_copyright_in_a_figure_is_its_credit_and_one_below_the_text_names_the_holder():
    draft = story(
        '<article><h1>Ferry sails</h1><figure><img src="x"><figcaption>The ferry.'
        '<span class="a-copyright">Jane Doe/AFP</span></figcaption></figure>'
        f'<p>{ONE}</p><p>{TWO}</p><p class="copyright">© EFE 2022. All rights reserved.</p></article>'
    )
    assert draft.captions == [Caption(text="The ferry.", credit="Jane Doe/AFP")]
    assert draft.copyright_holder == "EFE"


def test_what_a_page_says_of_corrections_is_a_note():
    note = "Editor's note: An earlier version gave the wrong dock."
    draft = story(f'<article><h1>Ferry</h1><p>{ONE}</p><div class="correction"><p>{note}</p></div></article>')
    assert (draft.paragraphs, draft.ednote) == ([ONE], note)


def test_a_lead_feature_with_a_caption_is_no_standfirst():
    draft = story(
        '<div class="Content Story"><h1>Ferry</h1><div class="LeadFeature"><img src="x">'
        '<div class="Component-caption">The ferry at Gdansk. (AP Photo/Jane Doe)</div></div>'
        f'<div data-key="article"><p>{ONE}</p><div data-key="hub-peek-embed"><h3>Sea</h3><a>Port</a></div>'
        f"<p>{TWO}</p></div></div>"
    )
    assert draft.captions == [Caption(text="The ferry at Gdansk.", credit="AP Photo/Jane Doe")]
    assert draft.paragraphs == [ONE, TWO]


def test_a_page_of_headings_that_lead_to_others_is_no_story():
    teasers = "".join(
        f'<li><a href="/{n}"><h3>Ferry {n} sails</h3></a><p>It was late.</p><time>3 March 2022</time></li>'
        for n in range(5)
    )
    one = read(page(f"<main><h1>Latest news</h1><ul>{teasers}</ul></main>"))
    assert isinstance(one, Unreadable)
    assert one.reason == "no-story"


def test_a_page_laid_out_by_fonts_has_its_headline_where_its_title_ends():
    draft = story(
        "<table><tr><td><font>Odd - AP</font><br><font size='+2'><b>Ferry sails from Gdansk</b></font>"
        f"<br><font>Thu Mar 3, 4:05 AM ET</font><p>By JANE DOE, Associated Press Writer"
        f"<p>GDANSK (AP) -- {ONE}<p>{TWO}</td></tr></table>",
        head="<title>Yahoo! News - Ferry sails from Gdansk</title>",
    )
    assert (draft.headline, draft.byline) == (
        "Ferry sails from Gdansk",
        ["By JANE DOE, Associated Press Writer"],
    )
    assert draft.paragraphs == [ONE, TWO]
    assert draft.published_at == datetime(2022, 3, 3, 9, 5, tzinfo=UTC)


@pytest.mark.parametrize(
    ("shown", "moment"),
    [
        ('<time class="d"><em>02 marzo 2022</em><span>12:44</span></time>', "12:44"),
        ('<div class="info"><span>Source: X</span> <span>2022-03-02 12:44:00</span></div>', "12:44"),
    ],
)
def test_a_time_in_words_is_read_where_the_page_states_none_for_machines(shown, moment):
    draft = story(f"<article><h1>Ferry sails</h1>{shown}<p>{ONE}</p><p>{TWO}</p></article>")
    assert isinstance(draft.published_at, datetime)
    assert f"{draft.published_at:%H:%M}" == moment


def test_a_title_s_small_caption_class_is_no_picture_s():
    draft = story(
        f'<article><span class="govuk-caption-xl">Press release</span><h1>Ferry</h1><p>{ONE}</p></article>'
    )
    assert draft.captions == []


def test_a_dateline_in_a_paragraph_of_its_own_is_no_text():
    draft = story(f"<article><h1>Ferry</h1><p><i>Northeim (ots)</i></p><p>{ONE}</p><p>{TWO}</p></article>")
    assert draft.dateline == Dateline(text="Northeim", place="Northeim")
    assert draft.paragraphs == [ONE, TWO]


def test_tags_in_one_element_are_parted_at_commas():
    head = '<meta property="article:tag" content="Wildlife,Rivers,UK news">'
    assert [one.name for one in story(ARTICLE, head=head).subjects] == ["Wildlife", "Rivers", "UK news"]


def test_elements_that_style_alone_parts_are_not_glued():
    draft = story(
        "<article><h1>Ferry</h1><figure><img><figcaption><span>At sea.</span><span>Jane Doe (EFE)</span>"
        f"</figcaption></figure><p><cite>Lima, Peru (CNN)</cite>{ONE}</p><p>{TWO}</p></article>"
    )
    assert draft.captions[0].text.startswith("At sea. Jane")
    assert draft.paragraphs == [ONE, TWO]


def test_a_credit_of_reporting_at_the_foot_of_a_text_stays():
    last = "CNN's Ana Diaz contributed to this report."
    draft = story(f'<article><h1>Ferry</h1><p>{ONE}</p><p class="zn-body__footer">{last}</p></article>')
    assert draft.paragraphs == [ONE, last]


def test_titles_of_other_stories_under_a_text_are_no_text():
    draft = story(f"<article><h1>F</h1><p>{ONE}</p><p>Related coverage:</p><p><a>Squid low</a></p></article>")
    assert draft.paragraphs == [ONE]


def test_the_day_of_a_line_above_a_text_is_the_agencys():
    line = '<p class="credit">KYODO NEWS - Mar 2, 2022 - 15:04 | All, Japan</p>'
    draft = story(
        f'<article><h1>Ferry</h1>{line}<div class="article-body"><p>{ONE}</p><p>{TWO}</p></div></article>',
        head='<meta property="og:site_name" content="Kyodo News+">',
    )
    assert draft.published_at == datetime(2022, 3, 2, 6, 4, tzinfo=UTC)


def test_a_time_is_read_in_the_zone_of_the_agency_that_the_text_names():
    draft = story(
        '<div id="content"><h1>Bison stops train</h1><div class="info">02.03.2022, 12:31</div>'
        f'<div class="field--name-body"><p>{ONE}</p><p>{TWO} (PAP)</p><p>autor: Jan Wilk</p><p>jw/ mark/</p>'
        "</div></div>"
    )
    assert draft.published_at == datetime(2022, 3, 2, 11, 31, tzinfo=UTC)
    assert (draft.paragraphs, draft.byline) == ([ONE, TWO], ["Jan Wilk"])


def test_a_standfirst_that_no_class_names_is_the_description():
    ld = LD | {"description": "It had lain in a dock for weeks"}
    text = f"<h2>It had lain in a dock for weeks</h2><p>Jane Doe, John Roe</p><p>{ONE}</p><p>{TWO}</p>"
    draft = story(f"<article><h1>Ferry sails again</h1>{text}</article>", ld=ld)
    assert (draft.paragraphs, draft.summary) == ([ONE, TWO], "It had lain in a dock for weeks")


def test_a_piece_that_begins_with_a_heading_has_its_headline_there():
    draft = read(f"<h2>Ferry sails</h2><p>By Ann Poe, Local Democracy Reporter</p><p>{ONE}</p><p>{TWO}</p>")
    assert isinstance(draft, Draft)
    assert (draft.headline, draft.paragraphs) == ("Ferry sails", [ONE, TWO])


@pytest.mark.parametrize(
    ("shown", "text", "credit"),
    [
        ("De klok hangt • ANP/Vincent Bos", "De klok hangt", "ANP/Vincent Bos"),
        ("Bomberos en la sima - DIPUTACIÓN DE CUENCA", "Bomberos en la sima", "DIPUTACIÓN DE CUENCA"),
        ("The shop. <b>hide caption</b>", "The shop.", None),
    ],
)
def test_a_credit_behind_a_bullet_or_in_capitals_is_parted_from_its_caption(shown, text, credit):
    draft = story(
        f"<article><h1>F</h1><figure><img><figcaption>{shown}</figcaption></figure><p>{ONE}</p></article>"
    )
    assert draft.captions == [Caption(text=text, credit=credit)]


def test_offers_of_letters_and_remarks_on_a_feed_are_no_text():
    offer = "While you're here: we write every week. You can sign up here for the newsletter."
    remark = (
        "(This story has not been edited by Deccan Post staff and is auto-generated from a syndicated feed.)"
    )
    draft = story(f"<article><h1>F</h1><p>{ONE}</p><p>{TWO}</p><p>{offer}</p><p>{remark}</p></article>")
    assert draft.paragraphs == [ONE, TWO]
