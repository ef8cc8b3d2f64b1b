#!/bin/sh
# What `throwaway_root.sh` runs inside of its root. Each case says what it found, and the status is 1 where
# one is not as it should be.
set -u
cd /inside
failed=0
links=$(readlink /dev/stdout; readlink /dev/stderr; readlink /dev/fd)

check() { # NAME WANTED FOUND
  if [ "$2" = "$3" ]; then echo "ok: $1"; else echo "FAILED: $1: wanted [$2], found [$3]"; failed=1; fi
}
devices() {
  check "$1: the links are as they were" "$links" "$(readlink /dev/stdout; readlink /dev/stderr; readlink /dev/fd)"
  check "$1: the devices are as they were" "yes" "$([ -c /dev/null ] && [ -c /dev/full ] && [ -c /dev/zero ] && echo yes)"
  check "$1: nothing is left in /dev" "fd full null stderr stdout zero" "$(ls /dev | tr '\n' ' ' | sed 's/ $//')"
}

printf 'name: A\n---\nfoo: 1\n' > f.yaml
score="./diagclub score --format csv --columns name f.yaml -q"
rows=$($score 2>/dev/null)

for output in /dev/stdout /dev/fd/1 /proc/self/fd/1 /proc/thread-self/fd/1; do
  $score -o $output > out.csv 2>/dev/null
  check "$output is a file" "$rows" "$(cat out.csv)"
  echo before > out.csv
  $score -o $output >> out.csv 2>/dev/null
  check "$output is appended to" "before
$rows" "$(cat out.csv)"
  check "$output is a pipe" "$rows" "$($score -o $output 2>/dev/null | cat)"
  devices "-o $output"
done

for output in /dev/stderr /dev/fd/2; do
  $score --errors $output > out.csv 2> errors
  check "--errors $output" "$rows" "$(cat out.csv)"
  check "--errors $output: are written" "2" "$(grep -c '^{' errors)"
  devices "--errors $output"
done

$score --summary-file /dev/null > out.csv 2>/dev/null
check "a summary's form is told by its name" "2" "$?"
ln -s /dev/null null.json
$score --summary-file null.json > out.csv 2>/dev/null
check "a summary to nowhere" "1" "$?"
check "a link to a device stays" "/dev/null" "$(readlink null.json)"
devices "--summary-file"

$score -o /dev/null --errors /dev/null 2>/dev/null
check "two outputs to nowhere" "1" "$?"
$score -o /dev/full 2>/dev/null
check "a full device" "2" "$?"
devices "-o /dev/null, /dev/full"
for command in "diagnose f.yaml" new "rules doc" "rules export --format dmn" "rules check" "rules test"; do
  printf 'name: A\n' > f.yaml
  ./diagclub $command > wanted 2>/dev/null
  ./diagclub $command -o /dev/stdout > found 2>/dev/null
  check "$command -o /dev/stdout" "$(cat wanted)" "$(cat found)"
  devices "$command"
done

# Without /proc the links lead nowhere: an error, and they stay.
umount -l /proc
./diagclub new -o /dev/stdout > out 2>errors
check "without /proc" "2" "$?"
devices "without /proc"
exit $failed
