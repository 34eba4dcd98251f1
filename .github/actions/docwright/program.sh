#!/usr/bin/env bash
# Puts the program on the PATH: that of the release which this action is of, else the one that the next steps build.
# Says with the output `key` under which key the built one is kept.
set -euo pipefail

root="$ACTION/../../.."
bin="$RUNNER_TEMP/docwright-bin"
mkdir -p "$bin"
echo "$bin" >> "$GITHUB_PATH"

# The target of the runner, as archives of releases are named; Linux by musl, which needs nothing of the system.
target() {
    case "$RUNNER_OS-$RUNNER_ARCH" in
    Linux-X64) echo x86_64-unknown-linux-musl ;;
    macOS-X64) echo x86_64-apple-darwin ;;
    macOS-ARM64) echo aarch64-apple-darwin ;;
    Windows-X64) echo x86_64-pc-windows-msvc ;;
    *) return 1 ;;
    esac
}

# Fetches a release's program and holds it against its checksum.
fetch() {
    local version archive address
    version="$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml" | sed -n 1p)"
    archive="docwright-$(target).tgz" || return 1
    address="$GITHUB_SERVER_URL/$SOURCE/releases/download/v$version/$archive"
    cd "$RUNNER_TEMP"
    for it in "$archive" "$archive.sha256"; do
        curl --proto '=https' --fail --silent --show-error --location --retry 3 --output "$it" "$address${it#"$archive"}" ||
            return 1
    done
    if ! checked "$archive.sha256"; then
        echo "::error title=docwright::$address is not what its checksum says" >&2
        exit 2
    fi
    tar -xzf "$archive" -C "$bin"
}

checked() {
    if command -v sha256sum > /dev/null; then sha256sum --check --quiet "$1"; else shasum --algorithm 256 --check --quiet "$1"; fi
}

if [ "$PREBUILT" = true ] && [ -n "$SOURCE" ]; then
    if (fetch); then exit 0; else code=$?; fi
    [ "$code" = 1 ] || exit "$code"
    echo "::notice title=docwright::there is no prebuilt program for this runner: it is built, which takes some minutes"
fi
cd "$root"
hash="$(find Cargo.toml Cargo.lock crates -type f -not -path '*/tests/*' -print0 | LC_ALL=C sort -z | xargs -0 git hash-object | git hash-object --stdin)"
echo "key=docwright-$RUNNER_OS-$RUNNER_ARCH-$hash" >> "$GITHUB_OUTPUT"
