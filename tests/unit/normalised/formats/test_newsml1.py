"""NewsML 1, as agencies send it."""

import base64
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wiredesk.normalised.draft import Copy, Draft, Unreadable
from wiredesk.normalised.formats import newsml1
from wiredesk.normalised.story import Caption, Dateline, Subject
from wiredesk.raw.record import RawRecord

AT = datetime(2022, 3, 3, 14, 5, tzinfo=UTC)
IDS = """<Identification><NewsIdentifier><ProviderId>afp.com</ProviderId><DateId>20220303</DateId>
<NewsItemId>TX1</NewsItemId><RevisionId PreviousRevision="6" Update="N">7</RevisionId>
<PublicIdentifier>urn:newsml:afp.com:20220303:TX1:7</PublicIdentifier></NewsIdentifier></Identification>"""
TEXT = """<ContentItem><MediaType FormalName="Text"/><DataContent><p>The mill is back.</p><p>It hires.</p>
</DataContent></ContentItem>"""
LINES = "<NewsLines><HeadLine>Mill reopens in Tampere</HeadLine></NewsLines>"


def copy(text):
    data = text.encode("utf-8", "surrogatepass")
    return Copy(data, text, "utf-8", (), RawRecord(copy_bytes=data), AT)


def read(text):
    return newsml1.read(copy(text))


def item(component=LINES + TEXT, *, ids=IDS, management="", before=""):
    return (
        f"<NewsML>{before}<NewsItem>{ids}<NewsManagement>{management}</NewsManagement>"
        f"<NewsComponent>{component}</NewsComponent></NewsItem></NewsML>"
    )


def only(component=LINES + TEXT, **parts):
    (draft,) = read(item(component, **parts))
    assert isinstance(draft, Draft), draft
    return draft


def data(content, encoding=""):
    inner = f"<DataContent>{content}</DataContent>"
    if encoding:
        inner = f'<Encoding Notation="{encoding}">{inner}</Encoding>'
    return f"<ContentItem>{inner}</ContentItem>"


def component(role, inner, attributes=""):
    return f'<NewsComponent {attributes}><Role FormalName="{role}"/>{inner}</NewsComponent>'


@pytest.mark.parametrize(
    "text",
    [
        "<NewsML/>",
        '<?xml version="1.0"?>\n<!DOCTYPE NewsML SYSTEM "NewsML_1.2.dtd">\n<NewsML Version="1.2">',
        '<n:NewsML xmlns:n="urn:x">',
        "<NewsItem><Identification/></NewsItem>",
        "<wire><NewsML><NewsItem/></NewsML></wire>",
    ],
)
def test_newsml_1_is_known_by_its_root_or_its_parts(text):
    assert newsml1.detects(copy(text))


@pytest.mark.parametrize(
    "text",
    [
        '<newsItem guid="urn:x" version="1"><itemMeta/><contentSet/></newsItem>',
        "<newsMessage><itemSet/></newsMessage>",
        "<nitf><body/></nitf>",
        "<rss><channel><title>&lt;NewsML&gt; <NewsML/></title></channel></rss>",
        "A NewsML take",
    ],
)
def test_other_formats_are_not_newsml_1(text):
    assert not newsml1.detects(copy(text))


def test_the_id_goes_without_the_revision_that_is_stated_apart():
    draft = only()
    assert draft.uri == "urn:newsml:afp.com:20220303:TX1"
    assert draft.provider_version == "7"


@pytest.mark.parametrize(
    ("public", "revision", "uri"),
    [
        ("urn:newsml:afp.com:20220303:TX1:7N", "7", "urn:newsml:afp.com:20220303:TX1"),
        ("urn:newsml:www.belga.be:77001:4N", "4", "urn:newsml:www.belga.be:77001"),
        ("urn:newsml:afp.com:20220303:TX1", "7", "urn:newsml:afp.com:20220303:TX1"),
        ("urn:newsml:afp.com:20220303:TX1:7", "8", "urn:newsml:afp.com:20220303:TX1:7"),
        ("urn:newsml:afp.com:20220303:TX1:7", "", "urn:newsml:afp.com:20220303:TX1:7"),
        ("urn:newsml:afp.com:20220303:TX1:0", "0", "urn:newsml:afp.com:20220303:TX1"),
    ],
)
def test_forms_of_public_identifiers(public, revision, uri):
    ids = (
        f"<Identification><NewsIdentifier><RevisionId>{revision}</RevisionId>"
        f"<PublicIdentifier>{public}</PublicIdentifier></NewsIdentifier></Identification>"
    )
    assert only(ids=ids).uri == uri


@pytest.mark.parametrize(
    ("own", "uri"), [("000173", "urn:newsml:afp.com:20220303:000173"), ("L5N77", "L5N77"), ("", None)]
)
def test_without_public_identifier_the_items_own_id_is_it_but_no_running_number_alone(own, uri):
    ids = (
        "<Identification><NewsIdentifier><ProviderId>afp.com</ProviderId><DateId>20220303</DateId>"
        f"<NewsItemId>{own}</NewsItemId><PublicIdentifier/></NewsIdentifier></Identification>"
    )
    assert only(ids=ids).uri == uri


@pytest.mark.parametrize(
    ("stated", "moment", "flags"),
    [
        ("20220303T141500Z", datetime(2022, 3, 3, 14, 15, tzinfo=UTC), []),
        ("20220303T141500+0100", datetime(2022, 3, 3, 13, 15, tzinfo=UTC), []),
        ("2022-03-03T14:15:00.123+01:00", datetime(2022, 3, 3, 13, 15, 0, 123000, tzinfo=UTC), []),
        ("20220303T141500", datetime(2022, 3, 3, 13, 15, tzinfo=UTC), ["zone-guessed"]),
        ("20220303", date(2022, 3, 3), []),
    ],
)
def test_this_revisions_time_is_the_storys(stated, moment, flags):
    draft = only(
        management=f"<FirstCreated>20220301T000000Z</FirstCreated>"
        f"<ThisRevisionCreated>{stated}</ThisRevisionCreated>",
        before="<NewsEnvelope><DateAndTime>20220303T200000Z</DateAndTime></NewsEnvelope>",
    )
    assert draft.published_at == moment
    assert draft.flags == flags


def test_the_envelopes_time_and_priority_count_where_the_item_says_nothing():
    envelope = (
        "<NewsEnvelope><SentFrom><Party FormalName='ANSA'/></SentFrom>"
        "<DateAndTime>20220303T200000Z</DateAndTime><Priority FormalName='3'/></NewsEnvelope>"
    )
    draft = only(before=envelope, ids="", management='<Urgency FormalName=""/>')
    assert draft.published_at == datetime(2022, 3, 3, 20, tzinfo=UTC)
    assert draft.urgency == 3
    assert draft.provider == "ANSA"
    assert only(before=envelope, management='<Urgency FormalName="9"/>').urgency == 9
    assert only(before=envelope, management="<Urgency>2</Urgency>").urgency == 2


@pytest.mark.parametrize(
    ("management", "status", "signals"),
    [
        ('<Status FormalName="Usable"/>', "usable", []),
        ('<Status FormalName="CANCELED"/>', "canceled", ["kill"]),
        ('<Status FormalName="Withheld"/>', "withheld", ["hold"]),
        ("<Status>Canceled</Status>", "canceled", ["kill"]),
        ('<Instruction FormalName="Correction"/>', None, ["correction"]),
        ('<Instruction FormalName="Rectify"/>', None, ["correction"]),
        ('<Instruction FormalName="Update"/>', None, ["update"]),
        ('<NewsItemType FormalName="Alert"/>', None, ["alert"]),
        ('<NewsItemType FormalName="News"/>', None, []),
        ('<Status FormalName="Embargoed"/>', None, ["embargo"]),
    ],
)
def test_management_gives_status_and_signals(management, status, signals):
    draft = only(management=management)
    assert (draft.status, draft.signals) == (status, signals)


def test_a_status_that_will_change_to_usable_is_an_embargo():
    change = (
        '<StatusWillChange><FutureStatus FormalName="{}"/><DateAndTime>20220304T060000Z</DateAndTime>'
        "</StatusWillChange>"
    )
    draft = only(management='<Status FormalName="Embargoed"/>' + change.format("Usable"))
    assert draft.embargoed_until == datetime(2022, 3, 4, 6, tzinfo=UTC)
    assert draft.signals == ["embargo"]
    assert draft.status is None
    expires = only(management='<Status FormalName="Usable"/>' + change.format("Canceled"))
    assert expires.embargoed_until is None
    assert expires.signals == []


def test_lines_come_in_any_order_and_the_nearest_counts():
    lines = (
        "<NewsLines><DateLine>PARIS, March 3, 2022 (AFP) -</DateLine><SlugLine>mill-jobs/</SlugLine>"
        "<ByLine>By Aino Virta</ByLine><HeadLine>UPDATE 1-Mill reopens</HeadLine></NewsLines>"
    )
    draft = only("<NewsLines><HeadLine>All of today</HeadLine></NewsLines>" + component("Main", lines + TEXT))
    assert draft.headline == "Mill reopens"
    assert draft.take == "UPDATE 1"
    assert draft.slugline == "mill-jobs"
    assert draft.byline == ["By Aino Virta"]
    assert draft.dateline == Dateline(
        text="PARIS, March 3, 2022", place="PARIS", published_on=date(2022, 3, 3)
    )


@pytest.mark.parametrize("text", ["20220303T101500Z", "2022-03-03", "03/03/2022", ""])
def test_a_dateline_that_is_a_timestamp_is_none(text):
    assert (
        only(f"<NewsLines><HeadLine>Mill</HeadLine><DateLine>{text}</DateLine></NewsLines>{TEXT}").dateline
        is None
    )


def test_the_texts_own_dateline_beats_the_element():
    draft = only(
        "<NewsLines><DateLine>Paris</DateLine></NewsLines>"
        + data("<p>LYON, March 3 (AFP) - The mill is back.</p>")
    )
    assert draft.dateline is not None
    assert draft.dateline.place == "LYON"
    assert draft.paragraphs == ["The mill is back."]


def test_an_item_label_is_the_slug_unless_it_is_a_file_name():
    label = IDS.replace("</Identification>", "<NameLabel>{}</NameLabel></Identification>")
    assert only(ids=label.format("mill-jobs")).slugline == "mill-jobs"
    assert only(ids=label.format("mill_20220303.xml")).slugline is None
    lines = "<NewsLines><SlugLine>mill-jobs</SlugLine></NewsLines>"
    assert only(lines + TEXT, ids=label.format("Other")).slugline == "mill-jobs"
    lines = "<NewsLines><KeywordLine>ECONOMY/FINLAND</KeywordLine></NewsLines>"
    assert only(lines + TEXT).slugline == "ECONOMY/FINLAND"
    lines = "<NewsLines><KeywordLine>economy, jobs, mills</KeywordLine></NewsLines>"
    assert only(lines + TEXT).slugline is None


def test_a_slug_in_the_headline_is_no_headline():
    draft = only(f"<NewsLines><HeadLine>BC-Finland--Mill</HeadLine></NewsLines>{TEXT}")
    assert draft.headline is None
    assert draft.slugline == "BC-Finland--Mill"


def test_advisory_lines_are_notes_and_product_lines_no_text():
    draft = only(
        "<NewsLines><HeadLine>Mill</HeadLine>"
        '<NewsLine><NewsLineType FormalName="AdvisoryLine"/>'
        "<NewsLineText>CORRECTS name in para 2</NewsLineText></NewsLine>"
        '<NewsLine><NewsLineType FormalName="ProductLine"/><NewsLineText>(PICTURE)</NewsLineText></NewsLine>'
        f"</NewsLines>{TEXT}"
    )
    assert draft.ednote == "CORRECTS name in para 2"
    assert draft.signals == ["correction"]


def test_a_line_that_embargoes_is_a_note():
    draft = only(
        '<NewsLines><NewsLine><NewsLineType FormalName="EmbargoLine"/>'
        f"<NewsLineText>EMBARGOED UNTIL 0600 GMT, March 4</NewsLineText></NewsLine></NewsLines>{TEXT}"
    )
    assert (draft.ednote, draft.signals) == ("EMBARGOED UNTIL 0600 GMT, March 4", ["embargo"])


NITF = (
    "<nitf><body><body.head><hedline><hl1>Mill reopens</hl1></hedline></body.head>"
    "<body.content><p>The mill is back.</p><p>It hires.</p></body.content></body></nitf>"
)


@pytest.mark.parametrize(
    "content",
    [
        data("<p>The mill is <em>back</em>.</p><p>It hires.</p>"),
        data(
            "<html><head><title>x</title></head><body><p>The mill is back.</p><p>It hires.</p></body></html>"
        ),
        data("<![CDATA[<p>The mill is back.</p><p>It hires.</p>]]>"),
        data("&lt;p&gt;The mill is back.&lt;/p&gt;&lt;p&gt;It hires.&lt;/p&gt;"),
        data("The mill is back.\n\nIt hires."),
        data("<![CDATA[The mill is back.\n\nIt hires.]]>"),
        data(NITF),
        data(f"<![CDATA[<?xml version='1.0'?>{NITF}]]>"),
        data(NITF.replace("<", "&lt;").replace(">", "&gt;")),
        data(base64.b64encode(b"<p>The mill is back.</p><p>It hires.</p>").decode(), "base64"),
        data(base64.b64encode(NITF.encode()).decode(), "Base64"),
        data("<body.content><p>The mill is back.</p><p>It hires.</p></body.content>"),
        data(
            '<x:html xmlns:x="urn:x"><x:body><x:p>The mill is back.</x:p><x:p>It hires.</x:p></x:body>'
            "</x:html>"
        ),
    ],
)
def test_content_is_read_in_any_form(content):
    draft = only(LINES + content)
    assert draft.paragraphs == ["The mill is back.", "It hires."]
    assert draft.headline == "Mill reopens in Tampere"
    assert "The mill is back." in "".join(one.text for one in draft.taken if one.by == "body")


def test_pictures_as_base64_are_no_text():
    png = base64.b64encode(b"\x89PNG\r\n" + bytes(200)).decode()
    assert only(LINES + data(png, "base64")).paragraphs == []


def test_alternatives_are_read_once_and_the_marked_up_one():
    draft = only(
        LINES
        + component(
            "Main",
            data("The mill is back. It hires.") + data("<p>The mill is back.</p><p>It hires.</p>"),
            'EquivalentsList="yes"',
        )
    )
    assert draft.paragraphs == ["The mill is back.", "It hires."]
    assert [one.by for one in draft.taken if one.text == "The mill is back. It hires."] == [
        "-alternative-form"
    ]


def test_of_alternatives_in_two_languages_the_items_own_is_read():
    text = item(
        component("Main", data("<p>Le moulin rouvre.</p>"), 'xml:lang="fr"')
        + component("Main", data("<p>The mill is back.</p>"), 'xml:lang="en"')
    ).replace("<NewsComponent>", '<NewsComponent EquivalentsList="yes" xml:lang="en">', 1)
    (draft,) = read(text)
    assert isinstance(draft, Draft)
    assert draft.paragraphs == ["The mill is back."]


def test_the_text_in_another_language_is_a_story_of_its_own():
    french, dutch = read(
        item(
            component("Text", data("<p>Le moulin rouvre.</p>"), 'xml:lang="fr"')
            + component("Text", data("<p>De molen gaat open.</p>"), 'xml:lang="nl"')
        )
    )
    assert isinstance(french, Draft)
    assert isinstance(dutch, Draft)
    assert (french.language, french.paragraphs) == ("fr", ["Le moulin rouvre."])
    assert (dutch.language, dutch.paragraphs) == ("nl", ["De molen gaat open."])


def test_title_lead_and_body_make_one_story():
    draft = only(
        component("Title", data("<![CDATA[Mill reopens in Tampere]]>"))
        + component("Lead", data("<![CDATA[TAMPERE, March 3 (AFP) - The mill is back.]]>"))
        + component("Body", data("<![CDATA[<p>It hires.</p>]]>"))
        + component("SMS", data("Mill back"))
    )
    assert draft.headline == "Mill reopens in Tampere"
    assert draft.paragraphs == ["The mill is back.", "It hires."]
    assert draft.dateline is not None


PHOTO = '<ContentItem Href="a.jpg"><MediaType FormalName="Photo"/></ContentItem>'


def test_the_picture_of_a_story_gives_its_caption():
    draft = only(
        LINES
        + component("Main", TEXT)
        + component(
            "Supporting",
            "<NewsLines><HeadLine>MILL</HeadLine><CreditLine>AFP/Aino Virta</CreditLine></NewsLines>"
            + component("Preview", PHOTO)
            + component("Caption", data("<p>The gate, on Thursday.</p>")),
        )
    )
    assert draft.captions == [Caption(text="The gate, on Thursday.", credit="AFP/Aino Virta")]
    assert draft.headline == "Mill reopens in Tampere"
    assert draft.paragraphs == ["The mill is back.", "It hires."]


def test_an_item_of_pictures_has_captions_and_no_paragraphs():
    draft = only(
        "<NewsLines><HeadLine>FINLAND-MILL</HeadLine><ByLine>Aino Virta</ByLine></NewsLines>"
        + component("Main", PHOTO + data("The gate, on Thursday. AFP PHOTO/Aino VIRTA"))
    )
    assert draft.paragraphs == []
    assert [one.text for one in draft.captions] == ["The gate, on Thursday."]
    assert draft.byline == ["Aino Virta"]


def test_a_credit_goes_out_of_the_caption_and_the_fuller_one_stays():
    picture = component(
        "Picture",
        "<NewsLines><CreditLine>{}</CreditLine></NewsLines>"
        + PHOTO
        + data("The gate, on Thursday. AFP PHOTO/Aino VIRTA"),
    )
    for line, credit in (("AFP", "AFP PHOTO/Aino VIRTA"), ("Aino Virta/AFP", "Aino Virta/AFP")):
        draft = only(LINES + component("Main", TEXT) + picture.format(line))
        assert draft.captions == [Caption(text="The gate, on Thursday.", credit=credit)]


def test_a_story_beside_its_pictures_is_no_caption():
    draft = only(LINES + PHOTO + data("<p>The mill is back.</p><p>It hires.</p><p>It has 40 looms.</p>"))
    assert draft.paragraphs == ["The mill is back.", "It hires.", "It has 40 looms."]
    assert draft.captions == []


@pytest.mark.parametrize(
    "caption",
    [
        '<NewsLines><NewsLine><NewsLineType FormalName="Legend"/>The gate.</NewsLine></NewsLines>',
        '<NewsLines><NewsLine FormalName="Caption">The gate.</NewsLine></NewsLines>',
        "<NewsLines><HeadLine>The gate.</HeadLine></NewsLines>",
        '<DescriptiveMetadata><Property FormalName="Caption" Value="The gate."/></DescriptiveMetadata>',
    ],
)
def test_a_picture_without_a_text_has_its_caption_elsewhere(caption):
    draft = only(LINES + component("Main", TEXT) + component("Photo", caption + PHOTO))
    assert draft.captions == [Caption(text="The gate.")]
    assert draft.headline == "Mill reopens in Tampere"


def test_a_gallery_has_a_caption_for_each_picture():
    pictures = [component("Photo", PHOTO + component("Caption", data(text))) for text in ("One.", "Two.")]
    assert [one.text for one in only(LINES + "".join(pictures)).captions] == ["One.", "Two."]


def test_components_of_one_headline_are_one_story():
    draft = only(
        component("Lead", LINES + data("<p>The mill is back.</p>"))
        + component("Body", LINES + data("It hires."))
    )
    assert draft.paragraphs == ["The mill is back.", "It hires."]


def test_the_same_text_in_another_form_is_read_once_though_nobody_says_so():
    long = [
        f"Sentence number {number} tells more of the mill and of those who work in it." for number in range(9)
    ]
    marked_up = "".join(f"<p>{text}</p>" for text in long)
    draft = only(LINES + data(" ".join(long)) + data(marked_up))
    assert draft.paragraphs == long
    assert sum(one.by == "-alternative-form" for one in draft.taken) == 1


def test_paragraphs_by_other_names_are_paragraphs():
    content = "<Inline><Paragraph>The mill is back.</Paragraph><Paragraph>It hires.</Paragraph></Inline>"
    assert only(LINES + data(content)).paragraphs == ["The mill is back.", "It hires."]


def test_an_items_label_that_is_a_sentence_is_the_headline_where_there_is_none():
    ids = IDS.replace(
        "</Identification>", "<NameLabel>Mill reopens in the old town</NameLabel></Identification>"
    )
    assert only(TEXT, ids=ids).headline == "Mill reopens in the old town"
    assert only(TEXT, ids=ids).slugline is None


def test_several_components_of_an_item_are_one_story():
    text = item().replace(
        "</NewsItem>", component("Photo", PHOTO + component("Caption", data("The gate."))) + "</NewsItem>"
    )
    (draft,) = read(text)
    assert isinstance(draft, Draft)
    assert draft.paragraphs == ["The mill is back.", "It hires."]
    assert draft.captions == [Caption(text="The gate.")]


def test_a_story_of_its_own_has_its_own_trace():
    main, sidebar = read(
        item(
            LINES
            + component("Main", TEXT)
            + component("Box", LINES.replace("Mill", "Old mill") + data("<p>It is old.</p>"))
        )
    )
    assert isinstance(main, Draft)
    assert isinstance(sidebar, Draft)
    assert [one.text for one in main.taken if one.by == "body"] == ["The mill is back.", "It hires."]
    assert [one.text for one in sidebar.taken if one.by == "body"] == ["It is old."]


def test_lines_under_the_headline_are_the_summary():
    lines = "<NewsLines><SubHeadLine>Utl.: Sixty jobs return = </SubHeadLine></NewsLines>"
    assert only(lines + TEXT).summary == "Sixty jobs return"
    assert (
        only(LINES + component("Abstract", data("Sixty jobs return.")) + TEXT).summary == "Sixty jobs return."
    )


def test_a_sidebar_with_a_headline_is_a_story_of_its_own():
    main, sidebar = read(
        item(
            LINES
            + component("Main", "<NewsLines><ByLine>Aino Virta</ByLine></NewsLines>" + TEXT)
            + component(
                "Sidebar",
                "<NewsLines><HeadLine>The mill in numbers</HeadLine></NewsLines>"
                + data("<p>It has 40 looms.</p>"),
            )
        )
    )
    assert isinstance(main, Draft)
    assert isinstance(sidebar, Draft)
    assert main.paragraphs == ["The mill is back.", "It hires."]
    assert (sidebar.headline, sidebar.paragraphs) == ("The mill in numbers", ["It has 40 looms."])
    assert (sidebar.uri, sidebar.byline) == (None, [])


def test_metadata_is_inherited_downwards_and_the_nearest_language_counts():
    outer = (
        "<DescriptiveMetadata><Language FormalName='fr'/><SubjectCode><Subject FormalName='04000000'/>"
        "</SubjectCode><SubjectCode><Subject FormalName=''/></SubjectCode></DescriptiveMetadata>"
        "<AdministrativeMetadata><Provider><Party FormalName='Belga'/></Provider></AdministrativeMetadata>"
    )
    inner = (
        "<DescriptiveMetadata><Language FormalName='en-GB'/><SubjectCode><Subject FormalName='04000000'/>"
        "<SubjectDetail FormalName='04001004' Vocabulary='iptc'/></SubjectCode></DescriptiveMetadata>"
    )
    draft = only(outer + component("Main", inner + TEXT))
    assert draft.language == "en-GB"
    assert draft.provider == "Belga"
    assert draft.subjects == [Subject(code="04000000"), Subject(code="04001004", scheme="iptc")]


def test_topics_are_looked_up_in_the_document():
    draft = only(
        "<TopicSet><Topic Duid='t1'><TopicType FormalName='Category'/>"
        "<FormalName Scheme='N2000'>OEC</FormalName>"
        "<Description xml:lang='fr'>Économie</Description><Description xml:lang='en'>Economy</Description>"
        "</Topic></TopicSet><DescriptiveMetadata><Language FormalName='fr'/><TopicOccurrence Topic='#t1'/>"
        "</DescriptiveMetadata>" + TEXT
    )
    assert draft.subjects == [Subject(code="OEC", name="Économie", scheme="N2000")]


def test_rights_are_joined_and_the_holder_is_a_name():
    draft = only(
        "<NewsLines><CopyrightLine>© 2022 AFP. All rights reserved</CopyrightLine>"
        "<RightsLine>Editorial use only.</RightsLine></NewsLines>"
        "<RightsMetadata><UsageRights><UsageType>Print</UsageType><Geography>FR</Geography>"
        "<Limitations>No archive</Limitations></UsageRights></RightsMetadata>" + TEXT
    )
    assert draft.usage_terms == "Editorial use only. Print No archive"
    assert draft.copyright_holder == "AFP"


@pytest.mark.parametrize(
    ("creator", "names"),
    [("Aino Virta ", ["Aino Virta"]), ("avirta", []), ("av/jd", []), ("COR 805", []), ("AFP", [])],
)
def test_a_creator_is_the_byline_only_if_it_is_a_person(creator, names):
    metadata = (
        f"<AdministrativeMetadata><Creator><Party FormalName='{creator}'/></Creator></AdministrativeMetadata>"
    )
    assert only(metadata + TEXT).byline == names


def test_the_source_is_the_agency_where_a_relay_names_no_provider():
    metadata = "<AdministrativeMetadata><Source><Party FormalName='{}'/></Source></AdministrativeMetadata>"
    assert only(metadata.format("dpa") + TEXT).provider == "dpa"
    assert only(metadata.format("City of Ghent") + TEXT).provider == "afp.com"


def test_a_package_beside_its_items_is_no_record_and_alone_is_rejected():
    package = (
        f"<NewsItem>{IDS}<NewsComponent>{LINES}<NewsItemRef NewsItem='urn:x'/></NewsComponent></NewsItem>"
    )
    story = f"<NewsItem>{IDS}<NewsComponent>{LINES}{TEXT}</NewsComponent></NewsItem>"
    (draft,) = read(f"<NewsML>{package}{story}</NewsML>")
    assert isinstance(draft, Draft)
    (nested,) = read(f"<NewsML><NewsItem><NewsComponent>{story}</NewsComponent></NewsItem></NewsML>")
    assert isinstance(nested, Draft)
    assert nested.paragraphs == ["The mill is back.", "It hires."]
    (alone,) = read(f"<NewsML>{package}</NewsML>")
    assert isinstance(alone, Unreadable)
    assert alone.reason == "no-story"


def test_a_set_of_topics_and_a_document_without_items_are_no_story():
    for text in ("<NewsML><NewsItem><TopicSet/></NewsItem></NewsML>", "<NewsML><TopicSet/></NewsML>"):
        (one,) = read(text)
        assert isinstance(one, Unreadable)
        assert one.reason == "no-story"


def test_several_items_are_one_record_each_with_the_envelopes_language():
    story = f"<NewsItem>{IDS}<NewsComponent>{LINES}{TEXT}</NewsComponent></NewsItem>"
    drafts = read(f'<NewsML xml:lang="fi">{story}{story.replace(IDS, "")}</NewsML>')
    assert [one.language for one in drafts if isinstance(one, Draft)] == ["fi", "fi"]


def test_a_copy_that_is_broken_off_keeps_what_is_there():
    text = item()
    (draft,) = read(text[: text.index("It hires") + 8])
    assert isinstance(draft, Draft)
    assert draft.paragraphs == ["The mill is back.", "It hires"]
    assert draft.flags == ["truncated"]


def test_declared_entities_are_hostile():
    (one,) = read('<!DOCTYPE NewsML [<!ENTITY a "b">]>' + item())
    assert isinstance(one, Unreadable)
    assert one.reason == "hostile"


def test_components_are_bounded():
    (one,) = read(item("<NewsComponent></NewsComponent>" * (newsml1.MAX_PARTS + 1)))
    assert isinstance(one, Unreadable)
    assert one.reason == "hostile"


PIECES = st.sampled_from(
    [
        *(IDS, LINES, TEXT, PHOTO, "<NewsComponent>", "</NewsComponent>", "<Role FormalName='Sidebar'/>"),
        *("<NewsItem>", "</NewsItem>", "<DataContent>", "<![CDATA[", "]]>", "<NewsML>", "&", "x"),
        *("<NewsComponent EquivalentsList='yes'>", "<Role FormalName='Lead'/>", "<NewsLines>"),
        *("<Role FormalName='Caption'/>", "<NewsItemRef/>"),
    ]
)


@given(st.lists(PIECES, max_size=30))
def test_anything_in_any_order_is_read_or_refused(pieces):
    for one in read("<NewsML><NewsItem>" + "".join(pieces)):
        assert isinstance(one, Draft | Unreadable)


def test_a_datelines_line_with_the_day_beats_a_place_alone_in_the_content():
    lines = (
        "<NewsLines><HeadLine>Mules climb</HeadLine><DateLine>Cully VD, 3 mars (ats)</DateLine></NewsLines>"
    )
    nitf = (
        "<nitf><body><body.head><dateline><location>Cully VD</location></dateline></body.head>"
        "<body.content><p>Les mulets montent.</p></body.content></body></nitf>"
    )
    draft = only(lines + data(nitf))
    assert draft.dateline == Dateline(
        text="Cully VD, 3 mars", place="Cully VD", published_on=date(2022, 3, 3)
    )


def test_a_line_of_an_unknown_type_that_begins_with_a_label_is_a_note():
    line = (
        '<NewsLine><NewsLineType FormalName="ServiceLine"/>'
        "<NewsLineText>(Zusammenfassung 1400 - neu: Minister)</NewsLineText></NewsLine>"
    )
    draft = only(f"<NewsLines><HeadLine>Fähre bleibt</HeadLine>{line}</NewsLines>" + TEXT)
    assert (draft.ednote, draft.signals) == ("(Zusammenfassung 1400 - neu: Minister)", ["lead"])


def test_a_style_sheet_is_no_text_and_contacts_are_the_sign_off():
    draft = only(
        LINES
        + component("StyleSheet", data(".bw {text-align: center}"))
        + component("Contact", data("<p>Harbour office<br/>Ann Poe, 415-555-0101</p>"))
        + component("Body", data("<p>The mill is back.</p><p>It hires.</p>"))
    )
    assert draft.paragraphs == ["The mill is back.", "It hires."]
    assert draft.signoff is not None
    assert "Ann Poe, 415-555-0101" in draft.signoff


def test_the_city_of_origin_is_the_dateline_that_nothing_else_gives():
    place = """<DescriptiveMetadata><Location HowPresent="{}"><Property FormalName="Country" Value="FRA"/>
    <Property FormalName="City" Value="Sète"/></Location></DescriptiveMetadata>"""
    assert only(LINES + place.format("Origin") + TEXT).dateline == Dateline(text="Sète", place="Sète")
    assert only(LINES + place.format("Event") + TEXT).dateline is None
    dated = TEXT.replace("<p>The mill", "<p>TAMPERE, March 3 (AFP) - The mill")
    found = only(LINES + place.format("Origin") + dated).dateline
    assert found is not None
    assert found.place == "TAMPERE"


def test_a_label_of_keywords_in_arabic_is_the_slug():
    ids = IDS.replace("</Identification>", "<NameLabel>مصنع/ورق/اقتصاد</NameLabel></Identification>")
    assert only(ids=ids).slugline == "مصنع/ورق/اقتصاد"


def test_of_several_headlines_the_one_that_says_the_slug_again_is_none():
    lines = """<NewsLines><HeadLine>PUERTO LUGO (Ampliación)</HeadLine>
    <HeadLine>Reabre el puerto de Burela</HeadLine>
    <SlugLine>PUERTO LUGO</SlugLine></NewsLines>"""
    draft = only(lines + TEXT)
    assert (draft.headline, draft.slugline, draft.take) == (
        "Reabre el puerto de Burela",
        "PUERTO LUGO",
        "Ampliación",
    )


def test_a_note_to_editors_in_a_subheadline_s_place_is_a_note():
    lines = """<NewsLines><HeadLine>(LEAD) Ferries ordered in Busan</HeadLine>
    <SlugLine>(LEAD) ferries-order</SlugLine>
    <SubHeadLine>(ATTN: ADDS details in paras 2-3)</SubHeadLine></NewsLines>"""
    draft = only(lines + TEXT)
    assert (draft.ednote, draft.summary) == ("(ATTN: ADDS details in paras 2-3)", None)
    assert (draft.headline, draft.slugline, draft.take) == (
        "Ferries ordered in Busan",
        "ferries-order",
        "LEAD",
    )


def test_a_whole_take_in_one_paragraph_is_read_by_its_lines():
    text = "<p>\n   The mill is back\n in use.\n   It hires.\n   Work begins in May.</p>"
    for content in (text, f"<nitf><body><body.content>{text}</body.content></body></nitf>"):
        draft = only(LINES + data(content))
        assert draft.paragraphs == ["The mill is back in use.", "It hires.", "Work begins in May."]


def test_what_is_withheld_until_a_stated_time_is_embargoed():
    change = """<StatusWillChange><FutureStatus FormalName="Usable"/>
    <DateAndTime>20220304T060000Z</DateAndTime></StatusWillChange>"""
    draft = only(management=f'<Status FormalName="Withheld"/>{change}')
    assert (draft.status, draft.signals) == (None, ["embargo"])
    assert draft.embargoed_until == datetime(2022, 3, 4, 6, tzinfo=UTC)
    held = only(management=f'<Status FormalName="Withheld"/>{change}<Instruction FormalName="Hold"/>')
    assert held.signals == ["hold", "embargo"]
