#!/bin/sh
# Code the example reports and say where to look: sh tools/demo.sh .venv/bin/annals
set -eu
annals=$1
out=out/demo
mkdir -p "$out"
"$annals" code examples/reports -o "$out/coded.jsonl"
"$annals" export "$out/coded.jsonl" -f csv -o "$out/incidents.csv"
"$annals" export "$out/coded.jsonl" -f geojson -o "$out/incidents.geojson"
"$annals" export "$out/coded.jsonl" -f acled -o "$out/acled.csv"
echo
echo "One of the incidents (annals show $out/coded.jsonl ID):"
echo
fullest=$("$(dirname "$annals")/python" tools/fullest.py "$out/coded.jsonl")
"$annals" show "$out/coded.jsonl" ${fullest:+"$fullest"}
echo
echo "Look at:"
echo "  $out/coded.jsonl          every value with its quote, one report a line"
echo "  $out/incidents.csv        one incident a row, for a spreadsheet"
echo "  $out/incidents.geojson    for a map"
echo "  $out/acled.csv            the columns of ACLED"
echo "  $out/*.losses.txt         what each of these formats could not carry"
echo "Your own reports: $annals code FOLDER -o coded.jsonl"
