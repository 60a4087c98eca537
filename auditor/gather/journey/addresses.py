"""An address that each country's forms accept, for shops that deliver to their own country only.

Streets and numbers are made up; places and postcodes are those of the capital or a large city, in the
format of the Universal Postal Union's country sheets (upu.int, November 2026). Phone numbers are of the ranges that the
country's regulator keeps for fiction where it keeps one (Ofcom, ACMA, NANPA, ARCEP, Bundesnetzagentur), else
plainly made up.
"""

from dataclasses import dataclass, replace

from auditor.model.plan import Identity

_REGION = 2  # letters of a region in a language tag (BCP 47); three digits are a part of the world


@dataclass(frozen=True, slots=True)
class Place:
    """What a country's address needs."""

    code: str
    names: tuple[str, ...]
    city: str
    postcode: str
    phone: str
    region: str = ""
    region_name: str = ""


PLACES = (
    Place("US", ("united states", "united states of america", "usa", "us", "vereinigte staaten", "états-unis", "estados unidos"), "Washington", "20001", "+1 202 555 0143", "DC", "District of Columbia"),
    Place("GB", ("united kingdom", "great britain", "uk", "england", "vereinigtes königreich", "royaume-uni", "reino unido"), "London", "SW1A 1AA", "+44 20 7946 0018", "", "London"),
    Place("DE", ("germany", "deutschland", "allemagne", "alemania", "germania", "duitsland"), "Berlin", "10115", "+49 30 23125014", "BE", "Berlin"),
    Place("AT", ("austria", "österreich", "autriche"), "Wien", "1010", "+43 1 5550143", "", "Wien"),
    Place("CH", ("switzerland", "schweiz", "suisse", "svizzera"), "Bern", "3011", "+41 31 555 01 43", "BE", "Bern"),
    Place("FR", ("france", "frankreich", "francia", "frankrijk"), "Paris", "75001", "+33 1 99 00 12 34", "75", "Paris"),
    Place("BE", ("belgium", "belgien", "belgique", "belgië"), "Bruxelles", "1000", "+32 2 555 01 43", "", "Bruxelles"),
    Place("NL", ("netherlands", "the netherlands", "nederland", "niederlande", "pays-bas"), "Amsterdam", "1011 AB", "+31 20 555 0143", "NH", "Noord-Holland"),
    Place("LU", ("luxembourg", "luxemburg"), "Luxembourg", "1111", "+352 27 55 01 43"),
    Place("IE", ("ireland", "irland", "irlande"), "Dublin", "D01 F5P2", "+353 1 555 0143", "D", "Dublin"),
    Place("ES", ("spain", "españa", "spanien", "espagne", "spagna"), "Madrid", "28001", "+34 910 550 143", "M", "Madrid"),
    Place("PT", ("portugal",), "Lisboa", "1000-001", "+351 210 550 143", "", "Lisboa"),
    Place("IT", ("italy", "italia", "italien", "italie"), "Roma", "00184", "+39 06 5550 1430", "RM", "Roma"),
    Place("GR", ("greece", "griechenland", "ελλάδα"), "Αθήνα", "104 31", "+30 21 0555 0143", "", "Attica"),
    Place("SE", ("sweden", "sverige", "schweden", "suède"), "Stockholm", "111 20", "+46 8 465 004 43"),
    Place("DK", ("denmark", "danmark", "dänemark"), "København", "1050", "+45 32 55 01 43"),
    Place("NO", ("norway", "norge", "norwegen"), "Oslo", "0150", "+47 22 55 01 43"),
    Place("FI", ("finland", "suomi", "finnland"), "Helsinki", "00100", "+358 9 5550143"),
    Place("PL", ("poland", "polska", "polen", "pologne"), "Warszawa", "00-001", "+48 22 555 01 43", "", "mazowieckie"),
    Place("CZ", ("czech republic", "czechia", "česko", "česká republika", "tschechien"), "Praha", "110 00", "+420 225 550 143"),
    Place("SK", ("slovakia", "slovensko", "slowakei"), "Bratislava", "811 01", "+421 2 5550 1430"),
    Place("HU", ("hungary", "magyarország", "ungarn"), "Budapest", "1011", "+36 1 555 0143"),
    Place("RO", ("romania", "românia", "rumänien"), "București", "010011", "+40 21 555 0143", "B", "București"),
    Place("CA", ("canada", "kanada"), "Ottawa", "K1A 0B1", "+1 613 555 0143", "ON", "Ontario"),
    Place("AU", ("australia", "australien", "australie"), "Sydney", "2000", "+61 2 5550 0143", "NSW", "New South Wales"),
    Place("NZ", ("new zealand", "neuseeland"), "Wellington", "6011", "+64 4 555 0143", "WGN", "Wellington"),
    Place("JP", ("japan", "日本"), "千代田区", "100-0001", "+81 3 5550 0143", "JP-13", "東京都"),
    Place("TR", ("turkey", "türkiye", "türkei"), "İstanbul", "34110", "+90 212 555 01 43", "", "İstanbul"),
    Place("BR", ("brazil", "brasil", "brasilien"), "São Paulo", "01001-000", "+55 11 5555 0143", "SP", "São Paulo"),
    Place("MX", ("mexico", "méxico", "mexiko"), "Ciudad de México", "06000", "+52 55 5555 0143", "CMX", "Ciudad de México"),
    Place("IN", ("india", "indien"), "New Delhi", "110001", "+91 11 5555 0143", "DL", "Delhi"),
    Place("SG", ("singapore", "singapur"), "Singapore", "018956", "+65 6555 0143"),
)  # fmt: skip


def place_of(text: str) -> Place | None:
    """The country that a code or a name stands for, None for one that is not listed."""
    wanted = text.strip().lower()
    return next((place for place in PLACES if wanted == place.code.lower() or wanted in place.names), None)


_HOMES = {"ja": "JP", "pl": "PL", "sv": "SE", "da": "DK", "fi": "FI", "cs": "CZ", "sk": "SK", "hu": "HU", "ro": "RO", "el": "GR", "nb": "NO", "no": "NO", "tr": "TR", "it": "IT", "nl": "NL", "de": "DE", "fr": "FR", "es": "ES", "pt": "PT"}  # fmt: skip
"""A language that most shops write in for one country alone, or first of all."""


def home_of(language: str) -> Place | None:
    """The country that a page's language tag speaks of ("en-CA", "ja"), None where it tells none."""
    own, *further = language.lower().split("-")
    region = next((part for part in further if len(part) == _REGION or part.isdigit()), "")
    return place_of(region or _HOMES.get(own, ""))


def moved(identity: Identity, place: Place) -> Identity:
    """The same shopper with an address in another country."""
    if identity.country.upper() == place.code:
        return identity
    return replace(
        identity,
        city=place.city,
        postcode=place.postcode,
        region=place.region,
        region_name=place.region_name,
        country=place.code,
        country_name=place.names[0].title(),
        phone=place.phone,
    )
