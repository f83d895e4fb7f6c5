/** `docs/rule-packs.md` is true: every pack in it is checked, and what stands under it is what the check says. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { actionKinds } from "#core/rules/action.ts";
import { clockStarts } from "#core/clock/duration.ts";
import { factValues } from "#core/rules/fact-values.ts";
import { checkPackDocument, readPack } from "#core/rules/rule-pack/pack-read.ts";
import { factNames } from "#core/rules/rule-pack/rule-pack.ts";
import { decide } from "#core/rules/table/table.ts";

const page = readFileSync("docs/rule-packs.md", "utf8");
const blocks = [...page.matchAll(/```json\n(.*?)\n```\n\n```findings\n(.*?)```/gs)].map(
  ([, pack = "", said = ""]) => ({
    pack: JSON.parse(pack) as unknown,
    said: said.trim(),
  }),
);

describe("docs/rule-packs.md", () => {
  it("says of each of its packs what the check says", () => {
    assert.equal(blocks.length, 4);
    for (const { pack, said } of blocks) {
      const lines = checkPackDocument(pack).map(({ at, code, message }) => `${at}  ${code}  ${message}`);
      assert.equal(lines.join("\n"), said);
    }
  });

  it("ends with a pack that decides as the rule in words does", () => {
    const read = readPack(blocks[2]?.pack);
    assert.ok(read.ok && "table" in read.value);
    const { table, outcomes } = read.value;
    assert.equal(decide(table, { exploitation: "active", exposed: "yes" }).key, "2D");
    assert.deepEqual(decide(table, { exploitation: "active" }).reachable, ["14D", "2D"]);
    assert.equal(outcomes["2D"]?.withoutPatch?.tier, "P0");
  });

  it("names every fact, kind of action and start", () => {
    for (const name of factNames) {
      const line = page.split("\n").find((one) => one.startsWith(`| \`${name}\``));
      assert.deepEqual(
        line
          ?.split("|")[2]
          ?.replace(/ \(.*\)/, "")
          .trim()
          .split(", "),
        factValues[name],
      );
    }
    for (const word of [...actionKinds, ...clockStarts]) assert.ok(page.includes(`\`${word}\``), word);
  });
});
