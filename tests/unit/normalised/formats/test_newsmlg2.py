"""NewsML-G2, as agencies send it."""

import base64
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.formats import newsmlg2
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Caption, Dateline, Subject
from wiredesk.raw.record import RawRecord

AT = datetime(2022, 3, 3, 14, 5, tzinfo=UTC)
NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'


def copy(text):
    data = text.encode("utf-8", "surrogatepass")
    return Copy(data, text, "utf-8", (), RawRecord(copy_bytes=data), AT)


def read(text):
    found = copy(text)
    assert newsmlg2.detects(found)
    return newsmlg2.read(found)


def item(attributes='guid="urn:x:1" version="2"', **parts):
    """An item; parts: what stands in its rights, meta, content, after (these) and forms."""
    part = {"rights": "", "meta": "", "content": "", "after": "", "forms": "", **parts}
    return (
        f"<newsItem {NS} {attributes}><rightsInfo>{part['rights']}</rightsInfo>"
        f"<itemMeta>{part['meta']}</itemMeta><contentMeta>{part['content']}</contentMeta>"
        f"{part['after']}<contentSet>{part['forms']}</contentSet></newsItem>"
    )


def only(**parts):
    (draft,) = read(item(**parts))
    assert isinstance(draft, Draft)
    return draft


def xhtml(body, head=""):
    return (
        '<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
        f"{head}<body>{body}</body></html></inlineXML>"
    )


def test_an_item_is_read():
    draft = only(
        attributes='guid="urn:newsml:stt.fi:20220303:mill:3" version="3" xml:lang="fi"',
        rights="<copyrightHolder><name>STT</name></copyrightHolder><copyrightNotice>(c) X</copyrightNotice>"
        "<usageTerms>No archive</usageTerms><usageTerms>No resale</usageTerms>",
        meta='<itemClass qcode="ninat:text"/><provider qcode="nprov:STT"/>'
        "<versionCreated>2022-03-03T14:05:00+02:00</versionCreated>"
        "<firstCreated>2022-03-01T00:00:00Z</firstCreated>"
        '<pubStatus qcode="stat:usable"/><edNote>Adds quote</edNote><edNote role="x:private">Call</edNote>',
        content='<urgency>4</urgency><located><name>Turku</name></located><language tag="en-GB"/>'
        '<subject qcode="medtop:20000271"><name xml:lang="fi">työ</name><name xml:lang="en">labour</name>'
        '</subject><slugline separator="-">Finland-mill</slugline><headline>Mill  reopens</headline>'
        "<dateline>TAMPERE</dateline><by>By Aino Virta</by><description>The mill is back.</description>",
        forms=xhtml("<p>TAMPERE, March 3 (STT) - The mill is <b>back</b>.</p><p>It hires.</p>"),
    )
    assert draft.uri == "urn:newsml:stt.fi:20220303:mill"
    assert draft.provider == "STT"
    assert draft.provider_version == "3"
    assert draft.headline == "Mill reopens"
    assert draft.slugline == "Finland-mill"
    assert draft.byline == ["By Aino Virta"]
    assert draft.published_at == datetime(2022, 3, 3, 12, 5, tzinfo=UTC)
    assert draft.language == "en-GB"
    assert draft.urgency == 4
    assert draft.signals == []
    assert draft.status == "usable"
    assert draft.dateline == Dateline(text="TAMPERE, March 3", place="TAMPERE", published_on=date(2022, 3, 3))
    assert draft.paragraphs == ["The mill is back.", "It hires."]
    assert draft.captions == []
    assert draft.summary == "The mill is back."
    assert draft.ednote == "Adds quote\nCall"
    assert draft.usage_terms == "No archive No resale"
    assert draft.copyright_holder == "STT"
    assert draft.subjects == [Subject(scheme="medtop", code="20000271", name="labour")]


@pytest.mark.parametrize(
    "text",
    [
        '<newsItem guid="a" version="1"><headline>x</headline></newsItem>',
        '<?xml version="1.0"?><g2:newsItem xmlns:g2="urn:wrong" guid="a"/>',
        "<NEWSITEM><itemMeta/></NEWSITEM>",
        f"<newsMessage {NS}><header/><itemSet/></newsMessage>",
        '<answer><status>ok</status><newsItem guid="a"><itemMeta/></newsItem></answer>',
    ],
)
def test_it_is_told_by_local_names_alone(text):
    assert newsmlg2.detects(copy(text))


@pytest.mark.parametrize(
    "text",
    [
        "<NewsItem><Identification><NewsIdentifier/></Identification></NewsItem>",
        '<NewsML><NewsItem guid="a"><contentSet/></NewsItem></NewsML>',
        "<rss><channel/></rss>",
        "newsItem guid contentMeta",
        "",
    ],
)
def test_other_formats_are_not_told_as_it(text):
    assert not newsmlg2.detects(copy(text))


def test_each_item_of_a_message_is_read_and_a_package_beside_them_is_none():
    items = read(
        f'<newsMessage {NS} xml:lang="en"><header>'
        "<sent>2022-03-03T10:00:00Z</sent><sender>reuters.com</sender>"
        '<priority>3</priority></header><itemSet><packageItem guid="p"><groupSet/></packageItem>'
        '<newsItem guid="a"><contentMeta><headline>One</headline></contentMeta></newsItem>'
        '<conceptItem guid="c"><concept/></conceptItem>'
        '<newsItem guid="b"><contentMeta><urgency>5</urgency>'
        "<headline>Two</headline></contentMeta></newsItem>"
        "</itemSet></newsMessage>"
    )
    assert [getattr(one, "uri", None) for one in items] == ["a", None, "b"]
    assert isinstance(items[1], Unreadable)
    assert items[1].reason == "no-story"
    assert [items[0].urgency, items[2].urgency] == [3, 5]
    assert items[0].provider == "reuters.com"
    assert items[0].language == "en"
    assert items[0].published_at == datetime(2022, 3, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        '<packageItem guid="p"><groupSet><group><itemRef residref="a"/></group></groupSet></packageItem>',
        "<knowledgeItem><conceptSet/></knowledgeItem>",
        "<planningItem><newsCoverageSet/></planningItem>",
        "<catalogItem/>",
        "<newsMessage><header/><itemSet/></newsMessage>",
        '<newsItem guid="a"><itemMeta><itemClass qcode="plinat:newscoverage"/></itemMeta></newsItem>',
    ],
)
def test_packages_alone_concepts_and_plans_are_no_stories(text):
    (found,) = read(text)
    assert isinstance(found, Unreadable)
    assert found.reason == "no-story"


def test_misplaced_elements_are_read():
    (draft,) = read(
        '<newsItem guid="a" version="0"><headline>Mill reopens</headline><contentMeta>'
        "<versionCreated>2022-03-03 09:00:00</versionCreated><provider>AFP</provider>"
        '<pubStatus qcode="stat:canceled"/></contentMeta><itemMeta><urgency>2</urgency>'
        "<slugline>mill</slugline><by>Aino Virta</by></itemMeta>"
        "<inlineXML><p>The mill is back.</p></inlineXML></newsItem>"
    )
    assert draft.headline == "Mill reopens"
    assert draft.provider_version == "0"
    assert draft.provider == "AFP"
    assert draft.published_at == datetime(2022, 3, 3, 8, tzinfo=UTC)
    assert draft.flags == ["zone-guessed"]
    assert draft.status == "canceled"
    assert draft.urgency == 2
    assert draft.slugline == "mill"
    assert draft.byline == ["Aino Virta"]
    assert draft.paragraphs == ["The mill is back."]


@pytest.mark.parametrize(
    ("provider", "expected"),
    [
        ('<provider qcode="nprov:REUTERS"/>', "REUTERS"),
        ('<provider literal="AFP"/>', "AFP"),
        ('<provider uri="http://www.afp.com"/>', "http://www.afp.com"),
        ('<provider qcode="x:17"><name>Agence France-Presse</name></provider>', "Agence France-Presse"),
        ('<provider qcode="x:ABCN"><name>Aland Broad Coast News</name></provider>', "ABCN"),
        ('<provider qcode="x:17"/><infoSource qcode="x:dpa"/>', "dpa"),
    ],
)
def test_the_agency_is_named_by_code_literal_uri_or_name(provider, expected):
    assert only(meta=provider, content="<headline>x</headline>").provider == expected


def test_the_owner_of_the_guid_is_the_agency_where_nothing_else_names_one():
    found = only(attributes='guid="tag:reuters.com,2022:x:4" version="4"', content="<headline>x</headline>")
    assert found.provider == "reuters.com"
    assert found.uri == "tag:reuters.com,2022:x"


@pytest.mark.parametrize(
    ("signal", "expected"),
    [
        ('<signal qcode="sig:correction"/>', ["correction"]),
        ('<signal qcode="sig:update"/><signal qcode="edStat:C"/>', ["update", "correction"]),
        ('<signal qcode="edStat:U"/>', ["update"]),
        ('<signal qcode="edStat:D"/>', ["kill"]),
        ('<signal uri="http://cv.iptc.org/newscodes/signal/correction"/>', ["correction"]),
        ('<signal qcode="edStat:N"/>', []),
        ('<signal qcode="desk:update"/><signal qcode="apaind:bild"/>', []),
        ('<genre qcode="genre:Advisory"/>', ["advisory"]),
        ('<genre qcode="x:8"><name>Eilmeldung</name></genre>', ["alert"]),
        ('<genre qcode="x:26"><name>Zusammenfassung</name></genre>', []),
        ('<pubStatus qcode="stat:withheld"/>', ["hold"]),
        ("<embargoed>2022-03-04T00:00:00Z</embargoed>", ["embargo"]),
        ("<embargoed/>", []),
        ("<edNote>1st Lead: adds quotes</edNote>", ["lead"]),
    ],
)
def test_signals_are_codes_of_signal_and_edit_status_and_words_of_notes(signal, expected):
    assert only(meta=signal, content="<headline>x</headline>").signals == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("3", 3), ("0", None), ("9", None), ("", None), ("ed:2", 2)],
)
def test_urgency_is_1_to_8(stated, expected):
    assert only(content=f"<headline>x</headline><urgency>{stated}</urgency>").urgency == expected


@pytest.mark.parametrize(
    ("slug", "slugline", "take"),
    [
        ("GRAIN-SHIPS/ (UPDATE 2, PIX)", "GRAIN-SHIPS", "UPDATE 2"),
        ("GRAIN-SHIPS/ODESA (PIX, TV)", "GRAIN-SHIPS/ODESA (PIX, TV)", None),
        ("BC-GRAIN, 1st Ld-Writethru, 420", "BC-GRAIN", "1st Ld-Writethru"),
        ("Grain/Ships/", "Grain/Ships", None),
    ],
)
def test_a_take_is_parted_from_the_slugline(slug, slugline, take):
    found = only(content=f"<headline>x y</headline><slugline>{slug}</slugline>")
    assert (found.slugline, found.take) == (slugline, take)


def test_the_headline_is_the_one_that_is_no_other_form():
    found = only(
        attributes='guid="a" xml:lang="fr"',
        content='<headline role="hld:subHeadline">The deck</headline><headline xml:lang="en">Mill</headline>'
        '<headline xml:lang="fr">UPDATE 1-Le moulin</headline><headline role="x:short">M</headline>',
    )
    assert found.headline == "Le moulin"
    assert found.take == "UPDATE 1"
    assert found.summary == "The deck"
    assert only(content='<headline role="apahltype:title">Main</headline>').headline == "Main"
    assert only(content='<headline rank="3">Topic</headline><headline rank="1">Main</headline>').headline == (
        "Main"
    )


def test_without_a_headline_the_title_within_the_text_is_it_but_no_slug():
    forms = xhtml("<p>The mill is back.</p>", "<head><title>Mill reopens in Tampere</title></head>")
    assert only(forms=forms).headline == "Mill reopens in Tampere"
    forms = xhtml("<p>The mill is back.</p>", "<head><title>MILL-TAMPERE</title></head>")
    assert only(forms=forms).headline is None
    assert only(forms=xhtml("<h1>Mill reopens</h1><p>It is back.</p>")).headline == "Mill reopens"
    assert only(forms=xhtml("<p>It is.</p>"), meta="<title>mill_0303_2</title>").headline is None


@pytest.mark.parametrize(
    ("creators", "expected"),
    [
        ("<creator><name>Virta, Aino</name></creator>", ["Aino Virta"]),
        ('<creator literal="avirta"/>', []),
        ('<creator qcode="x:avirta"><name>Virta Aino</name></creator>', ["Aino Virta"]),
        ('<creator qcode="x:avirta"><name>Aino Virta</name></creator>', ["Aino Virta"]),
        ('<creator qcode="nprov:AFP"><name>AFP</name></creator>', []),
        (
            "<creator><name>Radio Lappi</name></creator><creator><name>Aino Virta</name></creator>",
            ["Aino Virta"],
        ),
        ('<creator role="x:editor"><name>Aino Virta</name></creator>', []),
        (
            '<creator><name role="nrol:sort">Virta, Aino</name><name>Aino Virta</name></creator>',
            ["Aino Virta"],
        ),
        ("<by>Pekka Salo</by><creator><name>Aino Virta</name></creator>", ["Pekka Salo"]),
    ],
)
def test_creators_are_the_byline_only_if_they_are_persons(creators, expected):
    assert only(content=f"<headline>x</headline>{creators}").byline == expected


def test_a_byline_in_the_text_beats_creators():
    forms = xhtml("<p>By PEKKA SALO</p><p>The mill is back.</p>")
    found = only(content="<headline>x</headline><creator><name>Aino Virta</name></creator>", forms=forms)
    assert found.byline == ["By PEKKA SALO"]
    assert found.paragraphs == ["The mill is back."]


@pytest.mark.parametrize(
    ("dateline", "expected"),
    [
        ("HELSINKI, March 3 (STT) - ", ("HELSINKI, March 3", "HELSINKI", None)),
        ("Lahti, Finland", ("Lahti, Finland", "Lahti", "Finland")),
        ("2022-03-03T10:00:00Z", None),
    ],
)
def test_a_dateline_element_is_read_unless_it_is_a_time(dateline, expected):
    found = only(content=f"<headline>x</headline><dateline>{dateline}</dateline>").dateline
    assert (found and (found.text, found.place, found.region)) == expected


def test_nitf_within_is_read_and_its_header_does_not_beat_the_items():
    draft = only(
        content="<headline>Mill reopens</headline>",
        forms="<inlineXML><nitf><head><title>x</title></head><body><body.head><hedline><hl1>Inner</hl1></hedline>"
        "<byline>By Aino Virta</byline></body.head><body.content><p>TAMPERE, March 3 - It is back.</p>"
        "<p>It hires.</p></body.content></body></nitf></inlineXML>",
    )
    assert draft.headline == "Mill reopens"
    assert draft.paragraphs == ["It is back.", "It hires."]
    assert draft.byline


def test_of_several_forms_one_is_read():
    forms = (
        '<inlineData contenttype="text/plain">The mill is back.</inlineData>'
        + xhtml("<p>The mill is <i>back</i>.</p>")
        + '<remoteContent href="http://x.example/a.jpg" contenttype="image/jpeg"/>'
    )
    assert only(forms=forms).paragraphs == ["The mill is back."]


@pytest.mark.parametrize(
    "form",
    [
        '<inlineData contenttype="text/plain">One is here.\n\nTwo is there.</inlineData>',
        "<inlineData>&lt;p&gt;One is here.&lt;/p&gt;&lt;p&gt;Two is there.&lt;/p&gt;</inlineData>",
        "<inlineData contenttype='a/b'><![CDATA[<p>One is here.</p><p>Two is there.</p>]]></inlineData>",
        "<inlineXML><p>One is here.</p><p>Two is there.</p></inlineXML>",
        "<inlineXML>One is here.\n\nTwo is there.</inlineXML>",
        "<inlineXML><html><body><p>\n    One is here.\n    \n    Two is there.</p></body></html></inlineXML>",
        "<inlineXML><html><body><p>One is\nhere.\n  Two is\nthere.\n</p></body></html></inlineXML>",
        "<inlineXML><html><body><pre>One is here.\n\nTwo is there.</pre></body></html></inlineXML>",
        '<inlineData encoding="enc:base64">'
        + base64.b64encode(b"<p>One is here.</p><p>Two is there.</p>").decode()
        + "</inlineData>",
        (
            "<inlineData><![CDATA[<?xml version='1.0'?><nitf><body>"
            "<p>One is here.</p><p>Two is there.</p></body></nitf>]]></inlineData>"
        ),
    ],
)
def test_what_a_form_is_its_content_says(form):
    draft = only(forms=form)
    assert draft.paragraphs == ["One is here.", "Two is there."]
    assert not [one for one in draft.taken if "here" in one.text and one.by == "-metadata"]


def test_indents_part_a_paragraph_that_is_laid_out_by_lines_but_not_the_xmls_own():
    form = xhtml("<p>  One is\nhere.\n   Two is\nthere.</p><p>  Three\n  is here.</p>")
    assert only(forms=form).paragraphs == ["One is here.", "Two is there.", "Three is here."]
    form = xhtml("<p>   One is\nhere.\n   Two is there.</p><p>END</p>")
    assert only(forms=form).paragraphs == ["One is here.", "Two is there."]


def test_codes_in_angle_brackets_are_text_of_plain_text():
    form = "<inlineData contenttype='text/plain'>Mill Oyj &lt;MILL.HE&gt; rose.</inlineData>"
    assert only(forms=form).paragraphs == ["Mill Oyj <MILL.HE> rose."]


def test_a_header_of_a_page_is_no_text_and_fills_what_the_item_does_not_say():
    draft = only(
        content="<headline>Mill reopens</headline>",
        forms=xhtml(
            '<header><time>03.03.2022 14:05</time><ul class="slugline"><li>Mill</li><li>Jobs</li></ul>'
            '<h1>Mill reopens</h1><h3>Work</h3><p class="byline">Von Aino Virta, dpa</p></header>'
            '<section><p class="teaser">It hires again.</p><p>Tampere (dpa) - The mill is back.</p></section>'
            '<p class="closingline">dpa avi yyzz</p>'
        ),
    )
    assert draft.paragraphs == ["The mill is back."]
    assert draft.byline == ["Von Aino Virta, dpa"]
    assert draft.slugline == "Mill/Jobs"
    assert draft.summary == "It hires again."
    assert draft.signoff == "dpa avi yyzz"
    assert draft.dateline == Dateline(text="Tampere", place="Tampere")


def test_a_paragraph_marked_as_dateline_is_it_and_one_within_the_text_is_read_with_it():
    forms = xhtml('<p class="dateline">HELSINKI, March 3 (STT)</p><p>The mill is back.</p>')
    found = only(content="<headline>Mill</headline>", forms=forms)
    assert found.dateline == Dateline(
        text="HELSINKI, March 3", place="HELSINKI", published_on=date(2022, 3, 3)
    )
    assert found.paragraphs == ["The mill is back."]
    forms = xhtml('<p><span class="dateline">Oslo (NTB): </span>The mill is back.</p>')
    assert only(content="<headline>Mill</headline>", forms=forms).paragraphs == ["The mill is back."]


def test_the_language_is_that_of_the_text_where_the_item_states_none():
    forms = '<inlineXML><html xml:lang="sv"><body><p>Kvarn.</p></body></html></inlineXML>'
    assert only(attributes='guid="a"', forms=forms).language == "sv"
    assert only(attributes='guid="a"', content='<headline xml:lang="fi">x</headline>').language == "fi"
    assert only(attributes='guid="a" xml:lang="x-default"', content="<headline>x</headline>").language is None


def test_a_files_own_description_is_a_caption():
    forms = xhtml("<p>It is back.</p>") + (
        '<remoteContent href="a.jpg"><description>The mill.</description></remoteContent>'
    )
    assert [one.text for one in only(content="<headline>x</headline>", forms=forms).captions] == ["The mill."]


def test_lines_that_repeat_the_item_before_the_text_are_left_out():
    draft = only(
        content="<headline>Mill reopens</headline><slugline>FINLAND-MILL</slugline><by>Aino Virta</by>"
        '<headline role="x:subtitle">It hires again</headline>',
        forms=xhtml(
            "<p>STT 0123</p><p>FINLAND-MILL</p><p>UPDATE 1</p><p>Mill reopens</p><p>It hires again</p>"
            "<p>Aino Virta</p><p>The mill is back.</p>"
        ),
    )
    assert draft.paragraphs == ["The mill is back."]
    assert draft.take == "UPDATE 1"
    assert draft.byline == ["Aino Virta"]


def test_a_headline_that_comes_again_behind_text_is_a_subhead_of_it():
    forms = xhtml("<p>The mill is back, and all that it hired has come.</p><p>Mill reopens</p><p>It is.</p>")
    found = only(content="<headline>Mill reopens</headline>", forms=forms)
    assert found.paragraphs == ["The mill is back, and all that it hired has come.", "Mill reopens", "It is."]


def test_what_is_no_text_has_its_description_as_caption():
    draft = only(
        meta='<itemClass qcode="ninat:picture"/>',
        content="<by>Aino Virta</by><creditline>AFP</creditline><headline>Mill</headline>"
        '<description role="drol:caption">The mill on March 3.</description>',
        forms='<remoteContent href="a.jpg" contenttype="image/jpeg"/>',
    )
    assert draft.captions == [Caption(text="The mill on March 3.", credit="Aino Virta/AFP")]
    assert draft.summary is None
    assert draft.byline == ["Aino Virta"]


def test_a_file_without_a_class_is_what_its_type_says():
    draft = only(
        content="<headline>Mill</headline><description>The mill.</description>",
        forms='<remoteContent href="a.mp4" contenttype="video/mp4"/>',
    )
    assert [one.text for one in draft.captions] == ["The mill."]


def test_a_caption_of_a_text_is_a_caption():
    draft = only(
        content='<headline>Mill</headline><description role="drol:caption">The mill.</description>'
        '<description role="drol:summary">It is back.</description>',
        forms=xhtml("<p>It is back.</p>"),
    )
    assert [one.text for one in draft.captions] == ["The mill."]
    assert draft.summary == "It is back."


def test_closing_lines_contacts_and_notebooks_among_the_notes_are_the_sign_off():
    draft = only(
        content="<headline>Mill</headline>",
        meta='<edNote role="x:closingline">dpa avi yyzz</edNote><edNote role="x:note">Photos</edNote>'
        '<edNote role="x:notepad"><section><h3>Notizblock</h3><ul><li>Photos</li></ul></section></edNote>'
        '<edNote role="x:contacts">Aino Virta, +358 9 1234</edNote><edNote><p>Adds <b>quote</b></p></edNote>',
    )
    assert draft.ednote == "Photos\nAdds quote"
    assert draft.signoff == "dpa avi yyzz\nAino Virta, +358 9 1234"


def test_a_name_asserted_of_a_code_is_its_subjects():
    draft = only(
        content='<headline>x</headline><subject qcode="N2:FI"/><subject qcode="N2:FI"/><subject literal=""/>'
        '<subject qcode="iptccat:i"/>',
        after='<assert qcode="N2:FI"><name>Finland</name></assert>',
    )
    assert draft.subjects == [
        Subject(scheme="N2", code="FI", name="Finland"),
        Subject(scheme="iptccat", code="i"),
    ]
    assert draft.category == "i"


def test_what_is_blank_or_left_by_a_template_is_absent():
    draft = only(
        content='<headline> </headline><headline nil="true">x</headline><by>None</by><slugline/><urgency/>',
        rights="<usageTerms>None</usageTerms><copyrightHolder/>",
        forms=xhtml("<p>The mill is back.</p>"),
    )
    assert draft.headline is None
    assert draft.byline == []
    assert draft.usage_terms is None


def test_a_cancellation_without_text_is_a_story():
    text = item(meta='<pubStatus qcode="stat:canceled"/>', attributes='guid="urn:x:9" version="4"')
    (story,) = normalise(RawRecord(copy_bytes=text.encode(), received_at=AT))
    assert story.status == "canceled"
    assert story.signals == ("kill",)
    assert story.uri == "urn:x:9"


def test_what_is_broken_off_is_kept_and_flagged():
    whole = item(content="<headline>Mill</headline>", forms=xhtml("<p>One is here.</p><p>Two is there.</p>"))
    (draft,) = read(whole[: whole.index("there")])
    assert draft.paragraphs == ["One is here.", "Two is"]
    assert draft.flags == ["truncated"]


def test_entities_make_it_hostile():
    (found,) = read('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><newsItem guid="a">&a;</newsItem>')
    assert isinstance(found, Unreadable)
    assert found.reason == "hostile"


def test_each_piece_of_the_text_is_taken_once():
    draft = only(
        content="<headline>Mill reopens</headline>",
        forms=xhtml(
            "<h1>Mill reopens</h1><p>By Aino Virta</p><p>TAMPERE, March 3 - It is back.</p><p>END</p>"
        ),
    )
    taken = [(one.text.strip(), one.by) for one in draft.taken if "/html" in one.where]
    assert taken == [
        ("Mill reopens", "-repeated-headline"),
        ("By Aino Virta", "byline"),
        ("TAMPERE, March 3 -", "dateline"),
        ("It is back.", "body"),
        ("END", "signoff"),
    ]


@pytest.mark.parametrize(
    "inner", ["\n" * 200_000 + "<b>", "a" * 400_000 + "\nb", "a \n" * 100_000, "<p>" * 50_000]
)
def test_long_layouts_are_read_in_time(inner):
    started = time.process_time()
    read(item(content="<headline>x</headline>", forms=f"<inlineXML><p>{inner}</p></inlineXML>"))
    assert time.process_time() - started < 5


@pytest.mark.parametrize(
    "parts",
    [
        {"meta": "".join(f"<edNote>Adds quote {n}</edNote>" for n in range(30_000))},
        {"meta": "<edNote role='x:notepad'>" + "<p>Call the desk for more of it</p>" * 30_000 + "</edNote>"},
        {"content": "".join(f"<description>Line {n}</description>" for n in range(30_000))},
        {"content": "<description>" + "<p>a</p><p>b</p>" * 30_000 + "</description>"},
        {"forms": xhtml("".join(f'<p class="signoff">ab/{n}</p>' for n in range(30_000)))},
        {"forms": "<inlineData>x</inlineData>" * 30_000},
        {"forms": "".join(f"<remoteContent><caption>a {n}</caption></remoteContent>" for n in range(30_000))},
    ],
)
def test_many_elements_are_read_in_time(parts):
    started = time.process_time()
    read(item(**parts))
    assert time.process_time() - started < 5


@given(st.data())
def test_nothing_raises(data):
    whole = item(
        meta='<itemClass qcode="ninat:text"/><edNote>x</edNote><embargoed>2022</embargoed>',
        content="<headline>Mill</headline><slugline>A/B (UPDATE 1)</slugline><creator literal='A, B'/>",
        forms=xhtml("<header>x</header><p>TAMPERE, March 3 - It is back.</p>"),
    )
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, len(whole)))
    inserted = data.draw(
        st.text(max_size=8) | st.sampled_from(["<", ">", "&", '"', "<p>", "</p>", "<![CDATA["])
    )
    newsmlg2.read(copy(whole[:start] + inserted + whole[end:]))


def test_a_caption_that_is_told_again_with_more_round_it_is_one():
    captions = (
        '<description role="drol:caption">A kiln in Bonn.</description>'
        '<description role="x:caption-extended">ARCHIVE - 07.12.2019, Bonn: A kiln in Bonn. '
        "Foto: A. Poe</description>"
    )
    draft = only(meta='<itemClass qcode="ninat:picture"/>', content=f"<headline>Kiln</headline>{captions}")
    assert [one.text for one in draft.captions] == ["A kiln in Bonn."]


def test_a_text_s_caption_of_slug_and_headline_is_none():
    draft = only(
        content="<slugline>MILL-OPENS</slugline><headline>Mill reopens in Tampere</headline>"
        '<description role="descRole:caption">MILL-OPENS:Mill reopens in Tampere</description>',
        forms=xhtml("<p>The mill is back.</p>"),
    )
    assert draft.captions == []


def test_headings_alone_of_a_notebook_are_no_sign_off():
    draft = only(
        meta='<edNote role="r:closingline">dpa ab yy n1 cd</edNote>'
        '<edNote role="r:editorialnote">Bild folgt</edNote>'
        '<edNote role="r:notepad"><section xmlns="http://www.w3.org/1999/xhtml"><h3>Notizblock</h3>'
        "<ul><li>Bild folgt</li></ul><p>Die folgenden Informationen sind nicht zur Veröffentlichung "
        "bestimmt</p></section></edNote>",
        content="<headline>Mill reopens in Tampere</headline>",
    )
    assert draft.signoff == "dpa ab yy n1 cd"


def test_who_wrote_what_an_agency_passes_on_stands_above_the_repeated_headline():
    draft = only(
        content="<headline>Mill reopens in Tampere</headline>",
        forms=xhtml(
            "<p>The Harbour Xchange</p><p>Mill reopens in Tampere</p><p>TAMPERE -- The mill is back.</p>"
        ),
    )
    assert draft.byline == ["The Harbour Xchange"]
    assert draft.paragraphs == ["The mill is back."]


def test_a_place_of_a_template_that_nothing_filled_is_absent():
    assert only(meta="<edNote>${ednote}</edNote>", content="<headline>Mill is back</headline>").ednote is None


def test_a_film_s_caption_has_no_credit_that_nothing_gives():
    draft = only(
        meta='<itemClass qcode="ninat:video"/><provider literal="Getty Images"/>',
        content='<description role="drol:caption">Scenes from the site</description>',
    )
    assert draft.captions == [Caption(text="Scenes from the site")]


def test_lines_on_top_of_plain_text_that_say_again_what_the_item_says_are_no_text():
    draft = only(
        content="<headline>2ND LEAD Museum to return bog body</headline>",
        forms='<inlineData contenttype="text/plain">2ND LEAD\nMuseum to return bog body\n'
        "By Signe Holt, dpa\n\n"
        "Odense (dpa) - A museum is to return a bog body\nto the island of Fyn.</inlineData>",
    )
    assert (draft.headline, draft.take) == ("Museum to return bog body", "2ND LEAD")
    assert draft.paragraphs == ["A museum is to return a bog body to the island of Fyn."]


def test_what_is_withheld_until_a_stated_time_is_embargoed():
    meta = '<embargoed>2022-03-04T06:00:00Z</embargoed><pubStatus qcode="stat:withheld"/>'
    draft = only(meta=meta, forms=xhtml("<p>It rained.</p>"))
    assert (draft.status, draft.signals) == (None, ["embargo"])


def test_a_dateline_s_element_may_name_the_agency_that_nothing_else_does():
    draft = only(content="<dateline>OULU, March 3 (STT)</dateline>", forms=xhtml("<p>It rained.</p>"))
    assert draft.provider == "STT"
