/** The key of a CSAF document: its publisher's name space and its id, of which no two pairs are one key. */

/**
 * `csaf/NAMESPACE/ID`, read from the last slash: an id without one, as nearly all are. An id that has a slash is written with `%2F` and marked by another beginning,
 * so that it is neither a longer name space with a shorter id nor an id with `%2F` in it.
 */
export function csafKey(namespace: string, id: string): string {
  if (!id.includes("/")) return `csaf/${namespace}/${id}`;
  return `csaf-slashed/${namespace}/${id.replaceAll("%", "%25").replaceAll("/", "%2F")}`;
}

/** The name space in a CSAF document's key; `undefined` in a key of another format. */
export function csafNamespaceOf(key: string): string | undefined {
  return /^csaf(?:-slashed)?\/(.*)\//su.exec(key)?.[1];
}
