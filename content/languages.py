"""The languages Whitecell speaks. Each one's folder or file is named by this code everywhere in the content."""

LANGUAGES = ("en", "fr", "es")
