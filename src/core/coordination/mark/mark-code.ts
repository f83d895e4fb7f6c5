/**
 * The code of each recipient's copy: drawn for every place by a secret key, evenly and independently of every other recipient's. Nobody who lacks the key can
 * write in somebody else's name, and what a text says of an innocent recipient is chance, whatever those who leaked it did.
 */
import type { MarkCode, MarkedText } from "#core/coordination/mark/marked-text.ts";
import { hmac } from "#core/seal/primitive/platform.ts";

/** Numbers of 32 bits for a recipient: as many as are asked for. */
async function drawn(secret: Uint8Array, recipient: string, count: number): Promise<Uint32Array> {
  const numbers = new Uint32Array(Math.ceil(count / 8) * 8);
  for (let block = 0; block * 8 < count; block++) {
    const input = new TextEncoder().encode(`bongsu.marks/1\0${recipient}\0${block}`);
    const bytes = await hmac("SHA-256", secret, input);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at < 8; at++) numbers[block * 8 + at] = view.getUint32(at * 4);
  }
  return numbers;
}

/** The code of a recipient's copy. */
export async function codeOf(text: MarkedText, secret: Uint8Array, recipient: string): Promise<MarkCode> {
  const items = text.lists.reduce((sum, length) => sum + length, 0);
  const numbers = await drawn(secret, recipient, text.places.length + items);
  const choices = text.places.map(({ alternatives }, at) => (numbers[at] ?? 0) % alternatives.length);
  let next = text.places.length;
  const orders = text.lists.map((length) => {
    const order = shuffled(length, numbers.subarray(next, next + length));
    next += length;
    return order;
  });
  return { choices, orders };
}

/** Every order alike (Fisher and Yates). */
function shuffled(length: number, numbers: Uint32Array): readonly number[] {
  const order = Array.from({ length }, (_, at) => at);
  for (let at = length - 1; at > 0; at--) {
    const other = (numbers[at] ?? 0) % (at + 1);
    const [one = 0, two = 0] = [order[at], order[other]];
    order[at] = two;
    order[other] = one;
  }
  return order;
}
