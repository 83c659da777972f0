#!/usr/bin/env bash
# Scores a small dataset with a Spark cluster of two workers on this machine, and compares with what one process gives.
# Needs Java 17 and PyPI's pyspark, which goes into a virtual environment below .build; skips where they cannot be had.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
. Tools/say.sh

skip() { say "跳过：$1" "skipped: $2"; exit 0; }
command -v java >/dev/null || skip "没有 Java 17。" "there is no Java 17."
python=.build/spark/bin/python
if ! "$python" -c 'import pyspark' 2>/dev/null; then
  python3 -m venv .build/spark 2>/dev/null && .build/spark/bin/pip install --quiet pyspark \
    || skip "装不上 pyspark。" "pyspark cannot be installed."
fi
program=${1:-.build/release/child-impact}
[ $# -gt 0 ] || Tools/build-release.sh

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
county=Questionnaires/tongxin-child-impact
# Two files of 300 and 200 rows, some of them with answers that are no choices, texts with commas and line ends.
"$python" - "$county/examples/proposals.csv" "$work" <<'PYTHON'
import csv, sys
header, *rows = csv.reader(open(sys.argv[1], newline=""))
for part, numbers in ("a", range(300)), ("b", range(300, 500)):
    with open(f"{sys.argv[2]}/{part}.csv", "w", newline="") as file:
        out = csv.writer(file)
        out.writerow(header)
        for number in numbers:
            row = [f"R-{number}", *rows[number % len(rows)][1:]]
            row[1] = row[1] + ', "改"'
            if number % 50 == 7:
                row[2] = "bridge"
            out.writerow(row)
PYTHON

mkdir "$work/one" "$work/data"
mv "$work"/?.csv "$work/data"
for part in a b; do
  "$program" score "$work/data/$part.csv" --questionnaire "./$county" --output "$work/one/$part.csv" || [ $? = 1 ]
done
SPARK_LOCAL_IP=127.0.0.1 "$python" Tools/spark_score.py --master 'local-cluster[2,1,1024]' --program "$program" \
  --questionnaire "$county" "$work/data" "$work/many" 2>"$work/log" || { tail -n 40 "$work/log" >&2; exit 1; }

tail -q -n +2 "$work"/one/*.csv | sort >"$work/expected"
grep -hv '^id,' "$work"/many/scores/part-* | sort >"$work/seen"
cmp "$work/expected" "$work/seen"
rejected=$(cat "$work"/many/rejects/part-* | grep -c '^{"_line":')
partitions=$(ls "$work"/many/scores/part-* | wc -l)
[ "$rejected" = 10 ] && [ "$(wc -l <"$work/expected")" = 490 ]
printf '490 rows scored and 10 rejected in %s partitions on two workers: the rows of one process\n' "$partitions"
