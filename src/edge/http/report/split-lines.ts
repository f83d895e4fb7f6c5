/** NDJSON as it comes in, cut into chunks of whole lines; no more of it is in memory than a chunk and one line. */

/** What a chunk holds, in items and in bytes. */
type LineLimits = { readonly items: number; readonly bytes: number; readonly line: number };

/** Lines of a chunk, divided by line feeds; the numbers of those lines, from 1; and of lines that were longer than a line may be. */
type LineChunk = {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly places: readonly number[];
  readonly tooLong: readonly number[];
};

const feed = 10;

/** Cuts a stream. Empty lines are counted and left out. */
export async function* splitLines(
  source: AsyncIterable<Uint8Array>,
  limits: LineLimits,
): AsyncGenerator<LineChunk> {
  const gathered = gather(limits);
  for await (const part of source) {
    let from = 0;
    for (let end = part.indexOf(feed); end !== -1; end = part.indexOf(feed, from)) {
      gathered.add(part.subarray(from, end));
      gathered.endLine();
      if (gathered.isFull()) yield gathered.take();
      from = end + 1;
    }
    gathered.add(part.subarray(from));
  }
  gathered.endLine();
  if (!gathered.isEmpty()) yield gathered.take();
}

function gather({ items, bytes, line }: LineLimits) {
  let parts: Uint8Array[] = [];
  let length = 0;
  let lines: Uint8Array[] = [];
  let places: number[] = [];
  let tooLong: number[] = [];
  let size = 0;
  let number = 1;
  return {
    add: (part: Uint8Array): void => {
      length += part.length;
      if (length > line) parts = [];
      else if (part.length > 0) parts.push(part.slice());
    },
    endLine: (): void => {
      if (length > line) tooLong.push(number);
      else {
        const whole = trimmed(joinedBytes(parts, length));
        if (whole.length > 0) {
          lines.push(whole);
          places.push(number);
          size += whole.length + 1;
        }
      }
      number += 1;
      parts = [];
      length = 0;
    },
    isFull: (): boolean => lines.length + tooLong.length >= items || size >= bytes,
    isEmpty: (): boolean => lines.length + tooLong.length === 0,
    take: (): LineChunk => {
      const body = new Uint8Array(Math.max(0, size - 1));
      let at = 0;
      for (const one of lines) {
        body.set(one, at);
        at += one.length;
        if (at < body.length) body[at++] = feed;
      }
      const chunk = { body, places, tooLong };
      lines = [];
      places = [];
      tooLong = [];
      size = 0;
      return chunk;
    },
  };
}

function joinedBytes(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Without a carriage return and blanks at its ends; what is between them is left byte for byte. */
function trimmed(line: Uint8Array): Uint8Array {
  const isBlank = (byte: number | undefined): boolean => byte === 13 || byte === 32 || byte === 9;
  let [from, to] = [0, line.length];
  while (from < to && isBlank(line[from])) from += 1;
  while (to > from && isBlank(line[to - 1])) to -= 1;
  return line.subarray(from, to);
}
