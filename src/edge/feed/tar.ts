/** Members of a tar stream, read once from front to back; nothing is written to disk, so links and odd names can do no harm. */
import { Readable, pipeline } from "node:stream";
import { extract } from "tar-stream";
import type { ByteStream } from "./byte-stream.ts";
import { type FeedAccount, FeedStopped, spendBytes } from "./limits.ts";

/** A member of an archive, or why it is not read. */
export type Member =
  | { readonly name: string; readonly stream: ByteStream }
  | { readonly name: string; readonly error: unknown };

/** Plain files of the tar in order. Whoever takes a member reads it or leaves it before taking the next. */
export async function* tarMembers(stream: ByteStream, account: FeedAccount): AsyncGenerator<Member> {
  const entries = extract();
  pipeline(Readable.from(stream), entries, () => undefined);
  let count = 0;
  for await (const entry of entries) {
    if (++count > account.limits.members) throw tooMany(account);
    const { name, type } = entry.header;
    if (type !== "file" && type !== "contiguous-file") entry.resume();
    else if (isUnsafeName(name)) {
      entry.resume();
      yield { name, error: unsafeName(name) };
    } else {
      const bytes = (entry as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]();
      yield { name, stream: metered(untilEnd(bytes), account) };
      for await (const piece of untilEnd(bytes)) spendBytes(account, piece.length);
    }
  }
}

/** The rest of a member; leaving it early does not destroy the archive's stream. */
async function* untilEnd(bytes: AsyncIterator<Uint8Array>): ByteStream {
  for (let next = await bytes.next(); next.done !== true; next = await bytes.next()) yield next.value;
}

/** Whether a name points out of the archive. */
export function isUnsafeName(name: string): boolean {
  return (
    name.startsWith("/") ||
    /^[A-Za-z]:/.test(name) ||
    name.split(/[\\/]/).includes("..") ||
    name.includes("\0")
  );
}

/** The finding for such a name. */
export function unsafeName(name: string): FeedStopped {
  return new FeedStopped(
    "name-unsafe",
    `the member's name points out of the archive: "${name.slice(0, 80)}"`,
  );
}

/** The finding for an archive with too many members. */
export function tooMany(account: FeedAccount): FeedStopped {
  return new FeedStopped("too-many", `the archive has more than ${account.limits.members} members`);
}

/** The bytes of a member, entered into the account. */
export async function* metered(stream: ByteStream, account: FeedAccount): ByteStream {
  for await (const piece of stream) {
    spendBytes(account, piece.length);
    yield piece;
  }
}
