#!/usr/bin/env bash
# Builds one corpus with Hugo, with dossier and with the plain pass, in turns,
# and prints a table of medians. CORPUS is a corpus of the plain style (see
# bench/convert); without it, one of N articles is made.
#
#   bench/hugo.sh [CORPUS]
#
#   N=10000   articles      RUNS=5   runs of each
#   WORK      a folder for tools and copies     OUT   where the sites are written
set -euo pipefail

HUGO_VERSION=v0.165.0
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
N=${N:-10000}
RUNS=${RUNS:-5}
WORK=${WORK:-${TMPDIR:-/tmp}/dossier-bench}
OUT=${OUT:-$( [ -w /dev/shm ] && echo /dev/shm || echo "$WORK" )/dossier-bench-out}
corpus=${1:-$WORK/plain-$N}
mkdir -p "$WORK/bin"

if [ ! -x "$WORK/hugo-$HUGO_VERSION/hugo" ]; then
  echo "installing Hugo $HUGO_VERSION into $WORK" >&2
  (cd "$WORK" && GOBIN="$WORK/hugo-$HUGO_VERSION" go install "github.com/gohugoio/hugo@$HUGO_VERSION")
fi
for tool in gen convert plain turns; do
  (cd "$root" && go build -o "$WORK/bin/$tool" "./bench/$tool")
done
(cd "$root" && go build -trimpath -o "$WORK/bin/dossier" ./cmd/dossier)
[ -d "$corpus" ] || "$WORK/bin/gen" -plain -n "$N" -out "$corpus" >&2

rm -rf "$WORK/for-hugo" "$WORK/for-dossier" "$OUT"
cp -r "$root/bench/hugo" "$WORK/for-hugo"
"$WORK/bin/convert" -to hugo "$corpus" "$WORK/for-hugo"
"$WORK/bin/convert" -to dossier "$corpus" "$WORK/for-dossier"

hugo="$WORK/hugo-$HUGO_VERSION/hugo --quiet --minify --noBuildLock -s $WORK/for-hugo -d $OUT"
dossier="$WORK/bin/dossier -C $WORK/for-dossier build -o $OUT"
echo "## Cold build of $corpus, $RUNS runs in turns"
echo
"$WORK/bin/turns" -n "$RUNS" -clean "$OUT" "Hugo $HUGO_VERSION=$hugo" "dossier=$dossier" "plain pass=$WORK/bin/plain $WORK/for-dossier $OUT"
echo
echo "## A second build with nothing changed"
echo
"$WORK/bin/turns" -n "$RUNS" -second -clean "$OUT" "dossier=$dossier"
rm -rf "$OUT"
