/** Shows a room that speaks of an earlier time than before which index of its own is known here: one whose database was put back gives no number again by it. */
import { homeOf, readState, type Surroundings } from "#agent/home/agent-folder.ts";
import { readFileIfExists } from "#agent/home/durable-files.ts";
import { addressIn, roomAddress } from "#agent/response/room-address.ts";
import { PublicationRefusal } from "#publication/refusal.ts";

const turnedBack: ReadonlySet<string> = new Set(["rolled-back", "forked", "tuf-rolled-back"]);
const patience = 20_000;
const largestReply = 1000;

/**
 * Shows it where a sync was refused because the room is turned back. Gives the room's address where the room says that it had lost the index; `null` where it is
 * another's fault, or the room does not answer: the refusal stands in any case.
 */
export async function showKnownIndex(
  refusal: unknown,
  dir: string,
  { fetch }: Pick<Surroundings, "fetch">,
): Promise<string | null> {
  if (!(refusal instanceof PublicationRefusal) || !turnedBack.has(refusal.reason)) return null;
  try {
    const home = homeOf(dir);
    const [state, index] = [await readState(home), await readFileIfExists(home.signedIndex)];
    if (state === null || index === null) return null;
    const room = roomAddress(undefined, state);
    const response = await fetch(addressIn(room, "api/publication/seen").href, {
      method: "POST",
      headers: { "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ index: new TextDecoder().decode(index) }),
      signal: AbortSignal.timeout(patience),
      redirect: "error",
    });
    const isLost = response.ok && /"lost":\s*true/.test(await startOf(response));
    await response.body?.cancel().catch(() => undefined);
    return isLost ? room : null;
  } catch {
    return null;
  }
}

async function startOf(response: Response): Promise<string> {
  let text = "";
  for await (const part of response.body ?? []) {
    text += new TextDecoder().decode(part);
    if (text.length > largestReply) break;
  }
  return text.slice(0, largestReply);
}
