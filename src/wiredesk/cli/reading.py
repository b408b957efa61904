"""What a command that reads copies sets before it reads any: the newsroom's own agencies, and the bounds."""

from __future__ import annotations


def use_own_settings() -> None:
    """Read with the profiles of WIREDESK_PROVIDERS, within the bounds of WIREDESK_READING_….

    Tag with the dictionaries of WIREDESK_DICTIONARIES. Raises UsageError for a file that cannot be read.
    """
    from wiredesk.normalised import bounds, providers
    from wiredesk.normalised.formats import FORMATS
    from wiredesk.settings import DictionarySettings, ProviderSettings, ReadingSettings

    providers.use(ProviderSettings().providers, formats=[one.name for one in FORMATS])
    bounds.use(ReadingSettings().bounds)
    if paths := DictionarySettings().dictionaries:
        from wiredesk.tagged import dictionaries, lexicon

        lexicon.use(dictionaries.read(paths).own)
