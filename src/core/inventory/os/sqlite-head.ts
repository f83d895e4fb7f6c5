/** How the bytes of an SQLite database begin. Apart from the reading of its tables, which few lists need. */
const magic = new TextEncoder().encode("SQLite format 3\0");

/** Whether bytes begin as an SQLite database does. */
export function isSqlite(head: Uint8Array): boolean {
  return head.length >= 100 && magic.every((byte, i) => head[i] === byte);
}
