/**
 * Matches every affected product of every CSAF document against the document itself and prints the counts: `node tools/csaf-self-match.ts [PATH…]`, by
 * default all documents of `../shared/data/csaf`, with a row a document where `--each` is given. Ends with 1 where one is "not affected" or silent.
 */
import { parseArgs } from "node:util";
import { csafDocuments, csafFolder, selfMatch, type SelfMatch } from "#test/kit/suites/csaf-suite.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { each: { type: "boolean", default: false } },
});
const all: SelfMatch[] = [];
for await (const document of csafDocuments(positionals.length > 0 ? positionals : [csafFolder])) {
  const one = selfMatch(document);
  all.push(one);
  if (values.each) console.log(rowOf(one));
  for (const violation of one.violations) console.log(`${one.id}: ${violation}`);
}
const sum = (of: (one: SelfMatch) => number): number => all.reduce((total, one) => total + of(one), 0);
const violations = sum((one) => one.violations.length);
console.log(
  `${all.length} documents, ${all.filter(({ isRead }) => isRead).length} of them read; ${sum((one) => one.products)} affected products, ${sum((one) => one.asked)} of their versions can be named: ` +
    `${sum((one) => one.affected)} affected, ${sum((one) => one.unknown)} unknown, ${violations} not affected or silent`,
);
process.exitCode = violations > 0 ? 1 : 0;

function rowOf({ id, isRead, products, asked, affected, unknown, violations: wrong }: SelfMatch): string {
  return isRead ? [id, products, asked, affected, unknown, wrong.length].join("\t") : `${id}\tnot read`;
}
