/** What is read from standard input whole, up to a limit: what comes through a pipe has no size that could be asked before. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";

/** The bytes of a stream; refuses more than a limit. */
export async function readWhole(
  stdin: AsyncIterable<string | Uint8Array> | Iterable<string | Buffer>,
  limit: number,
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > limit)
      throw new MessageRefusal("input-invalid", (say) => say("terminal.inputTooLong", { limit }));
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

/** The bytes of a stream's first line: what a person types, who ends no stream. Refuses more than a limit. */
export async function readLine(
  stdin: AsyncIterable<string | Uint8Array> | Iterable<string | Buffer>,
  limit: number,
): Promise<Uint8Array> {
  return await readWhole(upToLineEnd(stdin), limit);
}

async function* upToLineEnd(
  stdin: AsyncIterable<string | Uint8Array> | Iterable<string | Buffer>,
): AsyncGenerator<Buffer> {
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk);
    const end = bytes.indexOf(10);
    yield end < 0 ? bytes : bytes.subarray(0, end);
    if (end >= 0) return;
  }
}
