/**
 * What an organisation says of its own assets, kept in one small file at home: as a default and per asset. Its form is checked member by member; what is
 * not said, or said to be unknown, counts as the worst when a directive is evaluated.
 */
import { pointerStep } from "#core/input/json-pointer.ts";
import { belongs, closeness } from "#core/asset/asset-pattern.ts";
import { readWindow } from "#core/asset/patch-window.ts";
import { entriesOf, listMember, member, textMember } from "#core/input/json.ts";
import { suggestNames } from "#core/input/suggest-names.ts";
import { factValues } from "#core/rules/fact-values.ts";
import type { AssetFacts } from "#core/rules/judge-by-table.ts";
import { type Finding, type Parsed, parsed } from "#core/problem.ts";
import type { Domain } from "#core/actor.ts";

/** The facts of an asset on which rule packs and conditions decide, in the order in which they are asked for. */
export const assetFactNames = [
  "exposed",
  "highValue",
  "humanImpact",
  "assetClass",
  "supported",
  "compromised",
] as const;
export type AssetFactName = (typeof assetFactNames)[number];

/** What each of them may be, mildest first. */
export const assetFactValues: Readonly<Record<AssetFactName, readonly string[]>> = {
  exposed: factValues.exposed,
  highValue: factValues.highValue,
  humanImpact: factValues.humanImpact,
  assetClass: factValues.assetClass,
  supported: ["yes", "no"],
  compromised: ["no", "yes"],
};

/** Stands where someone was asked and does not know; it is not asked for again. */
export const unknownValue = "unknown";

/** What is said of one asset or of all: facts by name as written, controls in place, and when it may be changed. */
export type AssetStatement = {
  readonly facts: Readonly<Partial<Record<AssetFactName, string>>>;
  /** Controls and mitigations in place, a few words each. No rule pack decides on them: they are shown beside a task. */
  readonly controls?: readonly string[];
  /** A window that {@link readWindow} reads. */
  readonly patchWindow?: string;
};

/** The file: a default for every asset, and what differs for some. `org` is what scopes may ask, as the file has it, unread. */
export type AssetFactsFile = {
  readonly default: AssetStatement;
  readonly assets: readonly (AssetStatement & { readonly asset: string })[];
  readonly org?: unknown;
};

/** The domain that the organisation says it belongs to, by which levels of the crisis alert reach it; absent where it says none. */
export function domainOf({ org }: AssetFactsFile): { readonly domain?: Domain } {
  const domain = textMember(org, "domain");
  return domain === null ? {} : { domain };
}

/** Nothing said. */
export const noHomeFacts: AssetFactsFile = { default: { facts: {} }, assets: [] };

const mostAssets = 10_000;
const mostControls = 20;
const longestName = 1000;

/** Reads the file. Every fault is a finding with its place; a file with a fault is not used in part. */
export function readAssetFactsFile(value: unknown): Parsed<AssetFactsFile> {
  const findings: Finding[] = [];
  if (member(value, "type") !== "bongsu.asset-facts/1")
    findings.push({ at: "/type", code: "facts-form", message: 'The type is "bongsu.asset-facts/1".' });
  strangers(value, { at: "", known: ["type", "default", "assets", "org"] }, findings);
  const list = listMember(value, "assets");
  if (list.length > mostAssets)
    findings.push({ at: "/assets", code: "too-many", message: `There are more than ${mostAssets} assets.` });
  const assets = list.slice(0, mostAssets).map((entry, i) => {
    const at = `/assets/${i}`;
    return {
      asset: readName(entry, `${at}/asset`, findings),
      ...readAssetStatement(entry, { at, also: ["asset"] }, findings),
    };
  });
  const every = readAssetStatement(member(value, "default") ?? {}, { at: "/default", also: [] }, findings);
  const org = member(value, "org");
  if (findings.length > 0) return { ok: false, findings };
  return parsed({ default: every, assets, ...(org === undefined ? {} : { org }) });
}

type StatementContext = { readonly at: string; readonly also: readonly string[] };

/** Reads what is said of one asset; faults are added to the findings. */
export function readAssetStatement(
  value: unknown,
  { at, also }: StatementContext,
  findings: Finding[],
): AssetStatement {
  const known = [...assetFactNames, "controls", "patchWindow", ...also];
  strangers(value, { at, known }, findings);
  const facts = assetFactNames.flatMap((fact) => {
    const said = member(value, fact);
    if (said === undefined) return [];
    const fault = valueFault(fact, said, `${at}/${fact}`);
    if (fault === null) return [[fact, said as string] as const];
    findings.push(fault);
    return [];
  });
  const controls = readControls(member(value, "controls"), `${at}/controls`, findings);
  const window = member(value, "patchWindow");
  const readable = typeof window === "string" && readWindow(window) !== null;
  if (window !== undefined && !readable) findings.push(windowFault(`${at}/patchWindow`));
  return {
    facts: Object.fromEntries(facts),
    ...(controls === null ? {} : { controls }),
    ...(readable ? { patchWindow: window } : {}),
  };
}

function windowFault(at: string): Finding {
  const message = "A patch window is as in sat 02:00-06:00, mon,wed 22:00-02:00 or daily 02:00-04:00 (KST).";
  return { at, code: "value-unknown", message };
}

function valueFault(fact: AssetFactName, said: unknown, at: string): Finding | null {
  const allowed = [...assetFactValues[fact], unknownValue];
  if (typeof said === "string" && allowed.includes(said)) return null;
  const near = typeof said === "string" ? suggestNames(said, allowed) : [];
  const hint = near.length > 0 ? ` Near: ${near.join(", ")}.` : "";
  return { at, code: "value-unknown", message: `It is one of ${allowed.join(", ")}.${hint}` };
}

function readControls(value: unknown, at: string, findings: Finding[]): readonly string[] | null {
  if (value === undefined) return null;
  const good =
    Array.isArray(value) &&
    value.length <= mostControls &&
    value.every((one) => typeof one === "string" && one.length >= 1 && one.length <= 80);
  if (good) return value as readonly string[];
  const message = `Controls are a list of at most ${mostControls} short texts.`;
  findings.push({ at, code: "value-unknown", message });
  return null;
}

function readName(entry: unknown, at: string, findings: Finding[]): string {
  const name = member(entry, "asset");
  if (typeof name === "string" && name.length >= 1 && name.length <= longestName) return name;
  findings.push({ at, code: "facts-form", message: "An asset has a path, a path with * or a host name." });
  return "";
}

function strangers(
  value: unknown,
  { at, known }: { readonly at: string; readonly known: readonly string[] },
  findings: Finding[],
): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    findings.push({ at, code: "facts-form", message: "An object is expected here." });
    return;
  }
  for (const [name] of entriesOf(value)) {
    if (known.includes(name)) continue;
    const near = suggestNames(name, known);
    const hint = near.length > 0 ? ` Near: ${near.join(", ")}.` : ` It has ${known.join(", ")}.`;
    findings.push({
      at: `${at}/${pointerStep(name.slice(0, 80))}`,
      code: "member-unknown",
      message: `There is no such member.${hint}`,
    });
  }
}

/** What holds for the software list at an absolute path: for each member what the closest asset says, else the default. */
export function assetStatementFor(home: AssetFactsFile, listPath: string): AssetStatement {
  const fitting = home.assets
    .filter(({ asset }) => belongs(asset, listPath))
    .toSorted((a, b) => closeness(a.asset) - closeness(b.asset));
  return [home.default, ...fitting].reduce<AssetStatement>(
    (all, one) => {
      const { controls = all.controls, patchWindow = all.patchWindow } = one;
      return {
        facts: { ...all.facts, ...one.facts },
        ...(controls === undefined ? {} : { controls }),
        ...(patchWindow === undefined ? {} : { patchWindow }),
      };
    },
    { facts: {} },
  );
}

/** The facts as an evaluation takes them: without those that nobody knows. */
export function knownFactsOf({ facts }: AssetStatement): AssetFacts {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== unknownValue));
}

/** The file as JSON has it. */
export function assetFactsFileJson(home: AssetFactsFile): unknown {
  return {
    type: "bongsu.asset-facts/1",
    default: saidJson(home.default),
    assets: home.assets.map(({ asset, ...said }) => ({ asset, ...saidJson(said) })),
    ...(home.org === undefined ? {} : { org: home.org }),
  };
}

function saidJson({ facts, controls, patchWindow }: AssetStatement): Record<string, unknown> {
  return {
    ...facts,
    ...(controls === undefined ? {} : { controls }),
    ...(patchWindow === undefined ? {} : { patchWindow }),
  };
}
