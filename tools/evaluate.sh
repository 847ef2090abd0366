#!/usr/bin/env bash
# Measures reading against annotated texts that are not part of this repository.
# usage: tools/evaluate.sh FOLDER     FOLDER/eval holds score.py and the gold files, FOLDER/articles articles to read
set -euo pipefail
if [[ $# -ne 1 || ! -d $1/eval ]]; then
    echo "usage: tools/evaluate.sh FOLDER, with FOLDER/eval/score.py and gold files *.jsonl" >&2
    exit 2
fi
folder=$(cd "$1" && pwd)
cd "$(dirname "$0")/.."
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT
cargo build --release --no-default-features --quiet
dateline=target/release/dateline
for gold in "$folder"/eval/*.jsonl; do
    name=$(basename "$gold" .jsonl)
    "$dateline" extract --format jsonl "$gold" >"$out/$name.jsonl"
    case $name in
    meantime*) measures=(timex names merging dating) ;;
    *) measures=(names) ;;
    esac
    for measure in "${measures[@]}"; do
        echo "== $name, $measure"
        python3 "$folder/eval/score.py" "$measure" "$gold" "$out/$name.jsonl"
    done
done
if [[ -d $folder/articles/load ]]; then
    echo "== articles/load"
    time "$dateline" extract --format jsonl "$folder/articles/load" | wc -l
fi
