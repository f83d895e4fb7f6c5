/** What coordinators do with advisories of the room's own: written, handed to a second person, approved for an instant, revised, withdrawn. Coming out is `due.ts`. */
import type { Actor } from "#core/actor.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import { lintAdvisory } from "#core/publish/lint-advisory.ts";
import {
  documentAt,
  isNextRevision,
  numberedDocument,
  type OwnDocument,
  recordOfDocument,
  withdrawnDocument,
} from "#core/publish/own-document.ts";
import type { TextByLanguage } from "#core/text.ts";
import { creditFindings } from "#stages/advisory/own/credit-findings.ts";
import {
  authorsOf,
  lockedOwnAdvisory,
  noteOwnAct,
  type OwnRow,
} from "#stages/advisory/own/own-advisory-row.ts";
import { type DraftKeys, draftForAct, sealDraft, sealRelease } from "#stages/advisory/own/sealed-draft.ts";
import { drawAdvisoryNumber, numberOfCase } from "#stages/case/number/queries.ts";
import { embargoEnds, mustCoordinateCase, shreddedCases } from "#stages/case/queries.ts";
import { sql, type Tx } from "#store/sql.ts";

/** Who acts, on which record, when. */
type OwnActing = { readonly id: string; readonly actor: Actor; readonly now: string };

/** What the room adds to a new record. */
type Numbering = { readonly prefix: string; readonly drill: boolean };

/** Keeps a new record under a number of its own, and gives the number; it may still have faults. */
export async function draftOwnAdvisory(
  tx: Tx,
  { actor, now }: Omit<OwnActing, "id">,
  about: { readonly document: unknown; readonly coordinationCase: string | null },
  { prefix, drill }: Numbering,
): Promise<string> {
  const { office } = actor;
  if (office === undefined)
    throw new Refusal("not-permitted", "Only who works for an office writes advisories.");
  const { coordinationCase } = about;
  if (coordinationCase !== null) {
    await mustCoordinateCase(tx, coordinationCase, actor);
    if ((await shreddedCases(tx, [coordinationCase])).length > 0) throw shreddedWithCase();
  }
  // Read before a number is drawn for it: one that is refused uses none.
  readable(about.document, { id: prefix, drill });
  const id = await numberFor(tx, { coordinationCase, now }, prefix);
  await tx.run(sql`insert into own_advisory (id, office, coordination_case, state, drafted_at)
    values (${id}, ${office}, ${coordinationCase}, 'draft', ${now})`);
  await sealDraft(tx, { id, office, coordinationCase }, readable(about.document, { id, drill }));
  await noteOwnAct(tx, { id, act: "drafted", revision: 1, at: now });
  return id;
}

/** The number that its case has had since it was opened, for the first record of the case; else a new one. */
async function numberFor(
  tx: Tx,
  { coordinationCase, now }: { readonly coordinationCase: string | null; readonly now: string },
  prefix: string,
): Promise<string> {
  const own = coordinationCase === null ? undefined : await numberOfCase(tx, coordinationCase);
  const used =
    own === undefined ? undefined : await tx.first(sql`select 1 from own_advisory where id = ${own}`);
  return own !== undefined && used === undefined
    ? own
    : await drawAdvisoryNumber(tx, prefix, { coordinationCase: null, now });
}

function readable(value: unknown, given: { readonly id: string; readonly drill: boolean }): OwnDocument {
  const document = numberedDocument(value, given);
  if (!document.ok)
    throw new Refusal("input-invalid", "This is no advisory that can be read.", document.findings);
  return document.value;
}

/** Replaces what is worked on: of a published record a new revision that says what changed. What waited for somebody is a draft again. */
export async function editOwnAdvisory(
  tx: Tx,
  { id, actor, now }: OwnActing,
  value: unknown,
  { drill }: Pick<Numbering, "drill">,
): Promise<void> {
  const row = await lockedOwnAdvisory(tx, id, actor);
  if (row.state === "withdrawn") throw new Refusal("state-forbids", "What is withdrawn is not revised.");
  mustBeThere(row);
  const document = readable(value, { id, drill });
  if (recordOfDocument(document).withdrawn !== null)
    throw new Refusal("input-invalid", "A withdrawal is an act of its own.");
  if (row.published !== null && !isNextRevision(row.published, document)) throw revisionMissing();
  await sealDraft(tx, row, document);
  await change(tx, row, "draft");
  await noteOwnAct(tx, { id, act: "edited", revision: row.revision + 1, at: now });
}

function shreddedWithCase(): Refusal {
  return new Refusal(
    "state-forbids",
    "The time of its case's texts is over, and the draft was destroyed with them.",
  );
}

/** Refuses what was destroyed; of what is out there is what is out. */
function mustBeThere({ published, shreddedAt }: OwnRow): void {
  if (published === null && shreddedAt !== null) throw shreddedWithCase();
}

function revisionMissing(): Refusal {
  const message = "A published advisory is changed by one new revision that says what changed.";
  return new Refusal("input-invalid", message, [{ at: "/history", code: "revision-missing", message }]);
}

/** Hands it to a second person, to come out at an instant or (`null`) on approval, and gives its row; refuses one with faults, naming each, and while it cannot be opened. */
export async function submitOwnAdvisory(
  tx: Tx,
  { id, actor, now }: OwnActing,
  publishAt: string | null,
  keys: DraftKeys,
): Promise<OwnRow> {
  const row = await lockedOwnAdvisory(tx, id, actor);
  if (row.state !== "draft") throw new Refusal("state-forbids", "Only a draft is submitted.");
  mustBeThere(row);
  mustBePublishable(row, await draftForAct(tx, row, keys), {
    at: publishAt ?? now,
    more: await creditFindings(tx, row),
  });
  await change(tx, row, "review", publishAt);
  await noteOwnAct(tx, { id, act: "submitted", revision: row.revision + 1, at: now });
  return row;
}

/** Every fault that the record would come out with at an instant. */
export function ownFindings(document: OwnDocument, at: string): readonly Finding[] {
  return lintAdvisory(recordOfDocument(documentAt(document, at)));
}

type Publishing = { readonly at: string; readonly more?: readonly Finding[] };

function mustBePublishable({ revision }: OwnRow, document: OwnDocument, { at, more = [] }: Publishing): void {
  const record = recordOfDocument(document);
  if (record.history.length !== revision + 1) throw revisionMissing();
  const findings = [...ownFindings(document, at), ...more];
  if (findings.length > 0)
    throw new Refusal("input-invalid", "The advisory has faults and cannot be published.", findings);
}

/**
 * Approves as a second person, who had no hand in it; the result is the instant at which it comes out. From then on it is sealed for the room's own key too, with which it comes
 * out while the office's is locked. Refuses one before the end of its case's embargo, and while it cannot be opened.
 */
export async function approveOwnAdvisory(
  tx: Tx,
  { id, actor, now }: OwnActing,
  keys: DraftKeys,
): Promise<string> {
  const row = await lockedOwnAdvisory(tx, id, actor);
  if (row.state !== "review") throw new Refusal("state-forbids", "It does not wait for approval.");
  mustBeThere(row);
  if ((await authorsOf(tx, id)).has(tx.actor.id))
    throw new Refusal("second-person-needed", "Somebody who had no hand in it approves it.");
  const at = row.publishAt !== null && row.publishAt > now ? row.publishAt : now;
  const document = await draftForAct(tx, row, keys);
  mustBePublishable(row, document, { at, more: await creditFindings(tx, row) });
  const ends = row.coordinationCase === null ? null : await embargoEnds(tx, row.coordinationCase);
  if (ends !== null && Date.parse(ends) > Date.parse(at))
    throw new Refusal("state-forbids", "The embargo of its case is in force longer than that.", [
      { at: "/publishAt", code: "embargo-in-force", message: `in force until ${ends}` },
    ]);
  await sealRelease(tx, id, document);
  await change(tx, row, "approved", at);
  await noteOwnAct(tx, { id, act: "approved", revision: row.revision + 1, at: now });
  return at;
}

/** Proposes to withdraw a published one with the reason, and gives its row; a second person approves it. What was in preparation is dropped. */
export async function withdrawOwnAdvisory(
  tx: Tx,
  { id, actor, now }: OwnActing,
  reason: TextByLanguage,
): Promise<OwnRow> {
  const row = await lockedOwnAdvisory(tx, id, actor);
  if (row.published === null || row.state === "withdrawn")
    throw new Refusal("state-forbids", "Only what is published is withdrawn.");
  const document = withdrawnDocument(row.published, reason, now);
  mustBePublishable(row, document, { at: now });
  await sealDraft(tx, row, document);
  await change(tx, row, "review");
  await noteOwnAct(tx, { id, act: "withdrawal", revision: row.revision + 1, at: now });
  return row;
}

async function change(
  tx: Tx,
  { id }: OwnRow,
  state: OwnRow["state"],
  publishAt: string | null = null,
): Promise<void> {
  await tx.run(sql`update own_advisory set state = ${state}, publish_at = ${publishAt} where id = ${id}`);
}
