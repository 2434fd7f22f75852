"""The languages Whitecell speaks. Each one's folder or file is named by this code everywhere in the content."""

LANGUAGES = ("en", "fr", "es")


def nearest_language(code: str | None) -> str | None:
    """Our language for a code such as `fr-CA`; None when it is none of ours or not given."""
    ours = (code or "").lower().partition("-")[0].partition("_")[0]
    return ours if ours in LANGUAGES else None
