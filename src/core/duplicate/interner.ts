/** Equal strings once, each a copy of its own: what is cut out of a text would otherwise keep the text. */

/** A function that gives back one and the same copy for equal strings. It holds what it was given for as long as it is itself held. */
export function interner(): (text: string) => string {
  const copies = new Map<string, string>();
  return (text) => {
    const held = copies.get(text);
    if (held !== undefined) return held;
    const copy = ownCopy(text);
    copies.set(copy, copy);
    return copy;
  };
}

const decoder = new TextDecoder();
const encoder = new TextEncoder();

function ownCopy(text: string): string {
  return decoder.decode(encoder.encode(text));
}
