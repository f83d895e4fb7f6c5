/** What a manifest requires by name, and the names that it gives to others: what is held against the lock beside it. */
import type { Requirement } from "#core/inventory/component.ts";
import { requirementOf } from "#core/inventory/requirement.ts";
import { schemeNamed } from "#core/version/index.ts";

/** A package that a manifest requires without a condition: a lock of today has an entry of it. */
export type RequiredPackage = {
  readonly name: string;
  /** The versions that it allows, where they can be read: an entry of another version is of an older manifest. */
  readonly allowed?: Requirement;
  /** For development, or of a group that is chosen: what is installed may go without it. */
  readonly isChosen?: true;
};

/** What a manifest names. */
export type ManifestNames = {
  readonly requires: readonly RequiredPackage[];
  /** Names that it stands for itself: its own, and others for what it requires. */
  readonly provides: readonly string[];
  /** Folders of its workspace that it names one by one; what it names by a pattern may be none. */
  readonly members?: readonly string[];
};

/** The folders among what a workspace names: no pattern, nothing that is left out, not its own folder. */
export function namedFolders(all: readonly unknown[]): readonly string[] {
  return all.filter(
    (one): one is string => typeof one === "string" && /^[^!*?{[]+$/.test(one) && one !== ".",
  );
}

/** A package of a name with the text of its requirement. */
export function requiredPackage(
  name: string,
  written: { readonly type: string; readonly text: unknown; readonly isChosen?: boolean },
): RequiredPackage {
  const allowed = typeof written.text === "string" ? requirementOf(written.type, written.text) : undefined;
  return {
    name,
    ...(allowed === undefined ? {} : { allowed }),
    ...(written.isChosen === true ? { isChosen: true } : {}),
  };
}

/** As {@link requiredPackage} where the written version is the lowest one and a tool may choose a higher one. */
export function requiredFrom(name: string, type: string, lowest: string): RequiredPackage {
  const scheme = schemeNamed(type)?.name;
  if (scheme === undefined || !/^\d[\w.+-]{0,100}$/.test(lowest)) return { name };
  const allowed = [{ from: lowest, fromIncluded: true, to: null, toIncluded: false }];
  return { name, allowed: { text: lowest, scheme, allowed } };
}
