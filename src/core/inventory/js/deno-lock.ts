/**
 * Deno's deno.lock, versions 2 to 5: packages of npm and of JSR (of which no advisories are kept under a name of their own). Modules that are imported
 * by their address name no package.
 */
import { pointerStep } from "#core/input/json-pointer.ts";
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  readJsonList,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { entriesOf, member } from "#core/input/json.ts";
import { productOfPurl } from "#core/product/product.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** deno.lock. */
export const denoLock: Reader = {
  name: "deno-lock",
  locks: ["npm-manifest", "deno-manifest"],
  files: /\.lock$/i,
  fix: "deno",
  recognise: (path, head) =>
    /^deno.*\.lock$/.test(fileName(path)) ||
    (/^\s*\{\s*"version"\s*:\s*"\d"/.test(head) && /"npm:|"jsr:/.test(head)),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const json = readJsonList(text, options);
  if (!json.ok) return json;
  const lock = json.value;
  if (member(lock, "version") === undefined) return failed("", "deno-lock-unknown", "There is no `version`.");
  const gathering = inventoryBuilder("deno-lock", options, json.findings);
  for (const [place, key] of packagesOf(lock, "npm")) {
    const { name, version } = partsOf(key);
    gathering.add({ ecosystem: "npm", name, version, at: `${place}/${pointerStep(key)}` });
  }
  for (const [place, key] of packagesOf(lock, "jsr")) {
    const { name, version } = partsOf(key);
    const named = productOfPurl(`pkg:jsr/${name.replace("@", "%40")}`);
    const product = named.ok ? named.value.product : null;
    gathering.add({ product, name, version, at: `${place}/${pointerStep(key)}` });
  }
  for (const [address] of entriesOf(member(lock, "remote")))
    gathering.leaveOut(`/remote/${pointerStep(address)}`, "source-unnamed", address);
  return gathering.done();
}

/** The keys of one registry with the place of their object: at the top since version 4, under `packages` in 3, under `npm.packages` in 2. */
function packagesOf(
  lock: unknown,
  registry: "npm" | "jsr",
): readonly (readonly [place: string, key: string])[] {
  const places = [
    [`/${registry}`, member(lock, registry)],
    [`/packages/${registry}`, member(member(lock, "packages"), registry)],
    [`/${registry}/packages`, member(member(lock, registry), "packages")],
  ] as const;
  return places.flatMap(([place, found]) =>
    entriesOf(found).flatMap(([key]) => (key.includes("@", 1) ? [[place, key] as const] : [])),
  );
}

/** `@scope/name@1.0.0_react@18.2.0`: what stands behind `_` are the peers that it was resolved with. */
function partsOf(key: string): { readonly name: string; readonly version: string | null } {
  const cut = key.indexOf("@", 1);
  const version = key.slice(cut + 1).split("_", 1)[0] ?? "";
  return { name: key.slice(0, cut), version: version === "" ? null : version };
}
