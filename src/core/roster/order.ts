/**
 * An order as one file (`bongsu.order/1`): the rosters from the pinned one on, the directive with its offices' signatures, and the proof that it lies in a
 * witnessed log. Whoever has the policy can say whether it is in force, without a network and without believing the room that it came from.
 */
import { hasId, isPositive } from "#core/document/shared-members.ts";
import { isInstant } from "#core/input/instant.ts";
import { entriesOf, listMember, member, readUnambiguousJson, textMember } from "#core/input/json.ts";
import { statementEntry } from "#core/log/entry.ts";
import { readLogProof, verifyLogProof } from "#core/log/proof.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { rostersOfOrder } from "#core/roster/known-rosters.ts";
import { rosterAt, type RosterPin } from "#core/roster/roster-chain.ts";
import { quorumIn, type Roster } from "#core/roster/roster.ts";
import { type Envelope, fromBase64, readEnvelope, toBase64 } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { openByQuorum } from "#core/seal/quorum.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import type { TextByLanguage } from "#core/text.ts";

/** The file. `proof` is a text (c2sp.org/tlog-proof), or `null` for an order that is in no log yet. */
export type OrderFile = {
  readonly rosters: readonly Envelope[];
  readonly order: Envelope;
  readonly proof: string | null;
};

/** The document type of the file. */
const orderForm = "bongsu.order/1";
/** Bytes of the JSON; what is handed on is in gzip. */
const largestOrder = 192 * 1024;
const mostRosters = 32;

/**
 * The file as a document. What is signed stands in it as text and not in base64, which makes the file, in gzip, as small as its keys and signatures allow;
 * its type follows from its place.
 */
export function orderDocument({ rosters, order, proof }: OrderFile): object {
  return { type: orderForm, rosters: rosters.map(signedText), order: signedText(order), proof };
}

function signedText({ payload, signatures }: Envelope): object {
  return { text: new TextDecoder().decode(fromBase64(payload) ?? new Uint8Array()), signatures };
}

/** Reads the file, unpacked; what offices sign besides directives has the same form. */
export function readOrderFile(
  bytes: Uint8Array,
  payloadType: string = payloadTypes.directive,
): Parsed<OrderFile> {
  if (bytes.length > largestOrder)
    return failed("", "order-too-large", `an order has ${largestOrder} bytes at most`);
  const json = readUnambiguousJson(bytes);
  if (!json.ok) return json;
  const proof = member(json.value, "proof") ?? null;
  const list = listMember(json.value, "rosters");
  const isList = Array.isArray(member(json.value, "rosters")) && list.length <= mostRosters;
  const isOrder = textMember(json.value, "type") === orderForm && isList;
  if (!isOrder || (proof !== null && typeof proof !== "string"))
    return failed("/type", "order-form", "This is not an order (bongsu.order/1).");
  const rosters = list.map((one) => signedIn(one, payloadTypes.roster));
  const order = signedIn(member(json.value, "order"), payloadType);
  if (!order.ok) return order;
  const wrong = rosters.find((one) => !one.ok);
  if (wrong?.ok === false) return wrong;
  return parsed({
    rosters: rosters.flatMap((one) => (one.ok ? [one.value] : [])),
    order: order.value,
    proof,
  });
}

function signedIn(value: unknown, payloadType: string): Parsed<Envelope> {
  const text = textMember(value, "text");
  const payload = text === null ? null : toBase64(new TextEncoder().encode(text));
  return readEnvelope({ payloadType, payload, signatures: member(value, "signatures") });
}

/** What of an order matters to whoever is shown it. */
export type OrderHead = {
  readonly directive: string;
  readonly revision: number;
  readonly room: string | null;
  readonly drill: boolean;
  readonly title: TextByLanguage;
  readonly issuedBy: string;
  /** When this revision was issued. */
  readonly at: string;
  /** Of the bytes that the offices sign, in lower-case hexadecimal. */
  readonly sha256: string;
};

/** An order in force: which offices signed it, how many had to, and which witnesses have seen it in the log. */
export type OrderInForce = {
  readonly head: OrderHead;
  readonly offices: readonly string[];
  readonly threshold: number;
  readonly witnesses: readonly string[];
};

/** The head of a directive's bytes. */
export async function readOrderHead(payload: Uint8Array): Promise<Parsed<OrderHead>> {
  const json = readUnambiguousJson(payload);
  if (!json.ok) return json;
  const document = json.value;
  const [id, issuedBy] = [textMember(document, "id"), textMember(document, "issuedBy")];
  const [revision, drill] = [member(document, "revision"), member(document, "drill")];
  const at = textMember(document, "revisedAt") ?? textMember(document, "issuedAt") ?? "";
  const isNamed = hasId(document, "id") && hasId(document, "issuedBy");
  const isWhole = textMember(document, "type") === "bongsu.directive/1" && isNamed && isPositive(revision);
  if (!isWhole || id === null || issuedBy === null || typeof drill !== "boolean" || !isInstant(at))
    return failed("/order", "order-directive", "The order holds no directive (bongsu.directive/1).");
  const titles = entriesOf(member(member(document, "draft"), "title"));
  const title: TextByLanguage = Object.fromEntries(
    titles.flatMap(([tag, text]) => (typeof text === "string" ? [[tag, text]] : [])),
  );
  const room = textMember(document, "room");
  return parsed({
    directive: id,
    revision,
    room,
    drill,
    title,
    issuedBy,
    at,
    sha256: await sha256Hex(payload),
  });
}

/**
 * Whether an order is in force for whoever pinned a roster: a chain of rosters, enough different offices of the issuer's rule over the same bytes, and a log
 * that the roster's witnesses have seen with it. Findings say what is missing, first things first; the order's own claims decide nothing. `known` are the
 * rosters from the pinned one on that whoever judges has seen before.
 */
export async function judgeOrder(
  { rosters, order, proof }: OrderFile,
  pin: RosterPin,
  known: readonly Envelope[] = [],
): Promise<Parsed<OrderInForce>> {
  const believed = await rostersOfOrder(pin, rosters, known);
  if (!believed.ok) return believed;
  const { all, own: newest } = believed.value;
  const head = await readOrderHead(fromBase64(order.payload) ?? new Uint8Array());
  if (!head.ok) return head;
  const { value: shown } = head;
  if (shown.drill !== pin.drill)
    return failed("/order", "order-world", "The order is of the other world, drill or real.");
  if (rosterAt(all, shown.at) !== newest)
    return failed("/order", "order-time", "The newest roster is not the one in force when this was issued.");
  const rule = newest.orders.find(({ issuers }) => issuers.includes(shown.issuedBy));
  if (rule === undefined)
    return failed("/order", "order-issuer", `the roster has no rule for orders of ${shown.issuedBy}`);
  const signed = await openByQuorum(order, payloadTypes.directive, quorumIn(newest, rule));
  const logged = await loggedBy({ entry: orderEntry(shown), at: shown.at }, proof, newest);
  const findings = [signed, logged].flatMap((one) => (one.ok ? [] : one.findings));
  if (!signed.ok || !logged.ok) return { ok: false, findings };
  // Whoever has keys of a roster that is over can write any time into an order, but no witness signs in the past.
  if (rosterAt(all, logged.value.seen) !== newest)
    return failed("/proof", "order-time", "Its witnesses saw it when another roster was in force.");
  return parsed({
    head: shown,
    offices: signed.value.offices,
    threshold: rule.threshold,
    witnesses: logged.value.witnesses,
  });
}

type LoggedOrder = { readonly witnesses: readonly string[]; readonly seen: string };

/** Which witnesses of a roster have seen an entry in its log, and when; `at` is taken where no witness is asked for. */
export async function loggedBy(
  { entry, at }: { readonly entry: Uint8Array; readonly at: string },
  text: string | null,
  { log }: Roster,
): Promise<Parsed<LoggedOrder>> {
  if (text === null)
    return failed("/proof", "order-unlogged", "The order is in no log that its witnesses have seen.");
  const proof = readLogProof(text);
  if (!proof.ok) return proof;
  const proved = await verifyLogProof(proof.value, entry, log);
  if (!proved.ok) return proved;
  const { signatures } = proved.value;
  const isDated = log.witnesses.some(({ key }) =>
    signatures.some((one) => one.key === key && one.time !== null),
  );
  if (log.quorum !== null && !isDated)
    return failed("/proof", "order-time", "Its witnesses do not say when they saw it.");
  const times = signatures.flatMap(({ time }) => time ?? []);
  const seen = times.length === 0 ? at : new Date(Math.max(...times) * 1000).toISOString();
  return parsed({ witnesses: proved.value.witnesses, seen });
}

/** The entry of a log that states an order: the bytes that offices signed, by their digest. */
export function orderEntry({ directive, revision, drill, sha256 }: OrderHead): Uint8Array {
  return statementEntry({ what: "order", directive, revision, drill, sha256 });
}
