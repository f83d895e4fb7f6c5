/** Shortest ways from the roots of a dependency graph to each of its nodes. Knows nothing of any list's format. */

/**
 * For each reachable node the nodes from a root to its parent, root included and itself not, along a shortest way.
 * Roots are the nodes that no edge points to, and the node `""` where it exists. The empty node is left out of the ways. Long ways are cut at 50.
 */
export function dependencyPaths(
  edges: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, readonly string[]> {
  const parents = new Map<string, string | null>();
  let front = rootsOf(edges);
  for (const root of front) parents.set(root, null);
  while (front.length > 0) {
    const next: string[] = [];
    for (const node of front) {
      for (const child of edges.get(node) ?? []) {
        if (parents.has(child)) continue;
        parents.set(child, node);
        next.push(child);
      }
    }
    front = next;
  }
  return waysOf(parents);
}

function rootsOf(edges: ReadonlyMap<string, readonly string[]>): string[] {
  if (edges.has("")) return [""];
  const pointed = new Set<string>();
  for (const children of edges.values()) for (const child of children) pointed.add(child);
  return [...edges.keys()].filter((node) => !pointed.has(node));
}

const maxLength = 50;

function waysOf(parents: ReadonlyMap<string, string | null>): ReadonlyMap<string, readonly string[]> {
  const ways = new Map<string, readonly string[]>();
  for (const node of parents.keys()) {
    const way: string[] = [];
    let parent = parents.get(node) ?? null;
    while (parent !== null && parent !== "" && way.length < maxLength) {
      way.push(parent);
      parent = parents.get(parent) ?? null;
    }
    ways.set(node, way.reverse());
  }
  return ways;
}
