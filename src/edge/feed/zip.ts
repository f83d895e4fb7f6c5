/** Members of a zip, from a file on disk or from memory. Names are decoded here, so that one bad name does not cost the whole archive. */
import { type Entry, fromBufferPromise, openPromise, type Options, type ZipFile } from "yauzl";
import type { ByteStream } from "./byte-stream.ts";
import { type FeedAccount, FeedStopped, checkRatio } from "./limits.ts";
import { isUnsafeName, type Member, metered, tooMany, unsafeName } from "./tar.ts";

const options: Options = { lazyEntries: true, decodeStrings: false, validateEntrySizes: true };

/** Plain members of the zip in the order of its directory. Whoever takes a member reads it or leaves it before taking the next. */
export async function* zipMembers(from: Buffer | string, account: FeedAccount): AsyncGenerator<Member> {
  const zip =
    typeof from === "string" ? await openPromise(from, options) : await fromBufferPromise(from, options);
  if (zip.entryCount > account.limits.members) {
    zip.close();
    throw tooMany(account);
  }
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileNameRaw.toString("utf8").slice(0, 1000);
    if (name.endsWith("/")) continue;
    if (isUnsafeName(name)) yield { name, error: unsafeName(name) };
    else yield { name, stream: memberBytes(zip, entry, account) };
  }
}

async function* memberBytes(zip: ZipFile, entry: Entry, account: FeedAccount): ByteStream {
  if (entry.isEncrypted()) throw new FeedStopped("encrypted", "the member is encrypted");
  const stream = await zip.openReadStreamPromise(entry);
  let expanded = 0;
  for await (const piece of metered(stream as ByteStream, account)) {
    expanded += piece.length;
    checkRatio(account, entry.compressedSize, expanded);
    yield piece;
  }
}
