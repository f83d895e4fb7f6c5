/** A publication's files as targets of TUF: their paths, and which role speaks for which. A directive and its facts are its lead authority's, packs and the index the room's own. */
import { directiveOfPath, factsOfPath, type IndexFile } from "#core/document/pub-index.ts";

/** The role of the room's own targets, whose key lies in the room. */
export const publicationRole = "publication";
/** The path of the index as a target: whoever believes the metadata believes the index by it. */
export const indexTarget = "index.json";

/** The role of a lead authority, which is an office of the room. */
export function roleOfLead(office: string): string {
  return `directives-${office}`;
}

const leadRoleForm = /^directives-[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** Whether a name is that of a lead authority's role; such a name is also that of a file. */
export function isLeadRole(role: string): boolean {
  return leadRoleForm.test(role);
}

/** The office of a lead authority's role. */
export function officeOfRole(role: string): string {
  return role.slice(roleOfLead("").length);
}

/** The patterns of what a lead authority may speak for. */
export function pathsOfLead(office: string): readonly string[] {
  return [`directives/${office}/*/*.json`, `facts/${office}/*/*.json`];
}

/** The patterns of what the room itself may speak for. Rosters, orders and notices hold their offices' own signatures. */
export const publicationPaths: readonly string[] = [
  indexTarget,
  "packs/*",
  "ecosystems/*/*",
  "rule-packs/*",
  "guidelines/*",
  "rosters/*",
  "orders/*/*",
  "suspensions/*/*",
  "notices/*",
  "advisories/*",
  "advisories/*/*",
  // advisories/csaf/en/2026/ID.json: a `*` does not match a `/`.
  "advisories/*/*/*/*",
];

/**
 * The path of a file of the index as a target: `null` where it needs a lead and there is none. An ecosystem's pack has one name for ever: its file by
 * consistent snapshots, `DIGEST.pack`, is the one that lies there already.
 */
export function targetPath(
  file: IndexFile,
  leadOf: (directive: string) => string | undefined,
): string | null {
  const directive = directiveOfPath(file.path) ?? factsOfPath(file.path);
  if (directive !== null) {
    const lead = leadOf(directive.id);
    return lead === undefined ? null : file.path.replace("/", `/${lead}/`);
  }
  if (file.ecosystem === undefined) return file.path;
  if (file.kind === "delta") return `ecosystems/${file.ecosystem}/${file.from?.pack ?? ""}.delta`;
  return `ecosystems/${file.ecosystem}/${file.kind}`;
}

/** The lead authority, the directive and the rest of the path of a target; `null` for one that is nobody's but the room's. */
export function leadOfTarget(path: string): { readonly lead: string; readonly file: string } | null {
  const [kind, lead, ...rest] = path.split("/");
  if ((kind !== "directives" && kind !== "facts") || lead === undefined || rest.length !== 2) return null;
  return { lead, file: [kind, ...rest].join("/") };
}

/** Where a target's file lies by consistent snapshots (specification 1.0.34, 6.2.1). */
export function consistentPath(path: string, sha256: string): string {
  const at = path.lastIndexOf("/") + 1;
  return `${path.slice(0, at)}${sha256}.${path.slice(at)}`;
}
