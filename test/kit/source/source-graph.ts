/**
 * The program's own source as a graph, for tests of the architecture: every file with its imports, what it exports and declares, and the questions
 * that the rules ask of it. Read by patterns, which the formatter makes safe: one statement begins a line, and names stand as it writes them.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, resolve } from "node:path";

/** The checkout. */
export const root = resolve(import.meta.dirname, "../../..");

/** An import of one of our files (a path from the checkout) or of a package (its name); `names` are those it takes, `*` for all. */
export type ImportEdge = {
  readonly target: string;
  readonly typeOnly: boolean;
  readonly names: readonly string[];
};
/** A file; `path` from the checkout, e.g. `src/core/actor.ts`. */
export type GraphFile = {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly ImportEdge[];
};

/** Every TypeScript file under a folder of a checkout, sorted by path. */
export function filesUnder(folder: string, checkout: string = root): readonly GraphFile[] {
  return readdirSync(join(checkout, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.(tsx?|mjs)$/.test(path) && !path.endsWith(".d.ts"))
    .map((path) => join(folder, path))
    .sort()
    .map((path) => {
      const text = readFileSync(join(checkout, path), "utf8");
      return { path, text, imports: importsOf(path, text) };
    });
}

/** Whether a file is a test or serves only tests. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$|-for-test\.ts$/.test(path) || path.startsWith("test/");
}

function importsOf(path: string, text: string): ImportEdge[] {
  const edges: ImportEdge[] = [];
  const statement = /^(?:import|export)\s+(type\s+)?(?:([^;'"]*?)\sfrom\s+)?["']([^"']+)["']/gm;
  for (const [, type, clause = "", target = ""] of text.matchAll(statement)) {
    const names = namesIn(clause);
    const inline = names.length > 0 && names.every((name) => name.startsWith("type "));
    edges.push({
      target: targetOf(path, target),
      typeOnly: type !== undefined || (inline && clause.trim().startsWith("{")),
      names: names.map((name) => name.replace(/^type /, "")),
    });
  }
  for (const [, target = ""] of text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g))
    edges.push({ target: targetOf(path, target), typeOnly: false, names: ["*"] });
  for (const [, target = ""] of text.matchAll(/new URL\(\s*["'](\.[^"']+\.tsx?)["']/g))
    edges.push({ target: targetOf(path, target), typeOnly: false, names: ["*"] });
  for (const [, target = ""] of text.matchAll(/join\(here, "([^"]+\.ts)"\)/g))
    edges.push({ target: targetOf(path, `./${target}`), typeOnly: false, names: ["*"] });
  return edges;
}

function namesIn(clause: string): readonly string[] {
  const braces = /\{([\s\S]*)\}/.exec(clause)?.[1];
  const before = clause
    .replace(/\{[\s\S]*\}/, "")
    .replace(/,\s*$/, "")
    .trim();
  const listed = (braces ?? "").split(",").map((part) => part.trim().replace(/\s+as\s+\w+$/, ""));
  return [
    ...listed.filter((name) => name !== ""),
    ...(before === "" ? [] : [before.startsWith("*") ? "*" : "default"]),
  ];
}

function targetOf(from: string, target: string): string {
  if (target.startsWith("#test/")) return target.slice(1);
  if (target.startsWith("#")) return `src/${target.slice(1)}`;
  return target.startsWith(".") ? normalize(join(dirname(from), target)) : target;
}

/** Names that a file exports at its own lines, each with whether it is a type. */
export function exportsOf({ text }: GraphFile): readonly { readonly name: string; readonly type: boolean }[] {
  const declaration =
    /^export (?:declare )?(?:abstract )?(async function\*?|function\*?|const|let|class|type|interface) (\w+)/gm;
  return [...text.matchAll(declaration)].map(([, kind = "", name = ""]) => ({
    name,
    type: kind === "type" || kind === "interface",
  }));
}

/** Names of the types that a file declares at its outermost level. */
export function typesOf({ text }: GraphFile): readonly string[] {
  return [...text.matchAll(/^(?:export )?(?:type|interface) (\w+)/gm)].map(([, name = ""]) => name);
}

/**
 * Where the program begins: the room's program, the agent's, the pages, the page's worker, every language, whose folders are read and not named, and
 * what package.json puts in a file's place on another platform.
 */
export function entriesOf(files: readonly GraphFile[]): readonly string[] {
  const named = [
    "src/main.ts",
    "src/main/agent.ts",
    "src/web/main.tsx",
    "src/web/check/worker.ts",
    "src/web/report/work-worker.ts",
    "src/web/verifier/verifier.ts",
  ];
  return [...named, ...files.map(({ path }) => path).filter((path) => isLanguage(path) || isVariant(path))];
}

const { imports: importMap } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  readonly imports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
};
const variants = new Set(
  Object.values(importMap).flatMap((to) => (typeof to === "string" ? [] : Object.values(to).map(normalize))),
);

/** Whether an import condition chooses the file: one name, a file for each platform. */
function isVariant(path: string): boolean {
  return variants.has(path);
}

/** A language's own files: their folder is read, so no import names what they export. */
function isLanguage(path: string): boolean {
  return /^src\/messages\/\w+\/(index|finish)\.ts$/.test(path);
}

/** Every file that an import leads to from the entries, types included. */
export function reachedFrom(entries: readonly string[], files: readonly GraphFile[]): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const reached = new Set<string>();
  const open = entries.filter((entry) => byPath.has(entry));
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    for (const { target } of byPath.get(path)?.imports ?? []) if (byPath.has(target)) open.push(target);
  }
  return reached;
}

/** Circles of imports, each once, as `a → b → a`. */
export function circlesOf(
  files: readonly GraphFile[],
  { types }: { readonly types: boolean },
): readonly string[] {
  const next = new Map(
    files.map(({ path, imports }) => [
      path,
      imports.filter(({ typeOnly }) => types || !typeOnly).map(({ target }) => target),
    ]),
  );
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) circles.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    else if (!done.has(path)) {
      for (const target of next.get(path) ?? []) walk(target, [...trail, path]);
      done.add(path);
    }
  };
  for (const path of next.keys()) walk(path, []);
  return circles;
}

/** Pairs of folders that import from each other, with a witness for each way; a folder and one within it are no pair. */
export function mutualFolders(files: readonly GraphFile[], depth: number): readonly string[] {
  const folderOf = (path: string): string => dirname(path).split("/").slice(0, depth).join("/");
  const known = new Set(files.map(({ path }) => path));
  const witness = new Map<string, string>();
  for (const { path, imports } of files)
    for (const { target } of imports) {
      const [from, to] = [folderOf(path), folderOf(target)];
      const nested = from.startsWith(`${to}/`) || to.startsWith(`${from}/`) || from === to;
      if (known.has(target) && !nested) witness.set(`${from} ${to}`, `${path} → ${target}`);
    }
  return [...witness].flatMap(([pair, one]) => {
    const [from = "", to = ""] = pair.split(" ");
    const back = witness.get(`${to} ${from}`);
    return back !== undefined && from < to ? [`${from} ⇄ ${to}: ${one}; ${back}`] : [];
  });
}

/** Exports that no other file names, as `path: name`. */
export function unusedExports(files: readonly GraphFile[], users: readonly GraphFile[]): readonly string[] {
  const used = new Map<string, Set<string>>();
  for (const { imports } of users)
    for (const { target, names } of imports) {
      const of = used.get(target) ?? new Set<string>();
      for (const name of names) of.add(name);
      used.set(target, of);
    }
  return files.flatMap((file) => {
    const of = used.get(file.path) ?? new Set<string>();
    if (of.has("*") || isLanguage(file.path) || isVariant(file.path)) return [];
    return exportsOf(file)
      .filter(({ name }) => !of.has(name))
      .map(({ name }) => `${file.path}: ${name}`);
  });
}
