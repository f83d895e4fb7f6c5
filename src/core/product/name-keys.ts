/**
 * Keys under which nearly equal names of one vendor's products meet: letters in another script's shape, spaced otherwise, one letter or one word
 * more or less, Korean for Latin. Digits are never passed over: `Office 2016` is not nearly `Office 2019`. Cheap enough to make for every name of a vendor.
 */

import { patternOnDemand } from "#core/input/pattern-on-demand.ts";

/** Letters of Cyrillic and Greek that are drawn as Latin ones (UTS 39, confusables), lower case. */
const lookalikes: ReadonlyMap<string, string> = new Map(
  "аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw кk мm тt нh вb гr οo αa νv ρp τt υu κk ιi εe ηn χx ωw βb ıi øo łl đd ßb"
    .split(" ")
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
);

/** A name in plain letters: without accents, lookalikes as what they look like. Hangul stays whole. */
export function skeletonOf(name: string): string {
  if (/^[!-@[-~ ]*$/.test(name)) return name;
  const bare = name
    .toLowerCase()
    .normalize("NFD")
    .replaceAll(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
  return bare.replaceAll(/[^ -~]/g, (letter) => lookalikes.get(letter) ?? letter);
}

/** The keys of a name: those that are its own, those that another's own may equal where it is near, and how it sounds. */
type NameKeys = {
  readonly own: readonly string[];
  readonly near: readonly string[];
  /** Compared with names in the other script only; `null` for a name of fewer than two consonants. */
  readonly sound: string | null;
};

/** Names are looked at up to this length, and this many words. */
const longest = 100;
const mostWords = 12;
/** A letter more or less tells short names apart. */
const fewestLetters = 5;

const betweenWords = patternOnDemand("[^\\p{L}\\p{N}]+", "u");

/** The keys of a folded name. */
export function nameKeys(name: string): NameKeys {
  const skeleton = skeletonOf(name.slice(0, longest));
  const words = skeleton.split(betweenWords()).filter(Boolean);
  const squeezed = words.join("");
  const sorted = words.toSorted();
  const isShort = sorted.length < 2 || sorted.length > mostWords;
  const lessWords = isShort ? [] : sorted.map((_, at) => sorted.toSpliced(at, 1).join(" "));
  return {
    own: [`=${squeezed}`, `w${sorted.join(" ")}`],
    near: [
      ...lessLetters(squeezed),
      ...lessWords.filter((rest) => /[^\d ]/.test(rest)).map((rest) => `w${rest}`),
    ],
    sound: soundOf(squeezed),
  };
}

/** The name without each of its letters in turn; names of which one letter differs, is missing or changed places share one. Digits stay. */
function lessLetters(squeezed: string): readonly string[] {
  const rests: string[] = [];
  for (let at = 0; at < squeezed.length; at++)
    if (!isDigit(squeezed.charCodeAt(at))) rests.push(`=${squeezed.slice(0, at)}${squeezed.slice(at + 1)}`);
  return rests.length < fewestLetters ? [] : rests;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

/** Whether a name is written in Hangul, at least in part. */
export function hasHangul(name: string): boolean {
  return /[\uac00-\ud7a3]/.test(name);
}

/** The consonants of Hangul syllables by place: the first ones, and those below. */
const initials = "K K N T T L M P P S S - S S S K T P -".split(" ");
const finals = "- K K T N N N T L K M P L L P L M P P T T N T T K T P -".split(" ");

/** How a name sounds, by classes of consonants that hold in Korean and in Latin letters. */
function soundOf(squeezed: string): string | null {
  let sound = "";
  for (let at = 0; at < squeezed.length; at++) {
    const code = squeezed.charCodeAt(at) - 0xac00;
    if (code >= 0 && code < 11_172)
      sound += (initials[Math.floor(code / 588)] as string) + (finals[code % 28] as string);
    else sound += /[a-z]/.test(squeezed[at] as string) ? latinSound(squeezed, at) : (squeezed[at] as string);
  }
  const plain = sound.replaceAll("-", "").replaceAll(/([A-Z])\1+/g, "$1");
  const count = plain.replaceAll(/[^A-Z]/g, "").length;
  return count < 2 ? null : plain;
}

const latinSounds: Readonly<Record<string, string>> = {
  b: "P",
  d: "T",
  f: "P",
  j: "S",
  k: "K",
  l: "L",
  m: "M",
  n: "N",
  p: "P",
  q: "K",
  s: "S",
  t: "T",
  v: "P",
  x: "KS",
  z: "S",
};

function latinSound(text: string, at: number): string {
  const [letter, next = "", before = ""] = [text[at] as string, text[at + 1], text[at - 1]];
  const isSoft = /[eiy]/.test(next);
  if (letter === "c") return next === "h" || isSoft ? "S" : "K";
  if (letter === "g") return before === "n" ? "" : isSoft ? "S" : "K";
  if (letter === "r") return /[aeiouy]/.test(next) ? "L" : "";
  return latinSounds[letter] ?? "";
}
