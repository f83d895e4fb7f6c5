/**
 * Dissemination follows the life of directives: it works out who is notified and by when, seals the document, and publishes it with
 * its pack. A notification is a row; the static files reach everyone else.
 */
import { calendarFor } from "#core/clock/calendars/index.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { JournalEventOf } from "#core/journal-event.ts";
import { dateOf } from "#core/clock/clock.ts";
import { parseScope, selects } from "#core/directive/scope.ts";
import { appendEvents, type JournalEntry, type Follower } from "#store/journal.ts";
import type { Tx } from "#store/sql.ts";
import { suspensionsOf } from "#stages/directive/signing/queries.ts";
import { issuedDocument, packContent, scopeOfRevision } from "#stages/directive/queries.ts";
import { storeNotifications } from "#stages/dissemination/deadlines.ts";
import {
  dueFor,
  duesByDomain,
  advisoryFactsIn,
  withAlertPeriods,
  withPauses,
} from "#stages/dissemination/directive-deadline.ts";
import { type Publisher, publishDocument, publishIndex, putFile } from "#stages/dissemination/publication.ts";
import { publishRoster, publishSigned } from "#stages/dissemination/publish-signed.ts";
import { extendedBy } from "#stages/dissemination/queries.ts";
import {
  alertPeriods,
  type ScopedOrganization,
  listOffices,
  organizationsInScope,
} from "#stages/registry/queries.ts";

const kinds = [
  "directive.issued",
  "directive.revised",
  "directive.superseded",
  "directive.withdrawn",
  "directive.expired",
  "roster.adopted",
  "document.entered",
] as const;

/** Notifies and publishes each change of an issued directive; one index for a whole batch. */
export function disseminationFollower(publisher: Publisher): Follower {
  return {
    name: "dissemination.publish",
    startsAt: "start",
    kinds,
    handle: async (tx, entries) => {
      const told = [];
      let signed = 0;
      for (const entry of entries) {
        if (entry.fact.kind === "roster.adopted" || entry.fact.kind === "document.entered") {
          await publishOffices(tx, entry.fact, entry.at);
          signed += 1;
          continue;
        }
        const document = await documentOf(tx, entry);
        if (document === undefined) continue;
        await publishDocument(tx, document, publisher);
        await publishPack(tx, document);
        const count = document.state === "issued" ? await notifyRecipients(tx, document, entry.at) : 0;
        told.push({
          kind: "directive.disseminated",
          directive: document.id,
          revision: document.revision,
          told: count,
        } as const);
      }
      const last = entries.at(-1);
      if (last === undefined || told.length + signed === 0) return;
      await publishIndex(tx, publisher, last.at);
      if (told.length > 0) await appendEvents(tx, ...told);
    },
  };
}

async function publishOffices(
  tx: Tx,
  fact: JournalEventOf<"roster.adopted" | "document.entered">,
  at: string,
): Promise<void> {
  await (fact.kind === "roster.adopted" ? publishRoster(tx, fact, at) : publishSigned(tx, fact, at));
}

async function documentOf(tx: Tx, { fact }: JournalEntry): Promise<DirectiveDocument | undefined> {
  return "directive" in fact && "revision" in fact && fact.directive !== null
    ? await issuedDocument(tx, fact.directive, fact.revision ?? undefined)
    : undefined;
}

async function publishPack(tx: Tx, document: DirectiveDocument): Promise<void> {
  if (document.pack === null) return;
  for (const [sha256, kind, ending] of [
    [document.pack.sha256, "pack", "pack"],
    [document.pack.details, "details", "details"],
  ] as const) {
    const content = await packContent(tx, sha256);
    if (content === undefined) throw new Error(`pack ${sha256} of ${document.id} has no content`);
    await putFile(tx, { path: `packs/${sha256}.${ending}`, kind, content, at: document.issuedAt });
  }
}

/** Notifies everyone in the issuing office's jurisdiction whom the scope selects; the deadline is renewed, with what was granted. */
async function notifyRecipients(tx: Tx, document: DirectiveDocument, at: string): Promise<number> {
  const scope = parseScope((await scopeOfRevision(tx, document)) ?? document.draft.scope);
  if (!scope.ok) throw new Error(`scope of ${document.id} cannot be read`);
  const reached = await withinJurisdiction(
    tx,
    document.issuedBy,
    dateOf(document.issuedAt, calendarFor(document)),
  );
  const selected = reached.filter(({ facts }) => selects(scope.value, facts));
  const known = withPauses(
    withAlertPeriods(document, await alertPeriods(tx)),
    await suspensionsOf(tx, [document.id]),
  );
  const domains = [...new Set(selected.map(({ facts }) => facts.domain))];
  const dues = duesByDomain(known, advisoryFactsIn(document), domains);
  const granted = new Map(
    (await extendedBy(tx, [document.id])).map(({ organization, extensions }) => [organization, extensions]),
  );
  const recipients = selected.map(({ facts: { id, tier, sector, domain } }) => {
    const extensions = granted.get(id);
    const due =
      extensions === undefined ? null : dueFor(known, advisoryFactsIn(document), { domain, extensions });
    return { organization: id, tier, sector, domain, extended: extensions !== undefined, due };
  });
  await storeNotifications(tx, document, { at, recipients, dues });
  return recipients.length;
}

async function withinJurisdiction(
  tx: Tx,
  office: string,
  on: string,
): Promise<readonly ScopedOrganization[]> {
  const found = new Map<string, ScopedOrganization>();
  const leads = (await listOffices(tx, on)).find(({ id }) => id === office)?.jurisdictions ?? [];
  for (const led of leads)
    for (const organization of await organizationsInScope(tx, { ...led, on }))
      found.set(organization.facts.id, organization);
  return [...found.values()];
}
