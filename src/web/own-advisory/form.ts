/** The form in which an advisory is written: the record with lists as they are typed, a line each, and the document that it means. Whether the record is right is said by `core/publish`. */
import type { Finding } from "#core/problem.ts";
import { lintAdvisory } from "#core/publish/lint-advisory.ts";
import {
  type OwnAdvisory,
  type OwnProduct,
  type OwnRange,
  readOwnAdvisory,
  type Remedy,
} from "#core/publish/own-advisory.ts";

/** What is edited: everything but a withdrawal, which is an act of its own. */
export type OwnForm = Omit<OwnAdvisory, "withdrawn">;

/** A range that is still to be typed; it is not in the document, where it would mean every version. */
export const emptyRange: OwnRange = { introduced: null, fixed: null, lastAffected: null };

/** A new product of the form. */
export function newProduct(products: readonly OwnProduct[]): OwnProduct {
  const keys = new Set(products.map(({ key }) => key));
  const number = Array.from({ length: products.length + 1 }, (_, at) => at + 1);
  return {
    key: `product${number.find((one) => !keys.has(`product${one}`)) ?? products.length + 1}`,
    vendor: "",
    name: "",
    purl: null,
    cpe: null,
    scheme: "generic",
    affected: [emptyRange],
    listed: [],
    excused: [],
    examples: { affected: [], notAffected: [] },
  };
}

/** A new remedy, for every product until somebody says otherwise. */
export function newRemedy(products: readonly OwnProduct[]): Remedy {
  const keys = products.map(({ key }) => key);
  return { kind: "vendor_fix", products: keys, text: {}, command: "", url: null };
}

/** The products as they are now; what is to be done is said for none that is not among them any more. */
export function withProducts({ remedies }: Pick<OwnForm, "remedies">, products: readonly OwnProduct[]) {
  const keys = new Set(products.map(({ key }) => key));
  const left = remedies.map((remedy) => ({
    ...remedy,
    products: remedy.products.filter((key) => keys.has(key)),
  }));
  return { products, remedies: left };
}

/** The form of a kept document; null for one that cannot be read. */
export function formOfDocument(text: string): OwnForm | null {
  const read = readOwnAdvisory(JSON.parse(text) as unknown);
  if (!read.ok) return null;
  const { withdrawn: _withdrawn, ...form } = read.value;
  return form;
}

type SuggestedForm = Omit<OwnForm, "severityClass"> &
  Partial<Pick<OwnForm, "severityClass">> & { readonly type: string };

/** The form of a document that the room suggests: it has every member but those that are left out where nothing is stated. */
export function formOfSuggestion(text: string): OwnForm {
  const { type: _type, ...form } = JSON.parse(text) as SuggestedForm;
  const products = form.products.map((product) =>
    product.affected.length > 0 ? product : { ...product, affected: [emptyRange] },
  );
  return { ...form, severityClass: form.severityClass ?? null, products };
}

/** The next revision of a published record: one more entry of its history, that says what changed. */
export function nextRevision(form: OwnForm, at: string): OwnForm {
  const revision = form.history.length + 1;
  return { ...form, history: [...form.history, { revision, at, changed: {} }] };
}

/** The document that the form means, as JSON. */
export function documentOf(form: OwnForm): string {
  const lines = (all: readonly string[]) => all.map((line) => line.trim()).filter((line) => line !== "");
  const products = form.products.map((product) => ({
    ...product,
    purl: emptyAsNull(product.purl),
    cpe: emptyAsNull(product.cpe),
    affected: typedRanges(product.affected),
    listed: lines(product.listed),
    examples: {
      affected: lines(product.examples.affected),
      notAffected: lines(product.examples.notAffected),
    },
  }));
  const remedies = form.remedies.map((remedy) => ({ ...remedy, url: emptyAsNull(remedy.url) }));
  return JSON.stringify({
    type: "bongsu.advisory/1",
    ...form,
    severityClass: form.severityClass ?? undefined,
    aliases: lines(form.aliases),
    severities: lines(form.severities),
    products,
    remedies,
  });
}

/** The ranges of which something is typed. */
export function typedRanges(ranges: readonly OwnRange[]): readonly OwnRange[] {
  return ranges
    .map(({ introduced, fixed, lastAffected }) => ({
      introduced: emptyAsNull(introduced),
      fixed: emptyAsNull(fixed),
      lastAffected: emptyAsNull(lastAffected),
    }))
    .filter(({ introduced, fixed, lastAffected }) => (introduced ?? fixed ?? lastAffected) !== null);
}

function emptyAsNull(text: string | null): string | null {
  return text === null || text.trim() === "" ? null : text.trim();
}

/** What keeps the record from being published, each at its place, as the room will say it. */
export function findingsOf(document: string): readonly Finding[] {
  const read = readOwnAdvisory(JSON.parse(document) as unknown);
  return read.ok ? lintAdvisory(read.value) : read.findings;
}
