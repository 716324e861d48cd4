"""Names of columns that say which part of a time they hold."""

import re
from collections.abc import Sequence

_NAMES = {
    "year": "year yyyy yy yr jahr año ano anio année annee anno jaar rok år ar yıl yil год рік év an vuosi tahun"
    " 年 年份 연도 년도 년",
    "quarter": "quarter qtr quartal trimestre kwartaal kwartał kwartal kvartal čtvrtletí çeyrek квартал negyedév"
    " 季度 季 분기",
    "month": "month mon mm mo mth monat mes mois mês mese maand miesiąc miesiac månad måned měsíc ay месяц місяць"
    " hónap lună luna kuukausi bulan 月 月份 월",
    "week": "week isoweek kw woche semana semaine settimana tydzień tydzien vecka uge uke týden hafta неделя тиждень"
    " hét săptămână viikko minggu 周 星期 週 주",
    "day": "day dd dy dom mday tag día dia jour giorno dag dzień dzien den gün gun день nap zi päivä hari 日 日期日 일",
    "yearday": "yearday yday doy dayofyear julian jday",
    "hour": "hour hr hh stunde std hora heure ora uur godzina godz timme hodina saat час"
    " година óra tunti jam 时 時 小时 小時 時間帯 시",
    "minute": "minute min mi mins minuto minuut minuta minut minuten dakika минута хвилина minuutti menit"
    " 分 分钟 分鐘 분",
    "second": "second sec ss secs sekunde segundo seconde secondo sekunda sekund saniye секунда másodperc sekunti detik"
    " 秒 초",
}
PARTS = {name: part for part, names in _NAMES.items() for name in names.split()}
"""Which part of a time a column's name says, in small letters without marks."""
_CLOCK_ALONE = r"^(?!.*(date|datum|fecha|日期)).*(time|zeit|uhr|hora|heure|时间|時間)"
_DATE_OR_CLOCK = r"date|time|datum|zeit|uhr|fecha|hora|heure|日期|时间|時間"


_WEEK = re.compile(
    r"week|woche|semana|semaine|settimana|tydzie|hafta|недел|周|週|(^|[\W_])(kw|yw|yyyyww)($|[\W_])", re.IGNORECASE
)
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[^\W\d_][^\W\d_A-Z]*")
"""Words of a name, also where only capitals part them."""
_PERIOD_WORDS = frozenset({"period", "time", "season"})
YEARS = (1700, 2200)
"""Numbers that may well be years."""
_HOUR_WORDS = frozenset({"hrmn", "hhmm", "hrmin", "he"})


_PIECE_WORDS = frozenset(
    [
        "period",
        "periods",
        "interval",
        "settlement",
        "slot",
        "block",
        "hh",
        "halfhour",
        "halfhourly",
        "ptu",
        "mtu",
        "isp",
        "sp",
        "quarterhour",
        "viertelstunde",
        "periode",
        "periodo",
        "período",
        "période",
        "intervallo",
        "intervalo",
        "intervalle",
        "时段",
        "時段",
    ]
)


def words_of(name: str) -> list[str]:
    """The words of a name, which marks, numbers or capitals part."""
    return _WORDS.findall(name)


def part_of(name: str) -> str | None:
    """The part of a time that a column's name says; None where it says none."""
    return PARTS.get(re.sub(r"[\W_]+", "", name.lower()))


def may_be_hour(name: str) -> bool:
    """Whether a column's name speaks of hours or of a clock, among other words too, as OPR_HR or HrMn."""
    words = {word.lower() for word in words_of(name)}
    told = any(PARTS.get(word) == "hour" or word in _HOUR_WORDS for word in words)
    return told or re.search(_CLOCK_ALONE, name, re.IGNORECASE) is not None


def speaks_of_weeks(name: str) -> bool:
    """Whether a column's name speaks of weeks, as yearweek does."""
    return _WEEK.search(name) is not None


def speaks_of_days(name: str) -> bool:
    """Whether a column's name speaks of days of the year, as YEARDOY does."""
    return re.search(r"doy|julian|day", name, re.IGNORECASE) is not None


def may_be_piece(name: str) -> bool:
    """Whether a column's name speaks of the pieces of a day, as settlement period does."""
    return any(word.lower() in _PIECE_WORDS for word in words_of(name))


def speaks_of_years(name: str) -> bool:
    """Whether a column's name speaks of years, among other words too, as fiscal year."""
    return any(PARTS.get(word) == "year" or word == "years" for word in map(str.lower, words_of(name)))


def may_be_year(name: str) -> bool:
    """Whether a column's name speaks of years or periods, among other words too, as TIME_PERIOD."""
    return speaks_of_years(name) or any(word.lower() in _PERIOD_WORDS for word in words_of(name))


def ranked(names: Sequence[str]) -> tuple[str, ...]:
    """Columns that are a time together, those that weigh more first: years, other dates, clocks."""
    parts = list(_NAMES)
    hours = parts.index("hour")

    def weight(name: str) -> float:
        part = part_of(name)
        if part is not None:
            return parts.index(part)
        return hours - 0.5 if re.search(_CLOCK_ALONE, name, re.IGNORECASE) else -1

    return tuple(sorted(names, key=weight))


def may_be_part(name: str) -> bool:
    """Whether a column's name allows it to be a time together with others."""
    return part_of(name) is not None or re.search(_DATE_OR_CLOCK, name, re.IGNORECASE) is not None
