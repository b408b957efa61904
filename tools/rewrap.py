"""Measures whether a story read from nine formats gives the same fields as from the plain take.

    python tools/rewrap.py CORPUS.jsonl.gz [--takes 200] [--show FORMAT FIELD]

Takes spread over the corpus are read as they are; each is then written as an agency would send that very take
in each format, and read back. Printed is the share of equal headlines, bodies, bylines, datelines, dates and
takes. The wrappers follow the standards, not the readers.
"""

from __future__ import annotations

import argparse
import base64
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import orjson

from wiredesk.normalised.dates import day_of_moment
from wiredesk.normalised.normalise import normalise
from wiredesk.normalised.story import Story
from wiredesk.raw.reading import read_paths
from wiredesk.raw.record import RawRecord
from wiredesk.rejected import Rejected

FIELDS = ("headline", "body", "byline", "dateline", "date", "take")
ALIKE = 200
"""Takes that are compared where nothing else is asked for."""


@dataclass(frozen=True)
class Take:
    """A story as the wrappers need it: paragraphs with the dateline before the first; at: when it came."""

    headline: str
    slugline: str
    take: str
    byline: tuple[str, ...]
    dateline: str
    paragraphs: tuple[str, ...]
    on: date
    at: datetime
    number: int

    @property
    def text(self) -> tuple[str, ...]:
        """The paragraphs as sent, the dateline before the first."""
        first = f"{self.dateline} (Reuters) - {self.paragraphs[0]}" if self.dateline else self.paragraphs[0]
        return (first, *self.paragraphs[1:])

    @property
    def by(self) -> str:
        """The byline as sent, "" if there is none."""
        return f"By {' and '.join(self.byline)}" if self.byline else ""

    @property
    def labelled(self) -> str:
        """The headline with the label before it, for formats that have no place for one."""
        return f"{self.take}-{self.headline}" if self.take else self.headline

    @property
    def words(self) -> int:
        """The words of the text."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


def wrapped(text: str, indent: str, width: int = 64) -> list[str]:
    """Return a paragraph's lines; a table's row stays one, its cells parted by blanks."""
    if "\t" in text:
        return [indent + text.replace("\t", "   ")]
    lines = textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)
    return [indent + lines[0], *lines[1:]] if lines else []


def anpa(take: Take) -> bytes:
    """ANPA 1312 (84-2): header, slug, headline and byline between "^" and "<", text after tabs, trailer."""
    slug = f"BC-{take.slugline or 'news'}"[:24].replace(" ", "-")
    label = f", {take.take}" if take.take else ""
    lines = [
        f"r f bc-{slug[3:].lower()}   {take.on:%m-%d} {take.words:04}",
        f"\x02^{slug}{label},{take.words}<",
    ]
    lines.append(f"^{take.headline}<")
    if take.by:
        lines.append(f"^{take.by}<")
    for paragraph in take.text:
        row = "\t" in paragraph
        lines += wrapped(paragraph, "   " if row else "\t")
    lines.append(f"\x03\r\nRTR-WX-{take.at:%m-%d-%y %H%M}GMT\r\n\x04")
    return f"\x16\x16\x01f{take.number:04}\x1frtr-\r\n".encode() + "\r\n".join(lines).encode(
        "cp1252", "replace"
    )


def iptc7901(take: Take) -> bytes:
    """IPTC 7901: SOH header, keyword line, STX, label and headline closed by "=", text, ETX, time."""
    lines = [
        f"rtr{take.number:04} 4 a {take.words} Reuters",
        f"{(take.slugline or 'news').replace(' ', '-')}/",
        "\x02",
    ]
    if take.take:
        lines.append(f"{take.take} =")
    headline = textwrap.wrap(take.headline, 64, break_long_words=False, break_on_hyphens=False)
    lines += [*headline[:-1], f"{headline[-1]} ="]
    if take.by:
        lines.append(f"{take.by} =")
    for paragraph in take.text:
        lines += wrapped(paragraph, "   ")
    lines.append(f"\x03\r\n{take.at:%d%H%M} GMT {take.at:%b %y}\r\n\x04")
    return ("\x01" + "\r\n".join(lines)).encode("cp1252", "replace")


def html(take: Take) -> str:
    """Return the text in paragraphs; a table's rows as rows."""
    pieces: list[str] = []
    for paragraph in take.text:
        if "\t" in paragraph:
            cells = "".join(f"<td>{escape(cell)}</td>" for cell in paragraph.split("\t"))
            row = f"<tr>{cells}</tr>"
            if pieces and pieces[-1].endswith("</table>"):
                pieces[-1] = pieces[-1].removesuffix("</table>") + row + "</table>"
            else:
                pieces.append(f"<table>{row}</table>")
        else:
            pieces.append(f"<p>{escape(paragraph)}</p>")
    return "\n".join(pieces)


def nitf(take: Take) -> bytes:
    """NITF 3.5."""
    byline = f"<byline>{escape(take.by)}</byline>" if take.by else ""
    message = f"<ed-msg info={quoteattr(take.take)}/>" if take.take else ""
    key = f"{take.slugline or 'news'}{', ' + take.take if take.take else ''}"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.5/specification/dtd/nitf-3-5.dtd">
<nitf version="-//IPTC//DTD NITF 3.5//EN"><head><title>{escape(take.headline)}</title><docdata>
<doc-id id-string="RTR{take.number:06}" regsrc="Reuters"/>{message}<urgency ed-urg="4"/>
<date.issue norm="{take.at:%Y%m%dT%H%M%SZ}"/><du-key key={quoteattr(key)}/>
<doc.copyright holder="Reuters" year="{take.at:%Y}"/></docdata></head>
<body><body.head><hedline><hl1>{escape(take.headline)}</hl1></hedline>{byline}</body.head>
<body.content>{html(take)}</body.content></body></nitf>""".encode()


def newsml1(take: Take) -> bytes:
    """NewsML 1.2 with its text as bare paragraphs."""
    by = f"<ByLine>{escape(take.by)}</ByLine>" if take.by else ""
    at = f"{take.at:%Y%m%dT%H%M%SZ}"
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<NewsML Version="1.2"><NewsEnvelope><DateAndTime>{at}</DateAndTime><Priority FormalName="4"/></NewsEnvelope>
<NewsItem><Identification><NewsIdentifier><ProviderId>reuters.com</ProviderId><DateId>{take.at:%Y%m%d}</DateId>
<NewsItemId>RTR{take.number}</NewsItemId><RevisionId PreviousRevision="0" Update="N">1</RevisionId>
<PublicIdentifier>urn:newsml:reuters.com:{take.at:%Y%m%d}:RTR{take.number}:1</PublicIdentifier></NewsIdentifier>
</Identification><NewsManagement><NewsItemType FormalName="News"/><FirstCreated>{at}</FirstCreated>
<ThisRevisionCreated>{at}</ThisRevisionCreated><Status FormalName="Usable"/><Urgency FormalName="4"/>
</NewsManagement><NewsComponent><Role FormalName="Main"/><NewsLines>
<HeadLine>{escape(take.labelled)}</HeadLine>{by}
<CopyrightLine>(c) Reuters {take.at:%Y}</CopyrightLine><SlugLine>{escape(take.slugline)}</SlugLine>
</NewsLines>
<AdministrativeMetadata><Provider><Party FormalName="Reuters"/></Provider></AdministrativeMetadata>
<DescriptiveMetadata><Language FormalName="en"/></DescriptiveMetadata>
<ContentItem><Format FormalName="XHTML"/><DataContent>{html(take)}</DataContent></ContentItem></NewsComponent>
</NewsItem></NewsML>""".encode()


def newsmlg2(take: Take) -> bytes:
    """NewsML-G2 2.29 in a message, its text as XHTML."""
    by = f"<by>{escape(take.by)}</by>" if take.by else ""
    label = f" ({escape(take.take)})" if take.take else ""
    at = take.at.isoformat()
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><header><sent>{at}</sent></header><itemSet>
<newsItem guid="tag:reuters.com,{take.at:%Y}:rtr{take.number}" version="1" standard="NewsML-G2"
 standardversion="2.29" conformance="power" xml:lang="en">
<rightsInfo><copyrightHolder literal="Reuters"/></rightsInfo>
<itemMeta><itemClass qcode="ninat:text"/><provider literal="Reuters"/><versionCreated>{at}</versionCreated>
<pubStatus qcode="stat:usable"/></itemMeta><contentMeta><urgency>4</urgency>
<slugline>{escape(take.slugline or "news")}{label}</slugline><headline>{escape(take.headline)}</headline>{by}
</contentMeta><contentSet><inlineXML contenttype="application/xhtml+xml">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(take.headline)}</title></head>
<body>{html(take)}</body></html></inlineXML></contentSet></newsItem></itemSet></newsMessage>""".encode()


def ninjs(take: Take) -> bytes:
    """Ninjs 2.1."""
    item = {
        "uri": f"urn:newsml:reuters.com:{take.at:%Y%m%d}:rtr{take.number}",
        "version": "1",
        "versioncreated": take.at.isoformat(),
        "pubstatus": "usable",
        "urgency": 4,
        "language": "en",
        "headlines": [{"role": "main", "value": take.labelled}],
        "slugline": take.slugline,
        "by": take.by,
        "bodies": [{"role": "main", "contenttype": "text/html", "value": html(take)}],
        "infosources": [{"role": "originator", "name": "Reuters"}],
    }
    return orjson.dumps({name: value for name, value in item.items() if value})


def rss(take: Take) -> bytes:
    """RSS 2.0 with the whole text in content:encoded."""
    creator = f"<dc:creator>{escape(' and '.join(take.byline))}</dc:creator>" if take.byline else ""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Reuters</title><link>https://www.reuters.com/</link><language>en</language><item>
<title>{escape(take.labelled)}</title><guid isPermaLink="false">rtr-{take.number}</guid>{creator}
<pubDate>{format_datetime(take.at)}</pubDate><description>{escape(take.paragraphs[0][:80])} ...</description>
<content:encoded><![CDATA[{html(take)}]]></content:encoded></item></channel></rss>""".encode()


def email(take: Take) -> bytes:
    """RFC 5322: a message of plain text, its lines broken at 72, in quoted-printable or base64."""
    message = EmailMessage()
    message["From"] = "Reuters desk <desk@reuters.com>"
    message["To"] = "Newsroom <wire@newsroom.example>"
    message["Subject"] = take.labelled
    message["Date"] = format_datetime(take.at)
    message["Message-ID"] = f"<rtr{take.number}@reuters.com>"
    lines = [take.by, ""] if take.by else []
    for paragraph in take.text:
        lines += [*wrapped(paragraph, "", 72), ""] if "\t" not in paragraph else wrapped(paragraph, "")
    if take.number % 2:
        message.set_content("\n".join(lines), cte="quoted-printable")
        return message.as_bytes()
    message.set_content("\n".join(lines), cte="base64")
    assert base64.b64decode(message.get_payload())
    return message.as_bytes()


def page(take: Take) -> bytes:
    """Text pulled out of a PDF: a wide page, a form feed with the head repeated, page numbers."""
    lines = textwrap.wrap(take.labelled, 70, break_long_words=False, break_on_hyphens=False)
    lines += ["", take.by] if take.by else []
    lines += ["", f"{take.on:%B} {take.on.day}, {take.on.year}", ""]
    for paragraph in take.text:
        lines += wrapped(paragraph, "", 90)
        lines += [""] if "\t" not in paragraph else []
    pages: list[str] = []
    for number, start in enumerate(range(0, len(lines), 45), start=1):
        head = "Reuters News"
        body = "\n".join(lines[start : start + 45]).strip("\n")
        pages.append("\n".join([head, "", body, "", f"Page {number}"]))
    return "\n\f".join(pages).encode()


WRAPPERS: dict[str, Callable[[Take], bytes]] = {
    "anpa": anpa,
    "iptc7901": iptc7901,
    "nitf": nitf,
    "newsml1": newsml1,
    "newsmlg2": newsmlg2,
    "ninjs": ninjs,
    "rss": rss,
    "email": email,
    "text": page,
}
"""A format's name → how a take is written in it ("text": as text out of a PDF)."""


def takes(corpus: Path, count: int = ALIKE) -> Iterator[tuple[Take, Story]]:
    """Yield takes that are whole stories, spread over the corpus, each with its plain reading."""
    found = [one for one in read_paths([corpus]) if isinstance(one, RawRecord)]
    step = max(1, len(found) // (count * 2))
    left = count
    for number, raw in enumerate(found[::step]):
        story = plain(raw)
        if story is None or left == 0:
            continue
        left -= 1
        yield take_of(story, number), story


def plain(raw: RawRecord) -> Story | None:
    """Read a plain take; None if it is no story with a headline and text."""
    at = raw.came_at or datetime(2022, 3, 3, 14, 5, tzinfo=UTC)
    (one, *_) = normalise(raw.model_copy(update={"received_at": at}))
    if isinstance(one, Rejected) or not (one.headline and one.paragraphs):
        return None
    return one


def take_of(story: Story, number: int) -> Take:
    """Return a story as the wrappers need it, with a number for its ids."""
    published = story.published_at or story.received_at
    day = day_of_moment(published)
    return Take(
        headline=story.headline or "",
        slugline=story.slugline or "",
        take=story.take or "",
        byline=story.byline,
        dateline=story.dateline.text if story.dateline else "",
        paragraphs=story.paragraphs,
        on=day,
        at=datetime(day.year, day.month, day.day, 12, 5, 30, tzinfo=UTC),
        number=number,
    )


def fields(story: Story) -> dict[str, object]:
    """Return what is compared of a story."""
    published = story.published_at
    return {
        "headline": story.headline,
        "body": [" ".join(paragraph.split()) for paragraph in story.paragraphs],
        "byline": [name.lower() for name in story.byline],
        "dateline": story.dateline.text if story.dateline else None,
        "date": published and day_of_moment(published),
        "take": story.take,
    }


def differences(name: str, take: Take, story: Story) -> dict[str, tuple[object, object]]:
    """Write a take in a format, read it back, and return each field that differs: (plain, read back)."""
    copy = WRAPPERS[name](take)
    read = normalise(RawRecord(copy_bytes=copy, received_at=story.received_at))
    one = read[0]
    wanted = fields(story) | {"date": take.on}
    if isinstance(one, Rejected) or one.format != name or len(read) > 1:
        what = f"rejected: {one.reason}" if isinstance(one, Rejected) else f"{len(read)} of {one.format}"
        return {field: (wanted[field], what) for field in FIELDS}
    found = fields(one)
    return {field: (wanted[field], found[field]) for field in FIELDS if wanted[field] != found[field]}


def main() -> None:
    """Print the table, or the first differences of one format and field."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("corpus", type=Path)
    arguments.add_argument("--takes", type=int, default=ALIKE)
    arguments.add_argument("--show", nargs=2, metavar=("FORMAT", "FIELD"))
    given = arguments.parse_args()
    chosen = list(takes(given.corpus, given.takes))
    if given.show:
        _show(chosen, *given.show)
        return
    print(f"Of {len(chosen)} takes, as read from each format and as read from the plain take:")
    print(f"{'':10}" + "".join(f"{field:>10}" for field in FIELDS))
    for name in WRAPPERS:
        wrong = [differences(name, take, story) for take, story in chosen]
        shares = [1 - sum(field in one for one in wrong) / len(chosen) for field in FIELDS]
        print(f"{name:10}" + "".join(f"{share:10.3f}" for share in shares))


def _show(chosen: list[tuple[Take, Story]], name: str, field: str) -> None:
    shown = 0
    for take, story in chosen:
        found = differences(name, take, story).get(field)
        if found is None or shown >= 10:
            continue
        shown += 1
        plainly, back = found
        if isinstance(plainly, list) and isinstance(back, list):
            plainly = [one for one in plainly if one not in back]
            back = [one for one in back if one not in found[0]]
        print(f"--- {take.number} {take.headline[:60]}\n  plain {plainly}\n  {name:5} {back}")


if __name__ == "__main__":
    main()
