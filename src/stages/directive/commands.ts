/**
 * What officers do with directives. Each command locks the head, asks the state machine, writes, and appends a fact, in the caller's
 * transaction. Approving issues at once when enough other persons have approved.
 */
import type { Text } from "#core/advisory.ts";
import type { DirectiveDraft } from "#core/directive/directive.ts";
import type { Fact } from "#core/facts.ts";
import { checkText } from "#core/directive/draft.ts";
import { drafted, isInForce } from "#core/directive/lifecycle.ts";
import { Refusal } from "#core/problem.ts";
import { append } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { after, type Head, lockHead, officeOf, saveHead } from "#stages/directive/directive-head.ts";
import { keepDocument, newDocument, soundSubject } from "#stages/directive/issue.ts";
import { readWorld } from "#stages/registry/queries.ts";

/** Which directive. */
export type Which = { readonly directive: string };
/** A directive and its new draft. */
export type Redraft = Which & { readonly draft: DirectiveDraft };
/** What an approval led to; `revision` is that of the newest document, `dissemination` `null` while more approvals are needed. */
export type Approved = { readonly revision: number; readonly dissemination: string | null };

/** Keeps a new draft and gives its id; a draft may still have faults, a submitted one may not. */
export async function draftDirective(tx: Tx, draft: DirectiveDraft, now: string): Promise<Which> {
  const office = officeOf(tx.actor);
  const world = await readWorld(tx);
  const number = await tx.first<{ number: number }>(sql`select nextval('directive_number') as number`);
  const drill = world?.drill ?? false;
  const id = `${drill ? "DRILL" : "DIR"}-${now.slice(0, 4)}-${String(number?.number ?? 0).padStart(4, "0")}`;
  const { state, revision, work } = drafted(tx.actor.id);
  await tx.run(sql`
    insert into directive (id, state, revision, office, drill, draft, work, drafted_by, drafted_at, updated_at)
    values (${id}, ${state}, ${revision}, ${office}, ${drill}, ${JSON.stringify(draft)}, ${JSON.stringify(work)},
      ${tx.actor.id}, ${now}, ${now})`);
  await append(tx, { kind: "directive.drafted", directive: id });
  return { directive: id };
}

/** Replaces the draft; whoever edits can no longer approve it. */
export async function editDirective(tx: Tx, { directive, draft }: Redraft, now: string): Promise<void> {
  const head = after(await lockHead(tx, directive), "edit", tx.actor);
  await saveHead(tx, { ...head, draft }, now);
  await append(tx, { kind: "directive.edited", directive });
}

/** Hands the draft to a second person; refuses a draft with faults, naming each. */
export async function submitDirective(tx: Tx, { directive }: Which, now: string): Promise<void> {
  const head = after(await lockHead(tx, directive), "submit", tx.actor);
  await soundSubject(tx, head, now);
  await saveHead(tx, head, now);
  await append(tx, { kind: "directive.submitted", directive });
}

/** Gives a draft back to its drafter, or drops a proposed ending. */
export async function returnDirective(tx: Tx, { directive }: Which, now: string): Promise<void> {
  const head = after(await lockHead(tx, directive), "return", tx.actor);
  await saveHead(tx, { ...head, ending: null }, now);
  await append(tx, { kind: "directive.returned", directive });
}

/** Opens the draft of the next revision; the one in force stays so until the new one is approved. */
export async function reviseDirective(tx: Tx, { directive, draft }: Redraft, now: string): Promise<void> {
  const head = after(await lockHead(tx, directive), "revise", tx.actor);
  await saveHead(tx, { ...head, draft }, now);
  await append(tx, { kind: "directive.drafted", directive });
}

/** Proposes to withdraw a directive in force, with the reason; a second person approves it. A revision in preparation is dropped. */
export async function withdrawDirective(
  tx: Tx,
  { directive, reason }: Which & { readonly reason: Text },
  now: string,
): Promise<void> {
  const head = after(await lockHead(tx, directive), "withdraw", tx.actor);
  const findings = checkText(reason, "/reason", true);
  if (findings.length > 0)
    throw new Refusal("input-invalid", "A withdrawal needs its reason, one line in each language.", findings);
  await saveHead(tx, { ...head, draft: head.issuedDraft ?? head.draft, ending: { reason } }, now);
  await append(tx, { kind: "directive.submitted", directive });
}

/** Proposes that another directive in force replaces this one; a second person approves it. */
export async function supersedeDirective(
  tx: Tx,
  { directive, by }: Which & { readonly by: string },
  now: string,
): Promise<void> {
  const head = after(await lockHead(tx, directive), "supersede", tx.actor);
  await mustReplace(tx, directive, by);
  await saveHead(tx, { ...head, draft: head.issuedDraft ?? head.draft, ending: { by } }, now);
  await append(tx, { kind: "directive.submitted", directive });
}

async function mustReplace(tx: Tx, directive: string, by: string): Promise<void> {
  const replacement = await tx.first<{ state: Head["state"]; drill: boolean }>(
    sql`select state, drill from directive where id = ${by} for share`,
  );
  if (by === directive || replacement === undefined || !isInForce(replacement.state))
    throw new Refusal("input-invalid", "A directive is superseded by another one that is in force.", [
      { at: "/by", code: "directive-not-in-force", message: `${by} is not another directive in force.` },
    ]);
}

/** Approves as a person who had no hand in it; with enough approvals the revision is issued, or the ending takes effect, here and now. */
export async function approveDirective(tx: Tx, { directive }: Which, now: string): Promise<Approved> {
  const before = await lockHead(tx, directive);
  const { work } = before;
  const head = after(before, "approve", tx.actor);
  await tx.run(sql`
    insert into directive_approval (directive, revision, by, office, at)
    values (${directive}, ${before.revision + 1}, ${tx.actor.id}, ${tx.actor.office ?? null}, ${now})`);
  const approved: Fact = { kind: "directive.approved", directive, by: tx.actor.id };
  if (head.work !== null || work === null) {
    await saveHead(tx, head, now);
    await append(tx, approved);
    return { revision: head.revision, dissemination: null };
  }
  if (head.ending !== null && "by" in head.ending) await mustReplace(tx, directive, head.ending.by);
  const { document, fact } = await newDocument(tx, head, {
    work,
    approvedBy: [...work.approvals, tx.actor.id],
    now,
  });
  await keepDocument(tx, document, now);
  await saveHead(tx, { ...head, issuedDraft: head.draft, ending: null, issuedAt: document.issuedAt }, now);
  await append(tx, approved, fact);
  return { revision: document.revision, dissemination: document.dissemination };
}
