"""Words in times: months, days of the week, halves of the day and zones, in the languages people export in."""

import re

MONTH_NAMES = (
    "january jan januar jänner enero ene janvier janv gennaio",
    "february feb februar feber febrero février févr fevrier fevr fév febbraio",
    "march mar märz maerz mrz mär marzo mars",
    "april apr abril abr avril avr aprile",
    "may mai mayo maggio",
    "june jun juni junio juin giugno",
    "july jul juli julio juillet juil luglio",
    "august aug agosto ago août aout",
    "september sep sept septiembre setiembre septembre settembre",
    "october oct oktober okt octubre octobre ottobre",
    "november nov noviembre novembre",
    "december dec dezember dez diciembre dic décembre déc decembre dicembre",
)
"""The names and short names of each month, in small letters."""
_WEEKDAYS = (
    "monday mon montag mo lunes lun lundi 星期一 周一 週一",
    "tuesday tue tues dienstag di martes mar mardi 星期二 周二 週二",
    "wednesday wed mittwoch mi miércoles miercoles mié mie mercredi mer 星期三 周三 週三",
    "thursday thu thur thurs donnerstag do jueves jue jeudi jeu 星期四 周四 週四",
    "friday fri freitag fr viernes vie vendredi ven 星期五 周五 週五",
    "saturday sat samstag sonnabend sa sábado sabado sáb sab samedi sam 星期六 周六 週六",
    "sunday sun sonntag so domingo dom dimanche dim 星期日 星期天 周日 週日",
)
MONTHS = {word: number for number, words in enumerate(MONTH_NAMES, start=1) for word in words.split()}
"""The number of a month by its name or short name, in small letters."""
WEEKDAYS = {word: number for number, words in enumerate(_WEEKDAYS) for word in words.split()}
"""The number of a day of the week by its name or short name, in small letters; Monday is 0."""

HALVES = {"am": 0, "pm": 1, "上午": 0, "凌晨": 0, "早上": 0, "下午": 1, "中午": 1, "晚上": 1, "오전": 0, "오후": 1}
"""Which half of the day is meant."""

ZONES = {
    **{"Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120},
    **{"EET": 120, "EEST": 180, "MSK": 180, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420},
    **{"MDT": -360, "PST": -480, "PDT": -420, "AKST": -540, "AKDT": -480, "HST": -600, "JST": 540, "KST": 540},
    **{"AEST": 600, "AEDT": 660, "AWST": 480, "NZST": 720, "NZDT": 780},
}
"""Minutes ahead of UTC by the usual letters."""


def alternatives(words: "dict[str, int]") -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
