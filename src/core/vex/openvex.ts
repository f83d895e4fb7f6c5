/** OpenVEX 0.2.0: who says what of which vulnerability in which products, by package URL. A statement without a time has its document's. */
import { instantAt } from "#core/input/instant.ts";
import { type Cursor, itemsAt, memberAt, requiredTextAt, textAt, valueAt } from "#core/input/json-cursor.ts";
import {
  productStated,
  referenceStated,
  type StatedProduct,
  type StatedStatus,
  type VexStatement,
} from "#core/vex/vex-statement.ts";

/** Whether a document is of OpenVEX. */
export function isOpenvex(document: unknown): boolean {
  const context = valueAt(document, "@context");
  return typeof context === "string" && context.startsWith("https://openvex.dev/ns");
}

const statuses: Readonly<Record<string, StatedStatus>> = {
  affected: "affected",
  not_affected: "not_affected",
  fixed: "fixed",
  under_investigation: "under_investigation",
};

/** The statements of a document; what is wrong with it is a problem of the cursor. */
export function openvexStatements(root: Cursor): readonly VexStatement[] {
  const by = requiredTextAt(memberAt(root, "author"));
  const time = instantAt(memberAt(root, "last_updated")) ?? instantAt(memberAt(root, "timestamp"));
  return itemsAt(memberAt(root, "statements")).flatMap((place, i) => {
    const since =
      instantAt(memberAt(place, "last_updated")) ?? instantAt(memberAt(place, "timestamp")) ?? time;
    const status = statuses[requiredTextAt(memberAt(place, "status"))];
    if (status === undefined) return [];
    const said = {
      vulnerabilities: vulnerabilitiesAt(memberAt(place, "vulnerability")),
      path: null,
      status,
      justification: textAt(memberAt(place, "justification")) ?? null,
      words: textAt(memberAt(place, "impact_statement")) ?? textAt(memberAt(place, "status_notes")) ?? null,
      by,
      since,
      until: null,
      at: `/statements/${i}`,
    };
    return itemsAt(memberAt(place, "products")).map((product): VexStatement => {
      const parts = itemsAt(memberAt(product, "subcomponents")).flatMap(namedBy);
      const whole = namedBy(product);
      return parts.length === 0
        ? { ...said, products: whole, within: [] }
        : { ...said, products: parts, within: whole };
    });
  });
}

function vulnerabilitiesAt(place: Cursor): readonly string[] {
  if (typeof place.value === "string") return [place.value];
  const aliases = itemsAt(memberAt(place, "aliases")).map((alias) => textAt(alias) ?? "");
  const names = [textAt(memberAt(place, "name")) ?? textAt(memberAt(place, "@id")) ?? "", ...aliases];
  return names.filter((name) => name.trim() !== "");
}

/** A product by every name that it is given. */
function namedBy(place: Cursor): readonly StatedProduct[] {
  if (typeof place.value === "string") return [productStated(place.value) ?? referenceStated(place.value)];
  const texts = [textAt(memberAt(place, "@id")), textAt(memberAt(memberAt(place, "identifiers"), "purl"))];
  return [...new Set(texts)].flatMap((text) =>
    text === undefined ? [] : [productStated(text) ?? referenceStated(text)],
  );
}
