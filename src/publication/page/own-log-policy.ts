/** The policy of who has none from elsewhere: the log's own keys, as the room shows them, and no witness. */
import { readLimitedFile, type Transport } from "#publication/transport.ts";

const largestKeys = 1024 * 1024;

/** The text of that policy, for the log in a folder of the publication. */
export async function ownLogPolicy(transport: Transport, folder: string): Promise<string> {
  const bytes = await readLimitedFile(transport, `pub/${folder}/keys`, largestKeys);
  const keys = new TextDecoder()
    .decode(bytes ?? new Uint8Array())
    .split("\n")
    .filter((line) => line !== "");
  return [...keys.map((key) => `log ${key}`), "quorum none", ""].join("\n");
}
