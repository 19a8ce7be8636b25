#!/usr/bin/env bash
# Runs a command on a screen, with a keychain and in a home folder of its own, all gone afterwards.
set -euo pipefail
own=$(mktemp -d)
trap 'rm -rf "$own"' EXIT
mkdir -m 700 "$own/run"
export CARGO_HOME=${CARGO_HOME:-$HOME/.cargo} RUSTUP_HOME=${RUSTUP_HOME:-$HOME/.rustup}
export HOME=$own XDG_RUNTIME_DIR=$own/run XDG_DATA_HOME=$own/data XDG_CONFIG_HOME=$own/config XDG_CACHE_HOME=$own/cache
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS
# The bus and what it starts are chatty; only the command itself is heard.
exec 3>&1 4>&2
xvfb-run -a -s "-screen 0 1600x1000x24" dbus-run-session -- bash -c '
  eval "$(printf %s test | gnome-keyring-daemon --unlock --components=secrets 2>/dev/null)"
  "$@" >&3 2>&4' _ "$@" >/dev/null 2>&1
