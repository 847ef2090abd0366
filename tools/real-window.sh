#!/usr/bin/env bash
# Drives the real window with real file dialogs on a display of its own: opens an article, accepts its first event, saves,
# closes, opens the project again and checks the file. Usage: tools/real-window.sh PATH_OF_DATELINE
# On failure it says what failed and where the picture of the screen is.
set -euo pipefail

if [[ -z ${REAL_WINDOW_BUS:-} ]]; then
    # A session bus of its own, which ends with the script: dialogs must open on its display, not on the desktop's.
    work=$(mktemp -d "${TMPDIR:-/tmp}/dateline-window.XXXXXX")
    mkdir -p "$work"/{home,config,data,cache,state,run}
    chmod 700 "$work/run"
    dateline=$(realpath "$1")
    article=$(realpath "$(dirname "$0")/../assets/articles/2024-03-14-meridian-pier-4.txt")
    code=0
    env -u WAYLAND_DISPLAY -u DISPLAY -u DBUS_SESSION_BUS_ADDRESS \
        REAL_WINDOW_BUS=1 work="$work" dateline="$dateline" article="$article" \
        HOME="$work/home" XDG_CONFIG_HOME="$work/config" XDG_DATA_HOME="$work/data" XDG_CACHE_HOME="$work/cache" \
        XDG_STATE_HOME="$work/state" XDG_RUNTIME_DIR="$work/run" XDG_CURRENT_DESKTOP=GNOME \
        LIBGL_ALWAYS_SOFTWARE=1 NO_AT_BRIDGE=1 LC_ALL=C.UTF-8 \
        dbus-run-session -- "$(realpath "$0")" 2>"$work/session.log" || code=$?
    if ((code != 0)); then
        cat "$work/failure" >&2 || tail -n 20 "$work/session.log" >&2
    fi
    # A service of the bus, such as the portal of documents, may be letting go of its folder only now.
    for ((turn = 0; code == 0 && turn < 50; turn++)); do
        rm -rf "$work" 2>/dev/null && break
        sleep 0.2
    done
    if ((code == 0)) && [[ -e $work ]]; then
        echo "left behind, as something holds it: $work" >&2
    fi
    exit "$code"
fi

cd "$work"
started=()
# Ends what was started, the last first; the display goes last, and with it every dialog that is still open.
end_all() {
    for ((index = ${#started[@]} - 1; index >= 0; index--)); do
        kill "${started[index]}" 2>/dev/null || true
        wait "${started[index]}" 2>/dev/null || true
    done
}
trap end_all EXIT

fail() {
    import -window root "$work/screen.png" 2>/dev/null || true
    {
        echo "real window: $*"
        echo "picture of the screen: $work/screen.png; what the programs said: $work/*.log"
        tail -n 20 "$work/dateline.log" || true
    } >"$work/failure" 2>&1
    exit 1
}

# Waits until a command succeeds, at most a minute.
until_true() {
    local what=$1
    shift
    for ((turn = 0; turn < 300; turn++)); do
        if "$@" >/dev/null 2>&1; then
            return
        fi
        sleep 0.2
    done
    fail "never came: $what"
}

has_title() { xdotool search --onlyvisible --name "^$1\$"; }
is_gone() { ! kill -0 "$1"; }
is_idle() { ! xdotool search --onlyvisible --name "^$1\$"; }

start_display() {
    Xvfb -displayfd 3 -screen 0 1440x900x24 -nolisten tcp 3>display 2>xvfb.log &
    started+=($!)
    until_true "a display" test -s display
    DISPLAY=":$(cat display)"
    export DISPLAY
    openbox >openbox.log 2>&1 &
    started+=($!)
    until_true "a window manager" xdotool get_desktop
    # The portal is started by the bus and opens its dialogs on the display that the bus knows.
    dbus-update-activation-environment DISPLAY
}

start_window() {
    "$dateline" "$@" >>dateline.log 2>&1 &
    window=$!
    started+=("$window")
}

# Sends keys to the window with this title.
keys() {
    local title=$1 id
    shift
    id=$(has_title "$title" | tail -n 1) || fail "no window is called $title"
    xdotool windowactivate --sync "$id" || fail "the window $title cannot be activated"
    sleep 0.3
    xdotool key --delay 60 "$@"
}

# Types a path into the GTK dialog with this title. Typing at once loses characters.
answer() {
    local title=$1 path=$2
    until_true "the dialog $title" has_title "$title"
    sleep 0.8
    keys "$title" ctrl+l
    sleep 0.8
    xdotool key ctrl+a
    xdotool type --delay 15 "$path"
    sleep 0.8
    xdotool key Return
    until_true "the end of the dialog $title" is_idle "$title"
}

start_display
start_window
until_true "the start page" has_title "Dateline"
sleep 1
keys "Dateline" ctrl+o
answer "(Open articles|zenity)" "$article"
until_true "the article" has_title ".+ Untitled project .+ Dateline"
sleep 0.5
keys ".+ Untitled project .+ Dateline" a
keys ".+ Untitled project .+ Dateline" ctrl+s
answer "(Save project|zenity)" "$work/pier"
until_true "the saved file" test -s "$work/pier.ron"
until_true "a title without a dot" has_title "pier .+ Dateline"
keys "pier .+ Dateline" ctrl+q
until_true "the end of the first window" is_gone "$window"

start_window "$work/pier.ron"
until_true "the window with the project" has_title "pier .+ Dateline"
sleep 1
sum=$(sha256sum <"$work/pier.ron")
keys "pier .+ Dateline" ctrl+q
until_true "the end of the second window" is_gone "$window"
[[ $sum == "$(sha256sum <"$work/pier.ron")" ]] || fail "opening the project changed its file"
"$dateline" check "$work/pier.ron" >check.log 2>&1 || fail "check found: $(cat check.log)"
grep -qE '(^|[^0-9])1 accepted' check.log || fail "one event should be accepted: $(cat check.log)"
echo "real window: opened, accepted, saved, opened again"
