"""Build dateline_places.txt, the places that make a dateline by their name alone, from the gazetteer.

    python tools/build_dateline_places.py

Run it after tools/build_gazetteer.py: it takes the names of all capitals and cities in places.tsv, and adds
the places below, which datelines name and gazetteers do not.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "src/wiredesk"
GAZETTEER = PACKAGE / "tagged/data/places.tsv"
PLACES = PACKAGE / "normalised/dateline_places.txt"

OTHERS = """Aboard Air Force One;Aden;Basel;Bern;Berne;Bath;Belfast;Bombay;Bonn;Calcutta;Cambridge;Canton;
Cape Canaveral;Davos;Gaza;Gibraltar;Guantanamo Bay;Heidelberg;Holy See;Hong Kong;Jersey City;
Kiev;Klagenfurt;Leningrad;Linz;Luzern;Macau;Madras;Mainz;Malmo;Melbourne;Monaco;Oxford;Peking;
Potsdam;Ramallah;Rangoon;Rio;Saigon;St Petersburg;Salzburg;Srinagar;Stormont;Strasbourg;
The Hague;Tel Aviv;Tortola;Trier;Tromso;United Nations;Vatican;Vatican City;Washington;
West Berlin;East Berlin;Westminster;Zurich;
Banff;Charlottetown;Corner Brook;Fredericton;Guelph;Iqaluit;Kamloops;Kelowna;Lethbridge;Moncton;
Nanaimo;Saint John;St. John's;Sudbury;Thunder Bay;Whitehorse;Yellowknife;Alice Springs;Ballarat;
Bendigo;Broome;Bundaberg;Burnie;Cairns;Darwin;Dubbo;Hobart;Launceston;Mackay;Rockhampton;Tamworth;
Toowoomba;Wagga Wagga;Invercargill;Napier;New Plymouth;Palmerston North;Queenstown;Rotorua;
Whangarei;Albany;Annapolis;Bismarck;Carson City;Cheyenne;Harrisburg;Jefferson City;Juneau;
Montpelier;Olympia;Santa Fe;Topeka;Galway;Inverness;Limerick;Londonderry;Swansea;Akureyri;Bodø;
Kajaani;Kiruna;Luleå;Mariehamn;Nuuk;Rovaniemi;Tórshavn;Tromsø;Vaasa"""


def main() -> None:
    """Write the table: one name a line, in lower case, sorted."""
    names = {name.strip() for name in OTHERS.replace("\n", "").split(";")}
    for row in GAZETTEER.read_text("utf-8").splitlines():
        kind, _, _, _, others, *_ = row.split("\t")
        if kind in {"capital", "city"}:
            names.update(others.split(";"))
    lines = sorted({name.casefold() for name in names if name})
    PLACES.write_text("".join(f"{line}\n" for line in lines), "utf-8")


if __name__ == "__main__":
    main()
