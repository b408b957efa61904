"""Feeds, as agencies, newsrooms and press offices publish them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.formats import rss
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Caption, Dateline, Subject
from wiredesk.raw.record import RawRecord

AT = datetime(2022, 3, 3, 14, 5, tzinfo=UTC)
NAMESPACES = """xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:wp="http://wordpress.org/export/1.2/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
 xmlns:atom="http://www.w3.org/2005/Atom" """


def copy(text):
    data = text.encode("utf-8", "surrogatepass")
    return Copy(data, text, "utf-8", (), RawRecord(copy_bytes=data), AT)


def read(text):
    return rss.read(copy(text))


def feed(items, channel=""):
    return f'<rss version="2.0" {NAMESPACES}><channel>{channel}{items}</channel></rss>'


def only(item, channel=""):
    (draft,) = read(feed(f"<item>{item}</item>", channel))
    assert isinstance(draft, Draft)
    return draft


def entry(inner, head=""):
    (draft,) = read(f'<feed xmlns="http://www.w3.org/2005/Atom">{head}<entry>{inner}</entry></feed>')
    assert isinstance(draft, Draft)
    return draft


def story(text):
    (one,) = normalise(RawRecord(copy_bytes=text.encode(), received_at=AT))
    return one


def test_an_item_of_rss_2_is_read():
    draft = only(
        """<title>Rail bridge near Tver closes</title><guid isPermaLink="false">tass-1414441</guid>
        <link>https://tass.com/economy/1414441</link><pubDate>Thu, 03 Mar 2022 14:05:00 +0300</pubDate>
        <category>Economy</category><dc:creator>Anna Ivanova</dc:creator>
        <description>Trains will be led round it</description>
        <content:encoded><![CDATA[<p>MOSCOW, March 3. /TASS/. The bridge is closed.</p><figure><img src="x"/>
        <figcaption>The bridge <cite>Ivan Petrov/TASS</cite></figcaption></figure><p>It is old.</p>]]>
        </content:encoded>""",
        "<title>TASS</title><link>https://tass.com/</link><language>en-US</language>"
        "<copyright>Copyright 2022 TASS. All rights reserved.</copyright>",
    )
    assert draft.uri == "tass-1414441"
    assert draft.provider == "TASS"
    assert draft.language == "en-US"
    assert draft.headline == "Rail bridge near Tver closes"
    assert draft.byline == ["Anna Ivanova"]
    assert draft.published_at == datetime(2022, 3, 3, 11, 5, tzinfo=UTC)
    assert draft.paragraphs == ["The bridge is closed.", "It is old."]
    assert draft.dateline == Dateline(text="MOSCOW, March 3", place="MOSCOW", published_on=date(2022, 3, 3))
    assert draft.captions == [Caption(text="The bridge", credit="Ivan Petrov/TASS")]
    assert draft.summary == "Trains will be led round it"
    assert draft.subjects == [Subject(name="Economy")]
    assert draft.category == "Economy"
    assert draft.copyright_holder == "TASS"
    assert draft.usage_terms is None


def test_an_item_of_rdf_is_read_and_its_about_is_its_id():
    (draft,) = read(
        """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
        xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://english.kyodonews.net/rss">
        <title>Latest</title><link>https://english.kyodonews.net/</link><dc:language>en</dc:language>
        </channel>
        <item rdf:about="https://english.kyodonews.net/news/a1.html"><title>Bus firm adds line</title>
        <link>https://english.kyodonews.net/news/a1.html?ref=rss</link>
        <description>&lt;p&gt;A bus firm adds a line.&lt;/p&gt;&lt;p&gt;It is new.&lt;/p&gt;</description>
        <dc:date>2022-03-03T18:00:00+09:00</dc:date><dc:subject>Transport</dc:subject></item></rdf:RDF>"""
    )
    assert draft.uri == "https://english.kyodonews.net/news/a1.html"
    assert draft.provider == "https://english.kyodonews.net/"
    assert draft.language == "en"
    assert draft.published_at == datetime(2022, 3, 3, 9, 0, tzinfo=UTC)
    assert draft.paragraphs == ["A bus firm adds a line.", "It is new."]
    assert draft.subjects == [Subject(name="Transport")]


def test_an_atom_entry_is_of_its_update():
    draft = entry(
        """<id>tag:example.org,2022:1</id>
        <title type="html">A &amp;amp; B open &lt;b&gt;mill&lt;/b&gt;</title>
        <published>2022-03-01T00:00:00Z</published><updated>2022-03-02T10:00:00Z</updated>
        <author><name>Aino Virta</name><email>aino@example.org</email></author><summary>In short.</summary>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The mill <b>open</b>s.</p>
        <p>It hires.</p></div>
        </content><category term="eco" label="Economy" scheme="https://example.org/desk"/>"""
    )
    assert draft.uri == "tag:example.org,2022:1"
    assert draft.headline == "A & B open mill"
    assert draft.published_at == datetime(2022, 3, 2, 10, 0, tzinfo=UTC)
    assert draft.byline == ["Aino Virta"]
    assert draft.summary == "In short."
    assert draft.paragraphs == ["The mill opens.", "It hires."]
    assert draft.subjects == [Subject(code="eco", name="Economy", scheme="https://example.org/desk")]


def test_atom_0_3_is_read():
    (draft,) = read(
        """<feed version="0.3" xmlns="http://purl.org/atom/ns#"><entry><title>Mill opens</title>
        <issued>2022-03-01T00:00:00Z</issued><modified>2022-03-02T00:00:00Z</modified><id>tag:x,2022:1</id>
        <content mode="escaped" type="text/html">&lt;p&gt;It is open.&lt;/p&gt;</content></entry></feed>"""
    )
    assert draft.published_at == datetime(2022, 3, 2, tzinfo=UTC)
    assert draft.paragraphs == ["It is open."]


def test_an_entry_of_the_associated_press_is_read():
    draft = entry(
        """<id>urn:publicid:ap.org:0123</id><title>UPDATE 2-Ferry sails</title>
        <updated>2022-03-03T12:00:00Z</updated><author><name>The Associated Press</name></author>
        <rights>Copyright 2022 The Associated Press. All rights reserved. This material may not be published,
        broadcast, rewritten or redistributed.</rights>
        <content type="xhtml"><p>By JANE DOE</p><p>OSLO, Norway (AP) — The ferry sailed.</p></content>
        <m:ContentMetadata xmlns:m="x"><m:ByLine Title="Associated Press">By JANE DOE</m:ByLine>
        <m:ByLine Title="Caption Writer">XY</m:ByLine><m:HeadLine>Ferry sails again</m:HeadLine>
        <m:SlugLine>EU-Ferry</m:SlugLine><m:Priority Numeric="4" Legacy="r"/>
        <m:SubjectClassification Authority="AP Category Code" Value="i" Id="i"/>
        <m:SubjectClassification Authority="AP Subject" Value="Travel" Id="abc"/></m:ContentMetadata>
        <n:NewsManagement xmlns:n="y"><n:ManagementSequenceNumber>0</n:ManagementSequenceNumber>
        <n:PublishingStatus>Usable</n:PublishingStatus>
        <n:PublishingSpecialInstructions>Eds: Corrects name in para 2.</n:PublishingSpecialInstructions>
        </n:NewsManagement>"""
    )
    assert draft.uri == "urn:publicid:ap.org:0123"
    assert draft.provider == "ap.org"
    assert draft.provider_version == "0"
    assert (draft.headline, draft.take) == ("Ferry sails again", "UPDATE 2")
    assert draft.signals == ["update", "correction"]
    assert draft.byline == ["By JANE DOE"]
    assert draft.dateline == Dateline(text="OSLO, Norway", place="OSLO", region="Norway")
    assert draft.slugline == "EU-Ferry"
    assert (draft.urgency, draft.category) == (4, "i")
    assert draft.subjects == [Subject(code="abc", name="Travel", scheme="AP Subject")]
    assert draft.copyright_holder == "The Associated Press"
    assert "redistributed" in draft.usage_terms
    assert draft.ednote == "Eds: Corrects name in para 2."


def test_a_deleted_entry_cancels_its_story():
    one = story(
        """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
        <at:deleted-entry ref="tag:example.org,2022:1" when="2022-03-03T14:00:00Z"/></feed>"""
    )
    assert one.uri == "tag:example.org,2022:1"
    assert one.status == "canceled"
    assert one.signals == ("kill",)


def test_only_published_posts_of_an_export_are_stories():
    posts = "".join(
        f"<item><title>{title}</title><wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status>"
        f"<content:encoded>x</content:encoded></item>"
        for title, kind, status in (
            ("Story", "post", "publish"),
            ("Press", "press_release", "publish"),
            ("Draft", "post", "draft"),
            ("Later", "post", "future"),
            ("crane.jpg", "attachment", "inherit"),
            ("About us", "page", "publish"),
        )
    )
    assert [draft.headline for draft in read(feed(posts))] == ["Story", "Press"]


def test_an_export_is_read_with_its_authors_its_breaks_and_its_captions():
    draft = only(
        """<title>Crane falls</title><dc:creator><![CDATA[mlind]]></dc:creator>
        <wp:post_type>post</wp:post_type>
        <guid isPermaLink="false">https://news.example/?p=17</guid><wp:status>publish</wp:status>
        <pubDate>Wed, 30 Nov -0001 00:00:00 +0000</pubDate>
        <wp:post_date_gmt>2022-03-03 09:00:00</wp:post_date_gmt>
        <content:encoded><![CDATA[<!-- wp:paragraph -->
A crane fell in <b>Gdynia</b>
and nobody was hurt.

"We were lucky," he said.

[caption id="a9" width="300"]<img src="c.jpg" /> The crane in the water. (Photo: Jan Nowak)[/caption]
<blockquote>We heard a bang.</blockquote>
It is not known why.]]></content:encoded><excerpt:encoded><![CDATA[Nobody was hurt.]]></excerpt:encoded>
        <category domain="post_tag" nicename="cranes"><![CDATA[cranes]]></category>
        <category domain="category" nicename="port"><![CDATA[Port]]></category>""",
        """<wp:author><wp:author_login>mlind</wp:author_login>
        <wp:author_display_name>Maria Lind</wp:author_display_name></wp:author>""",
    )
    assert draft.uri == "https://news.example/?p=17"
    assert draft.byline == ["Maria Lind"]
    assert draft.published_at == datetime(2022, 3, 3, 9, 0, tzinfo=UTC)
    assert draft.flags == []
    assert draft.paragraphs == [
        "A crane fell in Gdynia and nobody was hurt.",
        '"We were lucky," he said.',
        "We heard a bang.",
        "It is not known why.",
    ]
    assert [caption.text for caption in draft.captions] == ["The crane in the water."]
    assert draft.summary == "Nobody was hurt."
    assert draft.category == "Port"


def test_the_longest_text_is_the_body_and_a_text_cut_off_is_no_summary():
    draft = only(
        """<title>Mill opens</title>
        <description>The mill opens on Friday and hires [&amp;hellip;]</description>
        <full-text>The mill opens on Friday and hires forty people.

It was shut for a year.</full-text>"""
    )
    assert draft.paragraphs == ["The mill opens on Friday and hires forty people.", "It was shut for a year."]
    assert draft.summary is None
    draft = only(
        """<description><![CDATA[<p>Whole text.</p><p>It goes on.</p>]]></description>
        <content:encoded>Text</content:encoded>"""
    )
    assert draft.paragraphs == ["Whole text.", "It goes on."]
    assert draft.summary is None


def test_what_software_puts_behind_a_text_is_no_text():
    draft = only(
        """<content:encoded><![CDATA[<p>The mill opens.</p>
        <p>It hires. <a href="x">Continue reading &#8594;</a></p>
        <p>The post <a>Mill</a> appeared first on <a>News</a>.</p>]]></content:encoded>"""
    )
    assert draft.paragraphs == ["The mill opens.", "It hires."]
    assert [taken.text for taken in draft.taken if taken.by == "-feed-footer"] == [
        "The post Mill appeared first on News.",
        "Continue reading →",
    ]


def test_a_summary_alone_is_the_text():
    assert entry("<title>Mill opens</title><summary>It hires.</summary>").paragraphs == ["It hires."]


@pytest.mark.parametrize(
    "creator",
    ["admin", "jdoe", "web_desk", "webmaster", "jane.doe", "news@example.org", "user17"],
)
def test_a_login_is_no_byline_and_the_body_may_name_the_writer(creator):
    draft = only(
        f"<dc:creator>{creator}</dc:creator><description>By Jane Doe\n\nThe mill opens.</description>"
    )
    assert draft.byline == ["By Jane Doe"]
    assert draft.paragraphs == ["The mill opens."]


@pytest.mark.parametrize(
    ("author", "byline"),
    [
        ("<author>jd@example.org (Jane Doe)</author>", ["Jane Doe"]),
        ("<author>Jane Doe &lt;jd@example.org&gt;</author>", ["Jane Doe"]),
        ("<dc:creator>Jane Doe</dc:creator><dc:creator>John Roe</dc:creator>", ["Jane Doe", "John Roe"]),
        ("<itunes:author>Jane Doe</itunes:author>", ["Jane Doe"]),
    ],
)
def test_authors_are_named_in_many_ways(author, byline):
    assert only(f"<title>x</title>{author}").byline == byline


@pytest.mark.parametrize(
    ("element", "uri"),
    [
        ('<guid isPermaLink="false">https://x.example/?p=1</guid>', "https://x.example/?p=1"),
        ("<guid>https://x.example/a/1</guid>", "https://x.example/a/1"),
        ("<guid>https://x.example/a?id=1</guid>", "https://x.example/a?id=1"),
        (
            "<guid>https://x.example/a?sessionid=1</guid><link>https://x.example/a</link>",
            "https://x.example/a",
        ),
        ("<link>https://x.example/a?sid=1</link>", None),
        ("<dc:identifier>doc-17</dc:identifier>", "doc-17"),
    ],
)
def test_an_id_is_the_guid_and_no_link_of_a_session(element, uri):
    assert only(f"<title>x</title>{element}").uri == uri


def test_media_rss_gives_captions_with_their_credits():
    draft = only(
        """<title>Mill opens</title><description>The mill opens on Friday.</description>
        <media:group><media:content url="a" medium="image"><media:title>IMG_1.jpg</media:title>
        <media:description type="html">&lt;p&gt;A &lt;i&gt;wheel&lt;/i&gt; turns&lt;/p&gt;</media:description>
        <media:credit role="photographer">Jane Doe</media:credit>
        <media:credit role="provider">AFP</media:credit>
        </media:content><media:content url="b"><media:description>The gate</media:description>
        </media:content></media:group>
        <media:content url="c"><media:description>The mill opens on Friday.</media:description>
        </media:content>
        <media:credit>Press Office</media:credit><media:title>A title</media:title>"""
    )
    assert draft.headline == "Mill opens"
    assert draft.captions == [
        Caption(text="A wheel turns", credit="Jane Doe/AFP"),
        Caption(text="The gate", credit="Press Office"),
    ]


def test_a_description_beside_the_object_is_its_caption():
    draft = only(
        """<title>Mill opens</title><media:thumbnail url="a"/>
        <media:description>A wheel turns</media:description>
        <media:copyright>© 2022 AFP</media:copyright>"""
    )
    assert draft.captions == [Caption(text="A wheel turns", credit="AFP")]


def test_prefixes_may_be_others_or_not_declared():
    (draft,) = read(
        """<rss><channel><item><title>Mill opens</title><media:title>No</media:title><media:content url="a">
        <media:description>A wheel</media:description></media:content><dc:creator>Jane Doe</dc:creator>
        <content:encoded><p>It opens.</p></content:encoded></item></channel></rss>"""
    )
    assert (draft.headline, draft.byline, draft.paragraphs) == ("Mill opens", ["Jane Doe"], ["It opens."])
    assert draft.captions == [Caption(text="A wheel")]


@pytest.mark.parametrize(
    ("item", "channel", "provider"),
    [
        ('<source url="https://www.reuters.com/">Reuters</source>', "<title>Some Portal</title>", "reuters"),
        ("", "<title>Xinhua: World</title>", "xinhua"),
        ("", "<title>Top</title><link>https://en.yna.co.kr/</link>", "yonhap"),
        ("<description>PARIS, March 3 (AFP) - It opens.</description>", "<title>Portal</title>", "afp"),
        ("", "<title>Latest</title><link>https://www.harbour-news.example/</link>", "harbour-news"),
        (
            "<dc:publisher>Ministry of Roads</dc:publisher>",
            "<link>https://roads.gov.example/</link>",
            "ministry-of-roads",
        ),
    ],
)
def test_the_agency_is_whom_the_item_names_then_the_feed(item, channel, provider):
    one = story(feed(f"<item><title>Mill opens</title>{item}</item>", channel))
    assert one.provider.id == provider


def test_a_whole_page_as_an_items_text_gives_its_article():
    draft = only(
        """<title>Ferry sails</title><content:encoded><![CDATA[<!doctype html><html>
        <head><title>No</title></head><body><article><header>
        <h1>Ferry sails</h1><h3 class="op-kicker">Ships</h3>
        <address><a rel="author">Jane Doe</a></address>
        <time class="op-published" datetime="x">March 3</time>
        <figure><img src="a"/><figcaption>The ferry</figcaption></figure></header>
        <p>The ferry sailed again on Thursday after three weeks in a dock.</p><p>Its engine is new.</p>
        <figure class="op-ad"><iframe></iframe></figure></article></body></html>]]></content:encoded>"""
    )
    assert draft.paragraphs == [
        "The ferry sailed again on Thursday after three weeks in a dock.",
        "Its engine is new.",
    ]
    assert draft.captions == [Caption(text="The ferry")]


def test_a_company_that_contributed_is_no_byline():
    draft = only("<title>x</title><dc:contributor>Acme Corp</dc:contributor>")
    assert draft.byline == []


def test_dates_in_a_group_of_facts_count_where_the_entry_has_none():
    draft = entry(
        """<title>x</title><n:NewsManagement xmlns:n="y"><n:published>2022-03-03T10:00:00Z</n:published>
        <n:updated>2022-03-03T11:00:00Z</n:updated></n:NewsManagement>"""
    )
    assert draft.published_at == datetime(2022, 3, 3, 11, 0, tzinfo=UTC)


def test_keywords_are_subjects():
    draft = only("<title>x</title><media:keywords>ferries, Kiel</media:keywords><keywords>Kiel</keywords>")
    assert draft.subjects == [Subject(name="Kiel"), Subject(name="ferries")]


def test_an_item_that_says_nothing_does_not_sink_the_others():
    found = normalise(
        RawRecord(copy_bytes=feed("<item/><item><title>x</title></item>").encode(), received_at=AT)
    )
    assert [getattr(one, "reason", None) for one in found] == ["no-text", None]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<rss><channel><title>x</title></channel></rss>", "no-story"),
        ('<feed xmlns="http://www.w3.org/2005/Atom"/>', "no-story"),
        ('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>', "hostile"),
    ],
)
def test_what_has_no_item_is_rejected(text, reason):
    (one,) = read(text)
    assert isinstance(one, Unreadable)
    assert one.reason == reason


def test_a_feed_that_breaks_off_keeps_what_came():
    (draft,) = read("<rss><channel><item><title>Mill opens</title><description>It hires")
    assert draft.paragraphs == ["It hires"]
    assert draft.flags == ["truncated"]


@pytest.mark.parametrize(
    ("text", "is_feed"),
    [
        ('<?xml version="1.0"?>\n<?xml-stylesheet href="a"?>\n<!-- c --><rss version="2.0"/>', True),
        ('<atom:feed xmlns:atom="http://www.w3.org/2005/Atom"/>', True),
        ('<rdf:RDF><item rdf:about="x"/></rdf:RDF>', True),
        ("<rdf:RDF><skos:Concept/></rdf:RDF>", False),
        ("<feed><article/></feed>", False),
        ("<nitf/>", False),
        ("rss", False),
    ],
)
def test_a_feed_is_known_by_its_root(text, is_feed):
    assert rss.detects(copy(text)) is is_feed


@given(st.text(alphabet='<>/ "=&;rssitemdecript]![CDATA-:x\n', max_size=200))
def test_no_feed_raises(text):
    for one in read(f"<rss><channel><item>{text}"):
        assert isinstance(one, Draft | Unreadable)


def test_a_slug_element_is_parted_from_its_take():
    draft = only("<title>Otter is caught</title><slugline>US--Otter Rescue, 1st Ld-Writethru</slugline>")
    assert (draft.slugline, draft.take, draft.signals) == ("US--Otter Rescue", "1st Ld-Writethru", ["lead"])


def test_an_instruction_is_a_note_only_if_its_type_says_so():
    note = '<instruction type="EdNote">Eds: Adds quote.</instruction><instruction type="x">42</instruction>'
    assert only(f"<title>Otter is caught</title>{note}").ednote == "Eds: Adds quote."


def test_media_of_a_group_name_holder_and_keywords():
    draft = only(
        "<title>Puppet walks</title><media:group><media:content url='v.mp4'/>"
        "<media:copyright>Ruptly GmbH</media:copyright>"
        "<media:keywords>puppet, antwerp</media:keywords></media:group>"
    )
    assert draft.copyright_holder == "Ruptly GmbH"
    assert draft.subjects == [Subject(name="puppet"), Subject(name="antwerp")]


def test_an_item_alone_is_a_feed_of_one():
    parts = "<title>Cable car runs</title><guid>A7</guid><content:encoded>It runs.</content:encoded>"
    text = f"<item {NAMESPACES}>{parts}</item>"
    assert rss.detects(copy(text))
    (draft,) = read(text)
    assert (draft.headline, draft.paragraphs) == ("Cable car runs", ["It runs."])


def test_a_teaser_that_begins_with_the_note_and_byline_of_the_body_is_no_summary():
    head = "<p>(ATTN: ADDS quote)</p><p>By Cho Hye-jin</p><p>GUNSAN, South Korea, March 2 (Yonhap) -- "
    draft = only(
        "<description>(ATTN: ADDS quote) By Cho Hye-jin "
        "GUNSAN, South Korea, March 2 (Yonhap) -- A boat ...</description>"
        f"<content:encoded><![CDATA[{head}A boat began its trips.</p><p>It is new.</p>]]></content:encoded>"
    )
    assert draft.summary is None
    assert draft.paragraphs == ["A boat began its trips.", "It is new."]


def test_a_deleted_entry_says_when_and_why():
    text = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">'
        '<at:deleted-entry ref="urn:pa:7" when="2022-03-03T10:59:00Z"><at:comment>Wrong harbour</at:comment>'
        "</at:deleted-entry></feed>"
    )
    (draft,) = read(text)
    assert (draft.status, draft.ednote) == ("canceled", "Wrong harbour")
    assert draft.published_at == datetime(2022, 3, 3, 10, 59, tzinfo=UTC)


def test_a_link_with_a_query_that_is_no_session_is_an_id_where_no_other_is():
    assert (
        only("<title>T</title><link>https://a.example/view?id=7</link>").uri == "https://a.example/view?id=7"
    )
    assert only("<title>T</title><link>https://a.example/view?id=7&amp;sid=b1</link>").uri is None


def one(elements, channel=""):
    text = f"<rss version='2.0' {NAMESPACES} xmlns:efe='http://efe.example/'><channel>{channel}"
    (draft,) = rss.read(copy(f"{text}<item><title>Mill reopens</title>{elements}</item></channel></rss>"))
    assert isinstance(draft, Draft)
    return draft


def test_an_agency_s_own_elements_may_have_names_in_its_language():
    draft = one(
        "<efe:urgencia>3</efe:urgencia><efe:nota>Corrige el nombre</efe:nota><dc:subject>Local</dc:subject>"
    )
    assert (draft.urgency, draft.ednote, draft.category) == (3, "Corrige el nombre", "Local")


def test_a_holder_s_name_ends_where_a_notice_leads_on():
    draft = one("", "<copyright>Copyright: (C) ANSA, vedi https://www.ansa.it/disclaimer.shtml</copyright>")
    assert draft.copyright_holder == "ANSA"


def test_an_instant_article_s_header_has_standfirst_and_writer():
    page = (
        "<!doctype html><html><body><article><header><h1>Mill reopens</h1><h2>It hires sixty</h2>"
        "<address><a>Ann Lee</a></address></header><p>The mill has opened again after nine years of rest.</p>"
        "<p>It is to hire sixty people from the valley, its owner said on Thursday.</p></article></body>"
    )
    draft = one(f"<content:encoded><![CDATA[{page}]]></content:encoded>")
    assert (draft.summary, draft.byline, len(draft.paragraphs)) == ("It hires sixty", ["Ann Lee"], 2)


def test_an_agency_in_small_letters_is_no_login_and_its_notes_are_known_by_their_names():
    draft = one(
        "<dc:creator>dpa</dc:creator><r:redaktionel-note xmlns:r='r'>Opdateret</r:redaktionel-note>"
        "<content:encoded><![CDATA[<p>It hires.</p><div class='interstitial-link'>[ Read more ]</div>"
        "<p>It pays.</p>]]></content:encoded>"
    )
    assert (draft.byline, draft.ednote, draft.paragraphs) == (["dpa"], "Opdateret", ["It hires.", "It pays."])
