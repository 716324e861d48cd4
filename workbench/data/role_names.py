"""Names of columns that tell what they are for, in small letters with underscores."""

import re
from collections.abc import Set

from workbench.data.time.names import part_of

SEQUENCE_NAMES = {
    *("sequence_id", "sequenceid", "sequence", "seq_id", "seq", "series_id", "series", "unique_id", "id", "case_id"),
    *("case", "item_id", "sample_id", "recording", "recording_id", "trial", "trial_id", "subject", "subject_id"),
}
TIME_NAMES = {"time", "date", "datetime", "timestamp", "year", "month", "day", "ds"}
COUNTER_NAMES = {"t", "step", "time", "timestep", "time_step", "index", "frame", "n", "i", "tick"}
LABEL_NAMES = {
    *("label", "labels", "class", "classes", "category", "activity", "species", "fault", "failure", "anomaly"),
    *("gesture", "diagnosis", "标签", "类别", "故障", "异常"),
}
PERHAPS_LABEL_NAMES = {"y", "target"}
ORIGIN_NAMES = {
    *("speaker", "subject", "person", "patient", "participant", "user", "operator", "gender", "sex", "age"),
    *("session", "date", "day", "take", "site", "location", "room", "device", "recorder", "microphone", "mic"),
}
"""What a recording comes from: seldom what it is to be told by."""
CLOCK_NAMES = TIME_NAMES | {"t", "step", "timestep", "time_step", "frame", "tick"}


def counts_time(name: str, names: Set[str]) -> bool:
    """Whether a column is called like a counter, the years of any language or one of these times."""
    return plain_name(name) in COUNTER_NAMES | names or part_of(name) == "year"


def plain_name(name: str) -> str:
    """A name in small letters, words joined by underscores."""
    return re.sub(r"[\s\-]+", "_", name.strip().lower())
