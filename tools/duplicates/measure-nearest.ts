/** How long it takes to rank one report against many, and what they take in memory. The reports are invented: products, functions and words as unevenly used as real ones. */
import { duplicateIndex } from "#core/duplicate/index.ts";
import { type Comparable, type Traits, traitsOf } from "#core/duplicate/traits.ts";
import { claim } from "#core/submission/report-format.ts";
import { plainTable } from "../evidence/table.ts";
import { type Chance, chanceOf } from "./chance.ts";

const [asked, warm] = [300, 50];

/** A table of times and memory at this many reports. */
export function nearestEvidence(reports: number, seed: number): string {
  const before = heapInUse();
  const index = duplicateIndex();
  const made = performance.now();
  let making = 0;
  for (let at = 0; at < reports; at++) {
    const start = performance.now();
    const traits = reportAt(at, seed);
    making += performance.now() - start;
    index.add(String(at), traits);
  }
  const adding = performance.now() - made - making;
  const held = heapInUse() - before;
  const times = Array.from({ length: asked + warm }, (_, at) => {
    const traits = reportAt(reports + at, seed);
    const start = process.cpuUsage();
    const begun = performance.now();
    index.nearest(traits, 10);
    const { user, system } = process.cpuUsage(start);
    return { wall: performance.now() - begun, processor: (user + system) / 1000 };
  }).slice(warm);
  const quantile = (of: "wall" | "processor", share: number) => {
    const sorted = times.map((time) => time[of]).toSorted((a, b) => a - b);
    return (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0).toFixed(1);
  };
  return plainTable([
    {
      reports,
      "nearest 10, processor: p50 ms": quantile("processor", 0.5),
      "p95 ms": quantile("processor", 0.95),
      "p99 ms": quantile("processor", 0.99),
      "by the clock: p50 ms": quantile("wall", 0.5),
      "p95 by the clock": quantile("wall", 0.95),
      "one more: ms": (adding / reports).toFixed(2),
      "its traits: ms": (making / reports).toFixed(2),
      "memory: MB": Math.round(held / 1e6),
    },
  ]);
}

function heapInUse(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Few things are common and many are rare: the place of a draw in a list of this length. */
function unevenly(chance: Chance, length: number): number {
  return Math.floor(length * (chance.below(1_000_000) / 1_000_000) ** 3);
}

const [products, functionsEach, vocabulary, words, frames] = [2000, 300, 30_000, 90, 12];

function reportAt(at: number, seed: number): Traits {
  const chance = chanceOf(seed, `nearest ${at}`);
  const product = unevenly(chance, products);
  const name = () => `part${chance.below(40)}_of_${product}_fn${unevenly(chance, functionsEach)}`;
  const stack = Array.from({ length: frames }, name);
  const text = Array.from({ length: words }, () => `word${unevenly(chance, vocabulary)}`);
  const report: Comparable = claim({
    product: { name: `product ${product}`, identifier: null },
    version: `1.${chance.below(9)}`,
    title: `crash in ${stack[0]}`,
    text: `${text.join(" ")} ${stack.slice(0, 2).join(" ")}`,
    weaknesses: [`CWE-${100 + chance.below(60)}`],
    crash: chance.happens(0.7)
      ? {
          type: "Heap-buffer-overflow\nREAD 4",
          address: "",
          state: stack.slice(0, 3),
          security: true,
          frames: stack.map((one) => ({ function: one, file: `${one}.c`, line: 1, module: null })),
        }
      : null,
  });
  return traitsOf(report);
}
