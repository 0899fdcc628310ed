#!/bin/sh
# Make feedmon known to the desktop: its entry in the menu, its icon, its description.
#
#   packaging/linux/install.sh [PREFIX]      default: ~/.local ; a package uses its staged /usr
#
# The program itself comes with pip; this puts the files beside it that desktops look for.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
share=${1:-$HOME/.local}/share
id=example.feedmon.Feedmon

put() {
  mkdir -p "$2"
  cp "$1" "$2/$3"
  chmod 644 "$2/$3"
}

put "$here/$id.desktop" "$share/applications" "$id.desktop"
put "$here/$id.metainfo.xml" "$share/metainfo" "$id.metainfo.xml"
put "$here/../../resources/icons/feedmon.svg" "$share/icons/hicolor/scalable/apps" "$id.svg"
