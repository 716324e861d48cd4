"""How the window looks and speaks: theme, icons, translation, numbers."""
