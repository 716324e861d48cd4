"""Times as people write them: a function of the time for each form."""

import datetime as dt
from collections.abc import Callable


def words(text: str) -> list[str]:
    return text.split()


MONTHS = {
    "en": words("January February March April May June July August September October November December"),
    "de": words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember"),
    "fr": words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre"),
    "es": words("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"),
}
DAYS = {
    "en": words("Monday Tuesday Wednesday Thursday Friday Saturday Sunday"),
    "de": words("Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"),
    "fr": words("lundi mardi mercredi jeudi vendredi samedi dimanche"),
    "es": words("lunes martes miércoles jueves viernes sábado domingo"),
}


def halves(t: dt.datetime, am: str, pm: str) -> str:
    return f"{(t.hour + 11) % 12 + 1}:{t:%M} {am if t.hour < 12 else pm}"


def chinese(t: dt.datetime) -> str:
    return f"{t.year}年{t.month}月{t.day}日 {'上午' if t.hour < 12 else '下午'}{(t.hour + 11) % 12 + 1}时{t:%M}分"


MORE_MONTHS = {
    "pt": words("janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro"),
    "pl": words("stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"),
    "ru": words("января февраля марта апреля мая июня июля августа сентября октября ноября декабря"),
    "nl": words("januari februari maart april mei juni juli augustus september oktober november december"),
    "tr": words("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık"),
}
QUARTERS = {"roman": words("I II III IV"), "chinese": words("一 二 三 四")}


DATED: dict[str, Callable[[dt.datetime], str]] = {
    **{f"%d{m}%m{m}%Y": lambda t, m=m: t.strftime(f"%d{m}%m{m}%Y") for m in "/.-"},
    **{f"%m{m}%d{m}%Y": lambda t, m=m: t.strftime(f"%m{m}%d{m}%Y") for m in "/.-"},
    **{f"%Y{m}%m{m}%d": lambda t, m=m: t.strftime(f"%Y{m}%m{m}%d") for m in "/.-"},
    **{f"%d{m}%m{m}%y": lambda t, m=m: t.strftime(f"%d{m}%m{m}%y") for m in "/.-"},
    **{f"%m{m}%d{m}%y": lambda t, m=m: t.strftime(f"%m{m}%d{m}%y") for m in "/.-"},
    **{f"%y{m}%m{m}%d": lambda t, m=m: t.strftime(f"%y{m}%m{m}%d") for m in "/.-"},
    "short us": lambda t: f"{t.month}/{t.day}/{t.year}",
    "short german": lambda t: f"{t.day}.{t.month}.{t.year}",
    "compact": lambda t: f"{t:%Y%m%d}",
    "iso week day": lambda t: "{}-W{:02d}-{}".format(*t.isocalendar()),
    "ordinal": lambda t: f"{t:%Y-%j}",
    "chinese": lambda t: f"{t.year}年{t.month}月{t.day}日",
    "rfc like": lambda t: f"{t:%d %b %Y}",
    "oracle": lambda t: f"{t:%d-%b-%y}",
    "english": lambda t: f"{t:%B} {t.day}, {t.year}",
    **{
        tongue: lambda t, months=months: f"{t.day} {months[t.month - 1]} {t.year}{' г.' if months[0][0] > 'z' else ''}"
        for tongue, months in MORE_MONTHS.items()
    },
    "japanese weekday": lambda t: f"{t.year}年{t.month}月{t.day}日({'月火水木金土日'[t.weekday()]})",
    "ordinal english": lambda t: f"{t.day}th {t:%B} {t.year}",
    "spanish": lambda t: f"{t.day} de {MONTHS['es'][t.month - 1]} de {t.year}",
    **{
        f"weekday {tongue}": lambda t, tongue=tongue: (
            f"{DAYS[tongue][t.weekday()]}, {t.day}. {MONTHS[tongue][t.month - 1]} {t.year}"
        )
        for tongue in DAYS
    },
}
CLOCKED: dict[str, Callable[[dt.datetime], str]] = {
    "iso": lambda t: f"{t:%Y-%m-%dT%H:%M:%S}",
    "iso minutes": lambda t: f"{t:%Y-%m-%d %H:%M}",
    "iso hours": lambda t: f"{t:%Y-%m-%d %H}",
    "german": lambda t: f"{t:%d.%m.%Y %H:%M}",
    "german uhr": lambda t: f"{t:%d.%m.%Y %H:%M} Uhr",
    "us halves": lambda t: f"{t.month}/{t.day}/{t.year} {halves(t, 'AM', 'PM')}",
    "dotted halves": lambda t: f"{t:%d/%m/%Y} {halves(t, 'a.m.', 'p.m.')}",
    "spaced halves": lambda t: f"{t:%d/%m/%Y} {halves(t, 'a. m.', 'p. m.')}",
    "small halves": lambda t: f"{t:%d-%b-%Y} {halves(t, 'am', 'pm')}",
    "compact T": lambda t: f"{t:%Y%m%dT%H%M%S}",
    "compact TZ": lambda t: f"{t:%Y%m%dT%H%M}Z",
    "fourteen": lambda t: f"{t:%Y%m%d%H%M%S}",
    "twelve": lambda t: f"{t:%Y%m%d%H%M}",
    "apache": lambda t: f"{t:%d/%b/%Y:%H:%M:%S}",
    "rfc 2822": lambda t: f"{t:%a, %d %b %Y %H:%M:%S} +0000",
    "rfc gmt": lambda t: f"{t:%a, %d %b %Y %H:%M:%S} GMT",
    "unix date": lambda t: f"{t:%a %b} {t.day:2d} {t:%H:%M:%S} UTC {t.year}",
    "go": lambda t: f"{t:%Y-%m-%d %H:%M:%S} +0000 UTC",
    "javascript": lambda t: f"{t:%a %b %d %Y %H:%M:%S} GMT+0100 (Central European Standard Time)",
    "apache brackets": lambda t: f"[{t:%d/%b/%Y:%H:%M:%S} +0000]",
    "oracle clock": lambda t: f"{t:%d-%b-%y %I.%M.%S.000000 %p}".upper(),
    "finnish": lambda t: f"{t.day}.{t.month}.{t.year} klo {t.hour}.{t:%M}",
    "underscores": lambda t: f"{t:%Y_%m_%d_%H_%M_%S}",
    "camera": lambda t: f"{t:%Y:%m:%d %H:%M:%S}",
    "english at": lambda t: f"{t:%B} {t.day}, {t.year} at {t:%I:%M %p}",
    "hours from UTC": lambda t: f"{t:%d/%m/%Y %H:%M} UTC+2",
    "range": lambda t: f"{t:%d.%m.%Y %H:%M} - {t + dt.timedelta(hours=5):%d.%m.%Y %H:%M}",
    "range of clocks": lambda t: f"{t:%d.%m.%Y %H:%M} – {t + dt.timedelta(hours=5):%H:%M}",
    "chinese halves": chinese,
    "chinese clock": lambda t: f"{t.year}年{t.month}月{t.day}日 {t:%H:%M}",
    "clock first": lambda t: f"{t:%H:%M %d.%m.%Y}",
    "comma seconds": lambda t: f"{t:%Y-%m-%d %H:%M:%S},250",
    "epoch s": lambda t: str(int(t.replace(tzinfo=dt.UTC).timestamp())),
    "epoch ms": lambda t: str(int(t.replace(tzinfo=dt.UTC).timestamp()) * 1_000),
    "epoch us": lambda t: str(int(t.replace(tzinfo=dt.UTC).timestamp()) * 1_000_000),
    "epoch ns": lambda t: str(int(t.replace(tzinfo=dt.UTC).timestamp()) * 1_000_000_000),
    "serial": lambda t: repr((t - dt.datetime(1899, 12, 30)) / dt.timedelta(days=1)),
    "midnight 24": lambda t: f"{t:%Y-%m-%d %H:%M}" if t.hour else f"{t - dt.timedelta(days=1):%Y-%m-%d} 24:00",
    "midnight bare": lambda t: f"{t:%d.%m.%Y %H:%M:%S}" if t.hour else f"{t:%d.%m.%Y}",
}
MONTHLY: dict[str, Callable[[dt.datetime], str]] = {
    "%Y-%m": lambda t: f"{t:%Y-%m}",
    "%Y/%m": lambda t: f"{t:%Y/%m}",
    "%m/%Y": lambda t: f"{t:%m/%Y}",
    "%Y%m": lambda t: f"{t:%Y%m}",
    "2024M01": lambda t: f"{t:%YM%m}",
    "2024-M01": lambda t: f"{t:%Y-M%m}",
    "us first": lambda t: f"{t.month}/1/{t.year}",
    "uk first": lambda t: f"01/{t:%m/%Y}",
    "short name": lambda t: f"{t:%b-%y}",
    "%m.%Y": lambda t: f"{t:%m.%Y}",
    "%Y.%m": lambda t: f"{t:%Y.%m}",
    "%m/%y": lambda t: f"{t:%m/%y}",
    "name and short year": lambda t: f"{t:%b %y}",
    "joined name and short year": lambda t: f"{t:%b%y}".upper(),
    "chinese month": lambda t: f"{t.year}年{t.month}月",
    **{f"{tongue} month": lambda t, tongue=tongue: f"{MONTHS[tongue][t.month - 1]} {t.year}" for tongue in MONTHS},
}
QUARTERLY: dict[str, Callable[[dt.datetime], str]] = {
    "Q1 2024": lambda t: f"Q{(t.month + 2) // 3} {t.year}",
    "2024Q1": lambda t: f"{t.year}Q{(t.month + 2) // 3}",
    "2024-Q1": lambda t: f"{t.year}-Q{(t.month + 2) // 3}",
    "1Q24": lambda t: f"{(t.month + 2) // 3}Q{t:%y}",
    **{
        name: lambda t, signs=signs, form=form: form.format(t.year, signs[(t.month + 2) // 3 - 1])
        for (name, signs), form in zip(QUARTERS.items(), ("{1} {0}", "{0}年第{1}季度"), strict=True)
    },
    "T1 2024": lambda t: f"T{(t.month + 2) // 3} {t.year}",
}
