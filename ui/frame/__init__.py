"""The frame around the pages: navigation, header, status bar, keyboard, menus, messages."""
