/**
 * Comparisons written straight from the reference algorithms, character by character, to hold the keys against.
 * Only for `fuzz-versions.ts`: slow, and sharing nothing with `src/core/version`.
 */
import { compare as comparePep440, valid as validPep440 } from "@renovatebot/pep440";
import { compare as compareNode, valid as validNode } from "semver";

/** The reference order of two versions, or undefined where the reference does not read one of them. */
export type Reference = (a: string, b: string) => number | undefined;

function bigCompare(a: string, b: string): number {
  const left = BigInt(a === "" ? "0" : a);
  const right = BigInt(b === "" ? "0" : b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The weight of a character in dpkg's `order()`. */
function debWeight(unit: string | undefined): number {
  if (unit === undefined || /[0-9]/.test(unit)) return 0;
  if (/[A-Za-z]/.test(unit)) return unit.charCodeAt(0);
  return unit === "~" ? -1 : unit.charCodeAt(0) + 256;
}

/** dpkg's `verrevcmp`. */
function debPart(a: string, b: string): number {
  let [left, right] = [a, b];
  while (left !== "" || right !== "") {
    while ((left !== "" && !/^[0-9]/.test(left)) || (right !== "" && !/^[0-9]/.test(right))) {
      const order = debWeight(left[0]) - debWeight(right[0]);
      if (order !== 0) return order;
      left = left.slice(1);
      right = right.slice(1);
    }
    const [x, y] = [/^[0-9]*/.exec(left)?.[0] ?? "", /^[0-9]*/.exec(right)?.[0] ?? ""];
    const order = bigCompare(x, y);
    if (order !== 0) return order;
    left = left.slice(x.length);
    right = right.slice(y.length);
  }
  return 0;
}

function deb(a: string, b: string): number | undefined {
  const read = /^(?:([0-9]+):)?([!-~]*?)(?:-([^-]*))?$/;
  const [left, right] = [read.exec(a.trim()), read.exec(b.trim())];
  if (left === null || right === null) return undefined;
  if (left[2] === "" || right[2] === "" || `${left[2]}${right[2]}`.includes(":")) return undefined;
  const epoch = bigCompare(left[1] ?? "", right[1] ?? "");
  if (epoch !== 0) return epoch;
  return debPart(left[2] ?? "", right[2] ?? "") || debPart(left[3] ?? "", right[3] ?? "");
}

/** One step of `rpmvercmp` past separators: an order, or the rests of both. */
function rpmMarks(left: string, right: string): number | undefined {
  if (left.startsWith("~") || right.startsWith("~")) {
    if (!left.startsWith("~")) return 1;
    return right.startsWith("~") ? undefined : -1;
  }
  if (left.startsWith("^") || right.startsWith("^")) {
    if (left === "") return -1;
    if (right === "") return 1;
    if (!left.startsWith("^")) return 1;
    return right.startsWith("^") ? undefined : -1;
  }
  return undefined;
}

/** rpm's `rpmvercmp`. */
function rpmPart(a: string, b: string): number {
  let [left, right] = [a, b];
  for (;;) {
    left = left.replace(/^[^a-zA-Z0-9~^]+/, "");
    right = right.replace(/^[^a-zA-Z0-9~^]+/, "");
    const marks = rpmMarks(left, right);
    if (marks !== undefined) return marks;
    if (/^[~^]/.test(left)) {
      left = left.slice(1);
      right = right.slice(1);
      continue;
    }
    if (left === "" || right === "") return left === right ? 0 : left === "" ? -1 : 1;
    const kind = /^[0-9]/.test(left) ? /^[0-9]+/ : /^[a-zA-Z]+/;
    const [x, y] = [kind.exec(left)?.[0] ?? "", kind.exec(right)?.[0] ?? ""];
    if (y === "") return /^[0-9]/.test(left) ? 1 : -1;
    const order = /^[0-9]/.test(x) ? bigCompare(x, y) : x < y ? -1 : x > y ? 1 : 0;
    if (order !== 0) return order;
    left = left.slice(x.length);
    right = right.slice(y.length);
  }
}

function rpm(a: string, b: string): number {
  const read = /^(?:([0-9]*):)?([^]*?)(?:-([^-]*))?$/;
  const [left, right] = [read.exec(a.trim()), read.exec(b.trim())];
  const epoch = bigCompare(left?.[1] ?? "", right?.[1] ?? "");
  if (epoch !== 0) return epoch;
  const version = rpmPart(left?.[2] ?? "", right?.[2] ?? "");
  if (version !== 0) return version;
  const [x, y] = [left?.[3], right?.[3]];
  if (x === undefined || y === undefined) return Number(x !== undefined) - Number(y !== undefined);
  return rpmPart(x, y);
}

/** `Gem::Version#canonical_segments`. */
function gemSegments(version: string): string[] {
  const all =
    version
      .trim()
      .replaceAll("-", ".pre.")
      .match(/[0-9]+|[a-z]+/gi) ?? [];
  const first = all.findIndex((segment) => /[a-z]/i.test(segment));
  const parts = first < 0 ? [all] : [all.slice(0, first), all.slice(first)];
  for (const part of parts) while (part.length > 0 && /^0+$/.test(part.at(-1) ?? "")) part.pop();
  return parts.flat();
}

function gem(a: string, b: string): number {
  const [left, right] = [gemSegments(a), gemSegments(b)];
  for (let at = 0; at < Math.max(left.length, right.length); at++) {
    const [x, y] = [left[at] ?? "0", right[at] ?? "0"];
    const [xNumber, yNumber] = [/[0-9]/.test(x), /[0-9]/.test(y)];
    if (xNumber !== yNumber) return xNumber ? 1 : -1;
    const order = xNumber ? bigCompare(x, y) : x < y ? -1 : x > y ? 1 : 0;
    if (order !== 0) return order;
  }
  return 0;
}

function numberLists(separator: RegExp): Reference {
  return (a, b) => {
    const [left, right] = [a.trim().split(separator), b.trim().split(separator)];
    for (let at = 0; at < Math.min(left.length, right.length); at++) {
      const order = bigCompare(left[at] ?? "", right[at] ?? "");
      if (order !== 0) return order;
    }
    return left.length - right.length;
  };
}

function semver(a: string, b: string): number | undefined {
  return validNode(a) === null || validNode(b) === null ? undefined : compareNode(a, b);
}

/** PEP 440's reference reads numbers as doubles; longer ones are left to the laws. */
function pypi(a: string, b: string): number | undefined {
  if (/[0-9]{16}/.test(a) || /[0-9]{16}/.test(b)) return undefined;
  return validPep440(a) === null || validPep440(b) === null ? undefined : comparePep440(a, b);
}

/** The references at hand, by the scheme's name. */
export const references: ReadonlyMap<string, Reference> = new Map<string, Reference>([
  ["semver", semver],
  ["golang", semver],
  ["nuget", (a, b) => semver(a.toLowerCase(), b.toLowerCase())],
  ["pypi", pypi],
  ["gem", gem],
  ["deb", deb],
  ["opam", debPart],
  ["rpm", rpm],
  ["hackage", numberLists(/\./)],
  ["cran", numberLists(/[.-]/)],
  ["lexicographic", (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))],
]);
