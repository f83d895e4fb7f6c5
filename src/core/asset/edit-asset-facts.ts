/** Changes to what is said of assets: one asset's members set or taken back, by the names that a command line uses. Pure. */
import {
  type AssetFactName,
  assetFactNames,
  type AssetFactsFile,
  readAssetStatement,
  type AssetStatement,
} from "#core/asset/asset-facts-file.ts";
import { suggestNames } from "#core/input/suggest-names.ts";
import { type Finding, type Parsed, parsed } from "#core/problem.ts";

/** Stands for every asset of which nothing else is said. */
export const everyAsset = "default";

const members = [...assetFactNames, "controls", "patchWindow"] as const;
type MemberName = (typeof members)[number];

/** Reads `name=value` words: names as in the file or with hyphens (`human-impact`), controls with commas between. */
export function readAssetAssignments(words: readonly string[]): Parsed<AssetStatement> {
  const findings: Finding[] = [];
  const value: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const word of words) {
    const at = word.indexOf("=");
    const name = memberNamed(at < 0 ? word : word.slice(0, at), findings);
    const said = at < 0 ? "" : word.slice(at + 1);
    if (name !== null) value[name] = name === "controls" ? said.split(",").map((one) => one.trim()) : said;
  }
  const said = readAssetStatement({ ...value }, { at: "", also: [] }, findings);
  return findings.length > 0 ? { ok: false, findings } : parsed(said);
}

/** The member with this name, written either way. */
export function memberNamed(written: string, findings: Finding[]): MemberName | null {
  const name = written.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
  const found = members.find((one) => one === name);
  if (found !== undefined) return found;
  const near = suggestNames(name, members);
  const message =
    near.length > 0 ? `There is no such fact. Near: ${near.join(", ")}.` : `Facts are ${members.join(", ")}.`;
  findings.push({ at: written.slice(0, 60), code: "fact-unknown", message });
  return null;
}

/** The facts with these members of an asset in place of what was said of it; what is not named stays. */
export function withAssetStatement(
  home: AssetFactsFile,
  asset: string,
  said: AssetStatement,
): AssetFactsFile {
  const before = ownSaid(home, asset);
  return replaced(home, asset, { ...before, ...said, facts: { ...before.facts, ...said.facts } });
}

/** The facts without these members of an asset; with none named, without all that is said of it. */
export function withoutAssetStatement(
  home: AssetFactsFile,
  asset: string,
  names: readonly MemberName[],
): AssetFactsFile {
  const gone = new Set<string>(names.length === 0 ? members : names);
  const { facts, controls, patchWindow } = ownSaid(home, asset);
  const kept = Object.entries(facts).filter(([name]) => !gone.has(name));
  return replaced(home, asset, {
    facts: Object.fromEntries(kept) as Partial<Record<AssetFactName, string>>,
    ...(controls === undefined || gone.has("controls") ? {} : { controls }),
    ...(patchWindow === undefined || gone.has("patchWindow") ? {} : { patchWindow }),
  });
}

function ownSaid(home: AssetFactsFile, asset: string): AssetStatement {
  if (asset === everyAsset) return home.default;
  return home.assets.find((one) => one.asset === asset) ?? { facts: {} };
}

function replaced(home: AssetFactsFile, asset: string, said: AssetStatement): AssetFactsFile {
  if (asset === everyAsset) return { ...home, default: said };
  const { facts, controls, patchWindow } = said;
  const others = home.assets.filter((one) => one.asset !== asset);
  const nothing = Object.keys(facts).length === 0 && controls === undefined && patchWindow === undefined;
  return { ...home, assets: nothing ? others : [...others, { ...said, asset }] };
}
