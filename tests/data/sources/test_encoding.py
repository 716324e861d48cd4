"""The encoding of small files with a few letters beyond ASCII: right, or marked as doubtful with both readings."""

import pytest

from workbench.data.sources.csv import read_table
from workbench.data.sources.encoding import detect_encoding
from workbench.progress import finish

SHORT = [
    ("cp1252", "time,temp (°C)\n1,20.5\n2,21.0\n"),
    ("cp1252", "t;PM10 [µg/m³]\n1;20,5\n2;21,0\n"),
    ("cp1252", "item;price\nA;12,50 €\nB;9,99 €\n"),
    ("cp1252", "© 2024 Weather Service\na,b\n1,2\n3,4\n"),
    ("cp1252", "pais,valor\nEspaña,3\nItalia,4\n"),
    ("cp1252", "by,antal\nMalmö,3\nLuleå,4\nÅre,5\n"),
    ("cp1252", "cidade,pop\nSão Paulo,12\nRio,6\n"),
    ("cp1252", "Größe;Straße\n1;Hauptstraße\n2;Weg\n"),
    ("cp1252", "nom,ville\nRené,Lyon\nZoé,Orléans\n"),
    ("cp1253", "πόλη;θερμοκρασία\nΑθήνα;20\nΠάτρα;21\n"),
    ("cp1254", "şehir;sıcaklık\nİstanbul;20\nMuğla;21\n"),
    ("cp1255", "עיר,טמפרטורה\nתל אביב,20\nחיפה,21\n"),
    ("cp1256", "المدينة,درجة الحرارة\nالقاهرة,20\nدمشق,21\n"),
    ("cp1251", "Город;Цена\nМосква;20\nКазань;21\n"),
    ("koi8_r", "город;температура\nМосква;20\nКазань;21\n"),
    ("euc_jp", "日付,気温\n1,20\n2,21\n"),
    ("cp932", "センサー,値\n東京,20\n大阪,21\n"),
    ("cp949", "날짜,기온\n1,20\n2,21\n"),
    ("gb18030", "城市,销量\n北京,20\n上海,21\n"),
    ("big5", "城市,數量\n臺北,20\n高雄,21\n"),
    ("cp1250", "miasto;wartość\nŁódź;20\nKraków;21\n"),
    ("cp1250", "město;počet\nPlzeň;20\nBrno;21\n"),
    ("cp1257", "pilsēta;vērtība\nRīga;20\nLiepāja;21\n"),
    ("mac_roman", "Größe;Straße\n1;Hauptstraße\n2;Weg\n"),
    ("cp437", "Größe;Menge\n1;München\n2;Köln\n"),
    ("cp850", "ville;débit\nLyon;20\nOrléans;21\n"),
]
"""One small file for each sign, alphabet and encoding that people have."""
MORE = [
    ("cp1252", "month;Umsatz (€)\n1;12\n2;9\n"),
    ("cp1252", "item,price\nTea,£3.50\nCoffee,£4.20\n"),
    ("cp1252", "año,valor\n2001,3\n2002,4\n"),
    ("cp1252", "ort,temp\nHåby,3\nLund,4\n"),
    ("cp1252", "date;débit\n2001;3\n2002;4\n"),
    ("iso8859_7", "Ημερομηνία;Τιμή\n1;20\n2;21\n"),
    ("cp1254", "gün,değer\n1,20\n2,21\n"),
    ("cp1251", "дата;температура\n1;20\n2;21\n"),
    ("koi8_r", "Дата,Значение\n1,20\n2,21\n"),
    ("cp1251", "місто;значення\nКиїв;20\nЛьвів;21\n"),
    ("cp866", "Дата;Температура\n1;20\n2;21\n"),
    ("euc_jp", "都市,値\n東京,20\n大阪,21\n"),
    ("cp932", "日付,気温\n1,20\n2,21\n"),
    ("cp949", "도시,값\n서울,20\n부산,21\n"),
    ("gb18030", "日期,温度\n1,20\n2,21\n"),
    ("big5", "日期,溫度\n1,20\n2,21\n"),
    ("cp1250", "dzień;ilość\n1;20\n2;21\n"),
    ("cp1250", "čas;měření\n1;20\n2;21\n"),
    ("cp1250", "idő;hőmérséklet\n1;20\n2;21\n"),
    ("cp1250", "oraş;preţ\nIaşi;20\nBraşov;21\n"),
    ("cp1257", "miestas;reikšmė\nVilnius;20\nŠiauliai;21\nPanevėžys;3\n"),
    ("cp1257", "linn;väärtus\nTallinn;20\nPärnu;21\nVõru;3\n"),
    ("mac_roman", "ville,température\nLyon,20\nOrléans,21\n"),
    ("mac_roman", "time,temp (°C)\n1,20.5\n2,21.0\n"),
    ("cp850", "Datum;Temp °C\n1;20\n2;21\n"),
    ("cp1252", "by;værdi\nKøbenhavn;20\nÅrhus;21\n"),
    ("cp1252", "måned;antal\n1;20\n2;21\n"),
    ("cp1252", "data;medição;precipitação\n1;20;2\n2;21;3\n"),
    ("cp1252", "città;umidità\nForlì;20\nRoma;21\n"),
    ("cp1252", "päivä;lämpötila\n1;20\n2;21\n"),
    ("cp1252", "date;température;humidité\n1;20;2\n2;21;3\n"),
    ("cp1252", "x,err\n1,±0.5\n2,±0.3\n"),
    ("cp1252", "id,note\n1,it’s fine\n2,“ok” – done\n"),
    ("iso8859_2", "miasto;wartość\nŁódź;20\nKraków;21\n"),
    ("cp874", "เมือง,อุณหภูมิ\nกรุงเทพ,20\n"),
    ("cp1250", "županija;količina\nŠibenik;20\nČakovec;21\n"),
    ("cp1251", "Дата;Стойност\nСофия;20\nВарна;21\n"),
    ("cp1252", "Ort;Wert\nKöln;3\nBonn;4\n"),
    ("cp1252", "Jahr,Zürich\n1,2\n3,4\n"),
    ("cp1252", "id,area m²\n1,2\n3,4\n"),
    ("cp1252", "År,Antal\n1,2\n3,4\n"),
    ("cp1252", "Dato;Nedbør\n1;2\n3;4\n"),
    ("cp1252", "Dagur;Hiti á Íslandi\nReykjavík;2\nAkureyri;4\nÞórshöfn;4\nÍsafjörður;3\n"),
    ("cp1252", "Datum;Außentemperatur;Luftfeuchte\n01.01.2024;3,5;80\n02.01.2024;4,1;77\n"),
    ("cp1252", "fecha,estación,nivel\n2024-01-01,Málaga,3\n2024-01-02,Cádiz,4\n"),
    ("cp1252", "date,prix (€),quantité\n2024-01-01,3,1\n"),
    ("cp1251", "№;Показатель;Сумма\n1;Доход;20\n2;Расход;10\n"),
    ("koi8_r", "время,давление,влажность\n1,2,3\n"),
    ("cp1253", "Ημερομηνία;Κατανάλωση (kWh)\n1;2\n"),
    ("cp1254", "tarih;satış;mağaza\n1;20;Beşiktaş\n2;30;Kadıköy\n"),
    ("cp1255", "תאריך,כמות\n1,2\n2,3\n"),
    ("cp1256", "التاريخ,القيمة\n1,2\n"),
    ("euc_jp", "時刻,電力\n1,2\n"),
    ("cp932", "年月日,売上\n1,2\n"),
    ("cp949", "지역,판매량\n강남,2\n"),
    ("gb18030", "时间,湿度\n1,2\n"),
    ("gb18030", "店铺,金额\n朝阳店,2\n海淀店,3\n"),
    ("big5", "日期,銷售額\n1,2\n"),
    ("cp1250", "data;temperatura;wilgotność\n1;2;3\n"),
    ("cp1250", "datum;teplota;vlhkost vzduchu;stanice\n1;2;3;Třebíč\n"),
    ("cp1257", "laikas;temperatūra;drėgmė\n1;2;3\n"),
    ("mac_roman", "fecha,año\n1,2\n"),
    ("mac_roman", "Zeit;Öffnung;Übergröße\n1;2;3\n"),
    ("cp437", "Jahr;Umsatz für Mai\n1;2\n"),
    ("cp850", "año;niños\n1;2\n"),
    ("cp1252", "t [s];U [V];I [mA];R [kO]\n0;1;2;±3\n"),
    ("cp1252", "time;flow (m³/h)\n1;2\n"),
    ("cp1252", "Name,Café\nA,1\n"),
    ("cp1252", "station;nedbør;vindstyrke\nTromsø;1;2\nBodø;3;4\n"),
    ("cp1252", "kaupunki;määrä\nHyvinkää;1\n"),
    ("cp1252", "cidade;população\nBelém;1\nGoiânia;2\n"),
    ("cp1251", "град;температура\nНиш;1\nЧачак;2\n"),
    ("cp1251", "область;населення\nКиїв;1\n"),
    ("cp1252", "temp °C;v µm/s\n1;2\n"),
    ("euc_jp", "センサ,値\nA,1\n"),
    ("cp949", "시간,값\n1,2\n"),
    ("big5", "時間,數值\n1,2\n"),
    ("cp1254", "yıl,nüfus\n1,2\n"),
    ("cp1252", "été,hiver\n1,2\n"),
    ("cp1252", "id,naïve\n1,2\n"),
    ("cp1252", "Señal,valor\n1,2\n"),
    ("cp1253", "Έτος;Τιμή\n1;2\n"),
    ("cp1255", "שנה;ערך\n1;2\n"),
    ("cp1252", "Mês;Preço\n1;2\n"),
    ("cp1251", "Год;Объём\n1;2\n"),
    ("koi8_r", "Год;Объём\n1;2\n"),
    ("iso8859_5", "Дата;Температура\n1;2\n"),
    ("cp1252", "Année;Évènement\n1;2\n"),
]


def read(encoding: str, text: str) -> str:
    raw = text.encode(encoding)
    found = detect_encoding(raw)
    assert found is not None
    return raw.decode(found.name, "replace")


@pytest.mark.parametrize(("encoding", "text"), SHORT)
def test_a_short_text_is_read_as_it_was_written(encoding, text):
    assert read(encoding, text) == text


@pytest.mark.parametrize(("encoding", "text"), MORE)
def test_other_short_texts_are_read_as_they_were_written(encoding, text):
    assert read(encoding, text) == text


def test_few_short_texts_are_doubted():
    doubted = [text for encoding, text in SHORT if detect_encoding(text.encode(encoding)).doubt is not None]

    assert len(doubted) <= 3


def test_a_doubtful_encoding_is_a_problem_that_shows_both_readings(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes("Datum;Hőfok\n1;2\n2;3\n".encode("cp1250"))

    messages = [str(problem.message) for problem in finish(read_table(path)).problems]

    assert any("Hőfok" in message and "Hõfok" in message for message in messages)


def test_the_reason_shows_words_as_they_are_read(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes("Größe;Wert\n1;2\n2;3\n".encode("cp1252"))

    assert "Größe" in str(finish(read_table(path)).guesses["encoding"])


def test_bytes_that_no_known_alphabet_fits_are_still_read():
    assert detect_encoding(bytes(range(128, 256)) * 3) is not None


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_lines_tell_the_encoding_whatever_ends_them(end, tmp_path):
    words = ("Logroño", "Málaga", "Coruña", "Cádiz", "León", "Córdoba")
    lines = ["time;región", *(f"2024-01-{day:02d};{words[day % 6]} {'x' * 60}" for day in range(1, 29))]

    found = detect_encoding((end.join(lines) + end).encode("cp1252"))

    assert found.name == "cp1252"


@pytest.mark.parametrize("encoding", ["cp1252", "cp1250", "cp1251", "iso8859-1", "utf-8"])
def test_a_hard_blank_between_thousands_is_no_letter(encoding, tmp_path):
    path = tmp_path / "table.csv"
    rows = "".join(f"2024-01-{day:02d};1\u00a0{day}4\u00a0491,86\n" for day in range(10, 29))
    path.write_bytes(("time;load\n" + rows).encode(encoding))

    read = finish(read_table(path)).frame["load"].tolist()

    assert read == [float(f"1{day}4491.86") for day in range(10, 29)]


@pytest.mark.parametrize("text", ["Größe;v\n1;2\n3;4\n", "Größe;Höhe\n1;2\n3;4\n", "Fläche;v\n1;2\n"])
def test_no_sign_of_china_or_japan_stands_within_a_latin_word(text):
    assert detect_encoding(text.encode("cp850")).name in {"cp850", "cp437"}


@pytest.mark.parametrize(("word", "encoding"), [("ΔT", "cp1253"), ("Öl", "cp1252"), ("né", "cp1252")])
def test_a_word_of_two_letters_alone_is_never_sure(word, encoding):
    assert detect_encoding(f"date,{word}\n1,2\n".encode(encoding)).doubt is not None


@pytest.mark.parametrize("word", ["für", "°C", "µg/m³", "Größe"])
def test_signs_and_longer_words_are_sure(word):
    assert detect_encoding(f"date,{word}\n1,2\n".encode("cp1252")).doubt is None
