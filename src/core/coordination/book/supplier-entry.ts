/** A supplier as the book knows it: what its sources say together, each thing with where it is from, and what of it is over. */
import type { SupplierSource } from "#core/coordination/book/supplier-source.ts";

/** A source with when it was taken into the book. */
export type StatedSource = SupplierSource & { readonly statedAt: string };

/** What a person wrote of a supplier, as it is edited. */
export type HandWritten = Pick<
  SupplierSource,
  "name" | "mails" | "pages" | "keys" | "languages" | "policies" | "weekly"
>;

/** A supplier. What is over stands behind what holds; what nobody says is empty or `null`: not known. */
export type SupplierEntry = {
  readonly supplier: string;
  readonly name: string | null;
  readonly mails: readonly {
    readonly address: string;
    readonly from: SupplierSource["kind"];
    readonly over: boolean;
  }[];
  readonly pages: readonly string[];
  readonly keys: readonly string[];
  readonly languages: readonly string[];
  readonly policies: readonly string[];
  readonly weekly: number | null;
  /** What a person wrote, by itself; `null` where nobody did. */
  readonly hand: HandWritten | null;
  readonly sources: readonly (Pick<StatedSource, "kind" | "statedAt" | "expires" | "signature"> & {
    readonly over: boolean;
  })[];
};

/** What a person wrote counts before what a supplier publishes, that before lists of others. */
const order: readonly SupplierSource["kind"][] = ["hand", "security-txt", "csaf-provider", "cve-partner"];

/** The entry of a supplier at an instant. */
export function supplierEntry(supplier: string, stated: readonly StatedSource[], now: string): SupplierEntry {
  const over = ({ expires }: StatedSource): boolean =>
    expires !== null && Date.parse(expires) <= Date.parse(now);
  const sources = stated.toSorted(
    (a, b) => Number(over(a)) - Number(over(b)) || order.indexOf(a.kind) - order.indexOf(b.kind),
  );
  const good = sources.filter((one) => !over(one));
  const all = (pick: (source: StatedSource) => readonly string[]): readonly string[] => [
    ...new Set(good.flatMap(pick)),
  ];
  const mails = sources.flatMap((source) =>
    source.mails.map((address) => ({ address, from: source.kind, over: over(source) })),
  );
  return {
    supplier,
    name: sources.find(({ name }) => name !== null)?.name ?? null,
    mails: mails.filter(({ address }, at) => mails.findIndex((one) => one.address === address) === at),
    pages: all(({ pages }) => pages),
    keys: all(({ keys }) => keys),
    languages: all(({ languages }) => languages),
    policies: all(({ policies }) => policies),
    weekly: good.find(({ weekly }) => weekly !== null)?.weekly ?? null,
    hand: sources.find(({ kind }) => kind === "hand") ?? null,
    sources: sources.map((source) => {
      const { kind, statedAt, expires, signature } = source;
      return { kind, statedAt, expires, signature, over: over(source) };
    }),
  };
}
