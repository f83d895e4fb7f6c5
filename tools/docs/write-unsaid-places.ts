/** Writes into `docs/advisories.md` what each format cannot say of a record. `node tools/docs/write-unsaid-places.ts` */
import { readFileSync, writeFileSync } from "node:fs";
import { unsaidTable } from "#test/kit/publish/unsaid-places.ts";

const page = new URL("../../docs/advisories.md", import.meta.url);
const begin = "<!-- unsaid: node tools/docs/write-unsaid-places.ts -->\n";
const end = "<!-- end of unsaid -->";

/** The page as it should be. */
export function pageWithUnsaid(): string {
  const text = readFileSync(page, "utf8");
  const [head = "", rest = ""] = text.split(begin);
  return `${head}${begin}\n${unsaidTable()}\n${rest.slice(rest.indexOf(end))}`;
}

if (import.meta.main) writeFileSync(page, pageWithUnsaid());
