/** Who holds the keys of a lead authority's role by a root that is made: the room, or people of the authority whose keys never come to the room. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readPublicKeyFile } from "#cli/key/key-file.ts";
import { printable } from "#core/input/printable.ts";
import { type NamedKey, officeKeys, type PublicationRoles } from "#core/tuf/publication-roles.ts";
import type { PublicationRoot } from "#core/tuf/publication-root.ts";
import { isLeadRole, roleOfLead } from "#core/tuf/publication-targets.ts";
import { delegationIn } from "#core/tuf/role-document.ts";
import { type TufTree, tufTrees } from "#core/tuf/schemes.ts";
import type { Translate } from "#messages/message.ts";

/** The halves of a holder's key, one a tree. */
export type OfficeKeys = Readonly<Record<TufTree, NamedKey>>;

/** The holders of a role, and how many of them sign. */
type LeadHolders = { readonly holders: readonly OfficeKeys[]; readonly threshold: number };

type LeadOptions = {
  readonly lead?: readonly string[] | undefined;
  readonly "lead-threshold"?: string | undefined;
};

/** The word in place of a key by which a role is the room's own. */
const ofRoom = "room";

/** The key of a file, for publications of this world. */
export async function holderKeys(path: string, drill: boolean): Promise<OfficeKeys> {
  const key = await readPublicKeyFile(path);
  const keys = await officeKeys(key.spki);
  if (key.purpose === "publication" && key.drill === drill && keys !== null) return keys;
  throw new MessageRefusal("input-invalid", (t) => t("publicationCommand.otherKey", { path }));
}

/**
 * The roles that are not the room's, by name. A next root says of each again who holds its keys: what is forgotten neither falls to the room, nor stays with keys that
 * may have been the room's before they were stolen.
 */
export async function leadHolders(
  { lead = [], "lead-threshold": written }: LeadOptions,
  roles: PublicationRoles,
  before: PublicationRoot | null,
): Promise<ReadonlyMap<string, LeadHolders>> {
  const named = Map.groupBy(lead.map(partsOf), ({ office }) => office);
  const leads = new Map<string, LeadHolders>();
  for (const [office, its] of named) {
    if (!roles.leads.includes(office))
      throw new MessageRefusal("input-invalid", (t) =>
        t("publicationCommand.notLead", { office: printable(office) }),
      );
    const files = its.map(({ file }) => file).filter((file) => file !== ofRoom);
    if (files.length === 0) continue;
    const holders: OfficeKeys[] = [];
    for (const file of files) holders.push(await holderKeys(file, roles.mark.drill));
    const count = new Set(holders.map(({ ed25519 }) => ed25519.keyid)).size;
    const threshold = numberIn(written, Math.floor(count / 2) + 1, "lead-threshold");
    if (threshold > count || files.length !== its.length)
      throw new MessageRefusal("input-invalid", (t) =>
        t("publicationCommand.thresholdWrong", { threshold, offices: count }),
      );
    leads.set(roleOfLead(office), { holders, threshold });
  }
  for (const office of roles.leads)
    if (before !== null && !named.has(office)) refuseForgotten(office, roles, before);
  return leads;
}

function partsOf(text: string): { readonly office: string; readonly file: string } {
  const at = text.indexOf("=");
  if (at > 0 && at < text.length - 1) return { office: text.slice(0, at), file: text.slice(at + 1) };
  throw new MessageRefusal("input-invalid", (t) =>
    t("publicationCommand.leadForm", { text: printable(text) }),
  );
}

function refuseForgotten(office: string, { keys }: PublicationRoles, before: PublicationRoot): void {
  const role = roleOfLead(office);
  const isForgotten = tufTrees.some((tree) => {
    const delegation = delegationIn(before, tree, role);
    const own = keys[tree].get(role)?.keyid ?? "";
    return delegation !== undefined && !(delegation.threshold === 1 && delegation.keyids.includes(own));
  });
  if (isForgotten)
    throw new MessageRefusal("input-invalid", (t) => t("publicationCommand.leadUnnamed", { role, office }));
}

/** A line for each lead authority's role: how many of how many keys sign, and the keys by their ids' beginnings. */
export function leadLines(root: PublicationRoot, t: Translate): readonly string[] {
  const lines = root.trees.ed25519.targets.part.delegations
    .filter(({ name }) => isLeadRole(name))
    .map(({ name, threshold, keyids }) => {
      const ids = keyids.map((keyid) => keyid.slice(0, 16)).join(" ");
      return `  ${printable(name)}  ${threshold}/${keyids.length}  ${printable(ids)}`;
    });
  return lines.length === 0 ? [] : [t("publicationCommand.leadsShown"), ...lines];
}

/** A whole number of an option. */
export function numberIn(written: string | undefined, usual: number, option: string): number {
  if (written === undefined) return usual;
  if (/^[1-9]\d{0,4}$/.test(written)) return Number(written);
  throw new MessageRefusal("input-invalid", (t) => t("publicationCommand.notNumber", { option }));
}
