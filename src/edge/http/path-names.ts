/** What of an endpoint's input stands in its path, and whether anything is left for a body. */
import type { Endpoint } from "#contract/endpoint.ts";
import { member } from "#core/input/json.ts";

/** The names of a path's parts. */
export function pathNames({ path }: { readonly path: string }): readonly string[] {
  return [...path.matchAll(/:(\w+)/g)].map((match) => match[1] ?? "");
}

/** Whether a call carries a body: it changes something, and not all of its input stands in the path. An empty body is not the same as one that says nothing. */
export function needsBody(entry: Pick<Endpoint, "path" | "method" | "input" | "sealed">): boolean {
  if (entry.method === "GET") return false;
  const inPath = pathNames(entry);
  const names = Object.keys(member(entry.input, "properties") ?? {});
  return entry.sealed !== undefined || names.some((name) => !inPath.includes(name));
}
