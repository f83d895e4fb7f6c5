/** Two scanners' answers about the same lists, pair by pair (a component of a list and a vulnerability), and why they differ. */

/** What `bongsu check --format json` prints, as far as it is compared. */
export type OurAnswer = {
  readonly results: readonly {
    readonly component: { readonly product: string | null; readonly version: string | null };
    readonly source: string;
    readonly verdict: string;
    readonly vulnerability: string | null;
    readonly advisory: string | null;
    readonly aliases: readonly string[];
    readonly reason: { readonly code: string };
  }[];
};

/** What `osv-scanner --format json --all-packages` prints, as far as it is compared. */
export type TheirAnswer = {
  readonly results: readonly {
    readonly source: { readonly path: string };
    readonly packages?: readonly {
      readonly package: { readonly name: string; readonly version: string; readonly ecosystem: string };
      readonly vulnerabilities?: readonly { readonly id: string; readonly aliases?: readonly string[] }[];
    }[];
  }[];
};

export type ComparedAnswers = {
  readonly counts: readonly {
    readonly ours: string;
    readonly theirs: string;
    readonly why: string;
    readonly pairs: number;
  }[];
  /** Pairs of each difference, the unexplained ones first. */
  readonly examples: readonly (readonly [why: string, pairs: readonly string[]])[];
};

type Pair = { readonly key: string; readonly ids: readonly string[]; readonly text: string };

/** Compares by list, package, version and any name of the vulnerability. `root` is what both scanned. */
export function compareAnswers(ours: OurAnswer, theirs: TheirAnswer, root: string): ComparedAnswers {
  const listed = theirPackages(theirs, root);
  const found = theirPairs(theirs, root);
  const own = Map.groupBy(ours.results, ({ source, component }) =>
    keyOf(relative(source, root), nameOfProduct(component.product), component.version),
  );
  const ownLists = new Set(ours.results.map(({ source }) => relative(source, root)));
  const tally = new Map<string, { ours: string; theirs: string; why: string; pairs: string[] }>();
  const note = (one: { ours: string; theirs: string; why: string }, text: string): void => {
    const key = JSON.stringify(one);
    const entry = tally.get(key) ?? { ...one, pairs: [] };
    tally.set(key, entry);
    entry.pairs.push(text);
  };
  const matched = new Set<string>();
  for (const { key, ids, text } of found) {
    const row = worst((own.get(key) ?? []).filter((one) => namesOf(one).some((name) => ids.includes(name))));
    if (row !== undefined) for (const name of namesOf(row)) matched.add(`${key} ${name}`);
    if (row !== undefined) note({ ours: row.verdict, theirs: "affected", why: row.reason.code }, text);
    else
      note(
        {
          ours: "-",
          theirs: "affected",
          why: own.has(key)
            ? "component compared, no record"
            : ownLists.has(key.split("\t")[0] ?? "")
              ? "component not in our list"
              : "list without a result of ours",
        },
        text,
      );
  }
  for (const row of ours.results.filter(({ verdict }) => verdict === "affected")) {
    const key = keyOf(
      relative(row.source, root),
      nameOfProduct(row.component.product),
      row.component.version,
    );
    if (namesOf(row).some((name) => matched.has(`${key} ${name}`))) continue;
    const why = listed.packages.has(key)
      ? "package listed, no vulnerability named"
      : listed.lists.has(key.split("\t")[0] ?? "")
        ? "package not listed"
        : "list not read";
    note(
      { ours: "affected", theirs: "-", why },
      `${key} ${row.vulnerability ?? row.advisory ?? ""} (${row.reason.code})`,
    );
  }
  const entries = [...tally.values()].toSorted((a, b) => b.pairs.length - a.pairs.length);
  return {
    counts: entries.map(({ pairs, ...one }) => ({ ...one, pairs: pairs.length })),
    examples: entries
      .filter((one) => one.ours !== one.theirs)
      .map((one) => [`ours ${one.ours}, theirs ${one.theirs}: ${one.why}`, one.pairs]),
  };
}

function worst<T extends { readonly verdict: string }>(rows: readonly T[]): T | undefined {
  const order = ["affected", "unknown", "not_affected"];
  return rows.toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict))[0];
}

function namesOf(row: OurAnswer["results"][number]): readonly string[] {
  return [row.vulnerability, row.advisory, ...row.aliases].filter((name): name is string => name !== null);
}

function theirPairs(theirs: TheirAnswer, root: string): readonly Pair[] {
  return theirs.results.flatMap(({ source, packages = [] }) =>
    packages.flatMap(({ package: one, vulnerabilities = [] }) => {
      const key = keyOf(relative(source.path, root), one.name, one.version);
      return vulnerabilities.map(({ id, aliases = [] }) => ({
        key,
        ids: [id, ...aliases],
        text: `${key} ${id}`,
      }));
    }),
  );
}

function theirPackages(theirs: TheirAnswer, root: string) {
  const lists = new Set(theirs.results.map(({ source }) => relative(source.path, root)));
  const packages = theirs.results.flatMap(({ source, packages: all = [] }) =>
    all.map(({ package: one }) => keyOf(relative(source.path, root), one.name, one.version)),
  );
  return { lists, packages: new Set(packages) };
}

function keyOf(list: string, name: string, version: string | null): string {
  return `${list}\t${name.toLowerCase().replaceAll(/[-_.]+/g, "-")}\t${(version ?? "").replace(/^v/, "")}`;
}

/** The name of a package as the OSV schema writes it, from its package URL. */
function nameOfProduct(product: string | null): string {
  const found = /^pkg:([^/]+)\/([^?]+)/.exec(product ?? "");
  const path = decodeURIComponent(found?.[2] ?? "");
  if (found?.[1] === "maven") return path.replace("/", ":");
  return ["deb", "rpm", "apk"].includes(found?.[1] ?? "") ? (path.split("/")[1] ?? path) : path;
}

function relative(path: string, root: string): string {
  const at = path.indexOf(root);
  return at < 0 ? path : path.slice(at + root.length).replace(/^\//, "");
}
