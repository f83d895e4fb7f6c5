/** Bytes that are compared, looked up and kept in great numbers while a pack is built, as texts of one UTF-16 unit a byte. */
import { bytesText } from "#core/pack/byte-text.ts";
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
