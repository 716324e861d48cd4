"""Words of many languages, with the encodings that people there save files in."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Tongue:
    """A language: its encodings, names of columns (time, numbers, words, sequence, label), places, and one remark."""

    encodings: tuple[str, ...]
    columns: tuple[str, ...]
    places: tuple[str, ...]
    remark: str
    comma: bool = False
    """Whether a comma is the usual mark before a fraction."""


UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
WESTERN = (*UNICODE, "cp1252", "iso8859-1")


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


TONGUES = {
    "english": Tongue(
        encodings=(*UNICODE, "ascii", "cp1252"),
        columns=_words("time load pressure flow place machine kind"),
        places=_words("Leeds York Bath Derby Exeter Truro Wells Ripon Durham Oxford"),
        remark="Values of the main station",
    ),
    "german": Tongue(
        encodings=WESTERN,
        columns=_words("Zeitpunkt Höhe Stärke Füllstand Gemäß Gerät Qualität"),
        places=_words("Köln München Düsseldorf Würzburg Göttingen Lübeck Nürnberg Saarbrücken Gießen Görlitz"),
        remark="Werte für die größere Anlage",
        comma=True,
    ),
    "french": Tongue(
        encodings=WESTERN,
        columns=_words("horodatage débit pression énergie région numéro catégorie"),
        places=_words("Besançon Orléans Béziers Nîmes Évreux Angoulême Périgueux Mâcon Alençon Châlons"),
        remark="Relevés de la journée précédente",
        comma=True,
    ),
    "spanish": Tongue(
        encodings=WESTERN,
        columns=_words("instante presión caudal energía región máquina categoría"),
        places=_words("Málaga Cádiz León Ávila Córdoba Logroño Cáceres Jaén Almería Coruña"),
        remark="Datos de la última estación",
        comma=True,
    ),
    "portuguese": Tongue(
        encodings=WESTERN,
        columns=_words("instante pressão vazão nível região máquina descrição"),
        places=_words("São-Paulo Brasília Maceió Belém Goiânia Florianópolis Cuiabá Vitória Macapá Santarém"),
        remark="Dados da estação de medição",
        comma=True,
    ),
    "swedish": Tongue(
        encodings=WESTERN,
        columns=_words("tidpunkt höjd flöde tryck läge maskin kön"),
        places=_words("Göteborg Malmö Västerås Örebro Norrköping Jönköping Umeå Gävle Borås Växjö"),
        remark="Mätvärden från första stationen",
        comma=True,
    ),
    "polish": Tongue(
        encodings=(*UNICODE, "cp1250", "iso8859-2"),
        columns=_words("chwila ciśnienie przepływ wysokość miejscowość urządzenie jakość"),
        places=_words("Łódź Gdańsk Poznań Wrocław Białystok Częstochowa Rzeszów Toruń Kielce Zamość"),
        remark="Pomiary głównej stacji",
        comma=True,
    ),
    "czech": Tongue(
        encodings=(*UNICODE, "cp1250", "iso8859-2"),
        columns=_words("čas průtok výška tlak město zařízení třída"),
        places=_words("Plzeň Děčín Třebíč Přerov Břeclav Jičín Žďár Kroměříž Šumperk Znojmo"),
        remark="Hodnoty z hlavní měřicí stanice",
        comma=True,
    ),
    "russian": Tongue(
        encodings=(*UNICODE, "cp1251", "koi8-r"),
        columns=_words("время расход давление уровень город прибор класс"),
        places=_words("Москва Казань Самара Томск Пермь Омск Воронеж Саратов Тюмень Ижевск"),
        remark="Показания главной станции",
        comma=True,
    ),
    "greek": Tongue(
        encodings=(*UNICODE, "cp1253", "iso8859-7"),
        columns=_words("χρόνος παροχή πίεση στάθμη πόλη μηχανή κατηγορία"),
        places=_words("Αθήνα Πάτρα Λάρισα Βόλος Χανιά Καβάλα Σέρρες Δράμα Ρόδος Κέρκυρα"),
        remark="Μετρήσεις του κύριου σταθμού",
        comma=True,
    ),
    "turkish": Tongue(
        encodings=(*UNICODE, "cp1254", "iso8859-9"),
        columns=_words("zamanı akış basınç yükseklik şehir makine sınıfı"),
        places=_words("İstanbul Eskişehir Diyarbakır Şanlıurfa Muğla Niğde Çorum Balıkesir Kırşehir Iğdır"),
        remark="Ana istasyonun değerleri aşağıdadır",
        comma=True,
    ),
    "hebrew": Tongue(
        encodings=(*UNICODE, "cp1255"),
        columns=_words("זמן זרימה לחץ גובה עיר מכונה סוג"),
        places=_words("ירושלים חיפה אשדוד נתניה חולון רחובות אילת צפת טבריה רעננה"),
        remark="מדידות של התחנה הראשית",
    ),
    "chinese": Tongue(
        encodings=(*UNICODE, "gb18030", "gbk"),
        columns=_words("时间 流量 压力 水位 城市 设备 类别"),
        places=_words("北京 上海 广州 深圳 杭州 成都 西安 武汉 南京 重庆"),
        remark="主要测站的数据如下",
    ),
    "taiwanese": Tongue(
        encodings=(*UNICODE, "big5"),
        columns=_words("時間 流量 壓力 水位 城市 設備 類別"),
        places=_words("臺北 高雄 臺中 臺南 新竹 嘉義 基隆 屏東 花蓮 宜蘭"),
        remark="主要測站的資料如下",
    ),
    "japanese": Tongue(
        encodings=(*UNICODE, "shift_jis", "cp932", "euc_jp"),
        columns=_words("時刻 流量 圧力 水位の値 場所 装置 種類"),
        places=_words("東京 おおさか なごや さっぽろ フクオカ ヨコハマ 京都 せんだい 神戸 ながさき"),
        remark="測定したデータは次のとおりです",
    ),
    "korean": Tongue(
        encodings=(*UNICODE, "euc_kr", "cp949"),
        columns=_words("시각 유량 압력 수위 도시 장비 종류"),
        places=_words("서울 부산 대구 인천 광주 대전 울산 수원 창원 청주"),
        remark="주요 측정소의 자료입니다",
    ),
}
