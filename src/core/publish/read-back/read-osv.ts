/** A record read back from its OSV document: the schema's members, and what stands in the place for databases. */
import { valueAt } from "#core/input/json-cursor.ts";
import {
  creditKinds,
  type OwnAdvisory,
  type OwnProduct,
  type OwnRange,
  referenceKinds,
  severityClasses,
} from "#core/publish/own-advisory.ts";
import { listOf, oneOfList, textOf, textsOf, wordsOf } from "#core/publish/read-back/members.ts";
import { type ReadFormat, silentRecord } from "#core/publish/read-back/read-format.ts";

/** Reads the document. */
export const readOsv: ReadFormat = ([written]) => {
  const document = written?.document;
  const beside = valueAt(document, "database_specific");
  const [id, aliases] = namesOf(document);
  const withdrawn = textOf(document, "withdrawn");
  return {
    ...silentRecord,
    id,
    drill: valueAt(beside, "drill") === true,
    aliases,
    history: listOf(beside, "history") as OwnAdvisory["history"],
    withdrawn: withdrawn === "" ? null : { at: withdrawn, reason: wordsOf(beside, "texts", "withdrawn") },
    publisher: valueAt(beside, "publisher") as OwnAdvisory["publisher"],
    title: wordsOf(beside, "texts", "title"),
    overview: wordsOf(beside, "texts", "overview"),
    description: wordsOf(beside, "texts", "description"),
    products: listOf(document, "affected").map(productOf),
    severities: listOf(document, "severity").map((one) => textOf(one, "score")),
    severityClass: severityClasses.find((one) => one === textOf(beside, "severity").toLowerCase()) ?? null,
    weaknesses: textsOf(beside, "cwe_ids").map((one) => ({ id: one, name: "" })),
    remedies: listOf(beside, "remedies") as OwnAdvisory["remedies"],
    references: listOf(document, "references").map((one) => ({
      kind: oneOfList(referenceKinds, textOf(one, "type").toLowerCase(), "web"),
      url: textOf(one, "url"),
      title: "",
    })),
    credits: listOf(document, "credits").map((one) => ({
      name: textOf(one, "name"),
      kind: oneOfList(creditKinds, textOf(one, "type").toLowerCase(), "other"),
    })),
    exploitation: oneOfList(["none", "poc", "active"], textOf(beside, "exploitation"), "none"),
  };
};

/** Under the private prefix the record's own id is the first of the aliases. */
function namesOf(document: unknown): readonly [string, readonly string[]] {
  const [id, aliases] = [textOf(document, "id"), textsOf(document, "aliases")];
  return id === `x_${aliases[0] ?? ""}` ? [aliases[0] ?? "", aliases.slice(1)] : [id, aliases];
}

function productOf(affected: unknown): OwnProduct {
  const beside = valueAt(affected, "database_specific");
  return {
    key: textOf(beside, "key"),
    vendor: textOf(beside, "vendor"),
    name: textOf(beside, "name"),
    purl: textOf(affected, "package", "purl") || null,
    cpe: textOf(beside, "cpe") || null,
    scheme: textOf(beside, "scheme"),
    affected: listOf(affected, "ranges").map(rangeOf),
    listed: textsOf(affected, "versions"),
    excused: listOf(beside, "not_affected") as OwnProduct["excused"],
    examples: { affected: [], notAffected: [] },
  };
}

/** "0" is where every range of OSV begins that has no beginning. */
function rangeOf(range: unknown): OwnRange {
  const eventOf = (name: string): string | null =>
    listOf(range, "events")
      .map((event) => textOf(event, name))
      .find((version) => version !== "") ?? null;
  const introduced = eventOf("introduced");
  return {
    introduced: introduced === "0" ? null : introduced,
    fixed: eventOf("fixed"),
    lastAffected: eventOf("last_affected"),
  };
}
