/** What offices signed is published as static files: the rosters, and each document in force with its rosters, signatures and proof, as one file that a stranger can judge. */
import { gzipSync } from "node:zlib";
import type { JournalEventOf } from "#core/journal-event.ts";
import { orderDocument } from "#core/roster/order.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { rosterEnvelope, signedFile } from "#stages/directive/signing/queries.ts";
import { putFile } from "#stages/dissemination/publication.ts";
import type { Tx } from "#store/sql.ts";

/** Publishes a roster under its version. */
export async function publishRoster(
  tx: Tx,
  { version }: JournalEventOf<"roster.adopted">,
  at: string,
): Promise<void> {
  const envelope = await rosterEnvelope(tx, version);
  if (envelope === undefined) throw new Error(`the room has no roster ${version}`);
  await putFile(tx, {
    path: `rosters/${version}.json`,
    kind: "roster",
    content: canonicalBytes(envelope),
    at,
  });
}

/** Publishes a document that entered into force. */
export async function publishSigned(
  tx: Tx,
  { what, sha256, directive, revision }: JournalEventOf<"document.entered">,
  at: string,
): Promise<void> {
  const file = await signedFile(tx, sha256);
  if (file === undefined) throw new Error(`there is no signed document ${sha256}`);
  const content = gzipSync(canonicalBytes(orderDocument(file)), { level: 9 });
  const path = {
    order: `orders/${directive}/${revision}.order`,
    suspension: `suspensions/${directive}/${sha256}.order`,
    notice: `notices/${sha256}.order`,
    guideline: `guidelines/${sha256}.order`,
  }[what];
  await putFile(tx, { path, kind: what, content, at });
}
