"""Papers, agencies and broadcasters that every newsroom knows, by the name that needs no other sign. Typed in by hand.

Those of one word in capitals (NHK, UPI) are acronyms and need no row.
"""

from collections.abc import Iterator

_PAPERS = """
    le monde; le figaro; les echos; le parisien; le soir; la libre belgique; de standaard; de telegraaf; de volkskrant; nrc handelsblad;
    der spiegel; der standard; die zeit; die welt; die presse; die tageszeitung; frankfurter allgemeine; frankfurter allgemeine zeitung;
    frankfurter rundschau; handelsblatt; sueddeutsche zeitung; suddeutsche zeitung; neue zurcher zeitung; el pais; el mundo; la vanguardia;
    corriere della sera; la repubblica; la stampa; il messaggero; gazzetta dello sport; gazeta wyborcza; rzeczpospolita;
    dagens nyheter; svenska dagbladet; aftenposten; dagbladet; politiken; jyllands-posten; helsingin sanomat; hurriyet; milliyet; cumhuriyet;
    haaretz; yedioth ahronoth; maariv; jerusalem post; al-ahram; al-hayat; asharq al-awsat; kommersant; izvestia; komsomolskaya pravda;
    novaya gazeta; nezavisimaya gazeta; asahi shimbun; yomiuri shimbun; mainichi shimbun; nihon keizai shimbun; chosun ilbo;
    joongang ilbo; dong-a ilbo; people 's daily; global times; south china morning post; straits times; bangkok post; jakarta post;
    korea herald; japan times; times of india; hindustan times; indian express; economic times; o globo; folha de s.paulo; clarin; la nacion;
    el universal; la tercera; usa today; los angeles times; chicago tribune; boston globe; san francisco chronicle; miami herald; new yorker;
    newsweek; vanity fair; rolling stone; buzzfeed; globe and mail; toronto star; sydney morning herald; irish times; irish independent;
    scotsman; daily mail; daily mirror; daily express; daily telegraph; sunday times; evening standard
"""

_AGENCIES = """
    interfax-ukraine; jiji press; press association; canadian press; associated press; press trust of india; united news of india;
    anadolu agency; deutsche presse-agentur; agence france presse; ritzau; bernama; azertac; ukrinform
"""

_BROADCASTERS = """
    bbc world service; sky news; deutsche welle; abc news; cbs news; nbc news; fox news; voice of america; radio free europe;
    al arabiya; press tv; radio france; sveriges radio
"""


def press() -> Iterator[str]:
    """Yield their keys."""
    for several in (_PAPERS, _AGENCIES, _BROADCASTERS):
        yield from map(str.strip, several.replace("\n", " ").split(";"))
