/** Making an answer: the directive that is in force, what the newest check says of it, and the organisation's seal. Nothing is sent from here. */
import { hash } from "node:crypto";
import { missingDirective } from "#agent/sync/missing-directive.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { countsOfAnswer } from "#agent/check/list-coverage.ts";
import { type DirectiveClaims, noClaims, readClaims } from "#agent/check/claim-store.ts";
import { readDirectives } from "#agent/sync/directives.ts";
import { type Home, homeOf, readState, type Surroundings, type SyncState } from "#agent/home/agent-folder.ts";
import { loadIdentity, type Identity } from "#agent/home/organization-key.ts";
import { kindOf, type PendingResponse, writePendingResponse } from "#agent/response/response-outbox.ts";
import { type AnswerCoverage, totalOf } from "#core/directive/answer-coverage.ts";
import type { Acknowledgement, Attestation } from "#core/directive/attestation.ts";
import { timeFollowing } from "#core/clock/signed-time.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { isUnread } from "#core/document/directive-gap.ts";
import { isAttestation } from "#core/document/receipt.ts";
import { isAhead } from "#core/matching/coverage.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { seal } from "#core/seal/envelope.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { directiveGapText } from "#messages/render/directive-gap.ts";

/** Shows what would be sent and says whether to send it. */
export type Consent = (attestation: Attestation) => Promise<boolean>;

/** Nothing was looked at that the directive speaks of: there is nothing to answer with, and that is unknown, not fine. */
export class NothingCompared extends MessageRefusal {
  readonly coverage: AnswerCoverage | null;
  constructor(directive: string, coverage: AnswerCoverage | null) {
    super("state-forbids", (t) => t("agent.nothingCompared", { directive }));
    this.coverage = coverage;
  }
}

/** What an answer is made from. */
export type ResponseContext = {
  readonly home: Home;
  readonly identity: Identity;
  readonly document: DirectiveDocument;
  readonly state: SyncState;
  /** The agent's time, and what the local clock says. */
  readonly now: string;
  readonly clock: string;
};

/** Reads what an answer is made from. Refuses a directive that is not here, cannot be read, or has ended. */
export async function answeringOf(
  { dir, directive }: { readonly dir: string; readonly directive: string },
  surroundings: Surroundings,
): Promise<ResponseContext> {
  const home = homeOf(dir);
  const identity = await loadIdentity(dir);
  const { document, state } = await directiveOf(home, directive);
  const clock = surroundings.now();
  return { home, identity, document, state, now: timeFollowing(state, clock), clock };
}

/** What is kept of a directive. */
export async function claimsOf({ home, document }: ResponseContext): Promise<DirectiveClaims> {
  return (await readClaims(home)).get(document.id) ?? noClaims(document.id, document.revision);
}

/** "We have it." */
export function acknowledgementOf({ identity, document, now }: ResponseContext): Acknowledgement {
  return {
    type: "bongsu.acknowledgement/1",
    organization: identity.organization,
    directive: document.id,
    revision: document.revision,
    drill: document.drill,
    at: now,
  };
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
  const found = newest.find((directive) => directive.id === id);
  const unread = gaps.find((gap) => gap.directive === id && isUnread(gap, found?.revision ?? 0));
  if (unread !== undefined) throw new MessageRefusal("state-forbids", (t) => directiveGapText(unread, t));
  if (found === undefined) throw missingDirective("noDirective", id, newest);
  if (found.state !== "issued")
    throw new MessageRefusal("state-forbids", (t) =>
      t("agent.directiveEnded", { directive: id, state: found.state }),
    );
  return { document: found, state };
}

/** Whether an answer still says what the newest check says. */
export function isUnchanged(
  { payload }: PendingResponse,
  kept: DirectiveClaims,
  document: DirectiveDocument,
): boolean {
  if (!isAttestation(payload)) return false;
  return payload.evidenceDigest === kept.report && payload.revision === document.revision;
}

/** The attestation of the newest check. Its number follows those of all answers of this folder, whether they arrived or not. */
export function attestationOf(
  { document, identity, state, now }: ResponseContext,
  kept: DirectiveClaims,
  earlier: PendingResponse | null,
): Attestation {
  refuseAged(kept, state, now);
  if (kept.report === null)
    throw new MessageRefusal("state-forbids", (t) => t("agent.notChecked", { directive: document.id }));
  if (kept.revision !== document.revision)
    throw new MessageRefusal("state-forbids", (t) =>
      t("agent.checkedOther", { revision: kept.revision, directive: document.id }),
    );
  const { counts, contradicted, coverage } = countsOfAnswer(kept);
  const all = totalOf(counts);
  if (all === 0) throw new NothingCompared(document.id, coverage);
  const waiting = earlier !== null && isAttestation(earlier.payload) ? earlier.payload.sequence : 0;
  return {
    type: "bongsu.attestation/1",
    organization: identity.organization,
    directive: document.id,
    revision: document.revision,
    drill: document.drill,
    sequence: Math.max(kept.sequence, waiting) + 1,
    at: now,
    counts,
    evidence: { E0: 0, E1: 0, E2: all, E3: 0 },
    contradicted,
    evidenceDigest: kept.report,
    ...(coverage === null ? {} : { coverage }),
  };
}

/** Seals an attestation with what it calls fixed, and keeps it. */
export async function storeAttestation(
  answering: ResponseContext,
  attestation: Attestation,
  { claims }: DirectiveClaims,
): Promise<PendingResponse> {
  const fixed = [...claims].filter(([, { status }]) => status === "fixed").map(([digest]) => digest);
  return await storeSealed(answering, attestation, fixed);
}

/** Seals an answer with the key of the organisation, and keeps it before it is sent. */
export async function storeSealed(
  { home, identity }: ResponseContext,
  payload: PendingResponse["payload"],
  fixed: PendingResponse["fixed"] = [],
): Promise<PendingResponse> {
  const kind = kindOf(payload);
  const bytes = canonicalBytes(payload);
  const envelope = await seal(payloadTypes[kind], bytes, [identity.signer]);
  const digest = hash("sha256", bytes);
  const pending = { kind, directive: payload.directive, digest, payload, envelope, fixed };
  await writePendingResponse(home, pending);
  return pending;
}
