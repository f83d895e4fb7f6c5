/**
 * Real flaws from the shared crash data, read where it lies: the traces of ClusterFuzz's parser tests, CASR's crashes, and OSS-Fuzz records for what has to
 * be there besides. Two traces that CASR's rule would put in one group count as one flaw, since nobody knows that they are two.
 */
import { functionName } from "#core/duplicate/frame.ts";
import { isFuzzEntry, isMachinery } from "#core/duplicate/machinery.ts";
import { stackLikeness, tellingFrames } from "#core/duplicate/stack.ts";
import { casrCrashes, clusterfuzzTraces, ossFuzzRecords } from "#test/kit/duplicate/shared-crashes.ts";
import type { Bug, BugFrame } from "./bug.ts";

const fewestFrames = 4;
const oneGroup = 0.7;

/** Flaws with whole stacks, at most so many; empty where the data is not on this machine. */
export function sharedBugs(most: number): readonly Bug[] {
  const candidates = [...casrBugs(), ...clusterfuzzBugs()]
    .map((bug) => ({ ...bug, frames: bug.frames.filter(isOfProduct) }))
    .filter(({ frames }) => names(frames).length >= fewestFrames);
  const kept: Bug[] = [];
  for (const bug of candidates) {
    const own = names(bug.frames);
    if (kept.length < most && kept.every((other) => stackLikeness(own, names(other.frames)) <= oneGroup))
      kept.push(bug);
  }
  return kept;
}

/** The flaws that the weights were fitted on, or those that they never saw. */
export function halfOf(bugs: readonly Bug[], half: "fitted" | "unseen"): readonly Bug[] {
  return bugs.filter((_, at) => at % 2 === (half === "fitted" ? 0 : 1));
}

/** Flaws of which only the state is known, each of another state. */
export function stateOnlyBugs(most: number): readonly Bug[] {
  const byState = new Map<string, Bug>();
  for (const { id, project, type, state } of ossFuzzRecords() ?? []) {
    const key = `${project} ${state.join(" ")}`;
    if (state.length < 3 || byState.has(key)) continue;
    const frames = state.map((name, at) => ({
      function: name,
      file: `/src/${project}/${fileFor(name)}`,
      line: 40 + 17 * at,
    }));
    byState.set(key, { id, product: project, ...kindOf(type), frames });
  }
  return [...byState.values()]
    .filter((_, at, all) => at % Math.max(1, Math.floor(all.length / most)) === 0)
    .slice(0, most);
}

function fileFor(name: string): string {
  return `${/\w{3,}/.exec(name.toLowerCase())?.[0] ?? "unit"}.cc`;
}

const ofRunTime =
  /compiler-rt\/|sysdeps\/|\/glibc|\/usr\/include\/|-gnu\/(?:c\+\+|bits)\/|\/libcxx?\/|libstdc/;

/** What a person would name: code of the product, with a file. */
function isOfProduct({ function: name, file }: BugFrame): boolean {
  const plain = functionName(name);
  return (
    file !== "" && !ofRunTime.test(file) && /\w{2}/.test(plain) && !isMachinery(plain) && !isFuzzEntry(plain)
  );
}

function names(frames: readonly BugFrame[]): readonly string[] {
  return tellingFrames(frames.map((frame) => ({ ...frame, module: null })));
}

function clusterfuzzBugs(): readonly Bug[] {
  return (clusterfuzzTraces() ?? []).map(({ id, type, frames }) => ({
    id,
    product: productOfPath(frames[0]?.file ?? ""),
    ...kindOf(type),
    frames,
  }));
}

function casrBugs(): readonly Bug[] {
  const sets = [
    "test_clustering_san",
    "test_clustering_python",
    "test_clustering_small",
    "dedup",
    "similarity_test",
  ];
  return sets.flatMap((set) =>
    (casrCrashes(set) ?? []).map(({ id, kind, product, frames }) => ({
      id: `casr/${id}`,
      product,
      ...kindOf(kind),
      frames: frames.flatMap(({ function: name, file, line }) =>
        name === null ? [] : [{ function: name, file: file ?? "", line: line ?? 1 }],
      ),
    })),
  );
}

/** The folder that holds a component, as source trees name it. */
function productOfPath(path: string): string {
  const third = /third_party\/([\w.-]+)/.exec(path)?.[1];
  const source = /(?:^|\/)src\/([\w.-]+)\//.exec(path)?.[1];
  return third ?? source ?? "chromium";
}

const kinds: readonly (readonly [RegExp, string])[] = [
  [/heap-buffer|DestAv|SourceAv/i, "heap-buffer-overflow"],
  [/use-after-free/i, "heap-use-after-free"],
  [/stack-buffer/i, "stack-buffer-overflow"],
  [/global-buffer/i, "global-buffer-overflow"],
  [/double-free|HeapError/i, "attempting double-free"],
];

function kindOf(type: string): Pick<Bug, "kind" | "access"> {
  const kind = kinds.find(([pattern]) => pattern.test(type))?.[1] ?? "SEGV";
  return { kind, access: /WRITE|DestAv/.test(type) ? "WRITE" : "READ" };
}
