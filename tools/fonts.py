#!/usr/bin/env python3
"""Makes the five faces in assets/fonts/ from the upstream fonts.

Sources, as packed by npm: inter-ui 4.1.1 and @expo-google-fonts/noto-serif 0.4.2
(`npm pack NAME@VERSION`, unpacked). Needs fonttools 4.68.0 and brotli 1.2.1.

    python3 tools/fonts.py INTER_PACKAGE NOTO_SERIF_PACKAGE [OUTPUT_FOLDER]

Each face is cut to the scripts that the window writes itself (Latin, Greek, Cyrillic, signs); other scripts come from
the fonts of the system. Inter gets figures of one width as its default, because the window's text layout cannot ask for
the feature `tnum`. Contextual alternates and ligatures are left out: every character stays one glyph, so what is
typed is what is shown, and a highlight can end between any two characters.
"""

import shutil
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

RANGES = [
    (0x0020, 0x007E),  # Basic Latin
    (0x00A0, 0x024F),  # Latin-1, Extended-A, Extended-B
    (0x0250, 0x02FF),  # IPA, modifier letters
    (0x0300, 0x036F),  # combining marks
    (0x0370, 0x03FF),  # Greek
    (0x0400, 0x052F),  # Cyrillic
    (0x1E00, 0x1EFF),  # Latin Extended Additional
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),  # superscripts, subscripts
    (0x20A0, 0x20CF),  # currency
    (0x2100, 0x218F),  # letterlike signs, number forms
    (0x2190, 0x21FF),  # arrows
    (0x2200, 0x22FF),  # mathematical operators
    (0x2300, 0x23FF),  # technical signs
    (0x25A0, 0x25FF),  # geometric shapes
    (0x2713, 0x2717),  # ticks and crosses
    (0xFB00, 0xFB06),  # Latin ligatures as characters
    (0xFEFF, 0xFEFF),
    (0xFFFD, 0xFFFD),
]
FEATURES = ["ccmp", "locl", "kern", "mark", "mkmk"]
FACES = {
    "Inter-Regular.ttf": (0, "web/Inter-Regular.woff2"),
    "Inter-Medium.ttf": (0, "web/Inter-Medium.woff2"),
    "Inter-SemiBold.ttf": (0, "web/Inter-SemiBold.woff2"),
    "NotoSerif-Regular.ttf": (1, "400Regular/NotoSerif_400Regular.ttf"),
    "NotoSerif-Bold.ttf": (1, "700Bold/NotoSerif_700Bold.ttf"),
}
LICENSES = {"Inter-OFL.txt": (0, "LICENSE.txt"), "NotoSerif-OFL.txt": (1, "LICENSE_FONT")}
SIZE_LIMIT = 250_000


def tabular_glyphs(font):
    """Returns the substitutions of `tnum` as glyph → glyph."""
    table = font["GSUB"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == "tnum"
        for index in record.Feature.LookupListIndex
    }
    mapping = {}
    for index in sorted(lookups):
        for part in table.LookupList.Lookup[index].SubTable:
            mapping.update(getattr(part, "ExtSubTable", part).mapping)
    return mapping


def freeze_figures(font):
    """Maps the ten digits to their tabular glyphs. Punctuation keeps its own widths, for the sake of prose."""
    tabular = tabular_glyphs(font)
    for cmap in font["cmap"].tables:
        if cmap.isUnicode():
            for digit in range(ord("0"), ord("9") + 1):
                glyph = cmap.cmap.get(digit)
                cmap.cmap[digit] = tabular.get(glyph, glyph)


def cut(font):
    """Keeps the ranges and features above, and nothing that only other programs need."""
    options = subset.Options()
    options.layout_features = FEATURES
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.drop_tables += ["STAT"]
    options.hinting = False
    options.notdef_outline = True
    options.glyph_names = False
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    cutter.subset(font)


def make(source, target):
    font = TTFont(source, recalcTimestamp=False)
    freeze_figures(font)
    cut(font)
    font.flavor = None
    font.save(target, reorderTables=True)
    widths = {TTFont(target)["hmtx"][TTFont(target).getBestCmap()[ord(figure)]][0] for figure in "0123456789"}
    if len(widths) != 1:
        sys.exit(f"figures of {target} have {len(widths)} widths")
    if target.stat().st_size > SIZE_LIMIT:
        sys.exit(f"{target} has {target.stat().st_size} bytes, more than {SIZE_LIMIT}")
    print(f"{target.name}: {target.stat().st_size} bytes, {font['maxp'].numGlyphs} glyphs")


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    packages = [Path(argument) for argument in sys.argv[1:3]]
    output = Path(sys.argv[3] if len(sys.argv) == 4 else "assets/fonts")
    output.mkdir(parents=True, exist_ok=True)
    for name, (package, path) in FACES.items():
        make(packages[package] / path, output / name)
    for name, (package, path) in LICENSES.items():
        shutil.copyfile(packages[package] / path, output / name)


if __name__ == "__main__":
    main()
