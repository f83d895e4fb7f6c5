/** What a kind of files is that name dependencies and not which versions they became. */
import type { InventoryBuilder } from "#core/inventory/reader.ts";

/** One kind of such files. */
export type ManifestKind = {
  /** The name of its reader. */
  readonly name: string;
  readonly files: RegExp;
  /** Whether the text names a dependency. */
  readonly declares: (text: string) => boolean;
  /** Whether a list in a folder above counts too. */
  readonly above: boolean;
  /** Whether one in a folder below counts too. */
  readonly below?: true;
  /** No lock replaces it. */
  readonly isUnread?: true;
  /** As a reader's. */
  readonly fix?: string;
  /** Adds the packages that it names with a version all the same; `false` where it cannot be read. */
  readonly addPackages?: (gathering: InventoryBuilder, text: string) => boolean;
};
