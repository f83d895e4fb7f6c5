/** The roles of a publication: which a room signs for itself, who speaks for which paths, and the file (`bongsu.publication-roles/1`) that carries their public keys to the offices. */
import type { TufSigner } from "#core/tuf/metadata.ts";
import { publicationPaths, publicationRole, pathsOfLead, roleOfLead } from "#core/tuf/publication-targets.ts";
import { tufKeyMembers, type TufTree } from "#core/tuf/schemes.ts";
import type { PublicationMark } from "#core/tuf/write-metadata.ts";

const form = "bongsu.publication-roles/1";

/** The roles for which a room may have keys: its own, and those of lead authorities that keep theirs in the room. */
export function ownRoles(leads: readonly string[]): readonly string[] {
  return ["snapshot", "timestamp", ...delegationsOf(leads).map(({ name }) => name)];
}

/** Who speaks for which paths: the lead authorities, then the room. */
export function delegationsOf(
  leads: readonly string[],
): readonly { readonly name: string; readonly paths: readonly string[] }[] {
  return [
    ...leads.map((lead) => ({ name: roleOfLead(lead), paths: pathsOfLead(lead) })),
    { name: publicationRole, paths: publicationPaths },
  ];
}

/** The document: the lead authorities, and a key a role and tree. */
export function rolesDocument(
  mark: PublicationMark,
  leads: readonly string[],
  signers: Readonly<Record<TufTree, ReadonlyMap<string, TufSigner>>>,
): object {
  const keysOf = (tree: TufTree) =>
    Object.fromEntries([...signers[tree]].map(([role, { key }]) => [role, tufKeyMembers(key)]));
  return {
    type: form,
    ...mark,
    leads,
    keys: { ed25519: keysOf("ed25519"), "ml-dsa-65": keysOf("ml-dsa-65") },
  };
}
