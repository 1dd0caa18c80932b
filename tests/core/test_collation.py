"""The order of names in each language."""

from __future__ import annotations

import random

import pytest

from briefing.core.collation import collation_key

# Names in the order of dictionaries of the language. Each is less than the next one.
ORDERS = {
    "en": "1945 Åland Albania archive Čapek co-operation coexist côté cotton Zagreb Ελλάδα Россия",
    "de": "Ägypten Apfel Arzt Ärztin Österreich Ostsee Straße Strasser Überfall Ungarn zweite",
    "fr": "cote coté côte élan elle été eux œuvre oeuvres zone",
    "es": "lana llave luz nube nuevo ñame ñu oro",
    "it": "città cittadino e è ebbe perché però",
    "pt": "acao ação avó avô coração corda",
    "vi": "an án ăn ân ba da đa em êm ga ô ơn pa u ư va",
    "id": "Aceh Bali Jakarta",
    "pl": "las łan mac nos nóż oko ósmy zebra źle żaba",
    "sv": "alla zon å äga öga",
    "ru": "атом ёж ежа ель Иран йод Китай Россия ЮАР яма Europe",
    "uk": "Галич ґанок дім ель Єгипет жито Захід Ізмаїл їжа Йосип Київ м’ята Харків юність",
    "ar": "اتفاق أمن إيران باب تركيا ثورة سلام صلح لبنان مصر نووي هدنة وزارة يمن NATO",
    "fa": "آب ایران پاکستان تهران چین ژاپن کره گرجستان لبنان نفت وزیر هند یمن",
    "he": "אירן ביטחון ירושלים כלכלה מלחמה שלום תקווה",
    "ko": "가족 경제 북한 안보 한국 핵 Asia",
    "ja": "ASEAN アジア いらん がっこう カナダ かんこく さくら サミット 亜鉛 安全 核 日本 平和",
    "zh-Hans": "安全 北京 朝鲜 俄罗斯 韩国 核 美国 日本 制裁 中国 ASEAN",
    "zh-Hant": "中國 日本 北京 外交 安全 制裁 核 韓國",
    "zh-TW": "一 人 大 中國 日本 北京",
    "el": "Αθήνα άλφα βουνό Ωμέγα ASEAN",
}


@pytest.mark.parametrize("lang", ORDERS)
def test_names_have_the_order_of_dictionaries(lang: str) -> None:
    names = ORDERS[lang].split()
    shuffled = random.Random(1).sample(names, len(names))
    assert sorted(shuffled, key=lambda name: collation_key(name, lang)) == names


def test_every_character_has_a_place() -> None:
    characters = map(chr, (*range(1, 0x3100), *range(0x3100, 0x30000, 7)))
    assert all(collation_key(character, "ja")[2] == character for character in characters)
