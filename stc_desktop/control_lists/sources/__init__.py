"""Official publications that the user brings: recognised by content, read paragraph by paragraph, word for word."""
