/**
 * Fuzzes the version schemes: `npm run fuzz [-- --pairs=100000 --seed=1 --scheme=deb]`; prints a table, exits 1 at the first broken law or where
 * fewer readable pairs could be made than were asked for.
 */
import { parseArgs } from "node:util";
import { schemeNamed, schemes } from "#core/version/index.ts";
import { publishedComparisons } from "#test/kit/suites/version-vectors.ts";
import { versionTable } from "../evidence/versions.ts";
import { reportScheme } from "./version-fuzz.ts";

const { values } = parseArgs({
  options: {
    pairs: { type: "string", default: "100000" },
    seed: { type: "string", default: "20260101" },
    scheme: { type: "string" },
  },
});
const wish = { pairs: Number(values.pairs), seed: Number(values.seed) };

console.log(`seed ${wish.seed}, ${wish.pairs} pairs a scheme`);
const published = publishedComparisons();
const wanted = schemes.filter(
  (scheme) => values.scheme === undefined || schemeNamed(values.scheme) === scheme,
);
try {
  const reports = wanted.map((scheme) => reportScheme(scheme, published, wish));
  console.log(versionTable(reports));
  if (reports.some(({ compared }) => compared < wish.pairs)) process.exitCode = 1;
} catch (broken) {
  console.error(broken instanceof Error ? broken.message : broken);
  process.exitCode = 1;
}
