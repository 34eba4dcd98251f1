#!/usr/bin/env bash
# Writes the report into the one comment of the pull request that has this marker, which nobody sees. Where there is nothing
# to say there is no comment, or the one that was there says so.
set -euo pipefail

if [ -z "$NUMBER" ]; then
    echo "this run is of no pull request: there is nothing to comment"
    exit 0
fi
if [ "$FROM" != "$GITHUB_REPOSITORY" ]; then
    echo "a run for a pull request from elsewhere may not comment: its report is in the summary"
    exit 0
fi
# A name with other characters could end the marker.
marker="<!-- docwright: ${NAME//[^A-Za-z0-9_.-]/_} -->"
comments="repos/$GITHUB_REPOSITORY/issues"
found="$(gh api --paginate "$comments/$NUMBER/comments" \
    --jq ".[] | select(.user.type == \"Bot\" and (.body | startswith(\"$marker\"))) | .id" | sed -n 1p)"
body="$RUNNER_TEMP/docwright-comment.md"
if [ -s "$RUNNER_TEMP/docwright-report/comment.md" ]; then
    { printf '%s\n' "$marker" && cat "$RUNNER_TEMP/docwright-report/comment.md"; } > "$body"
elif [ -n "$found" ]; then
    printf '%s\nNo change of the documentation matters to users of the crate.\n' "$marker" > "$body"
else
    echo "there is nothing to say"
    exit 0
fi
if [ -n "$found" ]; then
    gh api --silent --method PATCH "$comments/comments/$found" --field "body=@$body"
else
    gh api --silent --method POST "$comments/$NUMBER/comments" --field "body=@$body"
fi
