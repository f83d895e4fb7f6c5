/** Whether a path that a report names is a file of a source, or one that the source serves: as one pattern, as patterns one after another, or as the file that answers it. */

/** Whether a file's path is the one that is named: either may begin further up. */
export function matchesFile(named: string, file: string): boolean {
  const [one, two] = [named.toLowerCase(), file.toLowerCase()];
  return one === two || two.endsWith(`/${one}`) || one.endsWith(`/${two}`);
}

const mostSteps = 30;

/** How many patterns and files may still be compared: a stranger chooses the paths and the source. */
export type ServingWork = { left: number };

/** Patterns by how many steps they have. */
export type RoutePatterns = ReadonlyMap<number, readonly (readonly string[])[]>;

/** What answers paths: patterns that stand in the source, and its files. */
type Serving = { readonly patterns: RoutePatterns; readonly files: ReadonlyMap<string, unknown> };

/** Whether a path is served; `null` once the work is used up, when nobody can tell. Routers put paths together of parts, so every way to cut the path into known patterns is tried. */
export function isServed(path: string, { patterns, files }: Serving, work: ServingWork): boolean | null {
  const steps = stepsOf(path).slice(0, mostSteps);
  const reached = new Set([0]);
  for (let from = 0; from < steps.length; from++) {
    if (!reached.has(from)) continue;
    for (let to = from + 1; to <= steps.length; to++) {
      const same = patterns.get(to - from) ?? [];
      if ((work.left -= same.length) < 0) return null;
      if (fitsOne(steps.slice(from, to), same)) reached.add(to);
    }
  }
  if (reached.has(steps.length)) return true;
  return (work.left -= files.size) < 0 ? null : isAnsweredByFile(steps, files.keys());
}

/** The patterns of a source, put in order once for all paths. */
export function patternsByLength(routes: ReadonlySet<string>): RoutePatterns {
  const patterns = new Map<number, (readonly string[])[]>();
  for (const route of routes) {
    const steps = stepsOf(route.split(/[?#]/)[0] ?? "");
    if (steps.length === 0 || steps.length > mostSteps || steps.every(isFree)) continue;
    const same = patterns.get(steps.length);
    if (same === undefined) patterns.set(steps.length, [steps]);
    else same.push(steps);
  }
  return patterns;
}

function fitsOne(steps: readonly string[], patterns: readonly (readonly string[])[]): boolean {
  return patterns.some((pattern) =>
    pattern.every((step, index) => isFree(step) || step.toLowerCase() === steps[index]?.toLowerCase()),
  );
}

/** Whether a step of a pattern stands for anything: `:id`, `{id}`, `<id>`, `[id]`, `*`, `${id}`, `%s`. */
function isFree(step: string): boolean {
  return /^[:{<[*$%]/.test(step) || step.includes("{");
}

/** Frameworks that serve by folder: the steps are the end of a file's path, its ending and the names that stand for a folder apart. */
function isAnsweredByFile(steps: readonly string[], files: Iterable<string>): boolean {
  const wanted = steps.map((step) => withoutEnding(step.toLowerCase()));
  if (wanted.length === 0) return false;
  for (const file of files) {
    const all = stepsOf(withoutEnding(file.toLowerCase()));
    const own = /^(?:index|route|page|default)$/.test(all.at(-1) ?? "") ? all.slice(0, -1) : all;
    const end = own.slice(-wanted.length);
    if (end.length === wanted.length && end.every((step, index) => isFree(step) || step === wanted[index]))
      return true;
  }
  return false;
}

function withoutEnding(path: string): string {
  return path.replace(/\.[a-z]{1,5}$/, "");
}

function stepsOf(path: string): readonly string[] {
  return path.split("/").filter((step) => step !== "");
}
