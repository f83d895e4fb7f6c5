/** The head of a directive under a lock: read to decide, write what was decided. Allowed transitions are in `core/directive/lifecycle.ts`. */
import { isOneOf, officers } from "#core/audience.ts";
import type { DirectiveDraft } from "#core/directive/directive.ts";
import { type DirectiveAct, type Lifecycle, nextLifecycle } from "#core/directive/lifecycle.ts";
import { Refusal, type RefusalCode } from "#core/problem.ts";
import type { Actor } from "#core/actor.ts";
import type { TextByLanguage } from "#core/text.ts";
import { sql, type Sql, type Tx } from "#store/sql.ts";

/** A directive's head, locked until the transaction ends. */
export type LockedDirective = Lifecycle & {
  readonly id: string;
  readonly office: string;
  readonly drill: boolean;
  readonly draft: DirectiveDraft;
  /** The draft of the newest revision, as its officers wrote it; `null` before the first issue. */
  readonly issuedDraft: DirectiveDraft | null;
  readonly ending: Ending | null;
  readonly issuedAt: string | null;
};

/** Refuses whoever is no officer of an office; gives the office. */
export function officeOf(actor: Actor): string {
  const mayAct = isOneOf(officers, actor.role);
  if (!mayAct || actor.office === undefined)
    throw new Refusal("not-permitted", "Directives are for officers of a room.");
  return actor.office;
}

/** Acts by which an office of another's directive helps as the second one; the rest is for its own office and the chair. */
const forAnyOffice: readonly DirectiveAct[] = ["approve", "return"];

/** Whether the actor's office may do this to a directive of an office; the state machine checks the persons. */
export function mayActFor(actor: Actor, office: string, act: DirectiveAct): boolean {
  return actor.role === "chair" || actor.office === office || forAnyOffice.includes(act);
}

/** The columns of a {@link LockedDirective}. */
export const lockedColumns: Sql = sql`id, state, revision, office, drill, draft, issued_draft as "issuedDraft", work, ending,
  issued_at as "issuedAt", revision_floor as "revisionFloor"`;

/** The head, locked; refuses `not-found`. */
export async function lockDirective(tx: Tx, id: string): Promise<LockedDirective> {
  officeOf(tx.actor);
  const head = await tx.first<LockedDirective>(
    sql`select ${lockedColumns} from directive where id = ${id} for update`,
  );
  if (head === undefined) throw new Refusal("not-found", `There is no directive ${id}.`);
  return head;
}

/** The head after the actor's act; a finding of the state machine becomes the refusal of the same name. `signed`: what is approved waits for offices' signatures. */
export function afterAct(
  head: LockedDirective,
  act: DirectiveAct,
  actor: Actor,
  signed = false,
): LockedDirective {
  if (!mayActFor(actor, head.office, act))
    throw new Refusal("not-permitted", "This is for the directive's own office or the chair.");
  const result = nextLifecycle(head, { kind: act, by: actor.id, signed });
  if (result.ok) return { ...head, ...result.value };
  const code: RefusalCode =
    result.findings[0]?.code === "second-person-needed" ? "second-person-needed" : "state-forbids";
  throw new Refusal(code, result.findings[0]?.message ?? "", result.findings);
}

/** Writes the head as decided at `now`. */
export async function saveDirective(tx: Tx, head: LockedDirective, now: string): Promise<void> {
  await tx.run(sql`
    update directive set state = ${head.state}, revision = ${head.revision}, draft = ${json(head.draft)}, issued_draft = ${json(head.issuedDraft)}, work = ${json(head.work)},
      ending = ${json(head.ending)}, issued_at = ${head.issuedAt}, updated_at = ${now}
    where id = ${head.id}`);
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

/** An ending under review: why it shall be withdrawn, or which directive replaces it. */
export type Ending = { readonly reason: TextByLanguage } | { readonly by: string };
