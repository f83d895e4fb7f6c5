/** Schemes that remember the keys of the latest versions: feeds name the same ones again and again. For one comparison a plain scheme is cheaper. */
import type { Scheme } from "#core/version/scheme.ts";

const mostRemembered = 16_384;
const longestRemembered = 100;

/** The same scheme with a memory of its own. Its keys are shared by whoever asks: nobody may change their bytes. */
export function withKeyCache(scheme: Scheme): Scheme {
  const known = new Map<string, Uint8Array | null>();
  return {
    ...scheme,
    key: (version) => {
      const found = known.get(version);
      if (found !== undefined) return found;
      const key = scheme.key(version);
      if (known.size >= mostRemembered) known.clear();
      if (version.length <= longestRemembered) known.set(version, key);
      return key;
    },
  };
}
