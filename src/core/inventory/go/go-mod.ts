/**
 * go.mod: the modules that a build requires, after `replace` and `exclude`. From Go 1.17 on the file lists the whole pruned graph; before
 * that only what is required directly, which is remarked upon.
 */
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  numberedLines,
  tooLong,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { originAt } from "#core/inventory/origin.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** go.mod. */
export const goMod: Reader = {
  name: "go-mod",
  files: /\.mod$/i,
  fix: "go",
  recognise: (path, head) =>
    fileName(path) === "go.mod" || (path.endsWith(".mod") && /^module\s/m.test(head)),
  read,
};

type GoModLine = { readonly verb: string; readonly words: readonly string[]; readonly at: string };
type Target = { readonly path: string; readonly version: string | null };

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("go-mod", options);
  const lines = [...directives(text, gathering)];
  if (!lines.some((line) => line.verb === "module"))
    return failed("", "go-mod-unknown", "There is no `module` line.");
  const excluded = new Set(
    lines.filter((line) => line.verb === "exclude").map((line) => line.words.join(" ")),
  );
  const replaced = replacements(lines);
  for (const line of lines) if (line.verb === "require") addRequired(gathering, line, { excluded, replaced });
  addToolchain(gathering, lines);
  return gathering.done();
}

/** The directives, one a line, blocks opened out. */
function* directives(text: string, gathering: InventoryBuilder): Generator<GoModLine> {
  let block: string | null = null;
  for (const [raw, number] of numberedLines(text, gathering)) {
    const words = wordsOf(raw);
    const at = `line ${number}`;
    if (words.length === 0) continue;
    if (block !== null) {
      if (words[0] === ")") block = null;
      else yield { verb: block, words, at };
    } else if (words[1] === "(") block = words[0] as string;
    else yield { verb: words[0] as string, words: words.slice(1), at };
  }
}

function wordsOf(line: string): readonly string[] {
  const comment = line.indexOf("//");
  const code = comment < 0 ? line : line.slice(0, comment);
  const words = code.replace(/\($/, " (").trim().split(/\s+/).filter(Boolean);
  return /["`]/.test(code) ? words.map((word) => word.replace(/^["`](.*)["`]$/, "$1")) : words;
}

/** Replaced modules by `path version` or `path`; the target's version is `null` for a folder. */
function replacements(lines: readonly GoModLine[]): ReadonlyMap<string, Target> {
  const found = new Map<string, Target>();
  for (const { verb, words } of lines) {
    const arrow = words.indexOf("=>");
    const path = words[arrow + 1];
    if (verb !== "replace" || arrow < 1 || path === undefined) continue;
    found.set(words.slice(0, arrow).join(" "), { path, version: words[arrow + 2] ?? null });
  }
  return found;
}

function addRequired(
  gathering: InventoryBuilder,
  line: GoModLine,
  rules: { readonly excluded: ReadonlySet<string>; readonly replaced: ReadonlyMap<string, Target> },
): void {
  const [path, version] = line.words;
  if (path === undefined || version === undefined) {
    gathering.leaveOut(line.at, "entry-unreadable", line.words.join(" "));
    return;
  }
  const target = rules.replaced.get(`${path} ${version}`) ?? rules.replaced.get(path);
  if (target === undefined && rules.excluded.has(`${path} ${version}`)) {
    gathering.remark(
      line.at,
      "version-excluded",
      `${path} ${version} is excluded; the version that is used instead is not written.`,
      path,
    );
    gathering.add({ ecosystem: "Go", name: path, version: null, at: line.at });
    return;
  }
  if (target?.version === null) {
    gathering.remark(
      line.at,
      "replaced-by-folder",
      `${path} is replaced by a folder; its version is not written.`,
      path,
    );
    addReplaced(gathering, line, target);
    return;
  }
  if (target !== undefined && target.path !== path) addReplaced(gathering, line, target);
  gathering.add({
    ecosystem: "Go",
    name: target?.path ?? path,
    version: target?.version ?? version,
    at: line.at,
  });
}

/** The module that is required and of which something else stands in the place: what is known of it may hold for that too. */
function addReplaced(gathering: InventoryBuilder, { words, at }: GoModLine, target: Target): void {
  const origin = originAt(target.version === null ? "path" : "replaced", target.path);
  gathering.add({ ecosystem: "Go", name: words[0] ?? "", version: null, at, origin });
}

/**
 * The standard library, where the file fixes its release: a `toolchain` line, or a `go` line with three numbers (Go 1.21 and later refuse
 * older toolchains). A `go` line of two numbers names a language version only.
 */
function addToolchain(gathering: InventoryBuilder, lines: readonly GoModLine[]): void {
  const go = lines.find((line) => line.verb === "go");
  const toolchain = lines.find((line) => line.verb === "toolchain");
  const named = /^go(\d+\.\d+(?:\.\d+|rc\d+)?)/.exec(toolchain?.words[0] ?? "")?.[1];
  const written = go?.words[0] ?? "";
  const version = named ?? (/^\d+\.\d+\.\d+$/.test(written) ? written : null);
  if (version !== null)
    gathering.add({ ecosystem: "Go", name: "stdlib", version, at: (toolchain ?? go)?.at ?? "" });
  const minor = Number(/^1\.(\d{1,4})/.exec(written)?.[1] ?? 0);
  if (version === null) gathering.leaveOut(go?.at ?? "", "toolchain-unknown", "stdlib");
  if (minor < 17) gathering.leaveOut(go?.at ?? "", "direct-only");
}
