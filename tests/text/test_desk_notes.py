"""Notes of a desk: orders about items in any words are told from news about killing, pulling and withdrawing."""

import pytest

from streams.text.desk_notes import glance, read_note

# Headline | paragraphs. All invented; the words of the verbs and the order of the words vary, the class is one.
KILLS = """
BC-KILL: The story “Ferries wait in Oslo” has been withdrawn.
Please kill “Ferries wait in Oslo”.
Kill order | Please kill Ferries wait in Oslo.
Kill notice | Ferries wait in Oslo
Mandatory kill: Ferries wait in Oslo
Note to editors | Please delete “Ferries wait in Oslo”.
Please take down “Ferries wait in Oslo” at once. It is libellous.
Editors | Please take the story “Ferries wait” down from all sites.
Withdrawal | We retract our story “Ferries wait in Oslo”.
We are withdrawing our story “Ferries wait in Oslo” because its figures are wrong.
Clients are asked to remove the photo HVN1017 from their archives.
Attention subscribers: the report “Ferries wait in Oslo” must not be used.
To all clients | The dispatch about the ferry has been retracted. Do not publish it.
Spike “Ferries wait in Oslo”.
Scrap the story headlined “Ferries wait”.
Correction to our file | Our alert on the harbour is wrong. Please disregard it.
Haven ferry story | The figures in our story on the ferry are wrong. Please remove it from your pages.
Eds: Do not use the earlier story about Haven, it is wrong.
Editors, do not run the item slugged HAVEN-FERRY.
Urgent: kill our headline on Haven Lines.
Note to newsrooms | The picture HVN1017 has been pulled. It must not be used again.
Subscribers should disregard the story “Ferries wait in Oslo”.
Our story “Ferries wait” of this morning was sent in error. Please discard.
Kindly destroy all copies of the photo “Ferry at dawn”.
‘Ferries wait in Oslo’ has been withdrawn
The article 'Ferries wait in Oslo' is no longer for use.
Bitte löschen Sie die Meldung „Fähren warten in Oslo“.
Bitte verwenden Sie unsere Meldung „Fähren warten“ nicht mehr.
Wir ziehen die Meldung „Fähren warten in Oslo“ zurück.
Die Eilmeldung „Fähren warten“ darf nicht verwendet werden.
Avis aux rédactions | La dépêche « Les ferries attendent » est annulée.
Veuillez supprimer notre dépêche « Les ferries attendent ».
Nous retirons notre dépêche « Les ferries attendent ».
Prière de ne plus utiliser l'article « Les ferries attendent ».
Prière d'annuler notre dépêche « Les ferries attendent ».
Merci d’annuler la dépêche « Les ferries attendent ».
Veuillez annuler la dépêche « Les ferries attendent ».
Prière d'annuler et de ne pas utiliser notre dépêche « Les ferries attendent ».
Aux rédactions | Prière d'annuler notre dépêche "Les ferries attendent".
Prière d'ignorer l'alerte « Les ferries attendent ».
Nous vous prions d'effacer l'article « Les ferries attendent ».
Les rédactions sont priées d'annuler la dépêche « Les ferries attendent ».
La dépêche « Les ferries attendent » est erronée, merci de ne pas l'utiliser.
La dépêche « Les ferries attendent » est à annuler.
Si prega d'annullare la notizia «I traghetti aspettano».
Le redazioni sono pregate d'ignorare la notizia «I traghetti aspettano».
Preghiamo d’eliminare la notizia «I traghetti aspettano».
Es prega d'eliminar la notícia «Els transbordadors esperen».
Si us plau, elimineu la notícia «Els transbordadors esperen».
Pede-se que anulem a notícia “Barcas esperam”.
Por favor, eliminen la noticia «Los ferris esperan».
La noticia «Los ferris esperan» queda anulada.
Si prega di cancellare la notizia «I traghetti aspettano».
Gelieve het bericht “Veerboten wachten” te verwijderen.
Het bericht “Veerboten wachten” is ingetrokken.
Vänligen radera artikeln ”Färjor väntar”.
Meldingen «Ferger venter i Oslo» trekkes.
Udgår: Færger venter i Oslo | Telegrammet udgår og må ikke bringes.
Por favor, apaguem a notícia “Barcas esperam”.
Editors’ note | Haven Wire has withdrawn its story “Ferries wait in Oslo” after the source made it up.
Kill notice: Ferries wait in Oslo | The story of 0910 GMT is wrong and must be removed from all platforms.
To subscribers: the following story has been withdrawn: “Ferries wait in Oslo”
All clients should immediately cease publication of the article “Ferries wait in Oslo”.
Legal notice to editors | For legal reasons the report “Ferries wait in Oslo” must be removed from websites.
Newsdesk note: ditch the ferry story, it is wrong.
PICTURE KILL: HVN1017
The previous item was sent in error; please disregard.
Achtung Redaktionen: Meldung „Fähren warten in Oslo“ bitte nicht verwenden!
Storno: „Fähren warten in Oslo“ | Die Meldung ist falsch und wird hiermit storniert.
Annullare la notizia «I traghetti aspettano».
Artikkelen «Ferger venter» er trukket.
Urgent - stop. Ferry piece (filed 10.12) must not run. Legal.
Meldung Fähre (10.12) bitte nicht drucken, stimmt nicht.
UWAGA! ANULACJA | Prosimy o anulowanie depeszy „Promy czekają w Oslo”.
ZRUŠENÍ ZPRÁVY | Prosíme, nepoužívejte zprávu „Trajekty čekají“.
VISSZAVONÁS | Kérjük, ne használják a „Kompok várnak” című hírünket.
ANULARE: Vă rugăm să nu folosiți știrea „Feriboturi la Oslo”.
ANUL·LACIÓ: Si us plau, no feu servir la notícia «Els ferris esperen».
İPTAL: “Feribotlar bekliyor” başlıklı haberimiz iptal edilmiştir.
Lütfen “Feribotlar bekliyor” başlıklı haberi kullanmayınız.
АННУЛИРОВАНО: сообщение «Паромы ждут в Осло».
Просим не использовать сообщение «Паромы ждут в Осло».
АНУЛЬОВАНО | Просимо не публікувати новину «Пороми чекають».
ΑΚΥΡΩΣΗ: Παρακαλούμε μη δημοσιεύσετε την είδηση «Τα πλοία περιμένουν».
【取り消し】「フェリー待機」の記事は使用しないでください。
撤稿：请勿使用“渡轮等候”一稿。
إلغاء: يرجى عدم نشر خبر «العبارات تنتظر».
"""
KEEPS = """
Please do not kill the story “Ferries wait in Oslo”, an earlier kill was sent in error.
Note to editors | The kill of “Ferries wait in Oslo” was sent in error. The story stands.
Advisory | Please disregard the kill on “Ferries wait in Oslo”.
The story “Ferries wait” was killed in error and is restored.
Our withdrawal of the story “Ferries wait” has been rescinded.
Please kill “Ferries wait”. Do not kill the story “Boats wait”.
Bitte die Meldung „Fähren warten“ nicht löschen.
"""
CORRECTS = """
Correction | In our story “Ferries wait in Oslo” we said that three ferries waited. It should read two.
Note | Please note that in the story “Ferries wait in Oslo” the harbour master should be Kari Hansen.
In a story Nov. 26 about ferries, The Associated Press reported erroneously that three ferries waited.
Correction | The story “Ferries wait” gave a number of three ferries. There were two.
In unserer Meldung „Fähren warten“ muss es im zweiten Absatz richtig heißen: zwei Fähren.
Please note: in paragraph 3 of HAVEN-FERRY please read "120" for "210".
Rectificatif | Dans notre dépêche « Les ferries attendent », il faut lire deux ferries.
En nuestra noticia «Los ferris esperan» debe decir dos ferris.
"""
DOUBTS = """
Ferries wait in Oslo - please kill this story
The story “Ferry” was withdrawn from the list for the Haven prize.
The report was withdrawn on Tuesday.
Take down immediately: “Ferries wait in Oslo”
İPTAL: “Rüya” konseri
ZRUŠENO: Koncert „Léto“ | Zpráva přišla v pondělí.
Prosimy o nieużywanie wind
请勿使用电梯
Theatre opens | A theatre opened. | Please do not use the picture of the guest; she has changed her mind.
Scanner | It was paid for by a donor. His name is Per Dahl; please do not print it. | Photo call on Thursday.
Safety notice | Do not use heater model HX-1000. Owners should return the item to the shop.
"""
NEWS = """
Merci d'annuler la grève, lance le ministre aux syndicats
Prière d'annuler ce concert, demande le maire au festival
Les clients sont priés d'annuler leurs billets avant lundi.
Le maire prie les habitants d'annuler leurs voyages
Il a demandé d'annuler l'article 3 de la loi
De même, est annulée la délibération du conseil municipal. La mairie en donne de nombreuses informations.
Saken trekkes inn i valgkampen
Gåvan utgår från fonden, säger ordföranden
Metroen makuleres ikke, siger ministeren
Police kill gunman
Senate votes to kill bill
Kill the Bill protest draws thousands
Kill the bill, say protesters
Company withdraws offer
Please do not delete the app, users told
We retract our claws | The cats of Haven were quiet on Tuesday.
Haven Herald retracts story on mayor | The Haven Herald said on Friday that it had retracted a story about the mayor.
“Please kill the story,” minister told editor
Kill the story, minister told newspaper
Minister: Kill the story
Troops must not be used in Haven, court rules
If you have already voted, please disregard this notice.
Remove the statue, council told
Do not publish the report, court tells paper
Delete the photos, judge orders
The app has been removed from the shops
The photo was removed from the museum on Tuesday.
The bill was withdrawn by the government.
The report was pulled from the shelves.
Customers are asked to discard the yoghurt
Please do not use the lifts
Please remove your shoes
The report is on the table. Please remove your shoes.
The story of the ferry has been told many times
This story may not be published, broadcast, rewritten or redistributed without permission.
Please do not reproduce this story without permission.
Drop in orders hits Haven
Spike in prices
Cancel culture: the story so far
The withdrawal of troops was a mistake, minister says
Withdrawal of the offer was an error
Note: the market is closed on Monday.
Correction of shares goes on | Shares fell on Tuesday.
Advisory board is told to remove chief
Notice to leave: tenants in Haven
Ignore the headlines, says coach
We kill our darlings, says novelist
We withdraw money less often, bank finds
Readers: what should Haven do about the ferries?
Kill Bill: the story of a film
Mayor asks paper to kill story
Editor: why we killed our story
Please vote | Please discard the old ballot papers, the council writes to voters.
Our story is one of hope, minister says
Police ask public to ignore false story about bomb
Please remove the cookie text from the site, regulator tells Haven Lines
Do not use the new report as a weapon, UN says
Hold the story: film about editors opens
The alert has been cancelled.
Bitte nicht stören: Haven schläft
Bitte die Fenster schließen: Löschen in Haven dauert an
Der Bundesrat zieht die Vorlage zurück
Merci de ne pas fumer
La loi est retirée
El alcalde retira la nota de protesta
El gobierno retira la noticia del portal
BBC pulls report on mayor after complaint | The BBC has pulled a report about the mayor of Haven, it said.
Newspaper must delete article, judge rules
The Haven Post has retracted a story about the ferry.
Recall: Haven Foods asks customers to discard item 1017
Product recall: do not use item 10175, maker says
Haven Lines asks shareholders to disregard the earlier press release
In the press release issued on Monday the number of ships should read nine, Haven Lines said.
Our story about dogs should be told by cats, a reader writes.
In a story of love and ice, it said more should be done
Die Meldung der Behörde wird zurückgezogen, sagt der Minister
Trains must not run on Sundays, court rules
The report must not run to more than ten pages
Piece of track: trains must not run
Bitte nicht drucken: Ämter sparen Papier
İPTAL: Haven feribot seferleri
Feribot seferleri iptal edildi
ОТМЕНА: концерт в Осло
Отмена рейсов в Осло | Рейсы отменены из-за тумана.
Zrušeno: koncert v Oslu
Zrušení zákona: vláda jedná
Wycofanie wojsk z Oslo | Wojska wycofano w poniedziałek.
Visszavonás: a kormány törvénye
Скасовано рейси | Рейси скасовано через туман.
Ακύρωση συναυλίας: βροχή
取消：音乐会因雨改期
コンサート取り消し：雨で
إلغاء: حفل في أوسلو
Anulare: zborul spre Oslo
Anul·lació del concert: pluja
"""


def said(item: str, more: str = "", *, placed: bool = False) -> str | None:
    """Return what is read of an item, with `more` as a last paragraph; a question mark says that it is a doubt."""
    headline, *paragraphs = (part.strip() for part in item.split("|"))
    note = read_note(glance(headline, [*paragraphs, more] if more else paragraphs), placed=placed)
    return note and note.asks + ("" if note.sure else "?")


TABLE = [
    (item, answer)
    for answer, items in (("kill", KILLS), ("keep", KEEPS), ("correct", CORRECTS), ("kill?", DOUBTS), (None, NEWS))
    for item in items.strip().split("\n")
]


@pytest.mark.parametrize(("item", "answer"), TABLE)
def test_notes_and_news(item: str, answer: str | None) -> None:
    """A note is told from news, what takes a kill back from a kill; what is unsure says so."""
    assert said(item) == answer


LONG = "The ferry of the morning stayed in port, and the harbour master spoke of ice in the fjord. " * 12


@pytest.mark.parametrize("item", NEWS.strip().split("\n"))
def test_news_with_a_text_and_a_dateline(item: str) -> None:
    """What is no note as a line of its own is none above a story either."""
    assert said(item, LONG, placed=True) is None


def test_a_long_text_that_asks_to_kill_is_doubted() -> None:
    """A request to kill a named story above a whole story under a dateline is published, and a person told."""
    assert said("Ferries | Please kill the story “Ferries wait in Oslo”.", LONG, placed=True) == "kill?"


def test_what_a_headline_says_is_no_order() -> None:
    """The words between quotation marks are the name of a story and ask for nothing."""
    assert said("Ten books of the year: “Please kill the story”") is None


@pytest.mark.parametrize(
    ("item", "answer"),
    [
        ("Kill notice: Angler lands pike | HAVEN - An angler landed a pike of 17 kilograms on Sunday.", "kill?"),
        ("Kill notice: Ferries wait | HAVEN - The story is wrong and is killed by the desk.", "kill"),
        ("Kill notice: Ferries wait | The figures were wrong.", "kill"),
    ],
)
def test_a_label_over_plain_news_is_doubted(item: str, answer: str) -> None:
    """A label alone kills nothing where news with a dateline stands under it that speaks of no item."""
    assert said(item) == answer
