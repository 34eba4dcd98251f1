#!/usr/bin/env bash
# Builds the program from the source that came with this action.
set -euo pipefail

root="$ACTION/../../.."
target="$RUNNER_TEMP/docwright-target"
rustup toolchain install stable --profile minimal --no-self-update
cargo +stable build --release --locked --manifest-path "$root/Cargo.toml" --package docwright-cli --bin docwright --target-dir "$target"
for it in docwright docwright.exe; do
    if [ -f "$target/release/$it" ]; then cp "$target/release/$it" "$RUNNER_TEMP/docwright-bin/"; fi
done
