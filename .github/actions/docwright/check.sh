#!/usr/bin/env bash
# Runs the checks, marks lines of the pull request, and leaves a report of each: Markdown, the HTML page of `drift`, and
# `comment.md`, which is empty when there is nothing to say.
set -euo pipefail
# The commands are split into words, and nothing else is.
set -f

report="$RUNNER_TEMP/docwright-report"
rm -rf "$report"
mkdir -p "$report"
failed=false
told=false
version=none
breaking=0

input=()
if [ -n "$SET" ]; then input+=(--set "$SET"); fi
if [ -n "$DOCS" ]; then input+=(--docs "$DOCS"); fi
crate=(${input[@]+"${input[@]}"})
if [ -n "$OUT" ]; then crate+=(--out "$OUT"); fi
# Folders that are named are a trial to `generate`, which has a lock of its own only where that is named too.
if [ -n "$DOCS" ] && [ -f "$DOCS/model.lock" ]; then crate+=(--lock "$DOCS/model.lock"); fi

# Runs the program and shows what it says; `code` is 1 where it found something. What could not run ends the run.
docwright_says() {
    local file="$1"
    shift
    code=0
    docwright "$@" > "$file" || code=$?
    cat "$file"
    if [ "$code" -gt 1 ]; then
        echo "::error title=docwright $1::docwright $1 could not run; the log says why"
        exit "$code"
    fi
    if [ "$code" = 1 ]; then failed=true told=true; fi
}

check_generate() {
    local log="$RUNNER_TEMP/docwright-generate.txt" last
    docwright_says "$log" generate --check ${crate[@]+"${crate[@]}"}
    if [ "$code" = 1 ]; then
        last="$(sed -n '$p' "$log")"
        echo "::error title=docwright generate::$last"
        printf '## Generated crate\n\n```text\n%s\n```\n' "$last" > "$report/generate.md"
    fi
}

check_drift() {
    local log="$RUNNER_TEMP/docwright-drift.txt" sides=("$BASE") last
    if [ -n "$DOCS" ]; then
        # The pull request that brings the documentation has nothing to be compared with.
        if ! git cat-file -e "$BASE:$DOCS" 2> /dev/null; then
            echo "::notice title=docwright drift::$BASE has no $DOCS: there is nothing to compare with"
            return
        fi
        sides+=("$DOCS")
    fi
    if [ -n "$OUT" ]; then sides+=(--crate "$OUT"); fi
    if [ -n "$SET" ]; then sides+=(--set "$SET"); fi
    docwright_says "$log" drift "${sides[@]}" --format github --fail-on "$FAIL_ON"
    docwright drift "${sides[@]}" --format markdown --fail-on never > "$report/drift.md"
    # Of several sets at once there is no one page.
    docwright drift "${sides[@]}" --format html --fail-on never > "$report/drift.html" || rm "$report/drift.html"
    # One line for each set: what raises the version most counts.
    last="$(sed -n 's/^::notice title=drift::\(.*\); version: .*/\1/p' "$log")"
    for it in none patch minor major; do
        if grep -q "^::notice title=drift::.*; version: $it\b" "$log"; then version="$it"; fi
    done
    breaking="$(printf '%s\n' "$last" | sed -n 's/^\([0-9]*\) breaking.*/\1/p' | awk '{ sum += $1 } END { print sum + 0 }')"
    # What only words of the documentation say is no news for users of the crate.
    if printf '%s\n' "$last" | grep -Eq '(breaking|behaviour|additive)'; then told=true; fi
}

# `lint` and `examples`.
check_pages() {
    docwright_says "$RUNNER_TEMP/docwright-$1.txt" "$1" ${input[@]+"${input[@]}"} --format github
    docwright "$1" ${input[@]+"${input[@]}"} --format markdown > "$report/$1.md" || [ $? = 1 ] || rm "$report/$1.md"
}

# As much as a comment may hold, whole reports only.
comment() {
    local size=0 it
    : > "$report/comment.md"
    if [ "$told" != true ]; then return; fi
    for it in "$report"/{generate,drift,examples,lint}.md; do
        if [ ! -f "$it" ]; then continue; fi
        size=$((size + $(wc -m < "$it")))
        if [ "$size" -gt 64000 ]; then
            printf '\nThe rest is in the summary of the run.\n' >> "$report/comment.md"
            return
        fi
        cat "$it" >> "$report/comment.md"
    done
}

for it in $COMMANDS; do
    case "$it" in
    generate) check_generate ;;
    drift) check_drift ;;
    lint | examples) check_pages "$it" ;;
    *)
        echo "::error title=docwright::there is no command $it here: write generate, drift, lint, examples, install or comment"
        exit 2
        ;;
    esac
done
comment
# What `drift` found is there already.
for it in "$report"/{generate,examples,lint}.md; do
    if [ -f "$it" ]; then cat "$it" >> "$GITHUB_STEP_SUMMARY"; fi
done
{
    echo "findings=$failed"
    echo "version=$version"
    echo "breaking=${breaking:-0}"
    echo "report=$report"
} >> "$GITHUB_OUTPUT"
[ "$failed" = false ]
