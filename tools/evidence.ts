/**
 * Prints the figures that the issues ask for, from the same vectors as the tests: `npm run evidence [-- --section=versions --pairs=100000 --seed=1]`.
 * Sections: versions, products, inventories, policy, cases, coordination, traces, crash, csaf, fixes, search, sources, duplicates, sandbox, scale, injections; all but duplicates, injections, sandbox, scale and traces
 * unless told. Nothing in what it prints is written by hand.
 */
import { parseArgs } from "node:util";
import { caseEvidence } from "./evidence/cases.ts";
import { coordinationEvidence, traceEvidence } from "./evidence/coordination.ts";
import { crashEvidence } from "./evidence/crashes.ts";
import { csafEvidence } from "./evidence/csaf.ts";
import { duplicateEvidence } from "./evidence/duplicates.ts";
import { fixEvidence } from "./evidence/fixes.ts";
import { injectionEvidence } from "./evidence/injections.ts";
import { inventoryEvidence } from "./evidence/inventories.ts";
import { policyEvidence } from "./evidence/policy.ts";
import { productEvidence } from "./evidence/products.ts";
import { sandboxEvidence } from "./evidence/sandbox.ts";
import { scaleEvidence } from "./evidence/scale.ts";
import { searchEvidence } from "./evidence/search.ts";
import { sourceEvidence } from "./evidence/sources.ts";
import { versionEvidence } from "./evidence/versions.ts";

const { values } = parseArgs({
  options: {
    section: { type: "string", multiple: true },
    pairs: { type: "string", default: "100000" },
    seed: { type: "string", default: "20260101" },
    reports: { type: "string", default: "100000" },
    injections: { type: "string", default: "10000" },
  },
});

const sections: Readonly<Record<string, () => string | Promise<string>>> = {
  versions: () => versionEvidence({ pairs: Number(values.pairs), seed: Number(values.seed) }),
  products: productEvidence,
  inventories: inventoryEvidence,
  policy: policyEvidence,
  cases: caseEvidence,
  coordination: coordinationEvidence,
  traces: traceEvidence,
  crash: crashEvidence,
  csaf: csafEvidence,
  fixes: fixEvidence,
  search: () => searchEvidence({ seed: Number(values.seed) }),
  sources: sourceEvidence,
  sandbox: sandboxEvidence,
  injections: () => injectionEvidence({ count: Number(values.injections), seed: Number(values.seed) }),
  duplicates: () =>
    duplicateEvidence({
      pairs: Number(values.pairs),
      seed: Number(values.seed),
      reports: Number(values.reports),
    }),
  scale: scaleEvidence,
};

/** Takes minutes, and gigabytes of disk: only when it is asked for. */
const large = ["duplicates", "injections", "sandbox", "scale", "traces"];
const wanted = values.section ?? Object.keys(sections).filter((name) => !large.includes(name));
const unknown = wanted.filter((name) => !Object.hasOwn(sections, name));
if (unknown.length > 0) {
  console.error(`No section ${unknown.join(", ")}; there are ${Object.keys(sections).join(", ")}.`);
  process.exit(2);
}
for (const name of wanted) console.log(`## ${name}\n\n${await sections[name]?.()}\n`);
