/**
 * Documents in a tree that state something of vulnerabilities and list no component: OpenVEX, and an organisation's `.bongsu.toml`. Whoever can write into
 * the tree could have written them, so they are kept to be shown and excuse nothing.
 */
import type { Inventory } from "#core/inventory/component.ts";
import { fileName, readJsonList, type Reader, type ReadOptions, tooLong } from "#core/inventory/reader.ts";
import { parsed, type Parsed } from "#core/problem.ts";

/** OpenVEX and `.bongsu.toml` as they lie in a tree. */
export const statedRisks: Reader = {
  name: "stated-risks",
  files: /(?:^|\/)\.bongsu\.toml$|(?:vex)[^/]*\.json$/i,
  recognise: (path, head) =>
    fileName(path) === ".bongsu.toml" ||
    (/^\uFEFF?\s*\{/.test(head) && head.includes("https://openvex.dev/ns")),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const json = /^\uFEFF?\s*\{/.test(text) ? readJsonList(text, options) : null;
  if (json?.ok === false) return parsed({ ...nothing }, json.findings.slice(0, 20));
  return parsed({ ...nothing, stated: json === null ? text : json.value });
}

const nothing: Inventory = { kind: "stated-risks", components: [], notCompared: [] };
