/**
 * The products of a record as a case suggests them: what reports claim, what coordinators named, what suppliers answered. A product that is named by a text and by a package URL
 * or CPE name is one where the case says so; where it does not, both stand, with a remark.
 */
import type { Finding } from "#core/problem.ts";
import { formatPurl, parsePurl } from "#core/product/purl.ts";
import { type ProductStatement, statementsOf } from "#core/publish/from-answers.ts";
import type { CaseClaim, CaseFacts } from "#core/publish/case-facts.ts";
import type { OwnProduct } from "#core/publish/own-advisory.ts";
import { schemeOfPurlType } from "#core/version/index.ts";

type ClaimedProduct = Pick<CaseClaim, "product" | "identifier" | "version">;

/** A product with the fixes that suppliers named for it. */
type SuggestedProduct = {
  readonly product: OwnProduct;
  readonly fixes: readonly NonNullable<ProductStatement["fix"]>[];
  /** Suppliers say of it that it is not affected, and no version is known of which they could mean it. */
  readonly excusedWithoutVersion: boolean;
};

/** The products; at least one, and be it empty. */
export function caseProducts(facts: CaseFacts): readonly SuggestedProduct[] {
  const linked = linksOf(facts);
  const groups = new Map<string, { claims: ClaimedProduct[]; statements: ProductStatement[] }>();
  const groupOf = (identifier: string | null, name: string) => {
    const key = identifier === null ? `name ${spelt(name)}` : identityOf(identifier);
    const group = groups.get(key) ?? { claims: [], statements: [] };
    groups.set(key, group);
    return group;
  };
  for (const claim of facts.claims) {
    if (claim.product === null && claim.identifier === null) continue;
    const identifier = claim.identifier ?? linked(claim.product ?? "", null);
    groupOf(identifier, claim.product ?? "").claims.push({ ...claim, identifier });
  }
  for (const identifier of facts.identifiers)
    groupOf(identifier, "").claims.push({ product: null, identifier, version: null });
  for (const statement of statementsOf(facts.answers)) {
    const isIdentifier = /^(?:pkg:|cpe:2\.3:)/.test(statement.product);
    const identifier = isIdentifier ? statement.product : linked(statement.product, statement.supplier);
    const name = isIdentifier || statement.product === "" ? null : statement.product;
    const group = groupOf(identifier, statement.product === "" ? facts.product : statement.product);
    group.statements.push(statement);
    group.claims.push({ product: name, identifier, version: null });
  }
  if (groups.size === 0) groupOf(null, facts.product).claims.push(nothingClaimed(facts.product));
  return [...groups.values()].map(({ claims, statements }, at) =>
    productOf(claims, statements, { ofCase: facts.product, key: `product${at + 1}` }),
  );
}

function nothingClaimed(product: string): ClaimedProduct {
  return { product, identifier: null, version: null };
}

/** What the reader is told of products that a case leaves open; their places are those of the record. */
export function remarksOnProducts(facts: CaseFacts): readonly Finding[] {
  const all = caseProducts(facts);
  const isNamed = ({ product }: SuggestedProduct): boolean => (product.purl ?? product.cpe) !== null;
  return all.flatMap((one, at) => {
    const about = one.product.name;
    const perhaps = !isNamed(one) && all.some(isNamed) && about !== "";
    return [
      ...(perhaps
        ? [remark(at, "product-perhaps-same", "It may be one of those named by an identifier.", about)]
        : []),
      ...(one.excusedWithoutVersion
        ? [
            remark(
              at,
              "answer-without-version",
              "A supplier calls it not affected; no version is known.",
              about,
            ),
          ]
        : []),
    ];
  });
}

function remark(at: number, code: string, message: string, about: string): Finding {
  return { at: `/products/${String(at)}`, code, message, about };
}

/** By which identifier the case knows a name: a report that gives both, the one that coordinators gave a supplier's product, the one that the case has. Two are no link. */
function linksOf(facts: CaseFacts): (name: string, supplier: string | null) => string | null {
  const both = facts.claims.flatMap(({ product, identifier }) =>
    product === null || identifier === null ? [] : [[spelt(product), identifier] as const],
  );
  const byName = Map.groupBy(both, ([name]) => name);
  return (name, supplier) => {
    const own = supplier === null ? [] : (facts.identifiersOf.get(supplier) ?? []);
    const said = (byName.get(spelt(name === "" ? facts.product : name)) ?? []).map(([, one]) => one);
    const ofCase = name === "" || spelt(name) === spelt(facts.product) ? facts.identifiers : [];
    return onlyOne(said) ?? onlyOne(own) ?? onlyOne(ofCase);
  };
}

function onlyOne(identifiers: readonly string[]): string | null {
  const different = new Map(identifiers.map((one) => [identityOf(one), one]));
  const [first] = different.values();
  return different.size === 1 ? (first ?? null) : null;
}

function spelt(name: string): string {
  return name.normalize("NFKC").trim().toLowerCase();
}

/** What two identifiers of one product have in common: all but the version. */
function identityOf(identifier: string): string {
  const purl = purlOf(identifier);
  if (purl !== null) return formatPurl({ ...purl, version: "", subpath: "" });
  return identifier.startsWith("cpe:2.3:") ? identifier.split(":").slice(0, 5).join(":") : identifier;
}

function purlOf(identifier: string | null) {
  const read = identifier?.startsWith("pkg:") === true ? parsePurl(identifier) : null;
  return read?.ok === true ? read.value : null;
}

function productOf(
  claims: readonly ClaimedProduct[],
  statements: readonly ProductStatement[],
  { ofCase, key }: { readonly ofCase: string; readonly key: string },
): SuggestedProduct {
  const identifier = claims.map((claim) => claim.identifier).find((one) => one !== null) ?? null;
  const parts = purlOf(identifier);
  const cpe = identifier?.startsWith("cpe:2.3:") === true ? identifier : null;
  const name = claims.map((claim) => claim.product).find((one) => one !== null) ?? parts?.name ?? ofCase;
  const versions = claims.flatMap(({ version, identifier: one }) => version ?? purlOf(one)?.version ?? []);
  const claimed = unique(versions).filter((version) => version !== "");
  const affected = statements.flatMap((one) => one.affected);
  const listed = affected.length === 0 ? claimed : [];
  const excuse = statements.find(({ justification }) => justification !== null)?.justification ?? null;
  const vendors = [
    parts?.namespace,
    cpe?.split(":")[3],
    ...statements.map(({ supplierName }) => supplierName),
  ];
  const product: OwnProduct = {
    key,
    vendor: vendors.find((one) => one !== undefined && one !== "") ?? "",
    name,
    purl: parts === null ? null : formatPurl({ ...parts, version: "", subpath: "" }),
    cpe: cpe === null ? null : `${cpe.split(":").slice(0, 5).join(":")}${":*".repeat(8)}`,
    scheme: parts === null ? "generic" : schemeOfPurlType(parts.type).name,
    affected: distinctRanges(affected),
    listed,
    excused: excuse === null ? [] : claimed.map((version) => ({ version, justification: excuse })),
    examples: {
      affected: unique([...claimed, ...statements.flatMap(({ examples }) => examples.affected)]),
      notAffected: unique(statements.flatMap(({ examples }) => examples.notAffected)),
    },
  };
  const fixes = statements.flatMap(({ fix }) => fix ?? []);
  return { product, fixes, excusedWithoutVersion: excuse !== null && claimed.length === 0 };
}

function distinctRanges(ranges: OwnProduct["affected"]): OwnProduct["affected"] {
  return [...new Map(ranges.map((range) => [JSON.stringify(range), range])).values()];
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
