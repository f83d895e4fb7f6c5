/**
 * Which tests need not run again: those that passed with the same bytes of all that they import, the same vectors, packages and Node. For a quick
 * check while one works; where a landing is judged all of them run.
 */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** The files that must run, and what notes that they passed. `store` is where passes are kept. */
export function notPassedBefore(root, files, store) {
  const known = existsSync(store) ? JSON.parse(readFileSync(store, "utf8")) : {};
  const around = surroundings(root);
  const sources = new Map();
  const now = new Map(files.map((file) => [file, digest([around, ...closure(root, file, sources)])]));
  const left = files.filter((file) => known[file] !== now.get(file));
  const remember = () => {
    const before = existsSync(store) ? JSON.parse(readFileSync(store, "utf8")) : {};
    mkdirSync(dirname(store), { recursive: true });
    writeFileSync(
      store,
      JSON.stringify({ ...before, ...Object.fromEntries(left.map((file) => [file, now.get(file)])) }),
    );
  };
  return { left, remember };
}

function digest(parts) {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part).update("\0");
  return hash.digest("hex");
}

/** What tests read without importing it: sample files by size and time, the packages, and whether real data lie beside the checkout. */
function surroundings(root) {
  const samples = readdirSync(join(root, "test/vectors"), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`);
  const packages = ["package.json", "package-lock.json"].map((name) =>
    readFileSync(join(root, name), "utf8"),
  );
  return digest([process.version, `${existsSync(join(root, "../shared/data"))}`, ...packages, ...samples]);
}

/** A file and all that it imports, each as its path and its bytes' digest. */
function closure(root, file, sources) {
  const found = new Set([file]);
  for (const one of found) for (const next of sourceOf(root, one, sources).imports) found.add(next);
  return [...found].sort((a, b) => (a < b ? -1 : 1)).map((one) => `${one} ${sources.get(one).digest}`);
}

function sourceOf(root, file, sources) {
  const known = sources.get(file);
  if (known !== undefined) return known;
  const text = readFileSync(join(root, file), "utf8");
  const names = [...text.matchAll(/(?:\bfrom|\bimport|\bURL)\s*\(?\s*"((?:#|\.\.?\/)[^"]+)"/g)].map(
    ([, name]) => name,
  );
  const imports = names.flatMap((name) => placesOf(file, name)).filter((path) => isFile(join(root, path)));
  const made = { digest: digest([text]), imports };
  sources.set(file, made);
  return made;
}

/** Where a name may lead: some have a twin for Node beside them. */
function placesOf(file, name) {
  const path = name.startsWith("#test/")
    ? name.slice(1)
    : name.startsWith("#")
      ? `src/${name.slice(1)}`
      : normalize(join(dirname(file), name));
  return [path, path.replace(/\.ts$/, "-node.ts")];
}

function isFile(path) {
  return existsSync(path) && statSync(path).isFile();
}
