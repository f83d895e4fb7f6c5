/**
 * Keeps claims in `claims.json`: one record a directive, written whole under the folder's lock. Lists that several directives were checked over stand there
 * once, and each directive has their places.
 */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readJsonFile, writeJson } from "#agent/home/durable-files.ts";
import type { ComponentClaim, Claims, ClaimStatus } from "#agent/check/component-claims.ts";
import { type CheckedList, type CheckReach, noReach } from "#agent/check/list-coverage.ts";
import type { CountsByKind } from "#core/directive/answer-coverage.ts";
import type { Home } from "#agent/home/agent-folder.ts";
import { entriesOf, listMember, member, textMember } from "#core/input/json.ts";

/** What is kept of one directive. */
export type DirectiveClaims = {
  readonly directive: string;
  readonly revision: number;
  /** sha256 (hex) of the newest check's report; `null` before the first check. */
  readonly report: string | null;
  readonly checkedAt: string | null;
  /** The newest sequence that an answer of this folder used; 0 before the first. */
  readonly sequence: number;
  readonly claims: Claims;
  /** How far the checks of this revision reached. */
  readonly reach: CheckReach;
};

/** What is kept, by directive. */
export type StoredClaims = ReadonlyMap<string, DirectiveClaims>;

const statuses: readonly ClaimStatus[] = ["affected", "contradicted", "unknown", "fixed", "notAffected"];

/** Nothing kept yet for a directive. */
export function noClaims(directive: string, revision: number): DirectiveClaims {
  return {
    directive,
    revision,
    report: null,
    checkedAt: null,
    sequence: 0,
    claims: new Map(),
    reach: noReach,
  };
}

/** Reads the claims. Refuses a broken file: what was claimed must not be forgotten quietly. */
export async function readClaims(home: Home): Promise<StoredClaims> {
  const read = await readJsonFile(home.claims);
  if (read.ok && read.value === null) return new Map();
  const list =
    read.ok && textMember(read.value, "type") === "bongsu.claims/1"
      ? listMember(read.value, "directives")
      : null;
  const lists = read.ok ? listMember(read.value, "lists").map(readList) : [];
  const kept = list?.map((one) => readOne(one, lists)) ?? [null];
  if (kept.includes(null))
    throw new MessageRefusal("set-up-failed", (t) => t("agent.restore", { path: home.claims }));
  return new Map(kept.filter((one) => one !== null).map((one) => [one.directive, one]));
}

function readOne(value: unknown, lists: readonly (CheckedList | null)[]): DirectiveClaims | null {
  const directive = textMember(value, "directive");
  const [revision, sequence] = [member(value, "revision"), member(value, "sequence")];
  if (directive === null || !Number.isSafeInteger(revision) || !Number.isSafeInteger(sequence)) return null;
  const reach = readReach(member(value, "reach"), lists);
  const components = member(value, "components");
  if (reach === null || !Array.isArray(components)) return null;
  const claims = new Map<string, ComponentClaim>();
  for (const entry of components) {
    const [digest, status, source] = [
      textMember(entry, "digest"),
      textMember(entry, "status"),
      textMember(entry, "source"),
    ];
    const known = statuses.find((one) => one === status);
    const since = textMember(entry, "since");
    if (digest === null || known === undefined || source === null) return null;
    claims.set(digest, {
      status: known,
      source,
      claimed: member(entry, "claimed") === true,
      open: member(entry, "open") === true,
      ...(since === null ? {} : { since }),
    });
  }
  return {
    directive,
    revision: revision as number,
    sequence: sequence as number,
    report: textMember(value, "report"),
    checkedAt: textMember(value, "checkedAt"),
    claims,
    reach,
  };
}

/** How far the checks reached; `null` where a part is missing or broken: a list that was lost would count as read, and what nobody compared as nothing. */
function readReach(value: unknown, lists: readonly (CheckedList | null)[]): CheckReach | null {
  if (value === undefined) return noReach;
  const [places, areas, gone] = [member(value, "lists"), member(value, "areas"), member(value, "gone")];
  const [lost, components] = [readCount(gone, "lists"), readCounts(gone, "components")];
  if (!Array.isArray(places) || !isTexts(areas) || lost === null || components === null) return null;
  const read = places.map((place) => (typeof place === "number" ? lists[place] : null) ?? null);
  const whole = read.filter((list) => list !== null);
  if (whole.length < read.length) return null;
  return { lists: whole, areas, gone: { lists: lost, components }, pack: textMember(value, "pack") };
}

function readList(value: unknown): CheckedList | null {
  const [source, kind, at] = [
    textMember(value, "source"),
    textMember(value, "kind"),
    textMember(value, "at"),
  ];
  const [products, notCompared] = [readCounts(value, "products"), readCount(value, "notCompared")];
  const [lost, index] = [member(value, "lost"), member(value, "index")];
  const sequence = readCount(index, "sequence");
  if (source === null || kind === null || at === null || typeof lost !== "boolean") return null;
  if (products === null || notCompared === null || sequence === null) return null;
  const issuedAt = textMember(index, "issuedAt");
  return { source, kind, at, index: { sequence, issuedAt }, products, notCompared, lost };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === "string");
}

function readCount(value: unknown, name: string): number | null {
  const count = member(value, name);
  return typeof count === "number" && Number.isSafeInteger(count) && count >= 0 ? count : null;
}

function readCounts(value: unknown, name: string): CountsByKind | null {
  const counts = member(value, name);
  if (typeof counts !== "object" || counts === null) return null;
  const read = entriesOf(counts).map(([kind]) => [kind, readCount(counts, kind)] as const);
  return read.some(([, count]) => count === null) ? null : (Object.fromEntries(read) as CountsByKind);
}

/** Writes the claims durably. */
export async function writeClaims(home: Home, kept: StoredClaims): Promise<void> {
  const lists = [...new Set([...kept.values()].flatMap(({ reach }) => reach.lists))];
  const places = new Map(lists.map((list, place) => [list, place]));
  const directives = [...kept.values()].map(({ claims, reach, ...rest }) => ({
    ...rest,
    components: [...claims].map(([digest, claim]) => ({ digest, ...claim })),
    reach: { ...reach, lists: reach.lists.map((list) => places.get(list)) },
  }));
  await writeJson(home.claims, { type: "bongsu.claims/1", directives, lists }, true);
}
