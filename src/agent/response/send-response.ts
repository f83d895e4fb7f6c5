/**
 * Answering a directive: the acknowledgement and the attestation, sealed by the organisation's key and sent to a room.
 * What is sealed stays in `outbox/` until a receipt is on disk; sending it again after a lost reply sends the same bytes, so it can never count twice.
 */
import { missingDirective } from "#agent/sync/missing-directive.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { hash } from "node:crypto";
import { claimsAfterReceipt, type Claims, statusCounts } from "#agent/check/component-claims.ts";
import { type DirectiveClaims, noClaims, readClaims, writeClaims } from "#agent/check/claim-store.ts";
import { readDirectives } from "#agent/sync/directives.ts";
import { type Home, homeOf, readState, type Surroundings, type SyncState } from "#agent/home/agent-folder.ts";
import { withLock } from "#agent/home/folder-lock.ts";
import { loadIdentity, type Identity } from "#agent/home/organization-key.ts";
import {
  storeReceipt,
  readPendingResponse,
  type PendingResponse,
  type Receipt,
  sendResponse,
  writePendingResponse,
} from "#agent/response/response-outbox.ts";
import type { Acknowledgement, Attestation } from "#core/directive/attestation.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { isUnread } from "#core/document/directive-gap.ts";
import { isAhead } from "#core/matching/coverage.ts";
import { Refusal } from "#core/problem.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { seal } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { directiveGapText } from "#messages/render/directive-gap.ts";

/** What to answer, and to whom. */
type ResponseOptions = {
  readonly directive: string;
  readonly dir: string;
  /** The room's address. */
  readonly room: string;
};

/** Shows what would be sent and says whether to send it. */
type Consent = (attestation: Attestation) => Promise<boolean>;

/** What became of an answer: received, or not sent since consent was not given. */
export type SubmissionResult = {
  readonly receipt: Receipt;
  readonly sent: Attestation | Acknowledgement;
} | null;

/**
 * Attests where the organisation stands on a directive, from the newest check. An answer whose reply was lost is sent again first;
 * when nothing has changed since, its receipt is the result.
 */
export async function attestDirective(
  wish: ResponseOptions,
  consent: Consent,
  surroundings: Surroundings,
): Promise<SubmissionResult> {
  return await withLock(wish.dir, async () => {
    const home = homeOf(wish.dir);
    const identity = await loadIdentity(wish.dir);
    const { document, state } = await directiveOf(home, wish.directive);
    const earlier = await resend(home, { wish, kind: "attestation" }, surroundings);
    const kept = (await readClaims(home)).get(wish.directive) ?? noClaims(document.id, document.revision);
    if (earlier !== null && saysTheSame(earlier.pending.payload as Attestation, kept, document))
      return { receipt: earlier.receipt, sent: earlier.pending.payload };
    refuseAged(kept, state, surroundings.now());
    const attestation = attestationOf({ document, identity, kept, now: surroundings.now() });
    if (!(await consent(attestation))) return null;
    return await sealAndSend(home, { wish, identity, attestation, claims: kept.claims }, surroundings);
  });
}

/** Acknowledges a directive: the organisation has it. Says nothing about being affected. */
export async function acknowledgeDirective(
  wish: ResponseOptions,
  surroundings: Surroundings,
): Promise<SubmissionResult> {
  return await withLock(wish.dir, async () => {
    const home = homeOf(wish.dir);
    const identity = await loadIdentity(wish.dir);
    const { document } = await directiveOf(home, wish.directive);
    const earlier = await resend(home, { wish, kind: "acknowledgement" }, surroundings);
    if (earlier !== null) return { receipt: earlier.receipt, sent: earlier.pending.payload };
    const payload: Acknowledgement = {
      type: "bongsu.acknowledgement/1",
      organization: identity.organization,
      directive: document.id,
      revision: document.revision,
      drill: document.drill,
      at: surroundings.now(),
    };
    const pending = await sealed("acknowledgement", payload, identity);
    await writePendingResponse(home, pending);
    return { receipt: await deliver(home, { wish, pending }, surroundings), sent: payload };
  });
}

/** A check made while the index was good says nothing once it has ended, nor does one of a time that the clock has not reached. */
function refuseAged({ directive, checkedAt }: DirectiveClaims, { expires }: SyncState, now: string): void {
  if (checkedAt === null) return;
  const ended = Date.parse(expires) <= Date.parse(now) && Date.parse(checkedAt) < Date.parse(expires);
  if (ended || isAhead(checkedAt, now))
    throw new MessageRefusal("state-forbids", (t) => t("agent.checkAged", { directive }));
}

async function directiveOf(
  home: Home,
  id: string,
): Promise<{ readonly document: DirectiveDocument; readonly state: SyncState }> {
  const state = await readState(home);
  if (state === null) throw missingDirective("noDirective", id, []);
  const { newest, gaps } = await readDirectives(home, state);
  const unread = gaps.find((gap) => gap.directive === id && isUnread(gap));
  if (unread !== undefined) throw new MessageRefusal("state-forbids", (t) => directiveGapText(unread, t));
  const found = newest.find((directive) => directive.id === id);
  if (found === undefined) throw missingDirective("noDirective", id, newest);
  if (found.state !== "issued")
    throw new MessageRefusal("state-forbids", (t) =>
      t("agent.directiveEnded", { directive: id, state: found.state }),
    );
  return { document: found, state };
}

type SubmissionKind = { readonly wish: ResponseOptions; readonly kind: PendingResponse["kind"] };

async function resend(
  home: Home,
  { wish, kind }: SubmissionKind,
  surroundings: Surroundings,
): Promise<{ readonly pending: PendingResponse; readonly receipt: Receipt } | null> {
  const pending = await readPendingResponse(home, kind, wish.directive);
  if (pending === null) return null;
  surroundings.write((t) => t("agent.sentAgain", { kind, directive: wish.directive }));
  return { pending, receipt: await deliver(home, { wish, pending }, surroundings) };
}

function saysTheSame(sent: Attestation, kept: DirectiveClaims, document: DirectiveDocument): boolean {
  return sent.evidenceDigest === kept.report && sent.revision === document.revision;
}

type AttestationInput = {
  readonly document: DirectiveDocument;
  readonly identity: Identity;
  readonly kept: DirectiveClaims;
  readonly now: string;
};

function attestationOf({ document, identity, kept, now }: AttestationInput): Attestation {
  if (kept.report === null)
    throw new MessageRefusal("state-forbids", (t) => t("agent.notChecked", { directive: document.id }));
  if (kept.revision !== document.revision)
    throw new MessageRefusal("state-forbids", (t) =>
      t("agent.checkedOther", { revision: kept.revision, directive: document.id }),
    );
  const { counts, contradicted } = statusCounts(kept.claims);
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    type: "bongsu.attestation/1",
    organization: identity.organization,
    directive: document.id,
    revision: document.revision,
    drill: document.drill,
    sequence: kept.sequence + 1,
    at: now,
    counts,
    evidence: { E0: 0, E1: 0, E2: all, E3: 0 },
    contradicted,
    evidenceDigest: kept.report,
  };
}

type SealedSubmission = {
  readonly wish: ResponseOptions;
  readonly identity: Identity;
  readonly attestation: Attestation;
  readonly claims: Claims;
};

/** Seals and sends. A room that already has a newer answer (one given on a page) refuses the sequence once; the time then serves as one. */
async function sealAndSend(
  home: Home,
  sending: SealedSubmission,
  surroundings: Surroundings,
): Promise<SubmissionResult> {
  const { wish, identity, attestation, claims } = sending;
  const fixed = [...claims].filter(([, { status }]) => status === "fixed").map(([digest]) => digest);
  const pending = { ...(await sealed("attestation", attestation, identity)), fixed };
  await writePendingResponse(home, pending);
  try {
    return { receipt: await deliver(home, { wish, pending }, surroundings), sent: attestation };
  } catch (error) {
    const seconds = Math.floor(Date.parse(surroundings.now()) / 1000);
    const behind = error instanceof Refusal && error.code === "conflict" && attestation.sequence < seconds;
    if (!behind) throw error;
    const later = { ...attestation, sequence: seconds };
    return await sealAndSend(home, { ...sending, attestation: later }, surroundings);
  }
}

async function sealed(
  kind: PendingResponse["kind"],
  payload: PendingResponse["payload"],
  { signer }: Identity,
): Promise<PendingResponse> {
  const bytes = canonicalBytes(payload);
  const envelope = await seal(payloadTypes[kind], bytes, [signer]);
  const digest = hash("sha256", bytes);
  return { kind, directive: payload.directive, digest, payload, envelope, fixed: [] };
}

type PendingSubmission = { readonly wish: ResponseOptions; readonly pending: PendingResponse };

/** Sends, keeps the receipt durably, remembers what was claimed, and only then lets go of the sealed answer. */
async function deliver(
  home: Home,
  { wish, pending }: PendingSubmission,
  surroundings: Surroundings,
): Promise<Receipt> {
  const receipt = await sendResponse(home, { room: wish.room, pending }, surroundings);
  if (pending.kind === "attestation") await remember(home, pending);
  await storeReceipt(home, pending, receipt);
  return receipt;
}

async function remember(home: Home, pending: PendingResponse): Promise<void> {
  const kept = new Map(await readClaims(home));
  const { revision, sequence } = pending.payload as Attestation;
  const before = kept.get(pending.directive) ?? noClaims(pending.directive, revision);
  const claims = claimsAfterReceipt(before.claims, new Set(pending.fixed));
  kept.set(pending.directive, { ...before, sequence: Math.max(before.sequence, sequence), claims });
  await writeClaims(home, kept);
}
