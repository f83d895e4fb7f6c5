/** What is read from standard input whole, up to a limit: what comes through a pipe has no size that could be asked before. */
import { Refusal } from "#core/problem.ts";
import type { Translate } from "#messages/message.ts";

/** The bytes of a stream; refuses more than a limit. */
export async function readWhole(
  stdin: NodeJS.ReadableStream | Iterable<string | Buffer>,
  { limit, t }: { readonly limit: number; readonly t: Translate },
): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > limit) throw new Refusal("input-invalid", t("terminal.inputTooLong", { limit }));
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
