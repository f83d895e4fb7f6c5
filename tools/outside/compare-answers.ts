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
  const keyed = ours.results.flatMap((row) => keysOf(row, root).map((key) => ({ key, row })));
  const own = Map.groupBy(keyed, ({ key }) => key);
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
    const rows = (own.get(key) ?? []).map((one) => one.row);
    const row = worst(rows.filter((one) => namesOf(one).some((name) => ids.includes(name))));
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
    const keys = keysOf(row, root);
    const [key = ""] = keys;
    if (keys.some((one) => namesOf(row).some((name) => matched.has(`${one} ${name}`)))) continue;
    const why = keys.some((one) => listed.packages.has(one))
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
      const key = keyOf(relative(source.path, root), theirName(one), one.version);
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
    all.map(({ package: one }) => keyOf(relative(source.path, root), theirName(one), one.version)),
  );
  return { lists, packages: new Set(packages) };
}

/** Where a row of ours is looked for: under its name, and a Maven package also under its artifact alone. */
function keysOf({ source, component }: OurAnswer["results"][number], root: string): readonly string[] {
  const artifact = /^pkg:maven\/[^/]+\/([^/?]+)/.exec(component.product ?? "")?.[1];
  const names = [nameOfProduct(component.product)];
  if (artifact !== undefined) names.push(artifactName(decodeURIComponent(artifact)));
  return names.map((name) => keyOf(relative(source, root), name, component.version));
}

type TheirPackage = NonNullable<TheirAnswer["results"][number]["packages"]>[number]["package"];

/** Their name of a package; a Maven package that they print without its group is known by its artifact. */
function theirName({ name, ecosystem }: TheirPackage): string {
  return ecosystem === "Maven" && !name.includes(":") ? artifactName(name) : name;
}

/** No package of another ecosystem has this name. */
function artifactName(artifact: string): string {
  return `maven/*/${artifact}`;
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
