/** Bytes that are compared, looked up and kept in great numbers while a pack is built, as texts of one UTF-16 unit a byte. */
import { longestKey } from "#core/pack/layout.ts";
import type { Scheme } from "#core/version/scheme.ts";

/** Bytes as text of one UTF-16 unit a byte, so that they are map keys and plain string order is byte order. */
export type KeyText = string;

/** The key of a version under a scheme; `undefined` when the scheme cannot read it or the key is too long for a pack. */
export type KeyMemory = (scheme: Scheme, version: string) => KeyText | undefined;

const mostRemembered = 65_536;

/** Makes version keys and remembers the latest: advisories name the same versions again and again. */
export function keyMemory(): KeyMemory {
  const byScheme = new Map<Scheme, Map<string, KeyText | null>>();
  return (scheme, version) => {
    let known = byScheme.get(scheme);
    if (known === undefined || known.size >= mostRemembered) byScheme.set(scheme, (known = new Map()));
    let key = known.get(version);
    if (key === undefined) known.set(version, (key = keyText(scheme, version)));
    return key ?? undefined;
  };
}

function keyText(scheme: Scheme, version: string): KeyText | null {
  const key = scheme.key(version);
  return key === null || key.length > longestKey ? null : bytesText(key);
}

function bytesText(bytes: Uint8Array): KeyText {
  if (bytes.length < 4096) return String.fromCharCode(...bytes);
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

// oxlint-disable-next-line no-control-regex -- every unit of ASCII is its own byte
const ascii = /^[\u0000-\u007f]*$/;

/** The UTF-8 of a text. */
export function utf8Text(text: string): KeyText {
  return ascii.test(text) ? text : bytesText(new TextEncoder().encode(text));
}
