/** The rules of the layout (README.md), executed: directions, purity, sizes, names, openings. Each failure names the place. */
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { test } from "node:test";

const root = resolve(import.meta.dirname, "..");
const src = join(root, "src");

type SourceFile = { readonly path: string; readonly text: string; readonly imports: readonly Import[] };
type Import = { readonly target: string; readonly typeOnly: boolean };

const sources: readonly SourceFile[] = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/.test(path))
  .sort()
  .map((path) => {
    const text = readFileSync(join(src, path), "utf8");
    return { path, text, imports: importsOf(path, text) };
  });
const program = sources.filter(({ path }) => !/\.test\.tsx?$/.test(path));

function importsOf(path: string, text: string): Import[] {
  const found: Import[] = [];
  const statement = /^(?:import|export)\s+(type\s+)?(?:[^;'"]*?\sfrom\s+)?["']([^"']+)["']/gm;
  for (const match of text.matchAll(statement))
    found.push({ target: resolved(path, match[2] ?? ""), typeOnly: match[1] !== undefined });
  for (const match of text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g))
    found.push({ target: resolved(path, match[1] ?? ""), typeOnly: false });
  return found;
}

/** A path under src, or the package's name as written. */
function resolved(from: string, target: string): string {
  if (target.startsWith("#")) return target.slice(1);
  if (target.startsWith(".")) return relative(src, resolve(join(src, dirname(from)), target));
  return target;
}

const areas = [
  "core",
  "archive",
  "sandbox",
  "publication",
  "messages",
  "store",
  "channels",
  "stages",
  "contract",
  "edge",
  "agent",
  "cli",
  "web",
  "main",
] as const;
type Area = (typeof areas)[number];
const mayImport: Record<Area, readonly Area[]> = {
  core: ["core"],
  archive: ["archive", "core"],
  sandbox: ["sandbox", "core", "archive"],
  publication: ["publication", "core"],
  messages: ["messages", "core"],
  store: ["store", "core"],
  channels: ["channels", "core", "store", "messages"],
  stages: ["stages", "core", "store"],
  contract: ["contract", "core"],
  edge: ["edge", "publication", "core", "archive", "store", "stages", "contract", "messages"],
  agent: ["agent", "publication", "core", "archive", "contract", "messages"],
  cli: ["cli", "publication", "agent", "core", "archive", "sandbox", "contract", "messages"],
  web: ["web", "publication", "core", "contract", "messages"],
  main: areas,
};
const stageOrder = [
  "registry",
  "intake",
  "triage",
  "case",
  "advisory",
  "exposure",
  "directive",
  "dissemination",
  "response",
  "picture",
  "log",
  "alerting",
];
const corePackages = [
  "@noble/hashes/sha2.js",
  "@noble/post-quantum/hybrid.js",
  "@noble/post-quantum/ml-dsa.js",
  "packageurl-js",
  "ae-cvss-calculator",
  "@marcbachmann/cel-js",
  "canonicalize",
  "smol-toml",
  "js-yaml",
  "postal-mime",
];

function areaOf(path: string): Area | undefined {
  const first = path.split("/")[0]?.replace(/\.ts$/, "");
  return areas.find((area) => area === first);
}

function violations(check: (source: SourceFile) => readonly string[]): string[] {
  return program.flatMap((source) => check(source).map((what) => `src/${source.path}: ${what}`));
}

test("directions: every import points the allowed way", () => {
  const wrong = violations(({ path, imports }) => {
    const area = areaOf(path);
    if (area === undefined) return ["stands in no area of the layout"];
    return imports.flatMap(({ target }) => {
      const to = areaOf(target);
      return to === undefined || mayImport[area].includes(to) ? [] : [`${area} may not import ${target}`];
    });
  });
  assert.deepEqual(wrong, []);
});

test("stages: a stage imports only the queries (or published forms) of an earlier stage", () => {
  const wrong = violations(({ path, imports }) => {
    const own = /^stages\/([^/]+)\//.exec(path)?.[1];
    if (own === undefined) return [];
    return imports.flatMap(({ target }) => {
      const other = /^stages\/([^/]+)\/(.+)$/.exec(target);
      if (other === null || other[1] === own) return [];
      const earlier = stageOrder.indexOf(other[1] ?? "") < stageOrder.indexOf(own);
      return earlier && /^(?:[^/]+\/)?queries\.ts$/.test(other[2] ?? "")
        ? []
        : [`${own} may not import ${target}`];
    });
  });
  assert.deepEqual(wrong, []);
  const known = new Set(stageOrder);
  const unknown = readdirSync(join(src, "stages")).filter((name) => !known.has(name));
  assert.deepEqual(unknown, []);
});

/** The one door to the platform: OpenSSL's arithmetic under Node, chosen by the import conditions of package.json in place of the browser's file beside it. */
const platformUnderNode = "core/seal/primitive/platform-node.ts";

test("core: pure, and only the listed packages", () => {
  const wrong = violations(({ path, text, imports }) => {
    if (areaOf(path) !== "core") return [];
    const code = withoutComments(text);
    const impure = [
      /\bDate\.now\b/,
      /\bnew Date\(\)/,
      /\bMath\.random\b/,
      /\bprocess\./,
      /\bTemporal\.Now\b/,
      /\bfetch\(/,
    ]
      .filter((pattern) => pattern.test(code))
      .map((pattern) => `uses ${pattern.source}`);
    const arithmetic = path === platformUnderNode ? ["node:crypto"] : [];
    const packages = imports
      .filter(
        ({ target }) => areaOf(target) === undefined && ![...corePackages, ...arithmetic].includes(target),
      )
      .map(({ target }) => `imports ${target}`);
    return [...impure, ...packages];
  });
  assert.deepEqual(wrong, []);
});

test("messages: pure and fit for a browser but for the two files that read the folders; core's functions for renderers only", () => {
  const inNode = ["messages/languages.ts", "messages/translators.ts"];
  const packages = ["intl-messageformat", "@formatjs/icu-messageformat-parser"];
  const wrong = violations(({ path, imports }) => {
    if (areaOf(path) !== "messages" || inNode.includes(path)) return [];
    const impure = imports.filter(
      ({ target, typeOnly }) =>
        !typeOnly && (areaOf(target) === undefined ? !packages.includes(target) : inNode.includes(target)),
    );
    const ofCore = path.startsWith("messages/render/")
      ? []
      : imports.filter(({ target, typeOnly }) => areaOf(target) === "core" && !typeOnly);
    return [...impure, ...ofCore].map(({ target }) => `imports ${target}`);
  });
  assert.deepEqual(wrong, []);
});

test("languages: a folder of messages is found, never named; English gives types alone", () => {
  const wrong = violations(({ path, imports }) =>
    imports
      .filter(({ target, typeOnly }) => {
        const language = /^messages\/([^/]+)\/(?:index\.ts|finish\.ts|shared\/|terminal\/|pages\/)/.exec(
          target,
        )?.[1];
        if (language === undefined || path.startsWith(`messages/${language}/`)) return false;
        return !(language === "en" && typeOnly);
      })
      .map(({ target }) => `imports ${target}`),
  );
  assert.deepEqual(wrong, []);
});

/** Where a language's own words may stand: its messages, data of a country or of a drill, and names as outside data writes them. */
const wordData =
  /^(?:messages\/[^/]+\/|core\/rules\/(?:packs|tables)\/|core\/clock\/calendars\/|core\/topology\/documents\/|core\/product\/|core\/coordination\/mark\/|core\/inventory\/sbom\/product-csv|core\/submission\/korean-labels|stages\/registry\/world\/)/;

test("Korean stands in its messages and in data, nowhere else", () => {
  const knowing = program
    .filter(({ path, text }) => !wordData.test(path) && /[가-힣]/.test(withoutComments(text)))
    .map(({ path }) => path);
  assert.deepEqual(knowing, []);
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, "");
}

test("store: nothing else imports the driver", () => {
  const wrong = violations(({ path, imports }) =>
    areaOf(path) === "store"
      ? []
      : imports.filter(({ target }) => /^pg($|-)/.test(target)).map(({ target }) => `imports ${target}`),
  );
  assert.deepEqual(wrong, []);
});

test("threads: started and ended in one place, and no module waits at its top where the end of a thread could meet it", () => {
  const starter = "edge/http/work/worker-thread.ts";
  const starting = program.filter(
    ({ path, imports, text }) =>
      path !== starter &&
      imports.some(({ target }) => target === "node:worker_threads") &&
      /\bnew Worker\(/.test(text),
  );
  // Outside of functions formatted code begins in the first column.
  const waiting = program.filter(
    ({ path, text }) =>
      !path.startsWith("web/") && /^(?! |.*(?:=>|\basync\b)).*\bawait\b/m.test(withoutComments(text)),
  );
  assert.deepEqual(
    [...starting, ...waiting].map(({ path }) => path),
    [],
  );
});

test("SQL stands only in store, commands, queries and followers of stages", () => {
  const wrong = violations(({ path, imports }) =>
    ["store", "stages"].includes(areaOf(path) ?? "")
      ? []
      : imports
          .filter(
            ({ target, typeOnly }) =>
              target === "store/sql.ts" && !typeOnly && /\bsql`/.test(readFileSync(join(src, path), "utf8")),
          )
          .map(() => "writes SQL"),
  );
  assert.deepEqual(wrong, []);
});

test("agent, archive: no packages but core's, and the one that reads tars", () => {
  const allowed: Partial<Record<Area, readonly string[]>> = { agent: [], archive: ["tar-stream"] };
  const wrong = violations(({ path, imports }) => {
    const packages = allowed[areaOf(path) ?? "main"];
    if (packages === undefined) return [];
    return imports
      .filter(
        ({ target, typeOnly }) =>
          !typeOnly &&
          areaOf(target) === undefined &&
          !target.startsWith("node:") &&
          !packages.includes(target),
      )
      .map(({ target }) => `imports ${target}`);
  });
  assert.deepEqual(wrong, []);
});

test("imports: every one of ours exists, with its ending; none goes round in a circle", () => {
  const missing = violations(({ imports }) =>
    imports.flatMap(({ target }) =>
      areaOf(target) === undefined || existsSync(join(src, target)) ? [] : [`${target} does not exist`],
    ),
  );
  assert.deepEqual(missing, []);
  assert.deepEqual(circles(), []);
});

function circles(): string[] {
  const edges = new Map(
    program.map(({ path, imports }) => [
      path,
      imports.filter((entry) => !entry.typeOnly).map((entry) => entry.target),
    ]),
  );
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
    else if (!done.has(path)) {
      for (const next of edges.get(path) ?? []) walk(next, [...trail, path]);
      done.add(path);
    }
  };
  for (const path of edges.keys()) walk(path, []);
  return found;
}

test("sizes: no source file over 400 lines", () => {
  const wrong = violations(({ path, text }) => {
    const lines = text.split("\n").length - 1;
    const table = /\/(tables|packs|calendars|words|world)\//.test(path);
    return lines > 400 && !table ? [`${lines} lines`] : [];
  });
  assert.deepEqual(wrong, []);
});

test("names: kebab-case, and no room for everything", () => {
  const wrong = violations(({ path }) =>
    path.split("/").flatMap((part) => {
      const name = part.replace(/\.tsx?$/, "");
      const banned = /(^|-)(utils?|helpers?|common|managers?|services?|base|impl|misc)($|-)/.test(name);
      const shaped = /^[a-z0-9]+([.-][a-z0-9]+)*$/.test(name);
      return [...(banned ? [`${name} says nothing`] : []), ...(shaped ? [] : [`${name} is not kebab-case`])];
    }),
  );
  assert.deepEqual(wrong, []);
});

test("openings: every file begins with what it is", () => {
  const wrong = violations(({ text }) =>
    /^(#!.*\n)?\/\*\*[\s\S]{20,}?\*\//.test(text) ? [] : ["does not open with a doc comment"],
  );
  assert.deepEqual(wrong, []);
});

test("hooks: what runs before and after tests stands in a describe, since the files of a run are one process and one root", () => {
  const tests = readdirSync(resolve(import.meta.dirname), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".test.ts"))
    .map((path) => ({ path, text: readFileSync(join(import.meta.dirname, path), "utf8") }));
  const wrong = [...sources, ...tests].filter(({ text }) =>
    /^(?:\w+\.)?(?:before|after)(?:Each)?\(/m.test(text),
  );
  assert.deepEqual(
    wrong.map(({ path }) => path),
    [],
  );
});

test("docstrings: every export of core, archive, messages, store, channels and contract has one", () => {
  const documented = ["core", "archive", "messages", "store", "channels", "contract"];
  const wrong = violations(({ path, text }) => {
    if (!documented.includes(areaOf(path) ?? "")) return [];
    if (
      /^messages\/(?!render)[^/]+\/(?:(?:shared|terminal|sealing|submission|room|pages)\/|index)/.test(path)
    )
      return [];
    const lines = text.split("\n");
    return lines.flatMap((line, index) => {
      const name = /^export (?:async )?(?:function\*?|const|class) (\w+)/.exec(line)?.[1];
      const before = lines[index - 1]?.trim() ?? "";
      return name === undefined || before.endsWith("*/") ? [] : [`${name} has no docstring`];
    });
  });
  assert.deepEqual(wrong, []);
});
