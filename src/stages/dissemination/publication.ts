/**
 * The publication: sealed documents and packs as static files, and the signed index over them. Everything under /pub is made here from
 * rows, so that writing it to disk again gives the same bytes.
 */
import { hash } from "node:crypto";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { DirectiveFactsFile } from "#core/document/facts-file.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { type IndexFile, indexForm, type PubIndex } from "#core/document/pub-index.ts";
import { payloadTypes } from "#core/seal/payload-types.ts";
import { seal, type Signer } from "#core/seal/envelope.ts";
import { feedsForIndex } from "#stages/advisory/queries.ts";
import { appendEvents } from "#store/journal.ts";
import { sql, type Tx } from "#store/sql.ts";
import { epochFloors, roomEpochs } from "#stages/registry/queries.ts";
import {
  awaitsPublishing,
  filesBeyondRoot,
  type PublicationRepository,
  publishedRootVersion,
  publishMetadata,
  rootInForce,
  rootOfIndex,
} from "#stages/dissemination/publication-metadata.ts";
import { newestIndexHead, pubFiles } from "#stages/dissemination/queries.ts";

/**
 * The publishing room: its name, whether it is a drill, its signer, and the hybrid one that signs indexes beside it. An index holds the digest of every
 * file, so that what the hybrid key signs there, it signs of all of them; agents of the first releases take the other signature.
 */
export type Publisher = {
  readonly room: string;
  readonly drill: boolean;
  readonly signer: Signer;
  readonly hybrid?: Signer;
  /** By what it publishes after TUF, now; nothing where its offices have signed no root. */
  readonly repository?: () => PublicationRepository | undefined;
};

/** Versions of an ecosystem's pack from which there is a delta to the newest. */
export const versionsKept = 3;

const indexLife = 7 * 24 * 3_600_000;

/** Seals a document as one static file; publishing the same revision and state again is the same file. */
export async function publishDocument(
  tx: Tx,
  document: DirectiveDocument,
  publisher: Publisher,
): Promise<void> {
  const payload = canonicalBytes(document);
  const envelope = await seal(payloadTypes.directive, payload, [publisher.signer]);
  const path = `directives/${document.id}/${document.revision}.json`;
  await putFile(tx, { path, kind: "directive", content: canonicalBytes(envelope), at: document.issuedAt });
}

/** Puts one file into the publication under its path. */
export async function putFile(
  tx: Tx,
  file: {
    readonly path: string;
    readonly kind: IndexFile["kind"];
    readonly content: Uint8Array;
    readonly at: string;
    /** What the index says of it beside path, digest and size. */
    readonly about?: Partial<IndexFile>;
  },
): Promise<void> {
  const sha256 = hash("sha256", file.content);
  await tx.run(sql`
    insert into pub_file (path, kind, sha256, content, at, about)
    values (${file.path}, ${file.kind}, ${sha256}, ${Buffer.from(file.content)}, ${file.at}, ${JSON.stringify(file.about ?? {})})
    on conflict (path) do update set sha256 = excluded.sha256, content = excluded.content, at = excluded.at, about = excluded.about
    where (pub_file.sha256, pub_file.about) is distinct from (excluded.sha256, excluded.about)`);
}

/** Puts the newest facts file of a directive in place of the one before. */
export async function putFactsFile(tx: Tx, file: DirectiveFactsFile, publisher: Publisher): Promise<void> {
  const envelope = await seal(payloadTypes.facts, canonicalBytes(file), [publisher.signer]);
  await tx.run(
    sql`delete from pub_file where kind = 'facts' and split_part(path, '/', 2) = ${file.directive}`,
  );
  const path = `facts/${file.directive}/${file.sequence}.json`;
  await putFile(tx, { path, kind: "facts", content: canonicalBytes(envelope), at: file.at });
}

/** One publication at a time, until the commit. Taken before the journal is appended to, in that order everywhere. */
export async function lockPublication(tx: Tx): Promise<void> {
  await tx.run(sql`lock table pub_index in share row exclusive mode`);
}

/** Signs the next index over all files; channels hear of it from the journal. */
export async function publishIndex(tx: Tx, publisher: Publisher, now: string): Promise<number> {
  await lockPublication(tx);
  await tx.run(sql`update ecosystem_pack set unlisted = false where unlisted`);
  const { index: floor } = await epochFloors(tx);
  const sequence = Math.max((await newestIndexHead(tx))?.sequence ?? 0, floor) + 1;
  const epochs = await roomEpochs(tx);
  const all = await pubFiles(tx);
  const { feeds } = await feedsForIndex(tx);
  const repository = publisher.repository?.();
  const beyond = new Set(repository === undefined ? [] : filesBeyondRoot(repository, all));
  const files = all.filter((file) => !beyond.has(file));
  const index: PubIndex = {
    type: indexForm,
    room: publisher.room,
    drill: publisher.drill,
    sequence,
    issuedAt: now,
    expires: new Date(Date.parse(now) + indexLife).toISOString(),
    files,
    ...(epochs.length === 0 ? {} : { epochs }),
    ...(feeds.length === 0 ? {} : { feeds }),
    ...(repository === undefined ? {} : { root: rootOfIndex(repository) }),
  };
  const signers = [publisher.signer, ...(publisher.hybrid === undefined ? [] : [publisher.hybrid])];
  const envelope = await seal(payloadTypes.index, canonicalBytes(index), signers);
  await tx.run(
    sql`insert into pub_index (sequence, envelope, at) values (${sequence}, ${JSON.stringify(envelope)}, ${now})`,
  );
  const { expires } = index;
  if (repository !== undefined)
    await publishMetadata(tx, repository, { sequence, now, expires, index: canonicalBytes(envelope), files });
  await appendEvents(tx, { kind: "pub.published", sequence, files: files.length });
  return sequence;
}

/** What is wrong with feeds is in an index within this, and no index is signed more often for it. */
const feedDelay = 600_000;

/**
 * Signs a fresh index when the newest is older than a day (or there is none), so that a quiet room does not look frozen; when what is wrong with a feed
 * has changed since; when the room's hybrid key, which agents come to demand, did not sign the newest; and when its offices have signed another root, or a lead
 * authority what its role says.
 */
export async function renewIndex(tx: Tx, publisher: Publisher, now: string): Promise<boolean> {
  const isFresh = async (): Promise<boolean> => {
    const newest = await newestIndexHead(tx);
    if (newest === undefined) return false;
    if (publisher.hybrid !== undefined && !(await isSignedBy(tx, newest.sequence, publisher.hybrid.keyid)))
      return false;
    const repository = publisher.repository?.();
    if (repository !== undefined && (await publishedRootVersion(tx)) < rootInForce(repository).version)
      return false;
    if (repository !== undefined && (await awaitsPublishing(tx, repository))) return false;
    const age = Date.parse(now) - Date.parse(newest.at);
    if (age < feedDelay) return true;
    const { alertedAt } = await feedsForIndex(tx);
    return age < indexLife / 7 && (alertedAt === null || Date.parse(alertedAt) <= Date.parse(newest.at));
  };
  if (await isFresh()) return false;
  await lockPublication(tx);
  // Another process may have signed one while this one waited.
  if (await isFresh()) return false;
  await publishIndex(tx, publisher, now);
  return true;
}

async function isSignedBy(tx: Tx, sequence: number, keyid: string): Promise<boolean> {
  const signature = JSON.stringify([{ keyid }]);
  const row = await tx.first<{ signed: boolean }>(
    sql`select envelope::jsonb -> 'signatures' @> ${signature}::jsonb as signed from pub_index where sequence = ${sequence}`,
  );
  return row?.signed === true;
}
