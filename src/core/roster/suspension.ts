/**
 * The suspension of an order (`bongsu.suspension/1`): one office alone stops the clocks of a directive for a day at most; for longer, as many offices sign as
 * the order itself needs. It can only move deadlines later: whoever cannot judge one passes over it, and the order stands as it is.
 */
import { hasId, isPositive, textsIn } from "#core/document/shared-members.ts";
import { compareInstants } from "#core/clock/clock.ts";
import type { Pause } from "#core/clock/running-clock.ts";
import { instantInUtc, isInstant } from "#core/input/instant.ts";
import { entriesOf, member, readUnambiguousJson, textMember } from "#core/input/json.ts";
import { statementEntry } from "#core/log/entry.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { rostersOfOrder } from "#core/roster/known-rosters.ts";
import { loggedBy, type OrderFile, type OrderHead } from "#core/roster/order.ts";
import { rosterAt, type RosterPin } from "#core/roster/roster-chain.ts";
import { quorumIn, type Roster } from "#core/roster/roster.ts";
import { type Envelope, fromBase64 } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { openByQuorum, type Quorum } from "#core/seal/quorum.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import type { TextByLanguage } from "#core/text.ts";

/** The document type of a suspension. */
export const suspensionForm = "bongsu.suspension/1";

/** What is suspended, by whom, for how long and why. */
export type Suspension = {
  readonly directive: string;
  readonly revision: number;
  /** The digest of the order's bytes (lower-case hexadecimal), and the office that issued it. */
  readonly order: string;
  readonly issuedBy: string;
  readonly drill: boolean;
  /** The office that suspends. */
  readonly office: string;
  readonly from: string;
  /** `null` until the next revision. */
  readonly until: string | null;
  readonly reason: TextByLanguage;
};

const members = [
  "type",
  "directive",
  "revision",
  "order",
  "issuedBy",
  "drill",
  "office",
  "from",
  "until",
  "reason",
];
const reasonBounds = { longest: 2000, mostLanguages: 20 };
/** How long one office alone can stop the clocks. */
const aloneFor = 24 * 3_600_000;

/** Reads the bytes that offices sign: all of them, strictly, since what is not understood could say that less is suspended. */
export function readSuspension(payload: Uint8Array): Parsed<Suspension> {
  const json = readUnambiguousJson(payload);
  if (!json.ok) return json;
  const document = json.value;
  const unknown = entriesOf(document).find(([name]) => !members.includes(name));
  if (unknown !== undefined)
    return failed(`/${unknown[0]}`, "suspension-form", "A suspension has no such member.");
  const [revision, drill, until] = [
    member(document, "revision"),
    member(document, "drill"),
    member(document, "until"),
  ];
  const [order, from] = [textMember(document, "order") ?? "", textMember(document, "from") ?? ""];
  const reason = textsIn(member(document, "reason"), reasonBounds);
  const isNamed = ["directive", "issuedBy", "office"].every((name) => hasId(document, name));
  const isTime =
    isInstant(from) &&
    (until === null || (typeof until === "string" && isInstant(until) && compareInstants(from, until) < 0));
  const isWhole = textMember(document, "type") === suspensionForm && isNamed && isPositive(revision);
  if (!isWhole || !isTime || reason === null || typeof drill !== "boolean" || !/^[0-9a-f]{64}$/.test(order))
    return failed("", "suspension-form", "This is not a suspension (bongsu.suspension/1).");
  const named = (name: string): string => textMember(document, name) ?? "";
  return parsed({
    directive: named("directive"),
    revision,
    order,
    issuedBy: named("issuedBy"),
    drill,
    office: named("office"),
    from: instantInUtc(from),
    until: until === null ? null : instantInUtc(until),
    reason,
  });
}

/** Whether it is as short as one office may ask for alone. */
export function isByOneOffice({ from, until }: Pick<Suspension, "from" | "until">): boolean {
  return until !== null && Date.parse(until) - Date.parse(from) <= aloneFor;
}

/** Whose signatures a suspension needs: of the office that suspends, or for longer as many as the order. A finding where the roster does not name it for this order. */
export function suspensionQuorum(roster: Roster, suspension: Suspension): Parsed<Quorum> {
  const { issuedBy, office } = suspension;
  const rule = roster.orders.find(({ issuers }) => issuers.includes(issuedBy));
  if (rule?.offices.includes(office) !== true)
    return failed("/office", "suspension-office", `the roster does not let ${office} suspend this order`);
  const alone = { threshold: 1, offices: [office] };
  return parsed(quorumIn(roster, isByOneOffice(suspension) ? alone : rule));
}

/** A suspension that counts: who signed it, and when the clocks stand still. */
export type SuspensionInForce = {
  readonly suspension: Suspension;
  readonly offices: readonly string[];
  readonly pause: Pause;
};

/** The order that a suspension is to be of. */
export type SuspendedOrder = Pick<OrderHead, "directive" | "revision" | "sha256" | "issuedBy">;

/** What a suspension is judged with: the order that it is to be of, what is known of rosters, and the time. */
type SuspensionJudgement = {
  readonly order: SuspendedOrder;
  readonly pin: RosterPin;
  readonly known?: readonly Envelope[];
  readonly at: string;
};

/**
 * Whether a suspension stops the clocks of an order. They stand still from when its witnesses saw it in the log, so that one that is brought late, or again,
 * stops them for less.
 */
export async function judgeSuspension(
  { rosters, order: envelope, proof }: OrderFile,
  { order, pin, known = [], at }: SuspensionJudgement,
): Promise<Parsed<SuspensionInForce>> {
  const believed = await rostersOfOrder(pin, rosters, known);
  if (!believed.ok) return believed;
  const { all, own: roster } = believed.value;
  const payload = fromBase64(envelope.payload) ?? new Uint8Array();
  const read = readSuspension(payload);
  if (!read.ok) return read;
  const { value: suspension } = read;
  const refusal = refusalOf(suspension, { order, pin, at });
  if (refusal !== null) return failed("", ...refusal);
  if (rosterAt(all, suspension.from) !== roster)
    return failed("/from", "order-time", "The newest roster is not the one in force when it begins.");
  const quorum = suspensionQuorum(roster, suspension);
  if (!quorum.ok) return quorum;
  const signed = await openByQuorum(envelope, payloadTypes.suspension, quorum.value);
  if (!signed.ok) return signed;
  const entry = suspensionEntry(suspension, await sha256Hex(payload));
  const logged = await loggedBy({ entry, at: suspension.from }, proof, roster);
  if (!logged.ok) return logged;
  const from = compareInstants(suspension.from, logged.value.seen) < 0 ? logged.value.seen : suspension.from;
  if (rosterAt(all, from) !== roster)
    return failed("/proof", "order-time", "Its witnesses saw it when another roster was in force.");
  const { until } = suspension;
  if (until !== null && compareInstants(from, until) >= 0)
    return failed("/proof", "suspension-lapsed", "Its witnesses saw it after it had lapsed.");
  return parsed({ suspension, offices: signed.value.offices, pause: { from, until } });
}

function refusalOf(
  suspension: Suspension,
  { order, pin, at }: SuspensionJudgement,
): readonly [code: string, message: string] | null {
  if (suspension.drill !== pin.drill)
    return ["order-world", "The suspension is of the other world, drill or real."];
  if (suspension.directive !== order.directive || suspension.revision !== order.revision)
    return ["suspension-other-order", "It suspends another directive, or another revision."];
  if (suspension.order !== order.sha256 || suspension.issuedBy !== order.issuedBy)
    return ["suspension-other-order", "It suspends other bytes than this order's."];
  if (compareInstants(suspension.from, at) > 0) return ["suspension-future", "It has not begun."];
  return null;
}

/** The entry of a log that states a suspension. */
export function suspensionEntry({ directive, revision, drill }: Suspension, sha256: string): Uint8Array {
  return statementEntry({ what: "suspension", directive, revision, drill, sha256 });
}

/** Those that count together: of one office alone its first only, or it would stop an order for ever, day after day. */
export function countedSuspensions<S extends { readonly suspension: Suspension; readonly pause: Pause }>(
  judged: readonly S[],
): readonly S[] {
  const ordered = judged.toSorted((a, b) => compareInstants(a.pause.from, b.pause.from));
  return ordered.filter(
    (one, at) =>
      !isByOneOffice(one.suspension) ||
      !ordered
        .slice(0, at)
        .some(({ suspension }) => isByOneOffice(suspension) && suspension.office === one.suspension.office),
  );
}
