/**
 * What officers do with directives. Each command locks the head, asks the state machine, writes, and appends a fact, in the caller's
 * transaction. Approving issues at once when enough other persons have approved.
 */
import { hash } from "node:crypto";
import type { TextByLanguage } from "#core/text.ts";
import type { DirectiveDraft } from "#core/directive/directive.ts";
import type { JournalEvent } from "#core/journal-event.ts";
import { checkText } from "#core/directive/check-draft.ts";
import type { DirectiveTexts } from "#core/directive/directive-texts.ts";
import { draftedLifecycle, isInForce, nextLifecycle, nextRevision } from "#core/directive/lifecycle.ts";
import { Refusal } from "#core/problem.ts";
import { canonicalText } from "#core/seal/canonical.ts";
import { appendEvents } from "#store/journal.ts";
import { lockDraft } from "#store/locks.ts";
import { roomTopology } from "#stages/registry/queries.ts";
import { sql, type Tx } from "#store/sql.ts";
import {
  afterAct,
  type LockedDirective,
  lockDirective,
  officeOf,
  saveDirective,
} from "#stages/directive/locked-directive.ts";
import { storeDocument, newDocument, checkedSources } from "#stages/directive/make-document.ts";
import { storeScope } from "#stages/directive/published-scope.ts";
import { dropWaitingOrder, openOrder } from "#stages/directive/signing/open-signing.ts";
import { signingRule } from "#stages/directive/signing/rosters.ts";
import { readWorld } from "#stages/registry/queries.ts";

/** Which directive. */
type DirectiveRef = { readonly directive: string };
/** A directive and its new draft. */
type Redraft = DirectiveRef & { readonly draft: DirectiveDraft };
/** What an approval led to; `revision` is that of the newest document, `dissemination` `null` while more approvals are needed. */
type ApprovalResult = { readonly revision: number; readonly dissemination: string | null };

/** A new draft, and the key under which it is sent again when nobody knows whether it arrived. */
type NewDraft = DirectiveDraft & { readonly once?: string | undefined };

/**
 * Keeps a new draft and gives its id; a draft may still have faults, a submitted one may not. The same draft under the same key of the same person again is the
 * one that is there.
 */
export async function draftDirective(
  tx: Tx,
  { once: key, ...draft }: NewDraft,
  now: string,
): Promise<DirectiveRef> {
  const office = officeOf(tx.actor);
  const once = key === undefined ? null : hash("sha256", `${tx.actor.id}\n${key}`);
  const digest = once === null ? null : hash("sha256", canonicalText(draft));
  const same = once === null ? undefined : await draftOnce(tx, once);
  if (same !== undefined) {
    if (same.digest === digest) return { directive: same.directive };
    const message = "This key was used for another draft; take a new one.";
    throw new Refusal("conflict", message, [{ at: "/once", code: "once-used", message }]);
  }
  const world = await readWorld(tx);
  const number = await tx.first<{ number: number }>(sql`select nextval('directive_number') as number`);
  const drill = world?.drill ?? false;
  const id = `${drill ? "DRILL" : "DIR"}-${now.slice(0, 4)}-${String(number?.number ?? 0).padStart(4, "0")}`;
  const { state, revision, work } = draftedLifecycle(tx.actor.id);
  await tx.run(sql`
    insert into directive (id, state, revision, office, drill, draft, work, drafted_by, drafted_at, updated_at, once, once_digest)
    values (${id}, ${state}, ${revision}, ${office}, ${drill}, ${JSON.stringify(draft)}, ${JSON.stringify(work)},
      ${tx.actor.id}, ${now}, ${now}, ${once}, ${digest})`);
  await appendEvents(tx, { kind: "directive.drafted", directive: id });
  return { directive: id };
}

/** The directive that was drafted under a key, once nobody else is about to draft under it. */
async function draftOnce(
  tx: Tx,
  once: string,
): Promise<{ readonly directive: string; readonly digest: string } | undefined> {
  await lockDraft(tx, once);
  return await tx.first(
    sql`select id as directive, once_digest as digest from directive where once = ${once}`,
  );
}

/** Replaces the draft; whoever edits can no longer approve it. */
export async function editDirective(tx: Tx, { directive, draft }: Redraft, now: string): Promise<void> {
  const head = afterAct(await lockDirective(tx, directive), "edit", tx.actor);
  await saveDirective(tx, { ...head, draft }, now);
  await appendEvents(tx, { kind: "directive.edited", directive });
}

/** Hands the draft to a second person; refuses a draft with faults, naming each. */
export async function submitDirective(tx: Tx, { directive }: DirectiveRef, now: string): Promise<void> {
  const head = afterAct(await lockDirective(tx, directive), "submit", tx.actor);
  await checkedSources(tx, head, now);
  await saveDirective(tx, head, now);
  await appendEvents(tx, { kind: "directive.submitted", directive });
}

/** Gives a draft back to its drafter, or drops a proposed ending. */
export async function returnDirective(tx: Tx, { directive }: DirectiveRef, now: string): Promise<void> {
  const head = afterAct(await lockDirective(tx, directive), "return", tx.actor);
  await dropWaitingOrder(tx, directive, now);
  await saveDirective(tx, { ...head, ending: null }, now);
  await appendEvents(tx, { kind: "directive.returned", directive });
}

/** Opens the draft of the next revision; the one in force stays so until the new one is approved. */
export async function reviseDirective(tx: Tx, { directive, draft }: Redraft, now: string): Promise<void> {
  const head = afterAct(await lockDirective(tx, directive), "revise", tx.actor);
  await saveDirective(tx, { ...head, draft }, now);
  await appendEvents(tx, { kind: "directive.drafted", directive });
}

/** Proposes to withdraw a directive in force, with the reason; a second person approves it. A revision in preparation is dropped. */
export async function withdrawDirective(
  tx: Tx,
  { directive, reason }: DirectiveRef & { readonly reason: TextByLanguage },
  now: string,
): Promise<void> {
  const head = afterAct(await lockDirective(tx, directive), "withdraw", tx.actor);
  await dropWaitingOrder(tx, directive, now);
  const languages = Object.keys((await roomTopology(tx)).languages);
  const findings = checkText(reason, "/reason", { languages, needed: true });
  if (findings.length > 0)
    throw new Refusal("input-invalid", "A withdrawal needs its reason, one line in each language.", findings);
  await saveDirective(tx, { ...head, draft: head.issuedDraft ?? head.draft, ending: { reason } }, now);
  await appendEvents(tx, { kind: "directive.submitted", directive });
}

/** Proposes that another directive in force replaces this one; a second person approves it. */
export async function supersedeDirective(
  tx: Tx,
  { directive, by }: DirectiveRef & { readonly by: string },
  now: string,
): Promise<void> {
  const head = afterAct(await lockDirective(tx, directive), "supersede", tx.actor);
  await dropWaitingOrder(tx, directive, now);
  await mustReplace(tx, directive, by);
  await saveDirective(tx, { ...head, draft: head.issuedDraft ?? head.draft, ending: { by } }, now);
  await appendEvents(tx, { kind: "directive.submitted", directive });
}

async function mustReplace(tx: Tx, directive: string, by: string): Promise<void> {
  const replacement = await tx.first<{ state: LockedDirective["state"]; drill: boolean }>(
    sql`select state, drill from directive where id = ${by} for share`,
  );
  if (by === directive || replacement === undefined || !isInForce(replacement.state))
    throw new Refusal("input-invalid", "A directive is superseded by another one that is in force.", [
      { at: "/by", code: "directive-not-in-force", message: `${by} is not another directive in force.` },
    ]);
}

/**
 * Approves as a person who had no hand in it; with enough approvals the revision is issued, or the ending takes effect, here and now, and `texts`
 * makes what its document says.
 */
export async function approveDirective(
  tx: Tx,
  { directive }: DirectiveRef,
  now: string,
  texts: DirectiveTexts,
): Promise<ApprovalResult> {
  const before = await lockDirective(tx, directive);
  const { work } = before;
  const rule = await signingRule(tx, before.office, now);
  const head = afterAct(before, "approve", tx.actor, rule !== null);
  await tx.run(sql`
    insert into directive_approval (directive, revision, by, office, at)
    values (${directive}, ${nextRevision(before)}, ${tx.actor.id}, ${tx.actor.office ?? null}, ${now})`);
  const approved: JournalEvent = { kind: "directive.approved", directive, by: tx.actor.id };
  if (work === null || head.work?.stage === "review") {
    await saveDirective(tx, head, now);
    await appendEvents(tx, approved);
    return { revision: head.revision, dissemination: null };
  }
  if (head.ending !== null && "by" in head.ending) await mustReplace(tx, directive, head.ending.by);
  const approval = { work, approvedBy: [...work.approvals, tx.actor.id], now, texts };
  if (rule !== null) {
    await openOrder(tx, await newDocument(tx, inForce(head), approval), { roster: rule.roster.version, now });
    await saveDirective(tx, head, now);
    await appendEvents(tx, approved);
    return { revision: head.revision, dissemination: null };
  }
  const { document, fact, scope } = await newDocument(tx, head, approval);
  await storeDocument(tx, document, now);
  if (scope !== null) await storeScope(tx, document, scope);
  await saveDirective(
    tx,
    { ...head, issuedDraft: head.draft, ending: null, issuedAt: document.issuedAt },
    now,
  );
  await appendEvents(tx, approved, fact);
  return { revision: document.revision, dissemination: document.dissemination };
}

/** The head as it will stand once what was approved is in force. */
function inForce(head: LockedDirective): LockedDirective {
  const next = nextLifecycle(head, { kind: "enter-force" });
  if (!next.ok) throw new Error(`directive ${head.id} is not approved`);
  return { ...head, ...next.value };
}
