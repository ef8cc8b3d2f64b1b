#!/bin/sh
# Devices as outputs, tried by root in a root of its own that is thrown away: never on the machine itself.
#
#   tests/throwaway_root.sh PROGRAM
#
# Exit status 0: all as it should be; 1: not; 77: no such root can be made here.
set -eu

program=$(realpath "$1")
stage=${2-outside}
root=${3-}

if [ "$stage" = outside ]; then
  if [ "$(id -u)" = 0 ]; then own="unshare --mount"; else own="unshare --user --map-root-user --mount"; fi
  $own true 2>/dev/null || { echo "no mount namespace can be made here"; exit 77; }
  root=$(mktemp -d)
  status=0
  $own sh "$0" "$program" inside "$root" || status=$?
  rmdir "$root"
  exit $status
fi

cannot() { echo "no root can be made here: $1"; exit 77; }
mount --make-rprivate / || cannot "mounts are shared"
mount -t tmpfs throwaway "$root" || cannot "no tmpfs"
mkdir "$root/dev" "$root/proc" "$root/inside"
for folder in bin lib lib32 lib64 usr nix; do
  [ -e "/$folder" ] || continue
  if [ -L "/$folder" ]; then
    cp -P "/$folder" "$root/$folder"
  else
    mkdir "$root/$folder" && mount --rbind "/$folder" "$root/$folder" || cannot "/$folder"
  fi
done
mount --rbind /proc "$root/proc" || cannot "/proc"
for device in null full zero; do
  : > "$root/dev/$device"
  mount --bind "/dev/$device" "$root/dev/$device" || cannot "/dev/$device"
done
ln -s /proc/self/fd "$root/dev/fd"
ln -s /proc/self/fd/1 "$root/dev/stdout"
ln -s /proc/self/fd/2 "$root/dev/stderr"
cp "$program" "$root/inside/diagclub"
cp "$(dirname "$0")/throwaway_root_cases.sh" "$root/inside/cases.sh"
chroot "$root" /bin/sh -c : || cannot "nothing runs in it"
chroot "$root" /bin/sh /inside/cases.sh
