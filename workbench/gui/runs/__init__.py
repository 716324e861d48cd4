"""Runs in the window: choosing one, wherever a page shows one."""
