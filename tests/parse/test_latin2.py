"""Texts of Central Europe without a declared character set, and those of Western Europe, which stay what they are."""

import pytest

from streams.parse.charset import decode

CENTRAL = {
    "Polish": "Minister powiedział w środę, że rząd nie będzie czekał na decyzję rady. Ludzie żyją tu od lat.",
    "short Polish": "Wypadek na moście. Dwie osoby są ranne, podała policja we wtorek.",
    "Czech": "Ministr řekl ve středu, že vláda nebude čekat na rozhodnutí rady. Lidé tu žijí už několik let.",
    "Slovak": "Minister povedal v stredu, že vláda nebude čakať na rozhodnutie rady. Ľudia tu žijú už niekoľko rokov, tešia sa.",
    "Hungarian": "A miniszter szerdán azt mondta, hogy az idő jó, a nők örülnek és erős szél fúj a kikötőben.",
    "Romanian": "Ministrul a spus că ţara nu va aştepta decizia. Oamenii trăiesc aici de ani şi sunt liniştiţi.",
    "Croatian": "Ministar je u srijedu rekao da vlada neće čekati odluku. Ljudi žive ovdje već godinama, žena se sjeća da još uči.",
    "Slovene": "Minister je v sredo rekel, da vlada ne bo čakala. Ljudje tu živijo že leta in še vedno več žensk čaka.",
}
WESTERN = {
    "German": "Die Bürger hörten, dass die Straße über die Brücke zu bleibt. Fläche: 30 m², Raum: 5 m³, Größe: ¾.",
    "French": "Le père de l’élève était là où la fête a été gâchée. Babiš, Škoda, Kožušek: très près, mère, frère, goûté, cœur.",
    "Spanish": "¿Qué pasó? El ministro dijo que no esperaría. ¡Adiós! El nº3 y la 1ª. ¿cómo? España",
    "Portuguese": "O ministro disse que as eleições não põem em questão as decisões. São opiniões irmãs. É o nº 5.",
    "Italian": "Il ministro ha detto lunedì che così è più facile, però già giù. Martedì e giovedì, sì.",
    "Danish": "Ministeren sagde onsdag at færgen på øen ikke sejlede før søndag. Søens bølger er høje.",
    "Swedish": "Ministern sade att båten inte går förrän söndag. Där är det kallt.",
    "Estonian": "Minister ütles, et õhtul sõitis ta Võrru, kus rõõmus rahvas sõi õunu.",
    "Icelandic": "Forsætisráðherrann sagði að þjóðin þyrfti að bíða. Það er góð þáttaröð og þrír menn íþróttir.",
    "Finnish": "Ministeri sanoi että hallitus ei odota. Šakki ja Žukov, šeikki, Pašinjan.",
    "English": "The café in São Paulo charges £5 for a naïve résumé, said Babiš. Øresund’s bridge is shut.",
    "Gaelic": "Thuirt an ceann-suidhe gun robh an sìde math agus gu dìreach sìos, tìr is mìle.",
    "footnotes": "The price rose¹ in May² and fell³ in June¹, the bank said. 5 m³ and 3 km³ of café.",
}


@pytest.mark.parametrize(
    ("language", "charset"),
    [*((language, "cp1250") for language in CENTRAL), *((each, "iso8859-2") for each in CENTRAL if each != "Slovak")],
)
def test_central_europe(language: str, charset: str) -> None:
    """The letters say which set it is, and a warning says that it is a guess."""
    text = CENTRAL[language]
    read = decode(text.encode(charset))
    assert read.text == text
    assert any("no character set was declared" in each for each in read.warnings)


@pytest.mark.parametrize("language", WESTERN)
def test_western_europe(language: str) -> None:
    """Nothing of Western Europe is taken for the other, names from there in it neither."""
    text = WESTERN[language]
    assert decode(text.encode("cp1252")).text == text


def test_what_was_declared_holds() -> None:
    """A source that says its set is believed, whatever its letters show."""
    data = CENTRAL["Polish"].encode("cp1250")
    assert decode(data, "cp1252").charset == "cp1252"
    assert decode(data, "iso-8859-2").charset == "iso-8859-2"
