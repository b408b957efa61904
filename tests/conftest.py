"""What all tests share: hypothesis judges what a reader does, not how busy the machine is."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("wiredesk", deadline=None)
settings.load_profile("wiredesk")
