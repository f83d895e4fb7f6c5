/** Evidence of CSAF: every affected product of every document at hand, matched against its own document. */
import { csafDocuments, csafFolder, selfMatch, type SelfMatch } from "#test/kit/suites/csaf-suite.ts";
import { plainTable } from "./table.ts";

/** The section as text: the sum by what is found, and each document that has a violation. */
export async function csafEvidence(): Promise<string> {
  const all: SelfMatch[] = [];
  for await (const document of csafDocuments([csafFolder])) all.push(selfMatch(document));
  const sum = (of: (one: SelfMatch) => number): number => all.reduce((total, one) => total + of(one), 0);
  const row = {
    documents: all.length,
    read: all.filter(({ isRead }) => isRead).length,
    "affected products": sum(({ products }) => products),
    "versions asked": sum(({ asked }) => asked),
    affected: sum(({ affected }) => affected),
    unknown: sum(({ unknown }) => unknown),
    "not affected or silent": sum(({ violations }) => violations.length),
  };
  const wrong = all.flatMap(({ id, violations }) => violations.map((one) => `  ${id}: ${one}`));
  return [
    "Each product that a document calls affected, as a list would name it, against that document; a row a document: node tools/csaf-self-match.ts --each",
    "",
    plainTable([row]),
    ...wrong,
  ].join("\n");
}
