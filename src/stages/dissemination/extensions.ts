/**
 * More time on request: an organisation that was told of a directive in force asks for itself, and an officer of the office that issued it grants
 * or declines. Nothing here moves a deadline: `reclock.ts` does, with its entry, when it reads that something was granted.
 */
import { hash } from "node:crypto";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import { compareInstants, dateOf, deadline } from "#core/clock/clock.ts";
import { Refusal } from "#core/problem.ts";
import type { ExtensionSpan } from "#core/document/extension.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { issuedDocument } from "#stages/directive/queries.ts";
import {
  type ExtensionRow,
  extensionsOf,
  lockExtension,
  notificationFor,
} from "#stages/dissemination/queries.ts";
import { listOffices, roomTopology } from "#stages/registry/queries.ts";

/** What an organisation asks for, why, and what stands in for the action meanwhile. */
type ExtensionInput = {
  readonly directive: string;
  readonly duration: ExtensionSpan;
  readonly reason: string;
  readonly controls: string;
};

/** Which request. */
type WhichExtension = { readonly directive: string; readonly request: string };

/** Requests of one organisation about one directive, answered or not. */
const mostRequests = 10;

/** Keeps a request of the actor's own organisation. Refuses one about a directive that is not in force or whose deadline has ended, and a second one beside an open one. */
export async function askExtension(tx: Tx, wish: ExtensionInput, now: string): Promise<void> {
  const { directive, duration, reason, controls } = wish;
  const organization = tx.actor.organization ?? "";
  const told = await notificationFor(tx, directive, organization);
  if (told === undefined)
    throw new Refusal("not-found", `directive ${directive} does not concern this organisation`);
  await inForce(tx, directive);
  stillRunning(told.due, now);
  const before = await extensionsOf(tx, organization, directive);
  if (before.length >= mostRequests)
    throw new Refusal("too-many", `There are ${mostRequests} requests about this directive already.`);
  const number = before.length + 1;
  const digest = hash("sha256", `${organization}\n${directive}\n${number}`);
  const request = `X-${digest.slice(0, 24)}`;
  const kept = await tx.first(sql`
    insert into extension_request (request, directive, organization, domain, sector, asked_at, duration, reason, controls)
    values (${request}, ${directive}, ${organization}, ${told.domain}, ${told.sector}, ${now}, ${JSON.stringify(duration)}, ${reason}, ${controls})
    on conflict do nothing returning request`);
  if (kept === undefined)
    throw new Refusal("conflict", "A request about this directive is open; it is answered first.");
  await appendEvents(tx, { kind: "extension.requested", directive, organization, request });
}

/** Grants a request, as asked or (`duration`) shorter. Refuses (`state-forbids`) when the deadline has ended: a clock that has run out is not extended. */
export async function grantExtension(
  tx: Tx,
  given: WhichExtension & { readonly duration?: ExtensionSpan },
  now: string,
): Promise<void> {
  const row = await toAnswer(tx, given, now);
  const { directive, organization, request } = row;
  const due = stillRunning(row.due, now);
  const granted = given.duration ?? row.duration;
  if (isLater(deadline(due, granted), deadline(due, row.duration)))
    throw new Refusal("input-invalid", "An extension is granted as asked for or shorter.", [
      { at: "/duration", code: "extension-longer", message: "This is longer than what was asked for." },
    ]);
  await tx.run(sql`
    update extension_request set state = 'granted', granted = ${JSON.stringify(granted)}, answered_at = ${now}, answered_by = ${tx.actor.id}
    where request = ${request}`);
  await appendEvents(tx, { kind: "extension.granted", directive, organization, request });
}

/** Declines a request, with the reason that the organisation reads. */
export async function declineExtension(
  tx: Tx,
  given: WhichExtension & { readonly reason: string },
  now: string,
): Promise<void> {
  const { directive, organization, request } = await toAnswer(tx, given, now);
  await tx.run(sql`
    update extension_request set state = 'declined', answer = ${given.reason}, answered_at = ${now}, answered_by = ${tx.actor.id}
    where request = ${request}`);
  await appendEvents(tx, { kind: "extension.declined", directive, organization, request });
}

/** The open request, locked, for whoever may answer it. */
async function toAnswer(tx: Tx, { directive, request }: WhichExtension, now: string): Promise<ExtensionRow> {
  const row = await lockExtension(tx, directive, request);
  if (row === undefined) throw new Refusal("not-found", "there is no such request");
  await mayAnswer(tx, await inForce(tx, directive), now);
  if (row.state !== "open")
    throw new Refusal("conflict", `The request was ${row.state} ${row.answeredAt ?? ""}.`);
  return row;
}

/** The office that issued answers; where that is the chair, which sees no organisation by name, the lead authority of the organisation's domain does. */
async function mayAnswer(tx: Tx, { issuedBy }: DirectiveDocument, now: string): Promise<void> {
  const { role, office } = tx.actor;
  if (office === issuedBy) return;
  const offices = await listOffices(tx, dateOf(now, await roomTopology(tx)));
  const ofChair = offices.some(({ id, kind }) => id === issuedBy && kind === "chair");
  if (role !== "lead" || !ofChair)
    throw new Refusal("not-permitted", "The office that issued the directive answers the request.");
}

async function inForce(tx: Tx, directive: string): Promise<DirectiveDocument> {
  const document = await issuedDocument(tx, directive);
  if (document === undefined) throw new Refusal("not-found", "there is no such directive");
  if (document.state !== "issued")
    throw new Refusal("state-forbids", `The directive is ${document.state}: nothing is due.`);
  return document;
}

/** The deadline, which has neither ended nor no date. */
function stillRunning(due: string | null, now: string): string {
  if (due === null) throw new Refusal("state-forbids", "The directive sets no date that could be extended.");
  if (compareInstants(due, now) < 0)
    throw new Refusal(
      "state-forbids",
      `Too late: the deadline ended ${due}. It is extended before it ends or not at all.`,
    );
  return due;
}

function isLater(a: string | null, b: string | null): boolean {
  return a !== null && b !== null && compareInstants(a, b) > 0;
}
