/** The room adopts a roster: the first as it is, each next one as the offices of the one before signed it. */
import { compareInstants } from "#core/clock/clock.ts";
import { believedRosters } from "#core/roster/roster-chain.ts";
import type { Roster } from "#core/roster/roster.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type Envelope, fromBase64 } from "#core/seal/envelope.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { documentsInForce } from "#stages/directive/queries.ts";
import { lockedColumns, type LockedDirective, saveDirective } from "#stages/directive/locked-directive.ts";
import { dropWaitingOrder, openSigning } from "#stages/directive/signing/open-signing.ts";
import { orRefuse } from "#stages/directive/signing/refusals.ts";
import { roomRosters } from "#stages/directive/signing/rosters.ts";
import { readWorld } from "#stages/registry/queries.ts";
import { appendEvents } from "#store/journal.ts";
import { lock } from "#store/locks.ts";
import { sql, type Tx } from "#store/sql.ts";

/** What adopting led to: the roster, the directives in force that wait for its offices' signatures, and those that need a new revision for them. */
type AdoptedRoster = {
  readonly roster: Roster;
  readonly toSign: readonly string[];
  readonly toRevise: readonly string[];
};

/** Adopts a roster. What waited for signatures under the one before is approved again; what is in force and that no office signed waits for signatures. */
export async function adoptRoster(tx: Tx, envelope: Envelope, now: string): Promise<AdoptedRoster> {
  await lock(tx, "roster");
  const [before, world] = [await roomRosters(tx), await readWorld(tx)];
  const sha256 = await sha256Hex(fromBase64(envelope.payload) ?? new Uint8Array());
  const pin = before?.pin ?? { sha256, drill: world?.drill ?? false };
  const believed = await believedRosters(pin, [...(before?.chain ?? []), envelope]);
  const roster = orRefuse(believed).at(-1) as Roster;
  await tx.run(sql`
    insert into roster (version, sha256, envelope, at)
    values (${roster.version}, ${sha256}, ${JSON.stringify(envelope)}, ${now})`);
  await appendEvents(tx, { kind: "roster.adopted", version: roster.version, sha256 });
  await approveAgain(tx, now);
  return {
    roster,
    ...(before === null ? await signWhatIsInForce(tx, roster, now) : { toSign: [], toRevise: [] }),
  };
}

async function approveAgain(tx: Tx, now: string): Promise<void> {
  const heads = await tx.rows<LockedDirective>(
    sql`select ${lockedColumns} from directive where work ->> 'stage' = 'approved' order by id for update`,
  );
  for (const head of heads) {
    if (head.work === null) continue;
    const work = { ...head.work, stage: "review", approvals: [] } as const;
    await dropWaitingOrder(tx, head.id, now);
    await saveDirective(tx, { ...head, work, state: head.revision === 0 ? "review" : head.state }, now);
  }
}

/** Directives that the room issued by its own key: their bytes can be signed where the roster was in force when they were issued, and they are revised where not. */
async function signWhatIsInForce(
  tx: Tx,
  roster: Roster,
  now: string,
): Promise<Omit<AdoptedRoster, "roster">> {
  const [toSign, toRevise]: [string[], string[]] = [[], []];
  for (const document of await documentsInForce(tx)) {
    const { id: directive, revision, issuedBy: office, issuedAt, revisedAt = issuedAt } = document;
    const isCovered =
      compareInstants(roster.from, revisedAt) <= 0 &&
      roster.orders.some(({ issuers }) => issuers.includes(office));
    (isCovered ? toSign : toRevise).push(directive);
    if (!isCovered) continue;
    const payload = canonicalBytes(document);
    await openSigning(
      tx,
      { kind: "order", payload, directive, revision, office, roster: roster.version, opens: null },
      now,
    );
  }
  return { toSign, toRevise };
}
