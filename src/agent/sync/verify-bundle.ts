/** Whether a bundle is what a believed room signed: its index, and every file in it, byte by byte. Nothing is brought home by it. */
import { createHash } from "node:crypto";
import { homeOf, readState, type Surroundings } from "#agent/home/agent-folder.ts";
import { readNewestIndex, readPinned } from "#agent/sync/pinned-keys.ts";
import {
  acceptFollowed,
  metadataInMemory,
  metadataOf,
  openFollowed,
} from "#agent/sync/publication-metadata.ts";
import type { BundleExport } from "#agent/sync/export-bundle.ts";
import { exportedMetadata } from "#agent/sync/exported-metadata.ts";
import { findPublication, shownKeys } from "#agent/sync/publication-source.ts";
import { compareSummary } from "#core/document/bundle.ts";
import { bundleHead } from "#publication/bundle-transport.ts";
import { PublicationRefusal } from "#publication/refusal.ts";
import { chooseKeys, type TrustOptions } from "#publication/trusted-keys.ts";
import { digestRefusal } from "#publication/verified-files.ts";
import type { AcceptedIndex } from "#publication/verified-index.ts";

/** A bundle, and by what it is judged: keys given by hand, or what a folder knows (`dir`); with neither, the keys that it shows itself. */
type BundleToVerify = {
  readonly path: string;
  readonly dir: string | undefined;
  readonly trust: TrustOptions;
  /** The root of the publication, from a file that was given by hand. */
  readonly root?: unknown;
  readonly allowExpired: boolean;
  /** What people are to read at the top of a bundle of this index. */
  readonly summary: BundleExport["summary"];
};

/** A bundle that is in order: how many files it holds, and how many of its index it leaves out. */
type VerifiedBundle = {
  readonly accepted: AcceptedIndex;
  readonly since: number | null;
  readonly files: number;
  readonly left: number;
  /** Its first lines say the same in other words than this release would. */
  readonly isOtherWords: boolean;
};

const notFiles = ["index.json", "keys.json"];

/** Verifies a bundle. Throws the refusal with what is wrong. */
export async function verifyBundle(
  { path, dir, trust, root, allowExpired, summary }: BundleToVerify,
  surroundings: Surroundings,
): Promise<VerifiedBundle> {
  const head = await bundleHead(path);
  if (!head.ok) throw new PublicationRefusal("bundle-form", `${path} is no bundle.`, head.findings);
  const { transport, bytes } = await findPublication(path, surroundings);
  const shown = async (): Promise<unknown> => await shownKeys(transport);
  const home = dir === undefined ? null : homeOf(dir);
  const trusted = await chooseKeys(home && (await readPinned(home)), trust, shown);
  const known = home && ((await readState(home)) ?? (await readNewestIndex(home)));
  const judgement = { now: surroundings.now(), allowExpired };
  const followed = home === null ? metadataInMemory() : metadataOf(home, false);
  const source = { followed, transport, bytes, judgement };
  const found = await openFollowed(source, { root, trusted, shown });
  const { accepted } = await acceptFollowed(source, { ...found, known });
  const listed = new Map(accepted.index.files.map((file) => [file.path, file]));
  // Documents of TUF are judged with their tree: those that it names. Where no root is followed there is nothing to judge one by.
  const metadata = (await followed.isPinned()) ? await exportedMetadata(transport) : [];
  const judged = new Set([...notFiles, ...metadata.map(([name]) => name)]);
  const inside = head.value.files.filter(({ path: name }) => !judged.has(name));
  for (const file of inside) {
    const expected = listed.get(file.path);
    if (expected === undefined)
      throw new PublicationRefusal("file-unlisted", `${file.path} is not in the signed index.`);
    const digest = createHash("sha256");
    const stretch = await transport.open(file.path, 0);
    for await (const piece of stretch?.pieces ?? []) digest.update(piece);
    if (file.bytes !== expected.bytes || digest.digest("hex") !== expected.sha256)
      throw digestRefusal(file.path);
    listed.delete(file.path);
  }
  const { since } = head.value;
  const [missing] = listed.keys();
  if (since === null && missing !== undefined)
    throw new PublicationRefusal("file-missing", `${missing} is in the signed index but not in the bundle.`);
  const { index } = accepted;
  const top = compareSummary(head.value.summary, summary(index, { since, files: inside.length }));
  if (top === "otherwise" || head.value.sequence !== index.sequence)
    throw new PublicationRefusal("bundle-summary", "Its first lines say otherwise than its signed index.");
  return { accepted, since, files: inside.length, left: listed.size, isOtherWords: top === "words" };
}
