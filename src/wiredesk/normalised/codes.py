"""Codes of status and of signals, as IPTC's vocabularies and the agencies' systems write them.

IPTC: pubstatusg2 ("stat:canceled"), signal ("sig:update"), NewsML 1 Status and Instruction FormalNames, NITF
management-status and ed-msg. A code is read without its scheme, case, blanks and hyphens.
"""

from __future__ import annotations

import re

from wiredesk.normalised.draft import Draft
from wiredesk.normalised.story import Signal, Status

_STATUSES: dict[str, Status] = {
    "usable": "usable",
    "withheld": "withheld",
    "hold": "withheld",
    "onhold": "withheld",
    "held": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
    "cancel": "canceled",
    "killed": "canceled",
    "kill": "canceled",
    "recalled": "canceled",
    "withdrawn": "canceled",
    "deleted": "canceled",
    "removed": "canceled",
    **dict.fromkeys(
        """storniert gelöscht annulliert zurückgezogen anulado anulada annullato annullata annulé annulée
        retirada retirado annulleret annullerad geannuleerd anulowana anulowano""".split(),
        "canceled",
    ),
    "gesperrt": "withheld",
    "retenido": "withheld",
    "retido": "withheld",
}
_SIGNALS: dict[str, Signal] = {
    "flash": "alert",
    "alert": "alert",
    "newsalert": "alert",
    "snap": "alert",
    "urgent": "urgent",
    "bulletin": "urgent",
    "breaking": "urgent",
    "breakingnews": "urgent",
    "срочно": "urgent",
    "молния": "alert",
    "urgente": "urgent",
    "dringend": "urgent",
    "eilmeldung": "alert",
    "lead": "lead",
    "writethru": "lead",
    "update": "update",
    "updated": "update",
    "u": "update",
    "correction": "correction",
    "correct": "correction",
    "corrected": "correction",
    "corrective": "correction",
    "c": "correction",
    "rectify": "correction",
    "refile": "refile",
    "advisory": "advisory",
    "repeat": "repeat",
    "kill": "kill",
    "killed": "kill",
    "delete": "kill",
    "recall": "kill",
    "recalled": "kill",
    "cancel": "kill",
    "canceled": "kill",
    "cancelled": "kill",
    "withdrawn": "kill",
    "d": "kill",
    "hold": "hold",
    "withheld": "hold",
    "embargo": "embargo",
    "embargoed": "embargo",
}
_SCHEME = re.compile(r"[:/#]")


def bare_code(text: str) -> str:
    """Return a code without its scheme: "stat:canceled", ".../sig/update" and "News Alert" as one word."""
    return _SCHEME.split(text.strip())[-1].lower().replace(" ", "").replace("-", "")


def status_of(code: str | None) -> Status | None:
    """Return the status that a code states; None for none, or one that says nothing of it."""
    return _STATUSES.get(bare_code(code)) if code else None


def signal_of(code: str | None) -> Signal | None:
    """Return the signal that a code states; None for none, or one that is no signal."""
    return _SIGNALS.get(bare_code(code)) if code else None


def state_status(draft: Draft, code: str | None) -> None:
    """Set the status that a code states, and the signal that goes with it; a status canceled stays."""
    status = status_of(code)
    if status is None or draft.status == "canceled":
        return
    draft.status = status
    if status == "canceled":
        draft.signals.append("kill")
    elif status == "withheld":
        draft.signals.append("hold")


def until_released(draft: Draft) -> None:
    """Make what is withheld until a stated time embargoed; the status must be all that holds it so far.

    Agencies state an embargo's item as withheld, since that is what it is until its time.
    """
    if draft.status == "withheld" and draft.embargoed_until is not None:
        draft.status = None
        draft.signals = [signal for signal in draft.signals if signal != "hold"]
