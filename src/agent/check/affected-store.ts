/**
 * What is affected and still open, with what is needed to act on it: kept in `affected.json` after each check, so that tasks are told without checking
 * again. `component-claims.ts` says whether something is open; nothing of this is ever sent.
 */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { resolve } from "node:path";
import type { ComponentClaim } from "#agent/check/component-claims.ts";
import type { StoredClaims } from "#agent/check/claim-store.ts";
import { readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import type { Home } from "#agent/home/agent-folder.ts";
import { claimDigest } from "#agent/check/record-check.ts";
import { commandsOf } from "#core/fix/advise.ts";
import type { CheckLine } from "#core/matching/check-lines.ts";
import { member, textMember } from "#core/input/json.ts";

/** One advisory that affects a component, under its names; `fixed` are the versions that its source calls fixed. */
export type AffectedBy = {
  readonly id: string;
  readonly aliases: readonly string[];
  readonly fixed: readonly string[];
};

/** One affected component of one list, about which a directive asks. */
export type AffectedComponent = {
  readonly directive: string;
  /** The claim's digest. */
  readonly digest: string;
  readonly product: string | null;
  readonly name: string;
  readonly version: string | null;
  readonly at: string;
  /** Absolute path of the list, and the name of its reader. */
  readonly list: string;
  readonly kind: string;
  readonly advisories: readonly AffectedBy[];
  /** The smallest version to move to; `null` when none is known. */
  readonly moveTo: string | null;
  /** The commands that move it, one a line; absent where something is to be done by hand, and in what older agents kept. */
  readonly command?: string;
};

/** What was open is open no more when its claim is closed; what was found again is as the check found it. */
export function openAffectedAfter(
  before: readonly AffectedComponent[],
  found: readonly AffectedComponent[],
  kept: StoredClaims,
): readonly AffectedComponent[] {
  const key = ({ directive, digest }: AffectedComponent): string => `${directive} ${digest}`;
  const newest = new Map([...before, ...found].map((one) => [key(one), one]));
  const claimOf = ({ directive, digest }: AffectedComponent): ComponentClaim | undefined =>
    kept.get(directive)?.claims.get(digest);
  return [...newest.values()].filter((one) => claimOf(one)?.open === true);
}

/** What the lines of a check say is affected, one a directive, list and component. */
export function affectedComponentsOf(lines: readonly CheckLine[]): readonly AffectedComponent[] {
  const all = new Map<string, AffectedComponent>();
  for (const line of lines)
    for (const directive of line.verdict === "affected" ? new Set(line.directives) : []) {
      const one = affectedBy(line, directive);
      const key = `${directive} ${one.digest}`;
      const other = all.get(key);
      const advisories = [...(other?.advisories ?? []), ...one.advisories];
      all.set(key, { ...(other ?? one), advisories });
    }
  return [...all.values()];
}

function affectedBy(line: CheckLine, directive: string): AffectedComponent {
  const { component, source, kind, moveTo, fix } = line;
  const command = fix === undefined ? null : commandsOf(fix);
  const { product, name, version, at } = component;
  const list = resolve(source);
  return {
    directive,
    digest: claimDigest(component, list),
    product,
    name,
    version,
    at,
    list,
    kind,
    advisories: sourcesOf(line),
    moveTo: moveTo ?? null,
    ...(command === null ? {} : { command }),
  };
}

/** Each source that calls it affected, under every name of the vulnerability: a directive may date one and not the other. */
function sourcesOf({ statements: said, advisory, aliases, fixed }: CheckLine): readonly AffectedBy[] {
  const names = [advisory, ...aliases];
  const ids = new Set(said.filter(({ verdict }) => verdict === "affected").map((one) => one.advisory));
  return [...ids].map((id) => ({ id, aliases: names.filter((name) => name !== id), fixed }));
}

/** What is kept. Refuses a broken file. */
export async function readAffected(home: Home): Promise<readonly AffectedComponent[]> {
  const read = await readJsonFile(home.affected);
  if (read.ok && read.value === null) return [];
  const isKnown = read.ok && textMember(read.value, "type") === "bongsu.affected/1";
  const list: unknown = isKnown ? member(read.value, "open") : null;
  if (!Array.isArray(list) || !list.every(isAffected))
    throw new MessageRefusal("set-up-failed", (t) => t("agent.checkAgainWithout", { path: home.affected }));
  return list;
}

/** Whether every member that is read of a component is there and is what it should be: a name that is lost would lose a deadline. */
function isAffected(value: unknown): value is AffectedComponent {
  const [moveTo, command] = [member(value, "moveTo"), member(value, "command")];
  const advisories = member(value, "advisories");
  return (
    (["directive", "digest", "name", "at", "list", "kind"] as const).every(
      (name) => typeof member(value, name) === "string",
    ) &&
    [member(value, "product"), member(value, "version"), moveTo].every(isTextOrNull) &&
    (command === undefined || typeof command === "string") &&
    Array.isArray(advisories) &&
    advisories.every(isAdvisory)
  );
}

function isAdvisory(value: unknown): value is AffectedBy {
  return (
    textMember(value, "id") !== null &&
    [member(value, "aliases"), member(value, "fixed")].every(
      (names) => Array.isArray(names) && names.every((name) => typeof name === "string"),
    )
  );
}

function isTextOrNull(value: unknown): value is string | null {
  return value === null || typeof value === "string";
}

/** Keeps what is open, readable by the owner only. */
export async function writeAffected(home: Home, open: readonly AffectedComponent[]): Promise<void> {
  await writeJson(home.affected, { type: "bongsu.affected/1", open }, true);
}
