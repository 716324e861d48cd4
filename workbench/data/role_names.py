"""Names of columns that tell what they are for, in small letters with underscores."""

import re
from collections.abc import Set

from workbench.data.time.names import part_of, words_of

SEQUENCE_NAMES = {
    *("sequence_id", "sequenceid", "sequence", "seq_id", "seq", "series_id", "series", "unique_id", "id", "case_id"),
    *("case", "item_id", "sample_id", "recording", "recording_id", "trial", "trial_id", "subject", "subject_id"),
}
TIME_NAMES = {"time", "date", "datetime", "timestamp", "year", "month", "day", "ds"}
COUNTER_NAMES = {"t", "step", "time", "timestep", "time_step", "index", "frame", "n", "i", "tick"}
LABEL_NAMES = {
    *("label", "labels", "class", "classes", "cls", "category", "activity", "species", "fault", "failure", "anomaly"),
    *("gesture", "diagnosis", "标签", "类别", "故障", "异常"),
}
_LABEL_WORDS = LABEL_NAMES - {"category"} | {
    "stage",
    "stages",
    "activities",
    "faults",
    "failures",
    "anomalies",
    "gestures",
}
_BESIDE_LABELS = {"is", "id", "type", "name", "code", "flag", "true", "ground", "truth", "gt", "sleep", "target"}
"""Words that go with those, as in is_anomaly and activity_id; what is sold has categories with ids and names, too."""
PERHAPS_LABEL_NAMES = {"y", "target"}
ORIGIN_NAMES = {
    *("speaker", "subject", "person", "patient", "participant", "user", "operator", "gender", "sex", "age"),
    *("session", "date", "day", "take", "site", "location", "room", "device", "recorder", "microphone", "mic"),
}
"""What a recording comes from: seldom what it is to be told by."""
_WEATHER = {
    *("temperature", "temperatures", "temp", "humidity", "hum", "rain", "rainfall", "snow", "snowfall", "wind"),
    *("windspeed", "precipitation", "precip", "weather", "sunshine", "cloud", "clouds", "dewpoint", "气温", "温度"),
    *(
        "湿度",
        "降雨",
        "降雨量",
        "雨量",
        "降水",
        "降水量",
        "降雪量",
        "风速",
        "风力",
        "风向",
        "天气",
        "露点",
        "日照",
        "云量",
    ),
}
_OF_WEATHER = {
    *("air", "outdoor", "outside", "ambient", "relative", "feels", "like", "daily", "mean", "avg", "average", "max"),
    *("maximum", "min", "minimum", "total", "speed", "direction", "gust", "dir", "cover", "c", "f", "k", "degc", "mm"),
    *("kmh", "mph", "percent", "m"),
}
"""Words that go with those: more than them tells of something else, as in wind power."""
_OF_WEATHER_CHINESE = re.compile(r"(当日|每日|日均|日|室外|户外|外界|平均|最高|最低|相对)")
PLACE_WORDS = {
    *("lat", "latitude", "lon", "lng", "long", "longitude", "elevation", "altitude", "station", "纬度", "经度", "海拔"),
}
_RUNNING = re.compile(
    r"(?:(?:rel|relative|elapsed|frame|sample|sensor|rec|recording|unix|test|run)_)?"
    r"(?:time|timestamp|zeit|tiempo|temps|tempo)(?:_(?:s|sec|secs|seconds?|ms|msec|us|µs|ns|min|minutes?|h|hours?))?"
    r"|seconds?|secs?|millis|时间"
)
"""A running time, perhaps with its unit."""
CLOCK_NAMES = TIME_NAMES | {"t", "step", "timestep", "time_step", "frame", "tick"}


def counts_time(name: str, names: Set[str]) -> bool:
    """Whether a column is called like a counter, the years of any language or one of these times."""
    known = plain_name(name) in COUNTER_NAMES | names or part_of(name) == "year"
    return known or _RUNNING.fullmatch(plain_name(_bare(name)).strip("_")) is not None


def tells_class(name: str) -> bool:
    """Whether a column is called like classes, perhaps with a word beside it, as is_anomaly, activity_id and Label."""
    words = {word.lower() for word in words_of(name)}
    return plain_name(name) in LABEL_NAMES or (bool(words & _LABEL_WORDS) and words <= _LABEL_WORDS | _BESIDE_LABELS)


def tells_weather(name: str) -> bool:
    """Whether a column is called by weather alone, as Temp (°C), max_temp and 最高气温 are; oil temperature is not."""
    words = words_in(name)
    return bool(words & _WEATHER) and words <= _WEATHER | _OF_WEATHER


def tells_place(name: str) -> bool:
    """Whether a column is called by where something is, which is no quantity of its own."""
    return bool(words_in(name) & PLACE_WORDS)


def words_in(name: str) -> set[str]:
    """Words of a name in small letters, without what stands in brackets, such as a unit."""
    return {_OF_WEATHER_CHINESE.sub("", word.lower()) for word in words_of(_bare(name))} - {""}


def _bare(name: str) -> str:
    """A name without what stands in brackets, such as a unit."""
    return re.sub(r"[(\[（【].*", "", name)


def plain_name(name: str) -> str:
    """A name in small letters, words joined by underscores."""
    return re.sub(r"[\s\-]+", "_", name.strip().lower())
