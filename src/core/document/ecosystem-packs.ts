/**
 * Packs of all advisories on an ecosystem, as a signed index lists them: which ecosystems a publication covers, with which files, and by which
 * deltas one comes there. Packs of directives stand under `packs/` and are named by their directive.
 */
import type { PackCompleteness } from "#core/completeness.ts";
import type { IndexFile } from "#core/document/pub-index.ts";

/** One ecosystem of a publication. */
export type EcosystemPack = {
  /** As `shelfOf` (`core/product/ecosystem-of-product.ts`) says it of a product. */
  readonly ecosystem: string;
  readonly advisories: number;
  /** What is stated of its completeness, if anything. */
  readonly complete: PackCompleteness | null;
  readonly match: IndexFile;
  readonly details: IndexFile;
  /** Each makes this pack of an earlier one; the smallest first. */
  readonly deltas: readonly EcosystemDelta[];
};

/** A delta with the paths that its base's files have in a publication. */
export type EcosystemDelta = {
  readonly file: IndexFile;
  readonly from: { readonly match: string; readonly details: string };
};

/** The ecosystems of an index, by name. A pack without its details is none. */
export function ecosystemPacks(files: readonly IndexFile[]): readonly EcosystemPack[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const packs = files.flatMap((match): EcosystemPack[] => {
    if (match.kind !== "pack" || match.ecosystem === undefined || match.details === undefined) return [];
    const { ecosystem } = match;
    const details = byPath.get(pathIn(ecosystem, match.details, "details"));
    if (details === undefined) return [];
    const deltas = deltasTo(match, files);
    const { advisories = 0, complete = null } = match;
    return [{ ecosystem, advisories, complete, match, details, deltas }];
  });
  return packs.toSorted((a, b) => (a.ecosystem < b.ecosystem ? -1 : 1));
}

function deltasTo(match: IndexFile, files: readonly IndexFile[]): readonly EcosystemDelta[] {
  const found = files.flatMap((file): EcosystemDelta[] => {
    const { kind, ecosystem, from, to } = file;
    if (kind !== "delta" || ecosystem === undefined || ecosystem !== match.ecosystem) return [];
    if (from === undefined || to?.pack !== match.sha256 || to.details !== match.details) return [];
    const base = {
      match: pathIn(ecosystem, from.pack, "pack"),
      details: pathIn(ecosystem, from.details, "details"),
    };
    return [{ file, from: base }];
  });
  return found.toSorted((a, b) => a.file.bytes - b.file.bytes);
}

/** Where a file of an ecosystem stands in a publication: named by its sha256, so it never changes. */
export function pathIn(ecosystem: string, sha256: string, kind: "pack" | "details" | "delta"): string {
  return `ecosystems/${ecosystem}/${sha256}.${kind}`;
}

/** The ecosystems that packs among these files cover. What lies in no other is covered by directives at most. */
export function coveredBy(files: readonly IndexFile[]): ReadonlySet<string> {
  return new Set(ecosystemPacks(files).map(({ ecosystem }) => ecosystem));
}
