"""Searching over settings in the window: the menu entry on each setting, the space, the trials and what they tell."""
