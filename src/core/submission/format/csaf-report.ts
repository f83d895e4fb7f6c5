/**
 * CSAF: an item a vulnerability. Of category `csaf_vulnerability_report`, the profile of CSAF 2.1 for reports, what the profile demands and the document lacks
 * is a finding; a draft of any other category is read as what it says. Notes of category `ai_usage` say how AI was used.
 */
import { productTreeAt, type TreeProduct } from "#core/format/csaf-products.ts";
import { memberAt, openDocument } from "#core/input/json-cursor.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import type { Finding } from "#core/problem.ts";
import { withTrace } from "#core/submission/embedded-trace.ts";
import { noteTitles, placeholders, profileCategory, readCrashNote } from "#core/submission/csaf-notes.ts";
import { claim, type ReportClaim, type ReportFormat, reading } from "#core/submission/report-format.ts";
import { weaknessesIn } from "#core/submission/scanner/tool-map.ts";

/** Documents of CSAF 2.0 and 2.1. */
export const csafReport: ReportFormat = {
  name: "csaf",
  read: ({ json }, options) => {
    if (!json.ok || textMember(member(json.value, "document"), "csaf_version") === null) return null;
    const products = productsOf(json.value);
    const isProfile = textMember(member(json.value, "document"), "category") === profileCategory;
    const vulnerabilities = listMember(json.value, "vulnerabilities");
    const claims = vulnerabilities.map((each, index) =>
      withTrace(
        claimOf({ document: json.value, products }, each, isProfile ? missingIn(each, index) : []),
        options,
      ),
    );
    return reading(claims, isProfile ? missingAround(json.value) : []);
  },
};

type ReportedDocument = { readonly document: unknown; readonly products: ReadonlyMap<string, TreeProduct> };

function productsOf(value: unknown): ReadonlyMap<string, TreeProduct> {
  const { products } = productTreeAt(memberAt(openDocument(value), "product_tree"), []);
  const purls = purlsIn(member(value, "product_tree"));
  return new Map(
    [...products].flatMap(([id, [first]]) =>
      first === undefined ? [] : [[id, { ...first, purl: first.purl ?? purls.get(id) ?? null }]],
    ),
  );
}

/** Package URLs by product id, as CSAF 2.1 lists them. */
function purlsIn(tree: unknown): ReadonlyMap<string, string> {
  const purls = new Map<string, string>();
  const pending: unknown[] = [tree];
  for (let each = pending.pop(); each !== undefined; each = pending.pop()) {
    pending.push(...listMember(each, "branches"));
    for (const product of [member(each, "product"), ...listMember(each, "full_product_names")]) {
      const id = textMember(product, "product_id");
      const [purl] = listMember(member(product, "product_identification_helper"), "purls");
      if (id !== null && typeof purl === "string") purls.set(id, purl);
    }
  }
  return purls;
}

const affectedStatuses = ["known_affected", "first_affected", "last_affected", "under_investigation"];

type Note = { readonly category: string; readonly title: string; readonly text: string };

function notesOf(value: unknown): readonly Note[] {
  return listMember(value, "notes").map((note) => ({
    category: textMember(note, "category") ?? "",
    title: textMember(note, "title") ?? "",
    text: textMember(note, "text") ?? "",
  }));
}

/** Notes that are read into members of their own. */
const ownTitles: ReadonlySet<string> = new Set([noteTitles.crash, noteTitles.patch, noteTitles.weaknesses]);

function claimOf(
  { document, products }: ReportedDocument,
  each: unknown,
  findings: readonly Finding[],
): ReportClaim {
  const head = member(document, "document");
  const isOnly = listMember(document, "vulnerabilities").length === 1;
  const notes = notesOf(each);
  const around = notesOf(head).filter(({ category }) => category !== "legal_disclaimer");
  const status = member(each, "product_status");
  const ids = affectedStatuses
    .flatMap((name) => listMember(status, name))
    .filter((id) => typeof id === "string");
  const affected = ids.flatMap((id) => products.get(id) ?? []);
  const [first] = affected;
  const own = (title: string): string | null => notes.find((note) => note.title === title)?.text ?? null;
  const isPart = ({ category, title }: Note): boolean => category === "ai_usage" || ownTitles.has(title);
  const ai = [...notes, ...around].filter(({ category }) => category === "ai_usage").map(({ text }) => text);
  const reporter = textMember(listMember(head, "acknowledgments")[0], "summary") ?? namesOf(head);
  return claim({
    title: textMember(each, "title") ?? (isOnly ? textMember(head, "title") : null),
    text: [...notes, ...around]
      .filter((note) => !isPart(note))
      .map(({ text }) => text)
      .join("\n\n"),
    product: productOf(first),
    version: first?.version ?? first?.range?.replace(/^vls\//, "") ?? null,
    weaknesses: weaknessesIn([
      textMember(member(each, "cwe"), "id") ?? "",
      ...listMember(each, "cwes").map((cwe) => textMember(cwe, "id") ?? ""),
      own(noteTitles.weaknesses) ?? "",
    ]),
    aliases: [
      textMember(each, "cve") ?? "",
      ...listMember(each, "ids")
        .filter((id) => textMember(id, "system_name") !== placeholders.system)
        .map((id) => textMember(id, "text") ?? ""),
    ].filter((alias) => alias !== ""),
    crash: readCrashNote(own(noteTitles.crash) ?? ""),
    patch: own(noteTitles.patch),
    findings,
    ...(ai.length > 0 ? { aiUsage: ai.join("\n\n") } : {}),
    ...(reporter === null ? {} : { reporter }),
  });
}

function productOf(product: TreeProduct | undefined): ReportClaim["product"] {
  const name = product?.name ?? product?.label ?? placeholders.product;
  const identifier = product?.purl ?? product?.cpe ?? null;
  return name === placeholders.product && identifier === null ? null : { name, identifier };
}

function namesOf(head: unknown): string | null {
  const names = listMember(head, "acknowledgments").flatMap((each) => listMember(each, "names"));
  return names.filter((name) => typeof name === "string").join(", ") || null;
}

function missing(at: string, code: string, message: string): Finding {
  return { at, code, message };
}

/** What the profile demands of the whole document. */
function missingAround(value: unknown): readonly Finding[] {
  return [
    ...(member(value, "product_tree") === undefined
      ? [missing("/product_tree", "profile-products", "The profile for reports demands a product tree.")]
      : []),
    ...(listMember(value, "vulnerabilities").length === 0
      ? [
          missing(
            "/vulnerabilities",
            "profile-vulnerabilities",
            "The profile for reports demands a vulnerability at least.",
          ),
        ]
      : []),
  ];
}

/** What the profile demands of a vulnerability. */
function missingIn(each: unknown, index: number): readonly Finding[] {
  const at = `/vulnerabilities/${index}`;
  const notes = notesOf(each);
  const found: Finding[] = [];
  if (textMember(each, "cve") === null && listMember(each, "ids").length === 0)
    found.push(missing(`${at}/ids`, "profile-id", "The profile for reports demands a CVE or another id."));
  if (!notes.some(({ category }) => category === "summary"))
    found.push(
      missing(
        `${at}/notes`,
        "profile-summary",
        "The profile for reports demands a note of category summary.",
      ),
    );
  if (listMember(member(each, "product_status"), "known_affected").length === 0)
    found.push(
      missing(
        `${at}/product_status`,
        "profile-affected",
        "The profile for reports demands a product that is known to be affected.",
      ),
    );
  return found;
}
