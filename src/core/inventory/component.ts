/** What a software list is made of: components. Reading a list never asks the network and never runs anything. */

/** One installed or locked component. */
export type Component = {
  /** Canonical purl without version (see `core/product`); `null` when the list does not say enough to name it. */
  readonly product: string | null;
  /** The name as the list writes it. */
  readonly name: string;
  /** The version as the list writes it; `null` when the list gives none (or a range). */
  readonly version: string | null;
  /** Where in the list: a JSON Pointer, or `line N`. */
  readonly at: string;
  readonly scope: "runtime" | "dev" | "optional";
  /** Names from the root to the parent, where the list tells; empty when it does not. */
  readonly dependencyPath: readonly string[];
};

/** A list as read: what kind it was, its components, and remarks about parts that could not be read. */
export type Inventory = {
  readonly kind: string;
  readonly components: readonly Component[];
};
