/** Every remark has a sentence and a weight, and what weighs "unknown" is about something that the list leaves open, in all vectors. */
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { type RemarkCode, remarkWeights } from "#core/inventory/remark-codes.ts";
import { finding } from "#messages/en/shared/finding/finding.ts";
import { readerFinding } from "#messages/en/shared/finding/reader-finding.ts";

const folder = new URL("../../../test/vectors/inventory/", import.meta.url);

type Outcome = {
  readonly components:
    | readonly { readonly at: string; readonly product: string | null; readonly version: string | null }[]
    | null;
  readonly findings: readonly string[];
  readonly notCompared?: readonly string[];
};

function* outcomes(): Generator<readonly [name: string, outcome: Outcome]> {
  for (const reader of readdirSync(folder))
    for (const name of readdirSync(new URL(`${reader}/`, folder)).filter((file) =>
      file.endsWith(".out.json"),
    )) {
      const text = readFileSync(new URL(`${reader}/${name}`, folder), "utf8");
      yield [`${reader}/${name}`, JSON.parse(text) as Outcome];
    }
}

test("every remark has a sentence", () => {
  const sentences = { ...finding, ...readerFinding };
  for (const code of Object.keys(remarkWeights)) assert.ok(Object.hasOwn(sentences, code), code);
});

test("what weighs unknown leaves its component open", () => {
  let looked = 0;
  for (const [name, { components, findings, notCompared = [] }] of outcomes())
    for (const remark of findings) {
      const cut = remark.lastIndexOf(" ");
      const [at, code] = [remark.slice(0, cut), remark.slice(cut + 1)];
      if (components === null || remarkWeights[code as RemarkCode] !== "unknown") continue;
      looked++;
      const placed = components.filter((one) => one.at.startsWith(at));
      const about = placed.length > 0 ? placed : components;
      const isOpen = about.some(
        ({ product, version }) =>
          version === null || product === null || !/^pkg:(?:deb|rpm|apk).*distro=/.test(product),
      );
      assert.ok(isOpen || notCompared.length > 0, `${name}: ${remark}`);
    }
  assert.ok(looked > 40);
});
