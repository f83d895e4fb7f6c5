/** The class of a crash, whichever tool named it: the names of sanitizers, of ClusterFuzz and of CASR come to one family and one kind of access. */
import { type Signal, signal } from "#core/duplicate/signal.ts";

/** How memory or a rule was broken, as far as two tools agree on it. */
type Family =
  | "bounds"
  | "freed"
  | "null"
  | "wild"
  | "uninitialised"
  | "free"
  | "control"
  | "stack"
  | "arithmetic"
  | "type"
  | "assertion"
  | "race"
  | "leak"
  | "resource"
  | "exception";

/** A class: null where the name says nothing of it. */
export type CrashClass = { readonly family: Family; readonly access: "read" | "write" | null };

/** Parts of names, in small letters and without signs, in the order in which they decide. */
const families: readonly (readonly [Family, readonly string[]])[] = [
  ["leak", ["leak"]],
  ["race", ["datarace", "race", "deadlock", "lockorder", "threadleak"]],
  ["uninitialised", ["uninitialized", "uninitialised", "useofuninit"]],
  [
    "free",
    [
      "doublefree",
      "badfree",
      "invalidfree",
      "bad-free",
      "allocdealloc",
      "newdelete",
      "heaperror",
      "mallocusable",
    ],
  ],
  ["freed", ["useafter", "usingafterfree", "uaf"]],
  ["stack", ["stackoverflow", "stackexhaustion", "recursion"]],
  [
    "bounds",
    [
      "overflow",
      "underflow",
      "outofbounds",
      "indexoutofrange",
      "containeroverflow",
      "usepoison",
      "afterpoison",
      "negativesize",
      "paramoverlap",
      "stackguard",
      "objectsize",
      "stringindexoutof",
      "indexerror",
    ],
  ],
  ["null", ["nulldereference", "nullpointer", "nearnull", "nonnull", "nilpointer"]],
  [
    "control",
    ["segfaultonpc", "returnav", "branchav", "callav", "badinstruction", "illegalinstruction", "badcast"],
  ],
  ["arithmetic", ["divide", "fpe", "floatingpoint", "floatcast", "shift", "arithmetic"]],
  ["type", ["typeconfusion", "vptr", "invalidenum", "invalidbool", "misaligned", "incorrectfunction"]],
  ["assertion", ["assert", "check", "abort", "unreachable", "fatalerror", "panic"]],
  [
    "resource",
    ["timeout", "outofmemory", "allocationsize", "calloc", "reallocarray", "pvalloc", "hang", "slowunit"],
  ],
  [
    "wild",
    [
      "unknown",
      "segv",
      "sourceav",
      "destav",
      "accessviolation",
      "wildpointer",
      "invalidread",
      "invalidwrite",
      "bus",
    ],
  ],
  ["exception", ["exception", "error", "uncaught"]],
];

/** Integer overflow is arithmetic, though its name has the word of bounds. */
const arithmeticFirst = /integeroverflow|integertruncation|signedintegeroverflow|implicit/;

/** The class that a name of a kind of crash stands for; null where it stands for none. */
export function crashClass(name: string): CrashClass | null {
  const plain = name
    .slice(0, 200)
    .toLowerCase()
    .replaceAll(/[^a-z]/g, "");
  if (plain === "") return null;
  const family = arithmeticFirst.test(plain)
    ? "arithmetic"
    : families.find(([, parts]) => parts.some((part) => plain.includes(part)))?.[0];
  if (family === undefined) return null;
  return { family, access: accessOf(plain) };
}

function accessOf(plain: string): CrashClass["access"] {
  if (/write|destav/.test(plain)) return "write";
  return /read|sourceav/.test(plain) ? "read" : null;
}

/** Families that one flaw shows itself in, by the sanitizer and by what lies behind the buffer. */
const near: readonly ReadonlySet<Family>[] = [
  new Set<Family>(["bounds", "wild", "freed", "uninitialised", "null", "free"]),
  new Set<Family>(["control", "wild", "bounds", "freed", "type"]),
  new Set<Family>(["assertion", "exception", "null", "bounds"]),
  new Set<Family>(["resource", "stack"]),
  new Set<Family>(["race", "freed"]),
];

/** What the classes say; null where one is not known. The class alone says little: there are few. */
export function classSignal(first: CrashClass | null, second: CrashClass | null): Signal | null {
  if (first === null || second === null) return null;
  const values = { first: first.family, second: second.family };
  if (first.family === second.family) {
    const sameAccess = first.access === null || second.access === null || first.access === second.access;
    return signal("class", sameAccess ? 1 : 0.7, "class-equal", values);
  }
  const isNear = near.some((set) => set.has(first.family) && set.has(second.family));
  return isNear ? signal("class", 0.4, "class-near", values) : signal("class", 0, "class-other", values);
}
