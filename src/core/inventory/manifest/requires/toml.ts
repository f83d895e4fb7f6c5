/** Cargo.toml and Project.toml of Julia. */
import { entriesOf, listMember, member, textMember } from "#core/input/json.ts";
import {
  type ManifestNames,
  namedFolders,
  requiredPackage,
  type RequiredPackage,
} from "#core/inventory/manifest/requires/required-package.ts";
import { readToml } from "#core/inventory/toml.ts";

const kinds = [
  "dependencies",
  "dev-dependencies",
  "build-dependencies",
  "dev_dependencies",
  "build_dependencies",
];

/** What a Cargo.toml requires, also for one system only: a Cargo.lock has all of it. What the workspace names for its members counts where one takes it. */
export function cargoNames(text: string): ManifestNames | null {
  const toml = readToml(text);
  if (!toml.ok) return null;
  const tables = [toml.value, ...entriesOf(member(toml.value, "target")).map(([, target]) => target)];
  const shared = member(member(toml.value, "workspace"), "dependencies");
  const requires = tables.flatMap((table) =>
    kinds.flatMap((kind) => entriesOf(member(table, kind)).map(([name, one]) => ofEntry(name, one, shared))),
  );
  const own = textMember(member(toml.value, "package"), "name");
  const renamed = entriesOf(shared).filter(([, one]) => textMember(one, "package") !== null);
  const members = namedFolders(listMember(member(toml.value, "workspace"), "members"));
  return { requires, provides: [...(own === null ? [] : [own]), ...renamed.map(([name]) => name)], members };
}

function ofEntry(key: string, written: unknown, shared: unknown): RequiredPackage {
  const entry = member(written, "workspace") === true ? (member(shared, key) ?? written) : written;
  const name = textMember(entry, "package") ?? key;
  const text = typeof entry === "string" ? entry : textMember(entry, "version");
  return requiredPackage(name, { type: "cargo", text });
}

/** What a Project.toml requires. */
export function juliaNames(text: string): ManifestNames | null {
  const toml = readToml(text);
  if (!toml.ok) return null;
  const own = textMember(toml.value, "name");
  const requires = entriesOf(member(toml.value, "deps")).map(([name]) => ({ name }));
  return { requires, provides: own === null ? [] : [own] };
}
