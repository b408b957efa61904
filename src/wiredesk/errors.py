"""The errors that wiredesk raises. Bad wire copy is never one of them: that is a Rejected value.

WiredeskError                 the root: catch this to catch all of ours
├── UsageError                the caller asked for something that cannot be: exit 2
├── StackError                the local stack cannot be fetched, started or stopped
├── KafkaError                a broker cannot be reached, or refused
│   └── DeliveryError         the broker did not acknowledge a copy
├── SearchServerError         Elasticsearch cannot be reached, or refused
│   ├── SearchServerHalt      no retry will help (401, 403, missing index): the message holds the cure
│   └── SearchServerBusy      a retry will help (429, 5xx, a timeout, a full disk)
└── SchemaTooNew              a record was written by a newer wiredesk than this one

Stopping is no error, and outside the tree: it ends a batch when the worker is asked to stop.
"""

from __future__ import annotations


class WiredeskError(Exception):
    """The root of all errors raised here; str() is one line: what happened, and what to do."""


class UsageError(WiredeskError):
    """The caller asked for something that cannot be."""


class StackError(WiredeskError):
    """The local stack cannot be fetched, started or stopped."""


class KafkaError(WiredeskError):
    """A broker cannot be reached, or refused."""


class DeliveryError(KafkaError):
    """The broker did not acknowledge a copy."""


class SearchServerError(WiredeskError):
    """Elasticsearch cannot be reached, or refused."""


class SearchServerHalt(SearchServerError):
    """No retry will help; the message holds the cure."""


class SearchServerBusy(SearchServerError):
    """The server cannot take it now; a retry will help."""


class SchemaTooNew(WiredeskError):
    """A record was written by a newer wiredesk than this one."""


class Stopping(Exception):
    """No error: the worker was asked to stop in mid-batch; what is not settled is delivered again."""
