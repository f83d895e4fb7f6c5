/** Who requires which package, as a lockfile tells: read only for lists with something affected in them. */

/** One requirement of a package. */
export type Requirer = {
  /** The package that requires it, `name@version`; `null` for the project itself or a member of its workspace. */
  readonly parent: string | null;
  /** The member's folder, `""` for the project at the root and for packages. */
  readonly member: string;
  /** The name under which it is required: not the package's own where it is an alias. */
  readonly alias: string;
  /** The range as it is written; `null` where the list does not say. */
  readonly range: string | null;
  readonly scope: "runtime" | "dev" | "optional" | "peer";
};

/** The requirers of every package and version of a list. */
export type DependencyGraph = {
  /** What tells apart tools that write lists of one name, such as the two yarns. */
  readonly dialect: string;
  readonly requirers: ReadonlyMap<string, readonly Requirer[]>;
  /** How many copies of the package and version the tool installs. */
  readonly copies: ReadonlyMap<string, number>;
};

/** Reads the graph of a list; `null` where it cannot be read. Never throws. */
export type GraphReader = (text: string) => DependencyGraph | null;

/** Gathers a graph: copies and requirers in any order, then `done` once. */
export type GraphBuilder = {
  readonly addCopy: (name: string, version: string) => void;
  readonly addRequirer: (name: string, version: string, requirer: Requirer) => void;
  readonly done: (dialect?: string) => DependencyGraph;
};

/** The key of a package and version in a graph. */
export function packageKey(name: string, version: string): string {
  return `${name}@${version}`;
}

/** A new, empty graph. */
export function graphBuilder(): GraphBuilder {
  const requirers = new Map<string, Requirer[]>();
  const copies = new Map<string, number>();
  return {
    addCopy: (name, version) => {
      const key = packageKey(name, version);
      copies.set(key, (copies.get(key) ?? 0) + 1);
    },
    addRequirer: (name, version, requirer) => {
      const key = packageKey(name, version);
      const known = requirers.get(key);
      if (known === undefined) requirers.set(key, [requirer]);
      else known.push(requirer);
    },
    done: (dialect = "") => ({ dialect, requirers, copies }),
  };
}

/** A requirement by the project itself; of the rest of it what is known. */
export function rootRequirer(
  alias: string,
  known: Partial<Omit<Requirer, "alias" | "parent">> = {},
): Requirer {
  return { parent: null, member: "", alias, range: null, scope: "runtime", ...known };
}

/** A requirement by another package of the list. */
export function packageRequirer(
  parent: string,
  alias: string,
  known: Partial<Omit<Requirer, "alias" | "parent" | "member">> = {},
): Requirer {
  return { parent, member: "", alias, range: null, scope: "runtime", ...known };
}
