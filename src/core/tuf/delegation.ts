/** Which delegated role may speak for which path (specification 1.0.34, 4.5). Patterns are matched without regular expressions, in time bounded by pattern and path. */
import { sha256Hex } from "#core/seal/sha256.ts";
import type { Delegation, TargetFile, TargetsPart, TufDocument } from "#core/tuf/metadata.ts";

/** Whether a delegation covers a path. */
async function covers(
  { paths, hashPrefixes }: Pick<Delegation, "paths" | "hashPrefixes">,
  path: string,
): Promise<boolean> {
  if (hashPrefixes === null) return paths?.some((pattern) => matchesPattern(path, pattern)) === true;
  const digest = await sha256Hex(new TextEncoder().encode(path));
  return hashPrefixes.some((prefix) => prefix !== "" && digest.startsWith(prefix));
}

/** Whether one of these roles, which all have patterns of paths, may speak for a path. */
export function isCovered(path: string, roles: readonly Pick<Delegation, "paths">[]): boolean {
  return roles.some(({ paths }) => paths?.some((pattern) => matchesPattern(path, pattern)) === true);
}

/** How the targets of a role are had: the document, or `null` where it cannot be had or is not good. */
type RoleTargets = (delegation: Delegation) => Promise<TufDocument<TargetsPart> | null>;

/**
 * The target of a path (5.6.7): roles in preorder, each at most once and `most` of them; a terminating delegation that covers the path ends the search
 * behind it. Every role on the way must cover the path. `null` where no role names it, or a role on the way cannot be had.
 */
export async function findTarget(
  top: TufDocument<TargetsPart>,
  path: string,
  { roleTargets, most }: { readonly roleTargets: RoleTargets; readonly most: number },
): Promise<{ readonly target: TargetFile; readonly role: string } | null> {
  const stack: (Delegation | null)[] = [null];
  const visited = new Set<string>();
  while (stack.length > 0 && visited.size < most) {
    const delegation = stack.pop() ?? null;
    const role = delegation?.name ?? "targets";
    // 5.6.7.1
    if (visited.has(role)) continue;
    visited.add(role);
    const document = delegation === null ? top : await roleTargets(delegation);
    if (document === null) return null;
    const target = document.part.targets.get(path);
    if (target !== undefined) return { target, role };
    // 5.6.7.2
    const next: Delegation[] = [];
    for (const one of document.part.delegations) {
      if (!(await covers(one, path))) continue;
      next.push(one);
      // 5.6.7.2.1
      if (!one.terminating) continue;
      stack.length = 0;
      break;
    }
    stack.push(...next.toReversed());
  }
  return null;
}

/** Whether a path has the form of a pattern, segment by segment: `*` and `?` do not match a `/`. */
function matchesPattern(path: string, pattern: string): boolean {
  const [names, globs] = [path.split("/"), pattern.split("/")];
  return names.length === globs.length && globs.every((glob, i) => matchesGlob(names[i] ?? "", glob));
}

/** The last `*` is tried again one further on, and no earlier one: enough, since what lies before it has matched. */
function matchesGlob(name: string, glob: string): boolean {
  let [n, g, star, from] = [0, 0, -1, 0];
  while (n < name.length) {
    if (glob[g] === "*") [star, from] = [g++, n];
    else if (glob[g] === "?" || glob[g] === name[n]) [n, g] = [n + 1, g + 1];
    else if (star >= 0) [n, g] = [++from, star + 1];
    else return false;
  }
  while (glob[g] === "*") g++;
  return g === glob.length;
}
