/**
 * What a jar says of itself: Maven's pom.properties, which names group, artifact and version, and the manifest, whose titles name nothing that
 * advisories use; the jar's place in a repository may. Readers of their texts; the archive is opened elsewhere.
 */
import type { Inventory } from "#core/inventory/component.ts";
import { jarNameOf } from "#core/inventory/jvm/jar-name.ts";
import {
  inventoryBuilder,
  numberedLines,
  tooLong,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** META-INF/maven/GROUP/ARTIFACT/pom.properties. */
export const pomProperties: Reader = {
  name: "pom-properties",
  files: /(?:^|\/)pom\.properties$/i,
  recognise: (path) => /(^|\/)META-INF\/maven\/[^/]+\/[^/]+\/pom\.properties$/.test(path),
  read: readPomProperties,
};

/** META-INF/MANIFEST.MF: one component without a product, since a title alone is not an identity. */
export const jarManifest: Reader = {
  name: "jar-manifest",
  files: null,
  recognise: (path) => /(^|\/)META-INF\/MANIFEST\.MF$/i.test(path),
  read: readManifest,
};

function readPomProperties(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("pom-properties", options);
  const values = new Map<string, string>();
  for (const [line] of numberedLines(text, gathering)) {
    const [, key, value = ""] =
      /^\s*(groupId|artifactId|version)\s*[=:]\s*(.*)$/.exec(line.slice(0, 2000)) ?? [];
    if (key !== undefined) values.set(key, value.trim());
  }
  const [group, artifact] = [values.get("groupId"), values.get("artifactId")];
  if (!group || !artifact)
    return failed("", "pom-properties-unknown", "`groupId` and `artifactId` are not both there.");
  const written = values.get("version") ?? "";
  const version = written === "" || written.includes("${") ? null : written;
  if (version === null)
    gathering.remark(
      "",
      "version-missing",
      `${group.slice(0, 80)}:${artifact.slice(0, 80)} has no version.`,
      `${group}:${artifact}`,
    );
  gathering.add({ ecosystem: "Maven", name: `${group}:${artifact}`, version, at: "" });
  return gathering.done();
}

function readManifest(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("jar-manifest", options);
  const values = mainAttributes(text, gathering);
  if (!values.has("manifest-version"))
    return failed("line 1", "jar-manifest-unknown", "There is no `Manifest-Version`.");
  const { title: name, version } = titleOf(values);
  if (name === "") return gathering.done();
  gathering.remark(
    "",
    "identity-missing",
    `"${name.slice(0, 80)}" has a title and no group, so no advisory can be asked about it.`,
    name,
  );
  gathering.add({ product: null, name, version, at: "" });
  return gathering.done();
}

function titleOf(values: ReadonlyMap<string, string>): {
  readonly title: string;
  readonly version: string | null;
} {
  const title = values.get("implementation-title") || values.get("bundle-symbolicname")?.split(";")[0] || "";
  return { title, version: values.get("implementation-version") || values.get("bundle-version") || null };
}

/**
 * The one component of a jar that Maven did not name inside, by its path and its manifest (`""` for none). Where it lies in a repository, the
 * folders name it, and a remark says so; else it has a name and no product, for unseen is not safe. `Implementation-Vendor-Id` is no group:
 * Velocity 1.5, built by Ant, has `org.apache` there and is `org.apache.velocity`.
 */
export function readUntoldJar(path: string, manifest: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(manifest, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("jar-manifest", options);
  const { title, version: stated } = titleOf(mainAttributes(manifest, gathering));
  const { group, artifact, version } = jarNameOf(path, stated);
  if (group !== null) {
    const told = `${group.slice(0, 80)}:${artifact.slice(0, 80)} is told by the jar's place in a repository, not from within it.`;
    gathering.remark("", "identity-from-place", told);
    gathering.add({ ecosystem: "Maven", name: `${group}:${artifact}`, version, at: "" });
  } else if (artifact !== "" || title !== "") {
    const name = title === "" ? artifact : title;
    const told = `"${name.slice(0, 80)}" has a title and no group, so no advisory can be asked about it.`;
    gathering.remark("", "identity-missing", told);
    gathering.add({ product: null, name, version: stated ?? version, at: "" });
  }
  return gathering.done();
}

const mostAttributes = 1000;

/** Attributes up to the first blank line; a line that begins with a space continues the one before it. */
function mainAttributes(text: string, gathering: InventoryBuilder): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  let last = "";
  for (const [line] of numberedLines(text, gathering)) {
    if (line === "" || values.size >= mostAttributes) break;
    const colon = line.indexOf(": ");
    if (line.startsWith(" ")) {
      const before = values.get(last) ?? "";
      if (before.length < 5000) values.set(last, before + line.slice(1, 1000));
    } else if (colon > 0) {
      last = line.slice(0, colon).toLowerCase();
      values.set(last, line.slice(colon + 2, 2000).trim());
    }
  }
  return values;
}
