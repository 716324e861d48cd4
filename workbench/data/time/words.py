"""Words in times: months, days of the week, halves of the day and zones, in the languages people export in."""

import re

MONTH_NAMES = (
    "january jan januar jänner enero ene janvier janv gennaio gen janeiro januari stycznia styczeń sty января "
    "январь янв ocak oca ledna leden január ianuarie ιανουαρίου ιαν січня tammikuuta tammikuu січень януари "
    "gener januára siječanj siječnja sausio sausis jaanuar janvāris يناير ינואר जनवरी",
    "february feb februar feber febrero février févr fevrier fevr fév febbraio fevereiro fev februari lutego "
    "luty lut февраля февраль фев şubat subat şub února únor február februarie φεβρουαρίου φεβ лютого "
    "helmikuuta helmikuu лютий февруари febrer februára veljača veljače vasario vasaris veebruar februāris "
    "فبراير פברואר फरवरी फ़रवरी",
    "march mar märz maerz mrz mär marzo mars março marco maart mrt marts marca marzec марта март mart března "
    "březen március martie μαρτίου μαρ березня maaliskuuta maaliskuu березень maret març marec ožujak ožujka "
    "kovo kovas märts מרץ مارس मार्च",
    "april apr abril abr avril avr aprile kwietnia kwiecień kwi апреля апрель апр nisan nis dubna duben április "
    "aprilie απριλίου απρ квітня huhtikuuta huhtikuu квітень април apríl apríla travanj travnja balandžio "
    "balandis aprill aprīlis أبريل ابريل אפריל अप्रैल",
    "may mai mayo maggio mag maio mei maj maja мая май mayıs mayis května květen május μαΐου μαϊου травня "
    "toukokuuta toukokuu травень maig máj mája svibanj svibnja gegužės gegužė maijs مايو מאי मई",
    "june jun juni junio juin giugno giu junho czerwca czerwiec cze июня июнь июн haziran haz června červen "
    "június iunie ιουνίου ιουν червня kesäkuuta kesäkuu червень юни juny junij jún júna lipnja birželio "
    "birželis juuni jūnijs يونيو יוני जून",
    "july jul juli julio juillet juil luglio lug julho lipca lipiec lip июля июль июл temmuz tem července "
    "červenec július iulie ιουλίου ιουλ липня heinäkuuta heinäkuu липень юли juliol julij júl júla srpanj "
    "srpnja liepos liepa juuli jūlijs يوليو יולי जुलाई",
    "august aug agosto ago août aout augustus augusti sierpnia sierpień sie августа август авг ağustos agustos "
    "ağu srpna srpen augusztus αυγούστου αυγ серпня elokuuta elokuu серпень agost agustus avgust avgusta "
    "augusta kolovoz kolovoza rugpjūčio rugpjūtis augusts أغسطس אוגוסט अगस्त",
    "september sep sept septiembre setiembre septembre settembre set setembro września wrzesień wrz сентября "
    "сентябрь сен сент eylül eylul eyl září szeptember septembrie σεπτεμβρίου σεπ вересня syyskuuta syyskuu "
    "вересень септември setembre septembra rujan rujna rugsėjo rugsėjis septembris سبتمبر ספטמבר सितंबर सितम्बर",
    "october oct oktober okt octubre octobre ottobre ott outubro out października październik paź октября "
    "октябрь окт ekim eki října říjen október octombrie οκτωβρίου οκτ жовтня lokakuuta lokakuu жовтень октомври "
    "októbra oktobra spalio spalis oktoober oktobris أكتوبر אוקטובר अक्टूबर",
    "november nov noviembre novembre novembro listopada listopad lis ноября ноябрь ноя kasım kasim kas "
    "listopadu noiembrie νοεμβρίου νοε листопада marraskuuta marraskuu листопад ноември novembra studeni "
    "studenoga lapkričio lapkritis novembris نوفمبر נובמבר नवंबर नवम्बर",
    "december dec dezember dez diciembre dic décembre déc decembre dicembre dezembro desember des grudnia "
    "grudzień gru декабря декабрь дек aralık aralik ara prosince prosinec decembrie δεκεμβρίου δεκ грудня "
    "joulukuuta joulukuu грудень декември desembre decembra prosinac prosinca gruodžio gruodis detsember "
    "decembris ديسمبر דצמבר दिसंबर दिसम्बर",
)
"""The names and short names of each month, in small letters."""
WEEKDAY_NAMES = (
    "monday mon montag mo lunes lun lundi lunedì segunda segunda-feira maandag måndag понедельник пн 星期一 "
    "周一 週一 pazartesi pzt poniedziałek pon seg mandag man mån pondělí ponedeljek понеділок hétfő luni senin "
    "월요일 lunedi",
    "tuesday tue tues dienstag di martes mar mardi martedì terça terça-feira dinsdag tisdag вторник вт 星期二 "
    "周二 週二 salı sal wtorek wt ter tirsdag tir tirs tis úterý вівторок kedd marți selasa 화요일 martedi",
    "wednesday wed mittwoch mi miércoles miercoles mié mie mercredi mer mercoledì quarta quarta-feira woensdag "
    "onsdag среда ср 星期三 周三 週三 çarşamba çar środa śr qua ons středa середа szerda miercuri rabu 수요일",
    "thursday thu thur thurs donnerstag do jueves jue jeudi jeu giovedì gio quinta quinta-feira donderdag "
    "torsdag четверг чт 星期四 周四 週四 perşembe per czwartek czw qui tor tors čtvrtek четвер csütörtök joi "
    "kamis 목요일",
    "friday fri freitag fr viernes vie vendredi ven venerdì sexta sexta-feira vrijdag fredag пятница пт 星期五 "
    "周五 週五 cuma cum piątek pt sex fre pátek п'ятниця péntek vineri jumat 금요일 venerdi",
    "saturday sat samstag sonnabend sa sábado sabado sáb sab samedi sam sabato zaterdag lördag суббота сб "
    "星期六 周六 週六 cumartesi cmt sobota sob lørdag lør lör субота szombat sâmbătă sabtu 토요일",
    "sunday sun sonntag so domingo dom dimanche dim domenica zondag söndag воскресенье вс 星期日 星期天 周日 "
    "週日 pazar paz niedziela niedz søndag søn sön neděle неділя vasárnap duminică minggu 일요일",
)
"""The names and short names of each day of the week, in small letters."""
_SIGNS = ("月火水木金土日", "월화수목금토일")
"""Days of the week as Japanese and Korean calendars put them in brackets."""
MONTHS = {word: number for number, words in enumerate(MONTH_NAMES, start=1) for word in words.split()}
"""The number of a month by its name or short name, in small letters."""
WEEKDAYS = {word: number for number, words in enumerate(WEEKDAY_NAMES) for word in words.split()}
"""The number of a day of the week by its name or short name, in small letters; Monday is 0."""
WEEKDAY_SIGNS = {sign: number for signs in _SIGNS for number, sign in enumerate(signs)}
"""The same by a single sign."""
NUMERALS = {"I": 1, "II": 2, "III": 3, "IV": 4, "一": 1, "二": 2, "三": 3, "四": 4}
"""Quarters that are counted with other than digits."""

HALVES = {
    "am": 0,
    "pm": 1,
    "上午": 0,
    "凌晨": 0,
    "早上": 0,
    "下午": 1,
    "中午": 1,
    "晚上": 1,
    "오전": 0,
    "오후": 1,
    "午前": 0,
    "午後": 1,
}
"""Which half of the day is meant."""

ZONES = {
    **{"Z": 0, "UTC": 0, "GMT": 0, "WET": 0, "WEST": 60, "BST": 60, "CET": 60, "MEZ": 60, "CEST": 120, "MESZ": 120},
    **{"EET": 120, "EEST": 180, "MSK": 180, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420},
    **{
        "MDT": -360,
        "PST": -480,
        "PDT": -420,
        "AKST": -540,
        "AKDT": -480,
        "HST": -600,
        "JST": 540,
        "KST": 540,
        "IST": 330,
        "PKT": 300,
    },
    **{"SGT": 480, "HKT": 480, "WIB": 420, "BRT": -180, "SAST": 120, "TRT": 180},
    **{"AEST": 600, "AEDT": 660, "AWST": 480, "NZST": 720, "NZDT": 780},
}
"""Minutes ahead of UTC by the usual letters."""


def alternatives(words: "dict[str, int]") -> str:
    """A pattern that matches any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
