/**
 * Where a change goes (`docs/architecture.md`), counted: for one member of each list, the program files that name it. A file that joins the list means
 * that the next member will have to touch it too. Messages are counted apart: a file a language. What the drill world invents does not count.
 */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { filesUnder, isTest, root } from "#test/kit/source/source-graph.ts";

const program = filesUnder("src").filter(
  ({ path }) => !isTest(path) && !path.startsWith("src/stages/registry/world/"),
);

const changes: Readonly<Record<string, { readonly member: RegExp; readonly files: readonly string[] }>> = {
  "a version scheme": {
    member: /gentoo/,
    files: ["core/version/index.ts", "core/version/scheme/gentoo.ts"],
  },
  "an advisory format": { member: /kev-csv/, files: ["core/format/index.ts", "core/format/kev-csv.ts"] },
  "an inventory reader, its file names and its fix command": {
    member: /mix-lock/,
    files: ["core/inventory/elixir/mix-lock.ts", "core/inventory/index.ts"],
  },
  "an output of `check`": {
    member: /csaf-vex/,
    files: ["core/report/csaf-vex.ts", "core/report/index.ts"],
  },
  "a format of reports": {
    member: /casrReport|"casr"|casr\.ts/,
    files: ["core/submission/format/casr.ts", "core/submission/format/index.ts"],
  },
  "a document that states what is affected": {
    member: /isOpenvex/,
    files: ["core/vex/index.ts", "core/vex/openvex.ts"],
  },
  "a rule pack": {
    member: /icn-act/,
    files: ["core/rules/packs/index.ts", "core/rules/packs/kr.icn-act.48-3.ts"],
  },
  "a kind of action": {
    member: /"rotate-secrets"/,
    files: ["agent/task/task-actions.ts", "core/rules/action.ts"],
  },
  "an endpoint": {
    member: /inventory-list|inventoryList/,
    files: ["contract/exposure/inventory-list.ts", "contract/index.ts", "edge/http/handlers/exposure.ts"],
  },
  "a role": {
    member: /"analyst"/,
    files: ["core/actor.ts", "core/audience.ts", "stages/registry/drill-access.ts"],
  },
  "a column of the picture": {
    member: /applicabilityKnown/,
    files: [
      "cli/drill/expected-picture.ts",
      "contract/picture/picture-schemas.ts",
      "core/directive/picture-columns.ts",
      "stages/picture/queries.ts",
      "web/picture/summary.tsx",
    ],
  },
  "a channel": { member: /webhook\.ts/, files: ["channels/index.ts"] },
  "a signature algorithm": {
    member: /seal\/ed25519\.ts/,
    files: ["agent/home/organization-key.ts", "core/seal/signature-algorithms.ts"],
  },
  "a language": { member: /["'/]ja["'/]/, files: [] },
};

const page = readFileSync(join(root, "docs/architecture.md"), "utf8");

for (const [change, { member, files }] of Object.entries(changes))
  test(`${change} touches ${files.length} files that name it`, () => {
    assert.ok(page.includes(`| ${change} |`), "the page has a row for it");
    const naming = program
      .filter(({ path, text }) => !path.startsWith("src/messages/") && member.test(text))
      .map(({ path }) => path.slice("src/".length));
    assert.deepEqual(naming, files);
  });

test("every place that the page names is there", () => {
  const named = [...page.matchAll(/`((?:core|messages|contract|channels|stages|store|agent)\/[\w./-]+)`/g)];
  const missing = named
    .map(([, path = ""]) => path.replace(/(?:NAME|ID|STAGE|ECOSYSTEM|LANGUAGE).*$/, ""))
    .filter((path) => !existsSync(join(root, "src", path)));
  assert.deepEqual(missing, []);
  assert.ok(named.length > 12);
});

test("every language has the same files, so that a sentence is one line in each", () => {
  const filesOf = (tag: string): readonly string[] =>
    readdirSync(join(root, "src/messages", tag), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".ts") && !path.endsWith("finish.ts"))
      .sort();
  assert.deepEqual(filesOf("ko"), filesOf("en"));
});
