/**
 * Fingerprints of a flaw, made so that two rooms can later learn that they hold the same one without telling each other which: short texts in which neither
 * lines nor files are named, each then hidden under a key that the rooms agree on. One report has several; two reports are near when they share some.
 */
import type { Traits } from "#core/duplicate/traits.ts";

/** The form of the texts; another form is never compared with this one. */
const form = "bongsu.fingerprint/1";
const [window, deepest, most] = [3, 8, 24];

/**
 * The texts, each once: the whole top of the stack, every three frames that follow on each other near the crash, every two lines of code that a fix takes away
 * or stands between, and each function that is named as the place, with the weakness. All hold the product's name, so that two products share none.
 */
export function fingerprintTexts(traits: Traits): readonly string[] {
  const product = traits.product?.name ?? "";
  const family = traits.class?.family ?? "";
  const top = traits.frames.slice(0, deepest);
  const texts = [
    ...(top.length < 2 ? [] : [["top", family, ...top.slice(0, window)]]),
    ...runsOf(top, window).map((run) => ["frames", ...run]),
    ...runsOf(traits.sites.lines, 2).map((run) => ["lines", ...run]),
    ...traits.sites.functions.map((name) => ["place", name, traits.weaknesses[0] ?? family]),
  ];
  return [...new Set(texts.map((parts) => JSON.stringify([form, product, ...parts])))].slice(0, most);
}

function runsOf(list: readonly string[], length: number): readonly (readonly string[])[] {
  return list.slice(length - 1).map((_, at) => list.slice(at, at + length));
}

/** Hides one text under a key: a keyed hash, or the step of a protocol in which no side has the key alone. */
type HideFingerprint = (text: Uint8Array) => Promise<Uint8Array>;

const shown = 16;

/** The fingerprints under a key, in an order that says nothing, each cut to 16 bytes. Without the key nobody can try texts against them. */
export async function keyedFingerprints(traits: Traits, hide: HideFingerprint): Promise<readonly string[]> {
  const encoder = new TextEncoder();
  const hidden = await Promise.all(
    fingerprintTexts(traits).map(async (text) => await hide(encoder.encode(text))),
  );
  return hidden.map((bytes) => bytes.slice(0, shown).toHex()).sort();
}
