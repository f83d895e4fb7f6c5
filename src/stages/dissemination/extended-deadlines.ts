/**
 * Deadlines of organisations that were granted more time: each is worked out with what was granted, moves with an entry of its own that is not
 * published, and the grant is sealed for the organisation to keep. `reclock.ts` calls it.
 */
import type { MoveCause } from "#core/clock/deadline-change.ts";
import type { JournalEventOf } from "#core/journal-event.ts";
import type { ExtensionGrant } from "#core/document/extension.ts";
import type { AdvisoryFacts, CurrentDocument } from "#core/document/facts-file.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { seal } from "#core/seal/envelope.ts";
import type { Domain } from "#core/actor.ts";
import { sql, type Tx } from "#store/sql.ts";
import { type ExtendedDeadline, moveExtendedDeadlines } from "#stages/dissemination/deadlines.ts";
import { dueFor } from "#stages/dissemination/directive-deadline.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import type { Publisher } from "#stages/dissemination/publication.ts";
import { extendedBy } from "#stages/dissemination/queries.ts";

type Granted = JournalEventOf<"extension.granted">;

/** What is known when deadlines are worked out again. */
type Extending = {
  readonly documents: readonly CurrentDocument[];
  readonly factsOf: (directive: string) => readonly AdvisoryFacts[];
  /** What moves the deadline of a domain, `null` where nothing does. */
  readonly causeOf: (directive: string, domain: Domain) => MoveCause | null;
  readonly granted: readonly Granted[];
  /** Nothing moves later, as something was undone and nothing new was said. */
  readonly notLater: boolean;
};

/** Moves each deadline that is another one now and has a cause; the result is for the journal. */
export async function moveExtended(
  tx: Tx,
  { documents, factsOf, causeOf, granted, notLater }: Extending,
): Promise<readonly JournalEventOf<"extended-deadline.moved">[]> {
  const byId = new Map(documents.map((document) => [document.id, document]));
  const causes = new Map<string, JournalEventOf<"extended-deadline.moved">["because"]>();
  const dues: ExtendedDeadline[] = [];
  for (const { directive, organization, domain, extensions } of await extendedBy(tx, [...byId.keys()])) {
    const document = byId.get(directive);
    const grant = granted.findLast((one) => one.directive === directive && one.organization === organization);
    const because =
      grant === undefined
        ? causeOf(directive, domain)
        : ({ fact: "extension", request: grant.request } as const);
    if (document === undefined || because === null) continue;
    causes.set(`${directive} ${organization}`, because);
    dues.push({
      directive,
      organization,
      due: dueFor(document, factsOf(directive), { domain, extensions }),
    });
  }
  const moved = await moveExtendedDeadlines(tx, dues, { notLater: notLater && granted.length === 0 });
  return moved.flatMap((one) => {
    const because = causes.get(`${one.directive} ${one.organization}`);
    return because === undefined ? [] : [{ kind: "extended-deadline.moved", ...one, because } as const];
  });
}

/** Seals each grant once, with the room's key: what `GET /api/tasks/:directive/extension` gives and a stick carries. */
export async function sealGrants(tx: Tx, publisher: Publisher, granted: readonly Granted[]): Promise<void> {
  const rows = await tx.rows<
    Pick<ExtensionGrant, "request" | "organization" | "directive" | "duration" | "grantedAt">
  >(
    sql`select request, organization, directive, granted as duration, answered_at as "grantedAt" from extension_request
      where request = any(${granted.map(({ request }) => request)}) and state = 'granted' and envelope is null`,
  );
  for (const row of rows) {
    const grant: ExtensionGrant = { type: "bongsu.extension/1", drill: publisher.drill, ...row };
    const envelope = await seal(payloadTypes.extension, canonicalBytes(grant), [publisher.signer]);
    await tx.run(
      sql`update extension_request set envelope = ${JSON.stringify(envelope)} where request = ${row.request}`,
    );
  }
}
