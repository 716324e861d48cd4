"""What surrounds the pages: main window, rail, menus, palette, status and message bars, welcome, log, questions."""
