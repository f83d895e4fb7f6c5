/** What is read from standard input whole, up to a limit: what comes through a pipe has no size that could be asked before. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";

/** The bytes of a stream; refuses more than a limit. */
export async function readWhole(
  stdin: NodeJS.ReadableStream | Iterable<string | Buffer>,
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
