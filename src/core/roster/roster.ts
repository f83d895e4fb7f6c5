/**
 * The roster (`bongsu.roster/1`): which offices there are, with their keys, how many of which must sign an order, and which logs and witnesses are believed.
 * A roster is signed by as many offices as the roster before it says.
 */
import { compareInstants } from "#core/clock/clock.ts";
import { idForm, isPositive, textsIn } from "#core/document/shared-members.ts";
import { isInstant } from "#core/input/instant.ts";
import { entriesOf, listMember, member, textMember } from "#core/input/json.ts";
import { type LogPolicy, readLogPolicy } from "#core/log/policy.ts";
import { failed, type Finding, type Parsed, parsed } from "#core/problem.ts";
import { type PublicKey, readKeyMembers } from "#core/seal/key/public-key.ts";
import { contextOfUse } from "#core/seal/key/purposes.ts";
import type { Quorum } from "#core/seal/quorum.ts";
import type { TextByLanguage } from "#core/text.ts";

/** So many of these offices, each once. */
type OfficeQuorum = { readonly threshold: number; readonly offices: readonly string[] };

/** A rule for orders: those that an office of `issuers` issued need the quorum. */
export type OrderRule = OfficeQuorum & { readonly issuers: readonly string[] };

/** An office, by whose keys it signs. */
type RosterOffice = {
  readonly id: string;
  readonly name: TextByLanguage;
  readonly keys: readonly PublicKey[];
};

/** A roster. In force from `from` on, without `to`. */
export type Roster = {
  readonly version: number;
  readonly drill: boolean;
  readonly from: string;
  readonly to: string;
  readonly offices: readonly RosterOffice[];
  readonly orders: readonly OrderRule[];
  /** Who signs the roster after this one. */
  readonly next: OfficeQuorum;
  readonly log: LogPolicy;
};

/** The document type of a roster. */
export const rosterForm = "bongsu.roster/1";
const [mostOffices, mostKeys, mostRules] = [64, 4, 64];

/** Reads a roster's document: all of it, strictly, since what is not understood here could be the rule that counts. */
export async function readRoster(document: unknown): Promise<Parsed<Roster>> {
  if (textMember(document, "type") !== rosterForm)
    return failed("/type", "roster-form", "This is not a roster (bongsu.roster/1).");
  const unknown = unknownMember(document);
  if (unknown !== undefined)
    return failed(
      unknown,
      "roster-member",
      "A roster has no such member: what is not understood could be the rule that counts.",
    );
  const [version, drill] = [member(document, "version"), member(document, "drill")];
  const [from, to] = [textMember(document, "from") ?? "", textMember(document, "to") ?? ""];
  const isTime = isInstant(from) && isInstant(to) && compareInstants(from, to) < 0;
  if (!isPositive(version) || typeof drill !== "boolean" || !isTime)
    return failed(
      "/version",
      "roster-form",
      "A roster has a version, a world, and the time in which it is in force.",
    );
  const offices = await readOffices(listMember(document, "offices"), drill);
  if (!offices.ok) return offices;
  const ids = offices.value.map(({ id }) => id);
  const orders = listMember(document, "orders").map((one) => orderRule(one, ids));
  const next = readQuorum(member(document, "next"), ids);
  if (orders.length === 0 || orders.length > mostRules || orders.includes(null) || next === null)
    return failed(
      "/orders",
      "roster-quorum",
      "A quorum names offices of the roster and a number that they can reach.",
    );
  const issuers = orders.flatMap((rule) => rule?.issuers ?? []);
  if (new Set(issuers).size < issuers.length)
    return failed("/orders", "roster-issuer", "An issuer has one rule.");
  const log = await readLogPolicy(textMember(document, "log") ?? "");
  if (!log.ok) return { ok: false, findings: log.findings.map((one) => ({ ...one, at: `/log ${one.at}` })) };
  return parsed({
    version,
    drill,
    from,
    to,
    offices: offices.value,
    orders: orders as readonly OrderRule[],
    next,
    log: log.value,
  });
}

const knownMembers = {
  "": ["type", "version", "drill", "from", "to", "offices", "orders", "next", "log"],
  offices: ["id", "name", "keys"],
  keys: ["type", "purpose", "drill", "algorithm", "keyid", "publicKey"],
  orders: ["issuers", "offices", "threshold"],
  next: ["offices", "threshold"],
} as const;

/** The place of the first member that no roster of today has. */
function unknownMember(document: unknown): string | undefined {
  const strange = (value: unknown, at: string, known: readonly string[]): readonly string[] =>
    entriesOf(value).flatMap(([name]) => (known.includes(name) ? [] : [`${at}/${name}`]));
  const each = (value: unknown, at: string, name: "offices" | "orders" | "keys"): readonly string[] =>
    listMember(value, name).flatMap((one, i) => [
      ...strange(one, `${at}/${name}/${i}`, knownMembers[name]),
      ...(name === "offices" ? each(one, `${at}/${name}/${i}`, "keys") : []),
    ]);
  return [
    ...strange(document, "", knownMembers[""]),
    ...each(document, "", "offices"),
    ...each(document, "", "orders"),
    ...strange(member(document, "next"), "/next", knownMembers.next),
  ][0];
}

async function readOffices(
  list: readonly unknown[],
  drill: boolean,
): Promise<Parsed<readonly RosterOffice[]>> {
  const offices: RosterOffice[] = [];
  const findings: Finding[] = [];
  for (const [at, one] of list.slice(0, mostOffices + 1).entries()) {
    const id = textMember(one, "id") ?? "";
    const keys = await Promise.all(
      listMember(one, "keys")
        .slice(0, mostKeys + 1)
        .map(readKeyMembers),
    );
    const name = textsIn(member(one, "name"), { longest: 200 });
    const good = keys.flatMap((key) => (key.ok && isOrderKey(key.value, drill) ? [key.value] : []));
    const isWhole =
      idForm.test(id) && name !== null && keys.length <= mostKeys && good.length === keys.length;
    if (isWhole) offices.push({ id, name, keys: good });
    else
      findings.push({
        at: `/offices/${at}`,
        code: "roster-office",
        message: "An office has an id, a name, and keys for orders of the roster's world.",
      });
  }
  const keyids = offices.flatMap(({ keys }) => keys.map(({ keyid }) => keyid));
  const isSingular =
    new Set(keyids).size === keyids.length && new Set(offices.map(({ id }) => id)).size === offices.length;
  if (offices.length > mostOffices || !isSingular)
    findings.push({
      at: "/offices",
      code: "roster-office",
      message: "No office and no key stands twice, and there are 64 offices at most.",
    });
  return findings.length > 0 ? { ok: false, findings } : parsed(offices);
}

function isOrderKey({ purpose, drill }: PublicKey, world: boolean): boolean {
  return purpose === "order" && drill === world;
}

function orderRule(value: unknown, ids: readonly string[]): OrderRule | null {
  const quorum = readQuorum(value, ids);
  const issuers = listMember(value, "issuers");
  return quorum !== null && issuers.length > 0 && issuers.every((one) => ids.includes(one as string))
    ? { ...quorum, issuers: issuers as readonly string[] }
    : null;
}

function readQuorum(value: unknown, ids: readonly string[]): OfficeQuorum | null {
  const offices = listMember(value, "offices");
  const threshold = member(value, "threshold");
  const isKnown =
    new Set(offices).size === offices.length && offices.every((one) => ids.includes(one as string));
  return isKnown && isPositive(threshold) && threshold <= offices.length
    ? { threshold, offices: offices as readonly string[] }
    : null;
}

/** A quorum of a roster as envelopes are opened by it. */
export function quorumIn(roster: Roster, { threshold, offices }: OfficeQuorum): Quorum {
  const context = contextOfUse({ purpose: "order", drill: roster.drill });
  const members = roster.offices.filter(({ id }) => offices.includes(id));
  const keys = members.flatMap(({ id, keys: own }) =>
    own.map(({ keyid, spki }) => ({ office: id, keyid, spki, context })),
  );
  return { keys, needed: threshold };
}
