"""formats/email: mail as it is sent: the header, the parts, fields in the text, and what mail adds to it."""

from __future__ import annotations

import base64
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wiredesk.normalised.formats import FORMATS
from wiredesk.normalised.normalise import normalise, read
from wiredesk.normalised.story import Story
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected

RECEIVED = datetime(2022, 3, 3, 18, 0, tzinfo=UTC)
TEXT = """\
OULU, March 3 - A cold store in the port of Oulu will open in June, its builders
said on Thursday.

It holds nine thousand pallets.
"""
HEADER = """\
From: Newsroom <news@northpress.example>
To: intake@paper.example
Subject: Cold store opens in the port of Oulu
Date: Thu, 03 Mar 2022 11:20:00 +0200
Message-ID: <one@northpress.example>
"""


def items(mail: str | bytes, **given) -> list[Story | Rejected]:
    data = mail.encode() if isinstance(mail, str) else mail
    return normalise(RawRecord(copy_bytes=data, received_at=RECEIVED, **given))


def story(mail: str | bytes, **given) -> Story:
    (one,) = items(mail, **given)
    assert isinstance(one, Story), one
    assert one.format == "email"
    return one


def mail(text: str = TEXT, *, mime: str = "", header: str = HEADER, **changed: str) -> str:
    """A mail with some header fields changed (subject="…"); "" leaves one out."""
    lines = []
    for line in header.splitlines():
        name, _, value = line.partition(": ")
        key = name.lower().replace("-", "_")
        value = changed.pop(key, value)
        if value:
            lines.append(f"{name}: {value}")
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in changed.items()]
    return "\n".join(lines) + "\n" + mime + "\n" + text


PARAGRAPHS = (
    "A cold store in the port of Oulu will open in June, its builders said on Thursday.",
    "It holds nine thousand pallets.",
)


def multipart(kind: str, *parts: str, end: bool = True, boundary: str = "=_b") -> str:
    body = "".join(f"--{boundary}\n{part}\n" for part in parts) + (f"--{boundary}--\n" if end else "")
    mime = f'MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="{boundary}"\n'
    return mail("This is a message in several parts.\n" + body, mime=mime)


def test_the_header_gives_uri_headline_and_date():
    one = story(mail())
    assert one.uri == "one@northpress.example"
    assert one.headline == "Cold store opens in the port of Oulu"
    assert one.published_at == datetime(2022, 3, 3, 9, 20, tzinfo=UTC)
    assert one.paragraphs == PARAGRAPHS
    assert one.dateline is not None
    assert one.dateline.text == "OULU, March 3"


@pytest.mark.parametrize(
    "top",
    [
        "\n\n  \n",
        "\r\n\r\n",
        "\ufeff",
        "From news@northpress.example Thu Mar  3 11:20:00 2022\n",
        "   \n\t\n",
    ],
)
def test_what_stands_before_the_header_is_passed_over(top: str):
    assert story(top + mail()).paragraphs == PARAGRAPHS


def test_padded_lines_of_a_header_are_read():
    padded = "\n".join(f"    {line}" for line in HEADER.splitlines())
    assert story(f"\n{padded}\n\n{TEXT}").headline == "Cold store opens in the port of Oulu"
    whole = "\n".join(f"    {line}" if line else "" for line in mail().splitlines())
    assert story(whole).paragraphs == PARAGRAPHS


def test_a_take_with_labels_of_its_own_is_no_mail():
    (one,) = items("Headline: Cold store opens\nSubject: Oulu\n\n" + TEXT)
    assert isinstance(one, Story)
    assert one.format != "email"


def test_a_mail_saved_as_text_is_a_mail():
    one = story(
        "From:\tAnna Berg\nSent:\tThursday, March 3, 2022 10:15 AM\nTo:\tDesk\n"
        "Subject:\tCold store opens in the port of Oulu\n\n" + TEXT
    )
    assert one.headline == "Cold store opens in the port of Oulu"
    assert one.published_at == datetime(2022, 3, 3, 10, 15, tzinfo=UTC)
    assert one.uri.startswith("wiredesk:")


@pytest.mark.parametrize(
    ("sent", "read_as"),
    [
        ("=?utf-8?Q?R=C3=A9ouverture_de_la_ligne?=", "Réouverture de la ligne"),
        ("=?UTF-8?B?UsOpb3V2ZXJ0dXJl?= =?utf-8?q?_de_la_ligne?=", "Réouverture de la ligne"),
        # a character that two words share
        ("=?utf-8?B?UsM=?=\n =?utf-8?B?qW91dmVydHVyZSBkZSBsYSBsaWduZQ==?=", "Réouverture de la ligne"),
        ("=?utf-8?Q?R=C3=A9ouverture de la ligne?=", "Réouverture de la ligne"),
        ("=?utf-8?Q?R=C3=A9ouverture_de_la_ligne", "Réouverture de la ligne"),
        ("=?iso-8859-1*fr?Q?R=E9ouverture?= de la ligne", "Réouverture de la ligne"),
        ("=?windows-1252?Q?=93On_time=94_for_the_line?=", "“On time” for the line"),
        ("=?iso-8859-1?Q?=93On_time=94_for_the_line?=", "“On time” for the line"),
        ("=?utf-8?B?UsOpb3V2ZXJ0dXJlIGRlIGxhIGxpZ25l", "Réouverture de la ligne"),
        ("Réouverture de la ligne", "Réouverture de la ligne"),
        ("R\u00e9ouverture de la&nbsp;ligne &amp; du port", "Réouverture de la ligne & du port"),
        ("=?x-nothing?Q?The_line_opens_again?=", "The line opens again"),
        ("The line =?utf-8?Q?opens?= again", "The line opens again"),
    ],
)
def test_a_subject_is_decoded_however_it_was_encoded(sent: str, read_as: str):
    assert story(mail(subject=sent)).headline == read_as


def test_a_raw_8_bit_subject_is_in_the_bodys_set():
    data = mail(subject="Wald in Österreich brennt ab").encode("cp1252")
    assert story(data).headline == "Wald in Österreich brennt ab"
    data = mail(subject="Dešť v Čechách", mime="Content-Type: text/plain; charset=iso-8859-2\n").encode(
        "iso-8859-2"
    )
    assert story(data).headline == "Dešť v Čechách"


@pytest.mark.parametrize(
    "prefix",
    [
        "RE: ",
        "Re[2]: ",
        "FW: ",
        "Fwd: FW: ",
        "AW: WG: ",
        "TR : ",
        "[EXTERNAL] ",
        "[EXT] Fwd: ",
        "RV: ",
        "***SPAM*** ",
    ],
)
def test_prefixes_of_answers_and_gateways_are_no_part_of_a_headline(prefix: str):
    assert story(mail(subject=f"{prefix}Cold store opens in Oulu")).headline == "Cold store opens in Oulu"


def test_a_topic_and_a_tag_of_the_story_stay():
    assert (
        story(mail(subject="[Analysis] Oil-Prices fall again")).headline == "[Analysis] Oil-Prices fall again"
    )


def test_a_label_in_the_subject_is_the_take():
    one = story(mail(subject="UPDATE 2-Cold store opens in Oulu"))
    assert (one.headline, one.take, one.signals) == ("Cold store opens in Oulu", "UPDATE 2", ("update",))


def test_an_embargo_in_the_subject_holds_back():
    one = story(mail(subject="EMBARGOED UNTIL 2300 GMT MARCH 3: Cold store opens in Oulu"))
    assert one.headline == "Cold store opens in Oulu"
    assert one.embargoed_until == datetime(2022, 3, 3, 23, 0, tzinfo=UTC)
    assert one.status == "embargoed"


def test_a_slug_as_subject_is_no_headline():
    one = story(mail(subject="NORTH-PORT/COLD"))
    assert one.headline is None
    assert one.slugline == "NORTH-PORT/COLD"


def test_a_subject_that_names_a_kind_of_text_gives_way_to_the_texts_own_headline():
    one = story(mail("Cold store opens in the port of Oulu\n\n" + TEXT, subject="Press release"))
    assert one.headline == "Cold store opens in the port of Oulu"
    assert one.paragraphs == PARAGRAPHS


def test_a_headline_repeated_in_the_text_is_left_out():
    one = story(mail("COLD STORE OPENS IN\nTHE PORT OF OULU\n\n" + TEXT))
    assert one.paragraphs == PARAGRAPHS


def test_a_take_with_its_header_line_beats_the_subject():
    take = (
        "u f BC-PORT-COLD 03-03 0061\nCOLD STORE OPENS IN OULU\n"
        "    OULU, March 3 - A cold store will open in June.\n    It holds nine thousand pallets.\n"
    )
    one = story(mail(take, subject="Your feed at 1100"))
    assert one.headline == "COLD STORE OPENS IN OULU"
    assert one.slugline == "BC-PORT-COLD"
    assert one.urgency == 3


@pytest.mark.parametrize(
    ("sender", "agency"),
    [
        ("newsdesk@afp.com", "afp"),
        ("Desk <x@mail.dpa.com>", "dpa"),
        ("Reuters News <feed@relay.example>", "reuters"),
        ("ANSA Redazione <x@gmail.com>", "ansa"),
        ("Press office <press@mintrans.gov.example>", "mintrans"),
        ("Anna Berg <anna.berg@gmail.com>", None),
        ("Anna Berg <anna@gmx.net>", None),
    ],
)
def test_the_sender_is_the_agency_unless_it_is_a_persons_box(sender: str, agency: str | None):
    one = story(mail("A cold store will open in June.\n", From=sender, header=HEADER.split("\n", 1)[1]))
    assert one.provider_id == agency


def test_the_agency_in_the_text_beats_the_sender():
    one = story(mail("OULU, March 3 (Reuters) - A cold store will open in June, its builders said.\n"))
    assert one.provider_id == "reuters"


def test_a_date_without_a_zone_is_the_agencys():
    one = story(mail(date="Thu, 3 Mar 2022 11:20:00", **{"from": "x@dpa.com"}))
    assert one.published_at == datetime(2022, 3, 3, 10, 20, tzinfo=UTC)
    assert "zone-guessed" in one.flags


@pytest.mark.parametrize(
    "sent",
    [
        "Thu, 03 Mar 2022 11:20:00 +0200 (EET)",
        "3 Mar 22 09:20 GMT",
        "Thu, 03 Mar 2022 10:20:00 CET",
        "Thu, 03 Mar 2022 10:20:00 MEZ",
        "2022-03-03T09:20:00Z",
        "Thursday, 3 March 2022 09:20:00 +0000",
    ],
)
def test_a_date_is_read_in_the_forms_that_programs_write(sent: str):
    assert story(mail(date=sent)).published_at == datetime(2022, 3, 3, 9, 20, tzinfo=UTC)


def test_without_a_date_the_first_hosts_stamp_counts():
    received = (
        "by b.example; Thu, 3 Mar 2022 12:00:00 +0000\nReceived: by a.example; Thu, 3 Mar 2022 09:20:00 +0000"
    )
    one = story(mail(date="", Received=received))
    assert one.published_at == datetime(2022, 3, 3, 9, 20, tzinfo=UTC)


def test_a_date_line_in_the_text_does_not_change_the_mails_date():
    one = story(mail("March 2, 2022\n\n" + TEXT))
    assert one.published_at == datetime(2022, 3, 3, 9, 20, tzinfo=UTC)


def test_plain_text_is_preferred_to_html():
    one = story(
        multipart(
            "alternative", f"Content-Type: text/plain\n\n{TEXT}", "Content-Type: text/html\n\n<p>Other</p>"
        )
    )
    assert one.paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    "empty",
    ["", " \n\u00a0\n", "Your mail client does not support HTML mail.", "View this email in your browser"],
)
def test_html_is_read_where_the_plain_text_is_empty(empty: str):
    markup = "Content-Type: text/html\n\n<p>OULU, March 3 - A cold store opens.</p><p>It is big.</p>"
    one = story(multipart("alternative", f"Content-Type: text/plain; charset=utf-8\n\n{empty}\n", markup))
    assert one.paragraphs == ("A cold store opens.", "It is big.")


def test_items_of_a_list_in_html_stay_apart():
    markup = "<p>The store has:</p><ul><li>nine gates</li><li>two cranes</li></ul>"
    one = story(mail(markup, mime="Content-Type: text/html\n"))
    assert one.paragraphs == ("The store has:", "nine gates", "two cranes")


def test_attachments_are_no_text():
    one = story(
        multipart(
            "mixed",
            f"Content-Type: text/plain\n\n{TEXT}",
            "Content-Type: text/plain\nContent-Disposition: attachment; filename=notes.txt\n\nNotes\n",
            "Content-Type: application/ms-tnef; name=winmail.dat\n\neJ8+\n",
            "Content-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\nEND:VCALENDAR\n",
        )
    )
    assert one.paragraphs == PARAGRAPHS


def test_a_nested_alternative_is_read():
    inner = (
        'Content-Type: multipart/alternative; boundary="in"\n\n--in\nContent-Type: text/plain\n\n'
        f"{TEXT}\n--in\nContent-Type: text/html\n\n<p>x</p>\n--in--\n"
    )
    picture = "Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
    assert story(multipart("mixed", inner, picture)).paragraphs == PARAGRAPHS


def test_a_multipart_that_breaks_off_is_kept_and_flagged():
    one = story(multipart("mixed", f"Content-Type: text/plain\n\n{TEXT}", end=False))
    assert one.paragraphs == PARAGRAPHS
    assert "truncated" in one.flags


def test_a_boundary_that_is_not_declared_is_found():
    body = f"--zz\nContent-Type: text/plain\n\n{TEXT}\n--zz--\n"
    assert story(mail(body, mime="Content-Type: multipart/mixed\n")).paragraphs == PARAGRAPHS


@pytest.mark.parametrize(
    ("encoding", "body"),
    [
        (
            "quoted-printable",
            "The caf=C3=A9 opens again on Thursday, its owner =\nsaid on a walk through town.\n",
        ),
        (
            "quoted-printable",
            "The caf=C3=A9 opens again on Thursday, its owner =  \r\nsaid on a walk through town.=\n",
        ),
        (
            "Quoted-Printable",
            "The caf=C3=A9 opens again on Thursday, its owner said on a walk through town.=",
        ),
        ("7bit", "The caf=C3=A9 opens again on =\nThursday, its owner =\nsaid on a walk through town.\n"),
        (
            "base64",
            base64.encodebytes(
                "The café opens again on Thursday, its owner said on a walk through town.".encode()
            ).decode()
            + "\n____________________\nA list's footer, http://list.example\n",
        ),
        ("8bit", "The café opens again on Thursday, its owner said on a walk through town.\n"),
        ("base64", "The café opens again on Thursday, its owner said on a walk through town.\n"),
    ],
)
def test_transfer_encodings_are_undone_as_far_as_they_go(encoding: str, body: str):
    one = story(
        mail(body, mime=f"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: {encoding}\n")
    )
    assert one.paragraphs == ("The café opens again on Thursday, its owner said on a walk through town.",)


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("us-ascii", "utf-8"),
        ("iso-8859-1", "utf-8"),
        ("utf-8", "cp1252"),
        ("iso-8859-1", "cp1252"),
        ("x-unknown", "cp1252"),
        ("unicode-1-1-utf-7", "utf-7"),
        ("windows-1250", "cp1250"),
    ],
)
def test_a_character_set_is_found_though_another_is_declared(declared: str, written: str):
    head = mail("", mime=f"Content-Type: text/plain; charset={declared}\n").encode()
    one = story(head + "The “ä” in Jyväskylä fell off a sign on Thursday, the mayor said.\n".encode(written))
    assert one.paragraphs == ("The “ä” in Jyväskylä fell off a sign on Thursday, the mayor said.",)


def test_seven_bit_japanese_is_read_by_its_set():
    head = mail("", mime="Content-Type: text/plain; charset=ISO-2022-JP\n").encode()
    one = story(head + "北海道で新しい港が開いた。関係者が木曜日に語った。\n".encode("iso-2022-jp"))
    assert one.paragraphs == ("北海道で新しい港が開いた。関係者が木曜日に語った。",)


def test_a_mail_saved_in_utf_16_is_read():
    assert story(mail().encode("utf-16")).paragraphs == PARAGRAPHS


def test_flowed_text_is_joined():
    flowed = "A cold store in the port of Oulu will open in \nJune, its builders said on Thursday.\n"
    flowed += "\nIt holds nine \nthousand pallets.\n"
    one = story(mail(flowed, mime="Content-Type: text/plain; format=flowed\n"))
    assert one.paragraphs == PARAGRAPHS
    split = "A cold sto \nre in the port of Oulu will open in June, its builders said on Thurs \nday.\n"
    split += "\nIt holds nine thousand pallets.\n"
    one = story(mail(split, mime='Content-Type: text/plain; format=flowed; delsp="yes"\n'))
    assert one.paragraphs == PARAGRAPHS


FIELDS = """\
Headline: Cold store opens in the port of Oulu,
its builders say
Slug: PORT-COLD
Abstract: The house in the north is the
biggest of its kind.

Byline: By Anna Berg and Jon Ek
Priority: 2 - high
Category: f
Keywords: port, ice
Body:
"""


def test_fields_in_the_text_beat_the_subject():
    one = story(
        mail(FIELDS + "\n" + TEXT + "\nEdnote: Pictures follow.\n", subject="submission from the web")
    )
    assert one.headline == "Cold store opens in the port of Oulu, its builders say"
    assert one.slugline == "PORT-COLD"
    assert one.summary == "The house in the north is the biggest of its kind."
    assert one.byline == ("Anna Berg", "Jon Ek")
    assert (one.urgency, one.category, one.ednote) == (2, "f", "Pictures follow.")
    assert one.signals == ()
    assert one.paragraphs == PARAGRAPHS


def test_without_a_field_for_the_body_it_follows_the_fields():
    one = story(mail("Headline: Cold store opens\nSlug: PORT\n\n" + TEXT))
    assert one.headline == "Cold store opens"
    assert one.paragraphs == PARAGRAPHS


def test_fields_in_other_words_are_known():
    one = story(
        mail(
            "*Titel:* Kühlhaus im Hafen öffnet\nStichwort: Hafen\nVorspann: Das größte im Norden.\n"
            "Text: Das Haus öffnet im Juni.\n"
        )
    )
    assert (one.headline, one.slugline) == ("Kühlhaus im Hafen öffnet", "Hafen")
    assert one.summary == "Das größte im Norden."
    assert one.paragraphs == ("Das Haus öffnet im Juni.",)


def test_answers_of_a_web_form_below_their_names_are_fields():
    form = "Headline\nCold store opens\n\nSlug\nPORT\n\nEmbargo\n\nBody\n" + TEXT
    one = story(mail(form, subject="New submission"))
    assert (one.headline, one.slugline) == ("Cold store opens", "PORT")
    assert one.paragraphs == PARAGRAPHS


def test_a_forms_table_is_read_and_its_own_fields_left_out():
    rows = {
        "Your e-mail": "a@b.example",
        "Headline *": "Cold store opens",
        "Slugline": "PORT",
        "Abstract": "",
        "Story text": "<p>OULU, March 3 - It opens.</p><p>It is big.</p>",
    }
    table = "".join(f"<tr><td><b>{name}</b></td><td>{value}</td></tr>" for name, value in rows.items())
    one = story(
        mail(f"<p>A new entry</p><table>{table}</table>", mime="Content-Type: text/html\n", subject="Form")
    )
    assert (one.headline, one.slugline, one.summary) == ("Cold store opens", "PORT", None)
    assert one.paragraphs == ("It opens.", "It is big.")


def test_fields_parted_by_line_breaks_in_html_are_fields():
    markup = (
        "<div><b>Headline:</b> Cold store opens in the port of Oulu in June<br><b>Slug:</b> PORT<br>"
        "<b>Abstract:</b> The house in the north is the biggest<br><br>OULU, March 3 - It opens.</div>"
    )
    one = story(mail(markup, mime="Content-Type: text/html\n"))
    assert (one.headline, one.slugline) == ("Cold store opens in the port of Oulu in June", "PORT")
    assert one.paragraphs == ("It opens.",)


def test_a_json_body_sets_fields():
    text = (
        '{"Headline": "Cold store opens", "slug_line": "PORT", "Priority": 4, "Byline": "Anna Berg",'
        ' "Category": ["f"], "Embargoed": "", "Abstract": "Big.",'
        ' "Body": "<p>OULU, March 3 - It opens.</p><p>It is big.</p>"}'
    )
    one = story(mail(text, subject="feed item 8812"))
    assert (one.headline, one.slugline, one.urgency, one.category) == ("Cold store opens", "PORT", 4, "f")
    assert (one.byline, one.summary) == (("Anna Berg",), "Big.")
    assert one.paragraphs == ("It opens.", "It is big.")
    assert one.uri == "one@northpress.example"


def test_a_list_of_json_objects_is_several_stories():
    found = items(mail('[{"headline": "One opens", "body": "A."}, {"headline": "Two opens", "body": "B."}]'))
    assert [one.headline for one in found] == ["One opens", "Two opens"]


def test_an_embargo_field_holds_back():
    one = story(mail(FIELDS.replace("Category: f", "Embargo: 2022-03-04T06:00:00Z") + TEXT))
    assert one.embargoed_until == datetime(2022, 3, 4, 6, 0, tzinfo=UTC)
    assert one.status == "embargoed"
    one = story(mail(FIELDS.replace("Category: f", "Embargo: none") + TEXT))
    assert one.status == "usable"


OUTER = "FYI\n\nRegards, Jon\n\n"
INLINE = {
    "gmail": "---------- Forwarded message ---------\nFrom: AFP Newsdesk <x@afp.com>\n"
    "Date: Thu, Mar 3, 2022 at 8:00 AM\n"
    "Subject: Bridge closes in Turku\nTo: <jon@paper.example>\n\n",
    "outlook": "-----Original Message-----\nFrom: AFP Newsdesk [mailto:x@afp.com]\n"
    "Sent: Thursday, March 3, 2022 8:00 AM\n"
    "To: Jon\nCc: Ann;\n Bo\nSubject: Bridge closes in Turku\n\n",
    "bare": "________________________________\nVon: AFP Newsdesk <x@afp.com>\n"
    "Gesendet: Donnerstag, 3. März 2022 08:00\n"
    "An: Jon\nBetreff: Bridge closes in Turku\n\n",
    "apple": "Début du message transféré :\n\nDe: AFP Newsdesk <x@afp.com>\nObjet: Bridge closes in Turku\n"
    "Date: 3 mars 2022 08:00\nÀ: Jon\n\n",
}


@pytest.mark.parametrize("program", sorted(INLINE))
def test_a_mail_forwarded_in_the_text_is_the_story(program: str):
    one = story(mail(OUTER + INLINE[program] + TEXT, subject="FW: please run"))
    assert one.headline == "Bridge closes in Turku"
    assert one.provider_id == "afp"
    assert one.published_at == datetime(2022, 3, 3, 7, 0, tzinfo=UTC)
    assert one.paragraphs == PARAGRAPHS


def test_a_mail_forwarded_twice_is_read_to_the_innermost():
    one = story(
        mail(
            "FYI\n\n" + INLINE["gmail"] + "For you\n\n" + INLINE["outlook"].replace("Turku", "Vaasa") + TEXT,
            subject="FW: x",
        )
    )
    assert one.headline == "Bridge closes in Vaasa"
    assert one.paragraphs == PARAGRAPHS


def test_a_forward_that_is_quoted_is_read():
    quoted = "".join(f"> {line}\n" for line in (INLINE["gmail"] + TEXT).splitlines())
    one = story(mail("FYI\n\n" + quoted, subject="Fwd: x"))
    assert one.headline == "Bridge closes in Turku"
    assert one.paragraphs == PARAGRAPHS


def test_a_mail_attached_is_the_story():
    inner = mail(subject="Bridge closes in Turku", message_id="<inner@afp.com>", **{"from": "x@afp.com"})
    one = story(
        multipart("mixed", "Content-Type: text/plain\n\nFYI\n", f"Content-Type: message/rfc822\n\n{inner}")
    )
    assert (one.uri, one.provider_id, one.headline) == ("inner@afp.com", "afp", "Bridge closes in Turku")


def test_several_mails_attached_are_several_stories():
    parts = [f"Content-Type: message/rfc822\n\n{mail(message_id=f'<{n}@x.example>')}" for n in range(3)]
    assert [one.uri for one in items(multipart("digest", *parts))] == [
        "0@x.example",
        "1@x.example",
        "2@x.example",
    ]


def test_the_quote_below_an_answer_is_left_out():
    quote = "\nOn Thu, Mar 3, 2022 at 8:00 AM Jon Ek\n<jon@paper.example> wrote:\n\n> Any copy?\n> Jon\n"
    one = story(mail(TEXT * 2 + quote, subject="RE: Cold store opens"))
    assert one.paragraphs[-1] == PARAGRAPHS[-1]
    assert "copy" not in one.body
    assert "wrote" not in one.body


@pytest.mark.parametrize(
    "end",
    [
        "-- \nAnna Berg\nNorth Press\n+358 40 000 000\n",
        "--\nAnna Berg\n",
        "Kind regards,\nAnna Berg\nNorth Press\n",
        "Mit freundlichen Grüßen\n\nAnna Berg\n",
        "Sent from my iPhone\n",
        "_______________\nThis e-mail and its attachments are confidential and for the recipient only.\n",
        "You are receiving this email because you subscribed.\nUnsubscribe: https://x.example/u\n",
        "Diese E-Mail enthält vertrauliche Informationen. Bitte löschen Sie sie.\n",
    ],
)
def test_signatures_and_disclaimers_are_left_out(end: str):
    one = story(mail(TEXT + "\n" + end))
    assert one.paragraphs == PARAGRAPHS
    assert one.signoff is None


def test_end_marks_and_contacts_of_a_release_are_the_signoff():
    one = story(mail(TEXT + "\nENDS\n\nContact: press@northpress.example\n"))
    assert one.signoff == "ENDS\nContact: press@northpress.example"


@pytest.mark.parametrize(
    "greeting", ["Dear editors,", "Hi all,", "Sehr geehrte Damen und Herren,", "Bonjour,"]
)
def test_greetings_and_cover_sentences_are_left_out(greeting: str):
    one = story(mail(f"{greeting}\n\nPlease find below our story of today.\n\n{TEXT}"))
    assert one.paragraphs == PARAGRAPHS


def test_a_gateways_warning_is_left_out():
    warning = "CAUTION: This email originated from outside of the organization. Do not click links.\n\n"
    assert story(mail(warning + TEXT)).paragraphs == PARAGRAPHS


def test_a_mail_without_text_is_a_headline():
    one = story(mail(""))
    assert one.headline == "Cold store opens in the port of Oulu"
    assert one.paragraphs == ()


@pytest.mark.parametrize(
    "one",
    [
        mail(mime='Content-Type: multipart/report; report-type=delivery-status; boundary="b"\n'),
        mail(Auto_Submitted="auto-replied"),
        mail("BEGIN:VCALENDAR\nEND:VCALENDAR\n", mime="Content-Type: text/calendar\n"),
    ],
)
def test_what_only_machines_say_is_no_story(one: str):
    (found,) = items(one)
    assert isinstance(found, Rejected)
    assert found.reason == "no-story"


def test_a_mail_that_says_nothing_is_rejected():
    (found,) = items(mail("", subject="(no subject)"))
    assert isinstance(found, Rejected)
    assert found.reason == "no-text"


def test_nesting_without_end_is_hostile():
    deep = "".join(f"--b{n}\nContent-Type: multipart/mixed; boundary=b{n + 1}\n\n" for n in range(500))
    (found,) = items(mail(deep, mime="Content-Type: multipart/mixed; boundary=b0\n"))
    assert isinstance(found, Rejected)
    assert found.reason == "hostile"


def test_parts_without_end_are_hostile():
    (found,) = items(multipart("mixed", *["Content-Type: text/plain\n\nx\n"] * 5_000))
    assert isinstance(found, Rejected)
    assert found.reason == "hostile"


def test_x_priority_counts_unless_it_is_normal():
    assert story(mail(X_Priority="1 (Highest)")).urgency == 1
    assert story(mail(X_Priority="3 (Normal)")).urgency is None


def test_gateways_fields_in_the_header_are_read():
    one = story(mail(X_Slug="PORT-COLD", X_Urgency="4", Content_Language="en-GB, de"))
    assert (one.slugline, one.urgency, one.language) == ("PORT-COLD", 4, "en")


def test_every_line_of_a_mail_is_taken_once():
    text = "Hi,\n\n" + FIELDS + "\n" + TEXT + "\n-- \nAnna\n"
    (reading,) = read(RawRecord(copy_bytes=mail(text).encode(), received_at=RECEIVED))
    taken = "".join(one.text for one in reading.taken if one.where.startswith("1:"))
    assert "".join(taken.split()) == "".join(text.split())


def test_email_is_asked_before_the_bytes_are_decoded():
    assert next(one for one in FORMATS if one.name == "email").reads_bytes


def test_the_day_of_a_dateline_is_near_the_mails_date():
    one = story(
        mail(date="Sun, 02 Jan 2022 10:00:00 +0000", text="OULU, Dec 31 - A cold store opens in June.\n")
    )
    assert one.dateline is not None
    assert one.dateline.published_on == date(2021, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        '{"Headline": "Cold store opens", "Body": "It opens in June."}\n-- \nSent by the gateway\n',
        "{\n“Headline”: “Cold store opens”,\n“Body”: “It opens in June.”\n}\n",
        '{"Headline": "Cold store opens",\n"Body": "It opens\nin June."}\n',
    ],
)
def test_json_is_read_with_what_gateways_and_programs_do_to_it(text: str):
    one = story(mail(text))
    assert (one.headline, one.body) == ("Cold store opens", "It opens in June.")


def test_json_in_an_html_body_is_read():
    markup = '<div>{"Headline": "Cold store opens",<br>"Body": "It opens in June."}</div>'.replace(
        '"', "&quot;"
    )
    one = story(mail(markup, mime="Content-Type: text/html\n"))
    assert (one.headline, one.body) == ("Cold store opens", "It opens in June.")


def test_the_frame_of_a_signed_text_is_left_out():
    signature = "-----BEGIN PGP SIGNATURE-----\n\niQEz\n=aB1c\n-----END PGP SIGNATURE-----\n"
    signed = f"-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n{TEXT}\n{signature}"
    assert story(mail(signed)).paragraphs == PARAGRAPHS


def test_the_line_that_says_what_kind_of_text_comes_is_left_out():
    one = story(mail(f"FOR IMMEDIATE RELEASE\n\nPRESS RELEASE\n\n{TEXT}"))
    assert one.paragraphs == PARAGRAPHS


def test_a_block_of_contacts_is_the_signoff():
    one = story(
        mail(f"{TEXT}\nENDS\n\nMedia contacts:\nAnna Berg, head of news\n+358 40 000 000\nanna@b.example\n")
    )
    assert one.paragraphs == PARAGRAPHS
    assert one.signoff == "ENDS\nMedia contacts:\nAnna Berg, head of news\n+358 40 000 000\nanna@b.example"


def test_a_header_field_with_a_blank_before_its_colon_is_read():
    assert story(mail().replace("Subject:", "SUBJECT :\t")).headline == "Cold store opens in the port of Oulu"


def test_a_mail_of_html_in_windows_lines_is_read():
    markup = (
        "<html><head><style>p {margin: 0}</style></head><body><div class=WordSection1>\r\n"
        "<p class=MsoNormal>OULU, March 3 - A cold store in the port of Oulu will open in\r\nJune, "
        "its builders said on "
        "Thursday.<o:p></o:p></p>\r\n<p class=MsoNormal><o:p>&nbsp;</o:p></p>\r\n"
        "<p class=MsoNormal>It holds nine thousand pallets.<o:p></o:p></p></div></body></html>\r\n"
    )
    one = story(
        mail(markup, mime="Content-Type: text/html; charset=us-ascii\n")
        .replace("\n", "\r\n")
        .replace("\r\r", "\r")
    )
    assert one.paragraphs == PARAGRAPHS


def test_a_forward_in_html_is_the_story():
    markup = (
        "<div>FYI</div><div class=gmail_quote><div>---------- Forwarded message ---------<br>"
        "From: <b>AFP</b> "
        "&lt;<a href='mailto:x@afp.com'>x@afp.com</a>&gt;<br>Date: Thu, Mar 3, 2022 at 8:00 AM<br>"
        "Subject: Bridge closes in Turku<br>To: Jon &lt;j@p.example&gt;<br></div><br>"
        "<p>TURKU, March 3 (AFP) - A bridge is closed.</p><p>It is old.</p></div>"
    )
    one = story(mail(markup, mime="Content-Type: text/html\n", subject="Fwd: Bridge closes in Turku"))
    assert one.headline == "Bridge closes in Turku"
    assert one.provider_id == "afp"
    assert one.paragraphs == ("A bridge is closed.", "It is old.")


def test_a_quote_in_html_below_an_answer_is_left_out():
    markup = (
        "<p>OULU, March 3 - A cold store opens in June, its builders said.</p><p>It is big.</p>"
        "<div class=gmail_quote><div>On Thu, Mar 3, 2022 at 8:00 AM Jon &lt;j@p.example&gt; wrote:<br></div>"
        "<blockquote>Any copy?</blockquote></div>"
    )
    one = story(mail(markup, mime="Content-Type: text/html\n", subject="Re: copy from Oulu please"))
    assert one.paragraphs == ("A cold store opens in June, its builders said.", "It is big.")


def test_an_outlook_head_in_html_is_the_head_of_the_story():
    markup = (
        "<p>Please use.</p><div style='border-top:solid'><p><b>From:</b> Reuters &lt;d@reuters.com&gt;<br>"
        "<b>Sent:</b> Thursday, March 3, 2022 8:00 AM<br><b>To:</b> Jon Ek &lt;jon@p.example&gt;<br>"
        "<b>Subject:</b> Bridge closes in Turku</p></div><p>TURKU, March 3 - A bridge is closed.</p>"
    )
    one = story(mail(markup, mime="Content-Type: text/html\n", subject="FW: Bridge closes in Turku"))
    assert (one.headline, one.provider_id) == ("Bridge closes in Turku", "reuters")
    assert one.paragraphs == ("A bridge is closed.",)


def test_a_caption_line_in_a_mail_is_a_caption():
    one = story(mail("Workers in the new store, Oulu, March 2. (Photo by Jon Ek)\n\n" + TEXT))
    assert [caption.credit for caption in one.captions] == ["Photo by Jon Ek"]
    assert one.paragraphs == PARAGRAPHS


def test_spanish_and_french_fields_are_known():
    one = story(
        mail(
            "Título: Abre en Oulu\nResumen: El mayor del norte.\nTexto:\nOULU, 3 mar (EFE).- Abre en junio.\n"
        )
    )
    assert (one.headline, one.summary, one.body) == (
        "Abre en Oulu",
        "El mayor del norte.",
        "Abre en junio.",
    )
    one = story(
        mail(
            "Titre : Un entrepôt ouvre à Oulu\nChapeau : Le plus grand du nord.\nTexte :\nIl ouvre en juin.\n"
        )
    )
    assert (one.headline, one.summary, one.body) == (
        "Un entrepôt ouvre à Oulu",
        "Le plus grand du nord.",
        "Il ouvre en juin.",
    )


@settings(max_examples=80, deadline=None)
@given(
    st.integers(0, 600),
    st.sampled_from(["\n\n", "> ", "--=_b", "From: ", "=?", "{", "\0", "=\n"]),
    st.booleans(),
)
def test_no_damage_raises(at: int, damage: str, cut: bool):
    whole = multipart(
        "mixed", f"Content-Type: text/plain\n\n{FIELDS}{TEXT}", f"Content-Type: message/rfc822\n\n{mail()}"
    )
    items((whole[:at] if cut else whole[:at] + damage * 3 + whole[at:]) or "x")


def sent(subject: str, text: str) -> Story:
    head = HEADER.replace("Cold store opens in the port of Oulu", subject)
    return story(f"{head}\n{text}")


def test_a_texts_own_headline_beats_a_subject_with_a_service_and_a_label_before_it():
    one = sent(
        "NPW-UPDATE 2-Cold store opens in Oulu",
        f"UPDATE 2-Cold store opens in Oulu\n\n(Adds price)\n\nBy Aino Salo\n\n{TEXT}",
    )
    assert (one.headline, one.take, one.byline) == ("Cold store opens in Oulu", "UPDATE 2", ("Aino Salo",))
    assert (one.ednote, one.summary) == ("(Adds price)", None)


def test_a_slug_and_a_label_before_the_headline_of_a_subject_are_what_they_are():
    one = sent(
        "Suomi/Satama/ (Zusammenfassung 1045) Kühlhaus in Oulu öffnet im Juni",
        "Kühlhaus in Oulu öffnet im Juni\n\nOulu (dpa) - Im Hafen öffnet ein Kühlhaus.\n",
    )
    assert one.headline == "Kühlhaus in Oulu öffnet im Juni"
    assert (one.slugline, one.take) == ("Suomi/Satama", "Zusammenfassung 1045")


def test_the_longer_headline_of_a_text_beats_a_subject_that_is_its_beginning():
    one = sent("Embargoed: Cold store opens in Oulu", f"Cold store opens in Oulu for a third time\n\n{TEXT}")
    assert one.headline == "Cold store opens in Oulu for a third time"
    assert one.paragraphs[0].startswith("A cold store")


def test_a_title_with_a_length_is_no_headline_where_the_text_has_one():
    one = sent("Oulu cold store 300 words", f"Port of Oulu gets its cold store\nBy Aino Salo\n\n{TEXT}")
    assert one.headline == "Port of Oulu gets its cold store"
    assert one.byline == ("Aino Salo",)


def test_an_american_slug_is_no_headline_and_a_kill_in_a_note_cancels():
    one = sent(
        "BC-FI--Cold Store, KILL",
        "BC-FI--Cold Store, KILL\n\nEds: Kill the story slugged BC-FI--Cold Store. It does not open.\n",
    )
    assert (one.headline, one.slugline, one.take) == (None, "BC-FI--Cold Store", "KILL")
    assert (one.status, one.signals) == ("canceled", ("kill",))


def test_an_answer_to_a_forward_is_the_story_and_not_what_it_quotes():
    one = sent(
        "RE: FW: Cold store", f"{TEXT}\n> On 2 Mar 2022, Desk <desk@paper.example> wrote:\n> 300 words?\n"
    )
    assert len(one.paragraphs) == 2
    assert one.dateline is not None


def test_a_dateline_ends_the_fields_without_a_blank_line():
    one = sent("Cold store opens in the port of Oulu", f"Slug: OULU-STORE\n{TEXT}")
    assert one.slugline == "OULU-STORE"
    assert len(one.paragraphs) == 2


def test_a_dateline_field_has_its_region():
    fields = "Headline: Cold store opens\nDateline: OULU, Finland\n"
    one = sent("New story", f"{fields}\nA cold store in the port of Oulu will open in June.\n")
    assert one.dateline is not None
    assert (one.dateline.place, one.dateline.region) == ("OULU", "Finland")


def test_a_labelled_headline_of_the_text_beats_the_subject():
    one = sent(
        "2nd Lead Cold store", f"2nd Lead: Port of Oulu gets its cold store\nEds: Adding price\n\n{TEXT}"
    )
    assert (one.headline, one.take) == ("Port of Oulu gets its cold store", "2nd Lead")
    assert one.ednote == "Eds: Adding price"


def test_a_hold_in_words_withholds():
    one = sent(
        "HOLD: Oulu cold store story", "Editors: please hold the story on the store until further notice."
    )
    assert (one.take, one.status, one.signals) == ("HOLD", "withheld", ("hold",))


def test_what_stands_above_a_headline_that_repeats_the_subject_is_no_text():
    """Codes of a service, a slug, a kind of text, whom to ask."""
    title = "Cold store opens in the port of Oulu"
    one = story(mail(f"DEL41\nFI-COLD-STORE\n{title}\n\n{TEXT}", subject=title))
    assert (one.headline, one.slugline, one.paragraphs) == (title, "FI-COLD-STORE", PARAGRAPHS)
    head = (
        "March 3, 2022\nLena Hart\nHeadquarters, Oulu\n555-0140\npress@northpress.example\n\nRELEASE 22-031"
    )
    one = story(mail(f"{head}\n\n{title}\n\n{TEXT}", subject=f"RELEASE 22-031: {title}"))
    assert (one.headline, one.paragraphs, one.byline) == (title, PARAGRAPHS, ())


def test_a_desk_and_a_word_are_the_slug_where_the_text_has_a_headline():
    title = "Man charged over theft of forty garden statues"
    one = story(mail(f"{title}\n\nBy Ann Poe\n\n{TEXT}", subject="FW: COURTS Statues"))
    assert (one.headline, one.slugline, one.summary) == (title, "COURTS Statues", None)
    assert one.byline == ("Ann Poe",)


def test_a_teleprinters_message_in_a_mail_is_read_as_one():
    sent = """\
bdt0311 3 wi 198 dpa 0714

Bergbau/Sachsen/
Kohleabbau in der Oberlausitz soll früher enden
Von Sabine Kreher, dpa =

Dresden (dpa) - Der Bergbau in der Oberlausitz soll drei Jahre früher enden.

   Ein Gutachten wird für den Sommer erwartet.

dpa skr yyzz n1 uth
031015 Mrz 22
"""
    subject = "bdt0311 Kohleabbau in der Oberlausitz soll früher enden"
    (one,) = items(mail(sent, **{"from": "dpa <basisdienst@dpa.com>"}, subject=subject).encode())
    assert isinstance(one, Story)
    assert one.headline == "Kohleabbau in der Oberlausitz soll früher enden"
    assert (one.uri, one.provider and one.provider.id) == ("one@northpress.example", "dpa")
    assert (one.slugline, one.urgency, one.category) == ("Bergbau/Sachsen", 3, "wi")
    assert one.byline == ("Sabine Kreher",)
    # The stamp's clock is not the zone that the standard says: no text is mailed before it is issued.
    assert one.published_at == datetime(2022, 3, 3, 9, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    "sent",
    [
        "quarta, 2/03/2022 à(s) 10:40",
        "mer 2 mar 2022 alle ore 10:40",
        "wo 2 mrt. 2022 om 10:40",
        "ons. 2. mar. 2022 kl. 10.40",
        "2022年3月2日(水) 10:40",
        "ср, 2 мар. 2022 г. в 10:40",
    ],
)
def test_a_forwarded_mails_date_is_read_in_any_language(sent: str):
    head = f"---------- Forwarded message ---------\nFrom: Ann <ann@press.example>\nDate: {sent}\n"
    text = f"{head}Subject: Cold store opens in the port of Oulu\nTo: <me@press.example>\n\n{TEXT}"
    one = story(mail(text, subject="Fwd: Cold store opens in the port of Oulu"))
    assert one.published_at == datetime(2022, 3, 2, 10, 40, tzinfo=UTC)


def test_a_kill_that_speaks_to_editors_is_a_note():
    text = "BC-Oulu-Store, KILL\n\nEDITORS:\n\nIt was a drill.\n\nDo not use it.\n\nThe AP\n"
    one = story(mail(text, subject="BC-Oulu-Store, KILL"))
    assert (one.status, one.paragraphs, one.take) == ("canceled", (), "KILL")
    assert one.ednote == "EDITORS:\nIt was a drill.\nDo not use it."


def test_a_notice_of_copyright_under_the_text_names_the_holder():
    one = story(mail(f"{TEXT}\n© Agence France-Presse\n"))
    assert (one.copyright_holder, one.signoff) == ("Agence France-Presse", "© Agence France-Presse")


def test_what_follows_a_releases_end_in_small_letters_is_no_text():
    one = story(mail(f"{TEXT}\n-end-\n\nTo receive releases by e-mail, write to us.\n"))
    assert one.paragraphs == PARAGRAPHS


def test_a_label_said_twice_is_one_take():
    one = story(mail(f"EIL\n\nCold store opens in Oulu\n\n{TEXT}", subject="EIL: Cold store opens in Oulu"))
    assert (one.take, one.headline) == ("EIL", "Cold store opens in Oulu")


def test_an_agency_in_a_forms_dateline_is_no_place():
    text = "Headline: Storm hits the coast\nDateline: PORTLAND, Maine, AAP\n\nA storm has hit Maine."
    one = story(mail(text))
    assert one.dateline is not None
    assert (one.dateline.text, one.dateline.region) == ("PORTLAND, Maine", "Maine")


def test_a_hold_without_a_text_is_kept():
    text = "BC-US--Dam Story, HOLD\n\nEditors: Please hold the story slugged BC-US--Dam Story.\n"
    one = story(mail(text, subject="BC-US--Dam Story, HOLD"))
    assert (one.slugline, one.signals, one.status) == ("BC-US--Dam Story", ("hold",), "withheld")


def test_an_austrian_releases_subline_and_end_are_no_text():
    end = "Rückfragehinweis:\n   Ann Poe\n   Tel.: +43 2682 555 10\n\n*** OTS-ORIGINALTEXT ***\n"
    end += "\nOTS0071    2022-03-02/10:30\n"
    one = story(mail(f"Cold store opens in the port of Oulu\n\nUtl.: It holds much\n\n{TEXT}\n{end}"))
    assert (one.paragraphs, one.summary) == (PARAGRAPHS, "It holds much")


def test_the_reporters_that_a_financial_agency_names_are_its_signoff():
    end = "To contact the reporter on this story:\nCarla Poe in Oulu at cpoe@bloomberg.net\n"
    one = story(mail(f"{TEXT}\n{end}", **{"from": "Bloomberg News <noreply@bloomberg.net>"}))
    assert one.paragraphs == PARAGRAPHS


def test_a_label_in_capitals_may_end_with_a_full_stop():
    one = story(mail(subject="URGENT. Three hurt as tram derails in Oulu"))
    assert (one.take, one.headline) == ("URGENT", "Three hurt as tram derails in Oulu")
    assert story(mail(subject="Alert. The dog is back in Oulu today")).take is None


def test_a_danish_byline_is_one():
    one = story(mail(f"Cold store opens in the port of Oulu\n\nAf Lene Holm\n\n{TEXT}"))
    assert (one.byline, one.paragraphs) == (("Lene Holm",), PARAGRAPHS)
