/** The roles of a publication: which a room signs for itself, who speaks for which paths, and the file (`bongsu.publication-roles/1`) that carries their public keys to the offices. */
import { entriesOf, listMember, member, textMember } from "#core/input/json.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import { compositeHalves } from "#core/seal/ml-dsa-65-ed25519.ts";
import type { TufKey, TufSigner } from "#core/tuf/metadata.ts";
import { publicationPaths, publicationRole, pathsOfLead, roleOfLead } from "#core/tuf/publication-targets.ts";
import { tufKeyId, tufKeyMembers, tufKeyOf, type TufTree } from "#core/tuf/schemes.ts";
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

/** A key and its id. */
export type NamedKey = { readonly keyid: string; readonly key: TufKey };

/** What the document says. */
export type PublicationRoles = {
  readonly mark: PublicationMark;
  readonly leads: readonly string[];
  readonly keys: Readonly<Record<TufTree, ReadonlyMap<string, NamedKey>>>;
};

/** Reads the document: every role has a key in each tree. */
export async function readPublicationRoles(value: unknown): Promise<Parsed<PublicationRoles>> {
  const [room, drill] = [textMember(value, "room"), member(value, "drill")];
  const leads = listMember(value, "leads").filter((lead) => typeof lead === "string");
  const keys = { ed25519: await keysIn(value, "ed25519"), "ml-dsa-65": await keysIn(value, "ml-dsa-65") };
  const isForm = textMember(value, "type") === form && room !== null && typeof drill === "boolean";
  const isWhole = ownRoles(leads).every((role) => keys.ed25519.has(role) && keys["ml-dsa-65"].has(role));
  return isForm && isWhole
    ? parsed({ mark: { room, drill }, leads, keys })
    : failed("", "publication-roles-form", "This is not a room's document of the roles of its publication.");
}

async function keysIn(value: unknown, tree: TufTree): Promise<ReadonlyMap<string, NamedKey>> {
  const keys = new Map<string, NamedKey>();
  for (const [role, entry] of entriesOf(member(member(value, "keys"), tree))) {
    const [keytype, scheme] = [textMember(entry, "keytype"), textMember(entry, "scheme")];
    const text = textMember(member(entry, "keyval"), "public");
    if (keytype === null || scheme === null || text === null) continue;
    const key = { keytype, scheme, value: text };
    keys.set(role, { keyid: await tufKeyId(key), key });
  }
  return keys;
}

/** An office's key, a half a tree; `null` for a key that is not hybrid. */
export async function officeKeys(spki: Uint8Array): Promise<Readonly<Record<TufTree, NamedKey>> | null> {
  const halves = compositeHalves(spki);
  if (halves === null) return null;
  const named = async (key: TufKey): Promise<NamedKey> => ({ keyid: await tufKeyId(key), key });
  return {
    ed25519: await named(tufKeyOf("ed25519", halves.curve)),
    "ml-dsa-65": await named(tufKeyOf("ml-dsa-65", halves.lattice)),
  };
}
