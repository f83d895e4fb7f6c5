/** Versions of documents as CSAF has them (3.1.11): whole numbers, or semantic versions. What cannot be compared is left to the document's date. */

const wholeNumber = /^(?:0|[1-9]\d*)$/;
const semantic = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([\w-]+(?:\.[\w-]+)*))?(?:\+[\w.-]+)?$/;

/** Below zero, zero or above as `a` comes before, beside or after `b`; zero too where either is absent or they are of different kinds. */
export function compareTrackingVersions(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return 0;
  if (wholeNumber.test(a) && wholeNumber.test(b)) return compareNumbers(a, b);
  const [first, second] = [semantic.exec(a), semantic.exec(b)];
  if (first === null || second === null) return 0;
  for (const place of [1, 2, 3]) {
    const order = compareNumbers(first[place] ?? "", second[place] ?? "");
    if (order !== 0) return order;
  }
  return comparePreReleases(first[4], second[4]);
}

/** Numbers of any length, without zeros before them. */
function compareNumbers(a: string, b: string): number {
  return Math.sign(a.length - b.length) || (a === b ? 0 : a < b ? -1 : 1);
}

function comparePreReleases(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return a === b ? 0 : a === undefined ? 1 : -1;
  const [left, right] = [a.split("."), b.split(".")];
  for (const [place, one] of left.entries()) {
    const other = right[place];
    if (other === undefined) return 1;
    const order = compareIdentifiers(one, other);
    if (order !== 0) return order;
  }
  return left.length < right.length ? -1 : 0;
}

function compareIdentifiers(a: string, b: string): number {
  const [first, second] = [wholeNumber.test(a), wholeNumber.test(b)];
  if (first && second) return compareNumbers(a, b);
  if (first !== second) return first ? -1 : 1;
  return a === b ? 0 : a < b ? -1 : 1;
}
