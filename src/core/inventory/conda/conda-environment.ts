/**
 * conda's environment.yml: what stands under `pip` is PyPI's, the rest is conda's own. A file that people wrote names what is wanted, one that conda
 * exported everything that is there (with builds).
 */
import { condaPackageOf } from "#core/inventory/conda/conda-channel.ts";
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  type InventoryBuilder,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { requirements } from "#core/inventory/python/requirements.ts";
import { readYaml } from "#core/inventory/yaml.ts";
import { listMember, member } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** environment.yml and its siblings. */
export const condaEnvironment: Reader = {
  name: "conda-environment",
  files: /(?:^|\/)[^/]*(?:environment|conda)[^/]*\.ya?ml$/i,
  recognise: (path, head) =>
    /(?:environment|conda)[^/]*\.ya?ml$/i.test(fileName(path)) && /^dependencies[ \t]*:/m.test(head),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const yaml = readYaml(text, options);
  if (!yaml.ok) return yaml;
  if (!Array.isArray(member(yaml.value, "dependencies")))
    return failed("/dependencies", "conda-environment-unknown", "`dependencies` is not a list.");
  const gathering = inventoryBuilder("conda-environment", options);
  const entries = listMember(yaml.value, "dependencies");
  for (const [i, entry] of entries.entries()) {
    const at = `/dependencies/${i}`;
    if (typeof entry === "string") addPackage(gathering, entry, at);
    else if (Array.isArray(member(entry, "pip")))
      addRequirements(gathering, listMember(entry, "pip"), `${at}/pip`);
    else gathering.leaveOut(at, "entry-unreadable");
  }
  const own = entries.filter((entry) => typeof entry === "string");
  if (own.length === 0 || !own.every(isExported)) gathering.leaveOut("", "direct-only");
  return gathering.done();
}

/** `name=version=build`, as `conda env export` writes it. */
function isExported(entry: string): boolean {
  return /^[^=\s]{1,200}=[^=\s]{1,100}=[^=\s]{1,200}$/.test(entry);
}

const spec = /^(?:(?<channel>[^\s:]{1,200})::)?(?<name>[A-Za-z0-9_][\w.-]{0,200})\s*(?<rest>.{0,300})$/;

/** One `=` means any version that begins so, two (or a build behind it) that very version. */
function addPackage(gathering: InventoryBuilder, entry: string, at: string): void {
  const { channel = "", name, rest = "" } = spec.exec(entry.trim())?.groups ?? {};
  if (name === undefined) {
    gathering.leaveOut(at, "entry-unreadable", entry);
    return;
  }
  const exact = /^==\s*([^\s=<>!,|*]{1,100})$|^=\s*([^\s=<>!,|*]{1,100})=\S+$/.exec(rest);
  gathering.add({ ...condaPackageOf(name, channel), version: exact?.[1] ?? exact?.[2] ?? null, at });
}

/** The lines as pip reads them. */
function addRequirements(gathering: InventoryBuilder, lines: readonly unknown[], at: string): void {
  const texts = lines.map((line) => (typeof line === "string" ? line.replaceAll(/[\r\n\\]/g, " ") : ""));
  const place = (line: string): string =>
    line === "" ? at : `${at}/${Number(line.replace("line ", "")) - 1}`;
  // An export lists what pip installed as pip itself would; whether the file is one is said of the whole of it.
  const list = requirements.read([...texts, "# pip freeze"].join("\n"));
  if (!list.ok) return gathering.leaveOut(at, "entry-unreadable");
  for (const component of list.value.components) gathering.add({ ...component, at: place(component.at) });
  for (const one of list.value.notCompared) gathering.leaveOut(place(one.at), one.code, one.what);
}
