"""email: mail as agencies, press offices, correspondents and gateways of content systems send it.

Standard: RFC 5322 (header fields, Message-ID, Date), RFC 2045 to 2049 (MIME: parts, transfer encodings,
encoded words in a subject), RFC 2183 (attachments), RFC 3676 (format=flowed, the signature's "-- ").
Practice: web forms and gateways write the fields into the text, one a line ("Headline: …"), as a table, or
as a JSON object.

Read: the text/plain part, an HTML part only if there is none or it is empty. uri is the Message-ID without
its brackets, published_at the Date, the headline the subject without "RE:", "FW:" and gateways' tags. Fields
in the text beat the subject, and so does a take with its header line. A mail forwarded within (as a part or
in the text) is the story; several are several stories. Answers' quotes, cover notes, signatures, disclaimers
and attachments are no text; reports of delivery, automatic answers and invitations are no stories. What is
left is read as a text is; of markup each block is a paragraph. Provider: the agency that the text names, else
the sender's. X-Priority counts where it says more than normal and nothing else gives an urgency.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from wiredesk.normalised.additions import add_take
from wiredesk.normalised.clock import each_in_time
from wiredesk.normalised.draft import Copy, Draft, Taken, Unreadable
from wiredesk.normalised.drafting import add_caption, set_headline
from wiredesk.normalised.embargo import embargoed_until, speaks_of_embargo
from wiredesk.normalised.formats import iptc7901 as teleprinter_format
from wiredesk.normalised.formats import ninjs as ninjs_format
from wiredesk.normalised.formats import text as text_format
from wiredesk.normalised.mail import fields as mail_fields
from wiredesk.normalised.mail import json as mail_json
from wiredesk.normalised.mail import told
from wiredesk.normalised.mail.headers import (
    Subject,
    agency_of_sender,
    date_of,
    message_id,
    same_house,
    text_of,
)
from wiredesk.normalised.mail.html import language_of, prepared
from wiredesk.normalised.mail.lines import Forwarded, open_mail
from wiredesk.normalised.mail.message import Part, TooMuch, parsed
from wiredesk.normalised.mail.recognised import begins_mail, narrowed
from wiredesk.normalised.mail.subject import (
    before_headline,
    leave_out_repeated,
    own_headline_lines,
    reads_as_text,
    set_prefix,
    take_above_headline,
)
from wiredesk.normalised.mail.text import MailText, leaves, messages_of, text_of_mail
from wiredesk.normalised.markup.html import Blocks, html_to_blocks, looks_like_html
from wiredesk.normalised.providers import known, zone_of
from wiredesk.normalised.takes import label_line
from wiredesk.normalised.text.head import begins_take
from wiredesk.normalised.text.page import Line, Page, page_of
from wiredesk.normalised.timestamps import Timestamp
from wiredesk.raw.record import RawRecord

CONTENT_TYPES = frozenset({"message/rfc822", "message/global", "application/mbox"})

FOUND: Mapping[str, str] = {
    "uri": "Message-ID without its brackets",
    "provider": "the agency that the text names, else the sender's address or name",
    "provider_version": "“Version:” among the fields",
    "headline": "“Headline:”; a take's headline; else the subject without RE, FW and tags",
    "slugline": "“Slug:”; a take's header line",
    "take": "“Take:”; the label before the headline",
    "signals": "take, notes, importance where it is high",
    "status": "“Status:”, kills in words",
    "byline": "“Byline:”; the text's own byline",
    "language": "Content-Language, “Language:”; else detected",
    "urgency": "“Urgency:”, “Priority:”; else X-Priority where it says more than normal",
    "category": "“Category:”; a take's header line",
    "dateline": "“Dateline:”; before the dash of the first paragraph",
    "published_at": "Date; “Date:” among the fields",
    "embargoed_until": "“Embargo:”; a line that speaks of an embargo",
    "paragraphs": "text/plain (flowed, quoted-printable, base64), HTML if there is none; a forwarded mail's",
    "captions": "“Caption:” with “Credit:”; a block that ends with a credit",
    "summary": "“Abstract:”, “Summary:”; what stands between headline and byline",
    "ednote": "“Note:”, notes to editors",
    "signoff": "end marks and contacts; a mail's signature and disclaimer are left out",
    "usage_terms": "“Usage terms:”, “Rights:”",
    "copyright_holder": "“Copyright:”",
    "subjects": "“Subjects:” of a form",
}

MIN_WORDS = 4
"""A line of more words above a text is its headline, where the subject may be a slug."""

MAX_STORIES = 200
"""So many mails within one are read."""

_AUTOMATIC = re.compile(r"^auto-(?:replied|notified)", re.IGNORECASE)
_PRIORITY = re.compile(r"\s*([1-5])\b")
_NORMAL = 3
_PARTED = (re.compile(r"^(.{6,120}?)\s+[-–—]+\s+(.{6,})$"), re.compile(r"^(.{6,120}?):\s+(?!\d)(.{6,})$"))


def detects(copy: Copy) -> bool:
    """Tell whether a copy begins with a mail's header fields."""
    return begins_mail(copy.data)


def read(copy: Copy) -> list[Draft | Unreadable]:
    """Return the mail's story, or those of the mails within it; Unreadable("hostile") over a bound."""
    try:
        root = parsed(narrowed(copy.data))
    except TooMuch as bound:
        return [Unreadable("hostile", str(bound))]
    messages = messages_of(root)
    stories: list[Draft | Unreadable] = []
    for found in each_in_time(lambda message: _Mail(message, copy).read(), messages[:MAX_STORIES]):
        stories += [found] if isinstance(found, Unreadable) else found
    return stories


class _Mail:
    """One message while it is read."""

    def __init__(self, message: Part, copy: Copy) -> None:
        self.message = message
        self.body = text_of_mail(message)
        charsets = [part.charset for part in leaves(message) if part.charset]
        self.charset = charsets[0] if charsets else None
        self.subject = Subject(self.field("subject"))
        self.sender = self.field("from") or self.field("sender") or self.field("reply-to")
        self.agency = self._agency()
        self.copy = copy
        self.taken: list[Taken] = []
        self.subject_by = "-subject"
        self.draft = Draft(flags=[*copy.flags])

    def _agency(self) -> str | None:
        """Return who sends; a newsroom's own gateway or people are no agency."""
        organization = self.field("organization")
        if known(organization) is not None:
            return organization
        agency = agency_of_sender(self.sender)
        inside = known(agency) is None and same_house(self.sender, self.field("to"))
        return None if inside else agency

    def field(self, name: str) -> str:
        """Return a header field as text."""
        return text_of(self.message.get(name), charset=self.charset)

    def read(self) -> list[Draft | Unreadable]:
        """Return the stories of the message: one, but where its text is a list of JSON objects."""
        no_story = self._no_story()
        if no_story is not None:
            return [Unreadable("no-story", no_story, tuple(self._headers()))]
        objects = mail_json.objects_of(mail_json.json_text(self.body)) if self.body else None
        if objects:
            return [one for value in objects for one in self._read_object(value)]
        if self.body is not None and (copy := self._transmission(self.body)) is not None:
            return [self._sent(one) for one in teleprinter_format.read(copy)]
        self._read_text(self.body or MailText("plain", "", self.message.number))
        return [self.draft]

    def _transmission(self, body: MailText) -> Copy | None:
        """Return the text as a copy of its own where it is a teleprinter's message, header and all."""
        if body.kind != "plain":
            return None
        raw = self.copy.raw if known(self.copy.raw.provider) else _from(self.copy.raw, self.agency)
        copy = replace(self.copy, text=body.text, raw=raw)
        return copy if teleprinter_format.detects(copy) else None

    def _sent(self, one: Draft | Unreadable) -> Draft | Unreadable:
        """Return a message of a teleprinter that a mail brought, with what the mail says besides."""
        if isinstance(one, Unreadable):
            return one
        issued = self._issued()
        if issued is not None and _is_later(one.published_at, issued.moment):
            one.published_at = (
                None  # its clock has another zone than it says: no text is mailed before it is issued
            )
        draft = self._completed(one)
        if draft.headline is None and self.subject.is_headline:
            set_headline(draft, self.subject.text)
        draft.flags += [flag for flag in self.copy.flags if flag not in draft.flags]
        return draft

    def _no_story(self) -> str | None:
        if self.message.content_type == "multipart/report":
            return "a report of delivery"
        if _AUTOMATIC.match(self.field("auto-submitted")) or self.message.get("x-autoreply"):
            return "an automatic answer"
        if self.body is None and any(part.content_type == "text/calendar" for part in leaves(self.message)):
            return "an invitation"
        return None

    def _read_text(self, body: MailText) -> None:
        page = self._page(body)
        head = open_mail(page.lines, reply=self.subject.reply, forward=self.subject.forward)
        fields = mail_fields.read_fields(page.lines, self.copy.received_at.date())
        self._set_facts(head)
        told.apply(fields, self.draft, self.copy.received_at)
        if self.draft.headline is None:
            self._read_embargo()
        issued = self.draft.published_at
        take_above_headline(page, self.subject.text)
        first = page.next_open(0)
        if (first is None or not begins_take(page.lines[first].text)) and not self._has_own_headline(page):
            self._set_headline()
            leave_out_repeated(page, self.subject.text if self.subject.is_slug else "")
        text_format.read_page(page)
        self.draft.published_at = issued or self.draft.published_at
        self._conclude(body)

    def _page(self, body: MailText) -> Page:
        """Return the text's lines; each paragraph of markup is one."""
        raw = self.copy.raw if known(self.copy.raw.provider) else _from(self.copy.raw, self.agency)
        copy = replace(self.copy, text=body.text if body.kind == "plain" else "", raw=raw)
        page = page_of(copy)
        page.draft = self.draft
        if body.kind == "html":
            self.draft.language = language_of(body.text)
            self._add_blocks(page, html_to_blocks(prepared(body.text)), body.number)
        return page

    def _add_blocks(self, page: Page, blocks: Blocks, number: str) -> None:
        paragraphs = [*([blocks.headline] if blocks.headline else []), *blocks.paragraphs]
        page.unwrapped = True
        page.lines = [
            line
            for at, text in enumerate(paragraphs, start=1)
            for line in (Line(text, at, blank=not text.strip()), Line("", at, blank=True))
        ]
        for caption in blocks.captions:
            add_caption(self.draft, caption.text, caption.credit)
            self.taken += [Taken(number, text, "captions") for text in (caption.text, caption.credit) if text]
        self.taken += [Taken(number, text, reason) for text, reason in blocks.left_out]

    def _set_facts(self, head: Forwarded | None) -> None:
        """Set what the header says, or the head of a mail that was forwarded in the text."""
        draft = self.draft
        draft.uri = message_id(self.field("message-id")) if self.message.get("message-id") else None
        draft.language = self.field("content-language").partition(",")[0].strip() or draft.language
        issued = self._issued()
        if head is not None:
            self.agency = agency_of_sender(head.sender) or self.agency
            self.subject = Subject(head.subject) if head.subject else self.subject
            issued = date_of(head.date, zone_of(self.agency)) or issued
        if issued is not None:
            draft.published_at = issued.moment
            draft.flags += ["zone-guessed"] if issued.zone_guessed else []
        for name, value in self.message.headers:
            if name.startswith("x-") and (target := mail_fields.target_of(name[2:])) in _OWN_FIELDS:
                stated = mail_fields.Field(target or "", [text_of(value, charset=self.charset)])
                told.apply([stated], draft, self.copy.received_at)

    def _issued(self) -> Timestamp | None:
        """Return when the mail was sent: its date, else the time at which the first host took it in."""
        zone = zone_of(self.agency)
        stamps = [text_of(one).rpartition(";")[2] for one in reversed(self.message.all("received"))]
        values = [self.field("date"), self.field("sent"), *stamps[:1]]
        return next((found for value in values if (found := date_of(value, zone)) is not None), None)

    def _read_embargo(self) -> None:
        """Set the embargo that stands before a subject's headline."""
        draft, text = self.draft, self.subject.text
        for form in _PARTED:
            parted = form.match(text)
            if parted is not None and speaks_of_embargo(parted[1]):
                draft.embargoed_until = embargoed_until(
                    parted[1], self.copy.received_at, zone_of(self.agency)
                )
                draft.signals.append("embargo")
                draft.status = draft.status if draft.embargoed_until else "withheld"
                self.subject.text = parted[2]
                return

    def _set_headline(self) -> None:
        """Set the headline, where the text gave none: the subject, if it can be one."""
        draft, text = self.draft, self.subject.text
        if draft.headline is not None:
            return
        if self.subject.is_headline:
            set_headline(draft, text)
            self.subject_by = "headline"
        elif self.subject.is_slug and draft.slugline is None:
            slug, _, behind = text.rpartition(", ")
            label = label_line(behind) if slug else None
            add_take(draft, label)
            draft.slugline = (slug if label else text).rstrip("/")
            self.subject_by = "slugline"

    def _has_own_headline(self, page: Page) -> bool:
        """Tell whether the text has a headline that beats the subject; what stands before it there is set."""
        if self.draft.headline is not None or not (lines := own_headline_lines(page)):
            return False
        before = before_headline(self.subject.text, lines)
        if before is None:
            if self.subject.may_be_slug and len(lines[0].split()) > MIN_WORDS and not reads_as_text(lines[0]):
                self.draft.slugline = self.draft.slugline or self.subject.text
                self.subject_by = "slugline"
                return True
            return self.subject.is_working_title and not reads_as_text(lines[0])
        set_prefix(self.draft, before)
        self.subject_by = "-repeated-headline"
        return True

    def _conclude(self, body: MailText) -> None:
        """Set what the text gave no better for: provider, headline, urgency; and put the trace together."""
        draft = self.draft
        if draft.provider is None and (known(self.agency) or known(self.copy.raw.provider) is None):
            draft.provider = self.agency
        if draft.headline is None and not self.subject.is_slug:
            set_headline(draft, self.subject.text)
            self.subject_by = "headline"
        priority = _PRIORITY.match(self.field("x-priority"))
        if draft.urgency is None and priority is not None and int(priority[1]) != _NORMAL:
            draft.urgency = int(priority[1])
        draft.flags += ["charset-guessed"] if body.guessed else []
        draft.flags += [] if self.message.closed else ["truncated"]
        lines = [Taken(f"{body.number}:{where}", text, by) for where, text, by in draft.taken]
        draft.taken = [*self._headers(), *self.taken, *lines]

    def _headers(self) -> list[Taken]:
        """Return what took each header field."""
        taken = []
        for name, value in self.message.headers:
            by = self.subject_by if name == "subject" else _HEADER_FIELDS.get(name, "-header")
            taken.append(Taken(name, text_of(value, charset=self.charset), by))
        return taken

    def _read_object(self, value: dict[str, Any]) -> list[Draft | Unreadable]:
        """Read a JSON object: as ninjs if it is that, else by the names of its keys."""
        number = self.body.number if self.body else self.message.number
        if mail_json.is_ninjs(value):
            items = ninjs_format.read(replace(self.copy, text=json.dumps(value)))
            return [self._completed(one) if isinstance(one, Draft) else one for one in items]
        self.draft, self.taken = Draft(flags=[*self.copy.flags]), []
        draft = self.draft
        self._set_facts(None)
        fields = told.by_target(mail_json.fields_of(value))
        text = "\n\n".join(fields.pop("body").values) if "body" in fields else ""
        told.apply(fields.values(), draft, self.copy.received_at)
        issued = draft.published_at
        page = self._page(MailText("html" if looks_like_html(text) else "plain", text, number))
        if draft.headline is None:
            self._read_embargo()
        self._set_headline()
        leave_out_repeated(page, "")
        text_format.read_page(page)
        draft.published_at = issued or draft.published_at
        self._conclude(MailText("plain", text, number))
        keys = mail_json.taken_of(value)
        draft.taken = [*keys, *(one for one in draft.taken if text or one.where != number)]
        return [draft]

    def _completed(self, draft: Draft) -> Draft:
        """Return an item of a mail with what only the mail says of it."""
        issued = self._issued()
        draft.uri = draft.uri or message_id(self.field("message-id"))
        draft.published_at = draft.published_at or (issued.moment if issued else None)
        draft.provider = draft.provider or self.agency
        draft.taken = [*self._headers(), *draft.taken]
        return draft


def _is_later(one: datetime | date | None, other: datetime | date) -> bool:
    """Tell whether a moment is clearly later than another; days alone are not compared."""
    return isinstance(one, datetime) and isinstance(other, datetime) and one > other + SLACK


SLACK = timedelta(minutes=5)
"""By so much may the clocks of an agency and of its mail server differ."""

_OWN_FIELDS = frozenset(
    {"headline", "slugline", "urgency", "category", "embargo", "byline", "version", "ednote"}
)
"""The fields of a story that gateways write as header fields of their own: X-Slug, X-Urgency."""

_HEADER_FIELDS = {
    "date": "published_at",
    "from": "provider",
    "message-id": "uri",
    "content-language": "language",
    "x-priority": "urgency",
}


def _from(raw: RawRecord, agency: str | None) -> RawRecord:
    """Return the record as its sender's: what the text leaves out (a zone) is the agency's."""
    return raw.model_copy(update={"provider": agency or raw.provider})
