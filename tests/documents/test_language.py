"""Languages: told from short and shouted text, and not misled by names."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annals.documents.language import Guess, detect, language_code, language_name

ENGLISH = [
    "Gunmen killed three people near Mubi on Tuesday, a resident said.",
    "THE COLOMBIAN GOVERNMENT SAID TODAY THAT THE FRENTE FARABUNDO MARTI PARA LA LIBERACION NACIONAL ATTACKED A TOWN.",
    "In Deir ez-Zor, fighters of Hayat Tahrir al-Sham and Jaysh al-Islam shelled Ma'arrat al-Nu'man and Khan Shaykhun.",
    "Members of the Ejército de Liberación Nacional and of the Clan del Golfo clashed in San José de Uré, Córdoba.",
    "Un village in Bas-Uélé was burned by armed men of the Front de Libération; two people were killed.",
    "4 May: 3 killed, 2 injured in attack on village near Goma by unknown gunmen.",
    "The soldiers of the Bundeswehr and of the Armée de Terre were hit by a bomb in Gao; nobody was killed.",
]
OTHERS = {
    "es": "La policía informó que tres personas murieron en un ataque contra el mercado de la ciudad.",
    "pt": "A polícia informou que três pessoas foram mortas em um ataque ao mercado da cidade na terça-feira.",
    "fr": "Des hommes armés ont tué trois personnes mardi dans un village, selon la police.",
    "it": "Tre persone sono state uccise in un attacco al mercato della città, secondo la polizia.",
    "de": "Bei einem Angriff auf den Markt der Stadt wurden am Dienstag drei Menschen getötet.",
    "nl": "Bij een aanval op de markt van de stad zijn dinsdag drie mensen om het leven gekomen.",
    "sv": "Tre människor dödades i en attack mot marknaden i staden på tisdagen, enligt polisen.",
    "pl": "Trzy osoby zginęły w ataku na targ w mieście we wtorek, poinformowała policja, która nie podała nazwisk.",
    "tr": "Polis, şehirdeki pazara düzenlenen saldırıda üç kişinin öldüğünü ve iki kişi için arama olduğunu söyledi.",
    "sw": "Watu watatu waliuawa katika shambulio la soko la mji siku ya Jumanne, polisi walisema.",
    "ha": "'Yan bindiga sun kashe mutane uku a wata kasuwa da ke cikin garin ranar Talata, in ji 'yan sanda.",
    "so": "Saddex qof ayaa lagu dilay weerar ka dhacay suuqa magaalada, sida ay sheegeen ciidanka booliiska.",
    "id": "Tiga orang tewas dalam serangan di pasar kota pada hari Selasa, kata polisi yang tidak menyebut nama.",
    "tl": "Tatlong tao ang namatay sa pag-atake sa palengke ng lungsod noong Martes, ayon sa pulis.",
    "ru": "По словам полиции, в результате нападения на рынок погибли три человека.",
    "uk": "За словами поліції, унаслідок нападу на ринок у місті загинули троє людей.",
    "ar": "قالت الشرطة إن ثلاثة أشخاص قتلوا في هجوم على سوق المدينة يوم الثلاثاء.",
    "fa": "پلیس گفت که سه نفر در حمله به بازار شهر در روز سه‌شنبه کشته شده‌اند.",
    "ur": "پولیس کے مطابق شہر کے بازار پر حملے میں تین افراد ہلاک ہو گئے ہیں۔",
    "ps": "پولیس وايي چې په ښار کې پر بازار برید کې درې کسان وژل شوي دي.",
    "am": "ማክሰኞ ዕለት በከተማው ገበያ ላይ በተፈጸመ ጥቃት ሦስት ሰዎች ተገድለዋል እና ሌሎች ቆስለዋል።",
    "hi": "पुलिस ने कहा कि शहर के बाज़ार में हुए हमले में तीन लोग मारे गए हैं।",
    "bn": "পুলিশ জানায়, মঙ্গলবার শহরের বাজারে হামলায় তিনজন নিহত হয়েছেন।",
    "my": "ရဲက ပြောကြားရာတွင် ဈေးတိုက်ခိုက်မှုတွင် လူသုံးဦး သေဆုံးခဲ့သည်။",
    "th": "ตำรวจกล่าวว่ามีผู้เสียชีวิตสามคนจากการโจมตีตลาดในเมืองเมื่อวันอังคาร",
    "zh": "警方说，星期二在该市市场发生的袭击中有三人丧生。",
    "ja": "警察によると、火曜日に市内の市場で起きた襲撃で三人が死亡した。",
    "ko": "경찰은 화요일 시장에서 일어난 공격으로 세 명이 숨졌다고 밝혔다.",
    "he": "המשטרה מסרה כי שלושה בני אדם נהרגו בהתקפה על השוק בעיר.",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_full_of_foreign_names_is_english(text: str) -> None:
    assert detect(text) == Guess("en", "English")
    assert detect(text.upper()).code == "en"


@pytest.mark.parametrize(("code", "text"), OTHERS.items(), ids=OTHERS)
def test_one_sentence_is_enough_to_tell_another_language(code: str, text: str) -> None:
    found = detect(text)
    assert found.code == code
    assert detect(text.upper()).code == code
    assert found.name == language_name(code)


@pytest.mark.parametrize(
    "text",
    [
        "Bradley, Station Rd. Sat 7/7 16.20: Centre Sq, disturbance, supporters / youths, 1 male stabbed. Sat 20.15 - "
        "Sun 04.00: Abbey Rd, petrol bombs; garage burnt out; 14 officers inj. Tue: collision, Thorn Rd, minor.",
        "041540JAN: SVIED, FUNERAL, KARADA, 32 CIV KIA, 36 CIV WIA. 051100JAN: IED VIC KHALA, 0 CAS. 060220JAN: RAID, "
        "BURA, 4 DET, 2 AK. 061900JAN: NEGLIGENT DISCHARGE, FOB NORTH, NO INJ. 080730JAN: SAF, IP CHECKPOINT, NFI.",
    ],
)
def test_a_log_without_small_words_is_english(text: str) -> None:
    assert detect(text) == Guess("en", "English")


def test_too_little_text_has_no_language_and_is_not_called_foreign() -> None:
    assert detect("Mubi: 3.") == Guess(None, None, foreign=False)
    assert detect("12345 !!!") == Guess(None, None, foreign=False)


def test_a_long_text_in_no_known_language_is_foreign() -> None:
    assert detect("Zorbu klemt vrishka bolun taq mirrit plov " * 10).foreign


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_any_text_gets_a_language_or_none(text: str) -> None:
    found = detect(text)
    assert (found.code is None) == (found.name is None)


@pytest.mark.parametrize(
    ("stated", "code"),
    [("en", "en"), ("en-GB", "en"), ("EN_us", "en"), ("English", "en"), ("spa", "es"), ("Klingon", None)],
)
def test_a_stated_language_is_understood(stated: str, code: str | None) -> None:
    assert language_code(stated) == code
