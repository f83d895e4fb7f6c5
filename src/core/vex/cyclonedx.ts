/**
 * What a CycloneDX document says of vulnerabilities: the analysis of each for what it affects, and the patches of a component's pedigree that resolve one.
 * A reference names a component of the document (its package URL then says what it is), a BOM-Link, or a package URL itself.
 */
import { instantAt } from "#core/input/instant.ts";
import { type Cursor, isObject, itemsAt, memberAt, textAt, valueAt } from "#core/input/json-cursor.ts";
import {
  productStated,
  referenceStated,
  type StatedProduct,
  type StatedStatus,
  type VexStatement,
} from "#core/vex/vex-statement.ts";

/** Whether a document is of CycloneDX. */
export function isCyclonedx(document: unknown): boolean {
  return valueAt(document, "bomFormat") === "CycloneDX";
}

const states: Readonly<Record<string, StatedStatus>> = {
  resolved: "fixed",
  resolved_with_pedigree: "fixed",
  exploitable: "affected",
  in_triage: "under_investigation",
  false_positive: "not_affected",
  not_affected: "not_affected",
};

/** The statements of a document, by its analyses and its pedigrees. */
export function cyclonedxStatements(root: Cursor): readonly VexStatement[] {
  const components = componentsOf(root);
  const frame = { by: authorOf(root), time: instantAt(memberAt(memberAt(root, "metadata"), "timestamp")) };
  return [
    ...itemsAt(memberAt(root, "vulnerabilities")).flatMap((place) =>
      analysisOf(place, { components, ...frame }),
    ),
    ...components.all.flatMap((component) => patchesOf(component, frame)),
  ];
}

type Components = { readonly byRef: ReadonlyMap<string, Cursor>; readonly all: readonly Cursor[] };
type Frame = { readonly by: string; readonly time: string | null };

const mostComponents = 500_000;

/** Every component of the document, at every depth. */
function componentsOf(root: Cursor): Components {
  const all: Cursor[] = [];
  const waiting = [
    memberAt(memberAt(root, "metadata"), "component"),
    ...itemsAt(memberAt(root, "components")),
  ];
  for (let next = waiting.pop(); next !== undefined && all.length < mostComponents; next = waiting.pop()) {
    if (!isObject(next.value)) continue;
    all.push(next);
    waiting.push(...itemsAt(memberAt(next, "components")));
  }
  return { all, byRef: new Map(all.map((one) => [textAt(memberAt(one, "bom-ref")) ?? "", one])) };
}

function authorOf(root: Cursor): string {
  const metadata = memberAt(root, "metadata");
  const named = [
    ...itemsAt(memberAt(metadata, "authors")),
    memberAt(metadata, "supplier"),
    memberAt(metadata, "manufacturer"),
  ].map((one) => valueAt(one.value, "name"));
  return named.find((name): name is string => typeof name === "string" && name !== "") ?? "";
}

function analysisOf(
  place: Cursor,
  { components, by, time }: Frame & { components: Components },
): readonly VexStatement[] {
  const analysis = memberAt(place, "analysis");
  const status = states[textAt(memberAt(analysis, "state")) ?? ""];
  const products = itemsAt(memberAt(place, "affects")).flatMap((one) => affectedAt(one, components));
  const vulnerabilities = vulnerabilitiesAt(place);
  if (status === undefined || products.length === 0 || vulnerabilities.length === 0) return [];
  const since = instantAt(memberAt(analysis, "lastUpdated")) ?? instantAt(memberAt(place, "updated")) ?? time;
  return [
    {
      vulnerabilities,
      products,
      within: [],
      path: null,
      status,
      justification: textAt(memberAt(analysis, "justification")) ?? null,
      words: textAt(memberAt(analysis, "detail")) ?? null,
      by,
      since,
      until: null,
      at: `/vulnerabilities/${place.key}`,
    },
  ];
}

function vulnerabilitiesAt(place: Cursor): readonly string[] {
  const others = itemsAt(memberAt(place, "references")).map((one) => textAt(memberAt(one, "id")) ?? "");
  return [textAt(memberAt(place, "id")) ?? "", ...others].filter((name) => name.trim() !== "");
}

/** What a reference names; where versions are listed one by one, each of these. A range of versions names none. */
function affectedAt(place: Cursor, { byRef }: Components): readonly StatedProduct[] {
  const ref = textAt(memberAt(place, "ref")) ?? "";
  const component = byRef.get(ref);
  const purl = component === undefined ? ref : textAt(memberAt(component, "purl"));
  const named = purl === undefined ? null : productStated(purl);
  if (named === null) return ref === "" ? [] : [referenceStated(ref)];
  if (named.version !== null) return [{ ...named, ref: component === undefined ? null : ref }];
  const own = component === undefined ? undefined : textAt(memberAt(component, "version"));
  if (own !== undefined && own !== "") return [{ ...named, version: own, ref }];
  const listed = itemsAt(memberAt(place, "versions"));
  if (listed.length === 0) return [named];
  return listed.flatMap((one) => {
    const version = textAt(memberAt(one, "version"));
    return version === undefined ? [] : [{ ...named, version }];
  });
}

/** A patch that resolves a security issue: the builder of the component says that it is fixed there. */
function patchesOf(component: Cursor, { by, time }: Frame): readonly VexStatement[] {
  if (valueAt(component.value, "pedigree", "patches") === undefined) return [];
  const patches = itemsAt(memberAt(memberAt(component, "pedigree"), "patches"));
  const ref = textAt(memberAt(component, "bom-ref")) ?? "";
  const purl = textAt(memberAt(component, "purl"));
  const named =
    (purl === undefined ? null : productStated(purl)) ?? (ref === "" ? null : referenceStated(ref));
  if (named === null) return [];
  return patches.flatMap((patch) => {
    const resolved = itemsAt(memberAt(patch, "resolves"));
    const ids = resolved.map((one) => textAt(memberAt(one, "id")) ?? "").filter((id) => id !== "");
    return ids.map((id) => ({
      vulnerabilities: [id],
      products: [named],
      within: [],
      path: null,
      status: "fixed" as const,
      justification: `patch: ${textAt(memberAt(patch, "type")) ?? "unofficial"}`,
      words: null,
      by,
      since: time,
      until: null,
      at: "pedigree",
    }));
  });
}
