/** The products of a record, read back from the tree and the statuses of a CSAF document. */
import { valueAt } from "#core/input/json-cursor.ts";
import { purlOfVersion } from "#core/publish/format/csaf-product-lines.ts";
import { justifications, type OwnProduct, type OwnRange } from "#core/publish/own-advisory.ts";
import { listOf, oneOfList, textOf, textsOf } from "#core/publish/read-back/members.ts";
import { parseVers } from "#core/version/vers.ts";

/** One line of the tree, with the names above it. */
type TreeLine = {
  readonly vendor: string;
  readonly product: string;
  readonly version: string;
  readonly isRange: boolean;
  readonly id: string;
  readonly helper: unknown;
};

/** The products of the first vulnerability's document. */
export function productsOfTree(document: unknown): readonly OwnProduct[] {
  const [flaw] = listOf(document, "vulnerabilities");
  const byKey = Map.groupBy(linesOf(document), ({ id }) => decodeURIComponent(id.split(":", 1)[0] ?? ""));
  return [...byKey].map(([key, lines]) => productOf(key, lines, flaw));
}

function linesOf(document: unknown): readonly TreeLine[] {
  return listOf(document, "product_tree", "branches").flatMap((vendor) =>
    listOf(vendor, "branches").flatMap((product) =>
      listOf(product, "branches").map((line) => ({
        vendor: textOf(vendor, "name"),
        product: textOf(product, "name"),
        version: textOf(line, "name"),
        isRange: textOf(line, "category") === "product_version_range",
        id: textOf(line, "product", "product_id"),
        helper: valueAt(line, "product", "product_identification_helper"),
      })),
    ),
  );
}

function productOf(key: string, lines: readonly TreeLine[], flaw: unknown): OwnProduct {
  const first = lines[0] as TreeLine;
  const ranges = lines.flatMap(({ isRange, version }) => (isRange ? [rangeOf(version)] : []));
  const singles = lines.filter(({ isRange }) => !isRange);
  const affected = new Set(textsOf(flaw, "product_status", "known_affected"));
  const excused = new Set(textsOf(flaw, "product_status", "known_not_affected"));
  const reasonOf = (id: string) =>
    textOf(
      listOf(flaw, "flags").find((flag) => textsOf(flag, "product_ids").includes(id)),
      "label",
    );
  return {
    key,
    vendor: first.vendor,
    name: first.product,
    purl: purlOf(first),
    cpe: textOf(first.helper, "cpe") || null,
    scheme: ranges[0]?.scheme ?? "generic",
    affected: ranges.map(({ range }) => range),
    listed: singles.filter(({ id }) => affected.has(id)).map(({ version }) => version),
    excused: singles
      .filter(({ id }) => excused.has(id))
      .map(({ id, version }) => ({
        version,
        justification: oneOfList(justifications, reasonOf(id), "vulnerable_code_not_present"),
      })),
    examples: { affected: [], notAffected: [] },
  };
}

/** A single version's package URL holds the version, which the product's has not. */
function purlOf({ helper, isRange, version }: TreeLine): string | null {
  const written = textsOf(helper, "purls")[0] ?? textOf(helper, "purl");
  if (written === "" || isRange) return written || null;
  const bare = written.replace(`@${encodeURIComponent(version)}`, "");
  return purlOfVersion(bare, version) === written ? bare : null;
}

/** One range of a vers string that `versOfRange` wrote. */
function rangeOf(text: string): { readonly scheme: string; readonly range: OwnRange } {
  const read = parseVers(text);
  const bound = (comparator: string): string | null =>
    read.ok ? (read.value.constraints.find((one) => one.comparator === comparator)?.version ?? null) : null;
  return {
    scheme: read.ok ? read.value.type : "generic",
    range: { introduced: bound(">="), fixed: bound("<"), lastAffected: bound("<=") },
  };
}
