"""Made-up agencies at work: what happens, how each words it, what its desk sends, how that is written."""
