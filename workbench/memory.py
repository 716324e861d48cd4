"""The machine's main memory, on every system by one formula."""

import psutil


def free_memory() -> int:
    """Bytes that programs can still take: what is unused, and what only caches files."""
    return int(psutil.virtual_memory().available)


def process_memory() -> int:
    """Bytes of main memory that this process takes."""
    return int(psutil.Process().memory_info().rss)
