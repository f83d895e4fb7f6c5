/**
 * Whether what a report names is in the source that is at hand. Three answers: it is there, it is not, or that cannot be told, and each with what was looked for.
 * A mark for people, in no order and no score: an honest reporter misspells, and a name may come from a branch that nobody gave.
 */
import { suggestNames } from "#core/input/suggest-names.ts";
import type { NamedThing } from "#core/plausibility/named-things.ts";
import {
  isServed,
  matchesFile,
  patternsByLength,
  type RoutePatterns,
  type ServingWork,
} from "#core/plausibility/served-path.ts";
import type { SourceIndex } from "#core/plausibility/source-index.ts";

/** One thing that is named, and whether it is there. */
export type NameJudgement = NamedThing & {
  readonly state: "exists" | "missing" | "unknown";
  /** The forms that were looked for. */
  readonly lookedFor: readonly string[];
  /** What there is that is nearly called so. */
  readonly near: readonly string[];
};

const nearEnough = 3;
const mostNear = 2000;
/** A source that lists fewer versions than these does not list all. */
const fewestListed = 3;

/** Judges every thing against a source. */
export function judgeNames(things: readonly NamedThing[], index: SourceIndex): readonly NameJudgement[] {
  const look = lookupOf(index);
  return things.map((thing) => judgeName(thing, look));
}

/** The source's files without the folder that all of them lie in, which is named after a release. */
type Lookup = {
  readonly index: SourceIndex;
  readonly lines: ReadonlyMap<string, number | null>;
  readonly byBase: ReadonlyMap<string, readonly string[]>;
  readonly patterns: RoutePatterns;
  readonly work: { readonly serving: ServingWork; suggestions: number; sameNames: number };
};

/** Patterns and files that are compared with the paths of one report, and names of it for which others like them are looked for. */
const [mostCompared, mostSuggested] = [3_000_000, 20];
/** Files of one name that are compared with what a report names, for all names together: a tree may hold tens of thousands of them. */
const mostSameNames = 200_000;

function lookupOf(index: SourceIndex): Lookup {
  const byBase = new Map<string, string[]>();
  const lines = new Map<string, number | null>();
  const above = commonFolder(index).length;
  for (const [whole, count] of index.files) {
    const path = whole.slice(above);
    const base = baseOf(path).toLowerCase();
    const paths = byBase.get(base);
    lines.set(path, count);
    if (paths === undefined) byBase.set(base, [path]);
    else paths.push(path);
  }
  const work = { serving: { left: mostCompared }, suggestions: mostSuggested, sameNames: mostSameNames };
  return { index, lines, byBase, patterns: patternsByLength(index.routes), work };
}

function commonFolder({ files }: SourceIndex): string {
  const [first = ""] = files.keys();
  const folder = first.slice(0, first.indexOf("/") + 1);
  return [...files.keys()].every((path) => path.startsWith(folder)) ? folder : "";
}

function judgeName(thing: NamedThing, look: Lookup): NameJudgement {
  if (thing.kind === "file") return judgeFile(thing, look);
  if (thing.kind === "line") return judgeLine(thing, look);
  if (thing.kind === "function") return judgeFunction(thing, look);
  if (thing.kind === "endpoint") return judgeEndpoint(thing, look);
  return judgeVersion(thing, look.index);
}

/** Places of the system and of run times, of which no source tree is. */
const elsewhere =
  /^(?:\/usr\/|\/lib|\/proc\/|\/build\/glibc|[A-Za-z]:\\Windows|<|node:)|sanitizer_common|\.\.\/sysdeps\//;

/** The files that a name may mean; `null` where there was no more time to look. */
function filesOf(name: string, { byBase, work }: Lookup): readonly string[] | null {
  const plain = plainPath(name);
  const same = byBase.get(baseOf(plain).toLowerCase()) ?? [];
  work.sameNames -= same.length;
  return work.sameNames < 0 ? null : same.filter((path) => matchesFile(plain, path));
}

function judgeFile(thing: NamedThing, look: Lookup): NameJudgement {
  const lookedFor = [plainPath(thing.name)];
  const files = filesOf(thing.name, look);
  if (files === null) return { ...thing, state: "unknown", lookedFor, near: [] };
  if (files.length > 0) return { ...thing, state: "exists", lookedFor, near: [] };
  if (elsewhere.test(thing.name)) return { ...thing, state: "unknown", lookedFor, near: [] };
  const near = (look.byBase.get(baseOf(plainPath(thing.name)).toLowerCase()) ?? []).slice(0, nearEnough);
  return { ...thing, state: missingIn(look.index), lookedFor, near };
}

function judgeLine(thing: Extract<NamedThing, { readonly kind: "line" }>, look: Lookup): NameJudgement {
  const files = filesOf(thing.name, look) ?? [];
  const counts = files.map((file) => look.lines.get(file) ?? null);
  const lookedFor = files.map((file, index) => `${file}: ${counts[index] ?? "?"}`);
  if (files.length === 0 || counts.includes(null))
    return { ...thing, state: "unknown", lookedFor: [plainPath(thing.name)], near: [] };
  const exists = counts.some((count) => (count ?? 0) >= thing.line);
  return { ...thing, state: exists ? "exists" : missingIn(look.index), lookedFor, near: [] };
}

/** A name within a name is looked for by its last part: what stands before it may be a variable. */
function judgeFunction(thing: NamedThing, { index, work }: Lookup): NameJudgement {
  const last = thing.name
    .replace(/[<(].*$/s, "")
    .split(/::|[.#/\\~ ]/)
    .findLast((part) => /^[A-Za-z_$][\w$]*$/.test(part));
  if (last === undefined) return { ...thing, state: "unknown", lookedFor: [], near: [] };
  if (index.identifiers.has(last)) return { ...thing, state: "exists", lookedFor: [last], near: [] };
  const near = work.suggestions-- > 0 ? nearIdentifiers(last, index) : [];
  return { ...thing, state: missingIn(index), lookedFor: [last], near };
}

function nearIdentifiers(name: string, { identifiers }: SourceIndex): readonly string[] {
  const start = name.slice(0, 3).toLowerCase();
  const alike: string[] = [];
  for (const one of identifiers) {
    if (one.length <= 80 && one.slice(0, 3).toLowerCase() === start) alike.push(one);
    if (alike.length >= mostNear) break;
  }
  return suggestNames(name, alike);
}

function judgeEndpoint(thing: NamedThing, { index, patterns, work }: Lookup): NameJudgement {
  const found = isServed(thing.name, { patterns, files: index.files }, work.serving);
  if (found === null) return { ...thing, state: "unknown", lookedFor: [thing.name], near: [] };
  const state = found ? "exists" : missingIn(index);
  // A source without a single path in quotes serves none that could be read, or none at all.
  return {
    ...thing,
    state: !found && index.routes.size === 0 ? "unknown" : state,
    lookedFor: [thing.name],
    near: [],
  };
}

function judgeVersion(thing: NamedThing, index: SourceIndex): NameJudgement {
  const version = thing.name.replace(/^v/, "");
  const lookedFor = [version];
  if (index.versions.has(version)) return { ...thing, state: "exists", lookedFor, near: [] };
  const state = index.listedVersions >= fewestListed ? missingIn(index) : "unknown";
  return { ...thing, state, lookedFor, near: suggestNames(version, [...index.versions].slice(0, mostNear)) };
}

/** Nothing is called missing from a source that was not read whole. */
function missingIn({ whole, files }: SourceIndex): "missing" | "unknown" {
  return whole && files.size > 0 ? "missing" : "unknown";
}

function plainPath(name: string): string {
  const steps = name.replaceAll("\\", "/").split("/");
  return steps.filter((step) => step !== "" && step !== "." && step !== "..").join("/");
}

function baseOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
