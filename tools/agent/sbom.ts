/**
 * The software bill of materials of a built agent: CycloneDX 1.6, with every package whose code lies in the file, its licence and its purl, and the digest of
 * the file itself. It has no date and a serial number made of its content: the same file has the same bill.
 */
import { hash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import { fileDigest } from "#agent/home/file-digest.ts";

const root = resolve(import.meta.dirname, "../..");

/** A package of the bundle. */
export type BundledPackage = { readonly name: string; readonly version: string; readonly license: string };

/** Folders of the packages, of which modules went into the bundle, relative to the project. */
export function packageFolders(modules: readonly string[]): readonly string[] {
  const folders = modules.flatMap((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []);
  return [...new Set(folders)].sort();
}

/** What a package's own file says of it. */
export async function packageIn(folder: string): Promise<BundledPackage> {
  const text = await readFile(join(root, folder, "package.json"), "utf8");
  const { name, version, license } = JSON.parse(text) as BundledPackage;
  return { name, version, license };
}

/** A package that lies in two places is one. */
export function distinctPackages(packages: readonly BundledPackage[]): readonly BundledPackage[] {
  return [...new Map(packages.map((one) => [`${one.name}@${one.version}`, one])).values()];
}

/** Writes `FILE.cdx.json` beside a file (`.mjs` and `.exe` go from its name). */
export async function writeSbom(
  file: string,
  packages: readonly BundledPackage[],
  agentVersion: string,
): Promise<string> {
  const sha256 = await fileDigest(file);
  const document = sbomOf(basename(file), { packages, agentVersion, sha256 });
  const path = `${file.replace(/\.(?:mjs|exe)$/, "")}.cdx.json`;
  await writeFile(path, `${JSON.stringify(document, null, 2)}\n`);
  return path;
}

type Contents = {
  readonly packages: readonly BundledPackage[];
  readonly agentVersion: string;
  readonly sha256: string;
};

function sbomOf(name: string, { packages, agentVersion, sha256 }: Contents): object {
  const components = packages.map(componentOf);
  const agent = {
    type: "application",
    "bom-ref": `bongsu-agent@${agentVersion}`,
    name,
    version: agentVersion,
    licenses: [{ license: { id: "Apache-2.0" } }],
    hashes: [{ alg: "SHA-256", content: sha256 }],
  };
  const refs = components.map((component) => component["bom-ref"]);
  const body = {
    metadata: { component: agent },
    components,
    dependencies: [{ ref: agent["bom-ref"], dependsOn: refs }, ...refs.map((ref) => ({ ref }))],
  };
  return { bomFormat: "CycloneDX", specVersion: "1.6", serialNumber: serialOf(body), version: 1, ...body };
}

function componentOf({ name, version, license }: BundledPackage) {
  const purl = `pkg:npm/${name.replace("@", "%40")}@${version}`;
  const known = /^[\w.-]+$/.test(license);
  const licenses = known ? [{ license: { id: license } }] : [{ expression: license }];
  return { type: "library", "bom-ref": purl, name, version, purl, licenses };
}

/** A name-based UUID (version 8) of the content. */
function serialOf(body: object): string {
  const hex = hash("sha256", JSON.stringify(body));
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
