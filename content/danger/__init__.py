"""How a message is read for danger: words, wordings, temperatures, and what the words around them change."""
