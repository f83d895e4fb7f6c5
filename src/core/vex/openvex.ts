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
    const isExcuse = status === "not_affected" || status === "fixed";
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
      const named = itemsAt(memberAt(product, "subcomponents"));
      const parts = named.flatMap((part) => namedBy(part, isExcuse));
      const whole = namedBy(product, isExcuse);
      if (named.length === 0) return { ...said, products: whole, within: [] };
      return { ...said, products: isExcuse && whole.length === 0 ? [] : parts, within: whole };
    });
  });
}

function vulnerabilitiesAt(place: Cursor): readonly string[] {
  if (typeof place.value === "string") return [place.value];
  const aliases = itemsAt(memberAt(place, "aliases")).map((alias) => textAt(alias) ?? "");
  const names = [textAt(memberAt(place, "name")) ?? textAt(memberAt(place, "@id")) ?? "", ...aliases];
  return names.filter((name) => name.trim() !== "");
}

/** A product by every name that it is given. One whose package URLs name different things is nobody's excuse: an accusation is about each. */
function namedBy(place: Cursor, isExcuse: boolean): readonly StatedProduct[] {
  if (typeof place.value === "string") return [productStated(place.value) ?? referenceStated(place.value)];
  const texts = [textAt(memberAt(place, "@id")), textAt(memberAt(memberAt(place, "identifiers"), "purl"))];
  const named = [...new Set(texts)].flatMap((text) =>
    text === undefined ? [] : [productStated(text) ?? referenceStated(text)],
  );
  const packages = named.filter(({ product }) => product !== null);
  if (!isExcuse || packages.length < 2) return named;
  const [first, second] = packages as [StatedProduct, StatedProduct];
  if (first.product !== second.product) return [];
  if (first.version !== null && second.version !== null) return first.version === second.version ? named : [];
  return named.filter(({ product, version }) => product === null || version !== null);
}
