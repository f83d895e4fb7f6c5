/** What a software list is made of: components. Reading a list never asks the network and never runs anything. */
import type { NotCompared } from "#core/inventory/not-compared.ts";
import type { ComponentOrigin } from "#core/inventory/origin.ts";
import type { NamedPackage } from "#core/product/distribution-package.ts";
import type { Interval } from "#core/version/range.ts";

/** The versions that a requirement allows, where the list says no single one. */
export type Requirement = {
  /** As the list writes it. */
  readonly text: string;
  /** The version scheme of the intervals, and at least every version that is allowed. */
  readonly scheme: string;
  readonly allowed: readonly Interval[];
};

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
  /** What is required where `version` is `null`: a verdict that holds for all of it is one. */
  readonly requirement?: Requirement;
  /** The list takes its version from elsewhere, a property or what a parent manages: it is not moved where the component stands. */
  readonly isManaged?: true;
  /** Where it comes from; absent for the registry of its ecosystem, and where the list does not say. */
  readonly origin?: ComponentOrigin;
  /** The package URL letter by letter as the list gives it; absent where it gives none. */
  readonly purl?: string;
  /** What the package tool of the system prints as the installed version, where another version (the source package's) is compared. */
  readonly installed?: string;
  /** What the list itself calls the component (a CycloneDX `bom-ref`), for documents that point into the list. */
  readonly ref?: string;
  /** Further names under which advisories may speak of it, each with its version: the source package, or what was built from it. */
  readonly also?: readonly NamedPackage[];
  /** Advisories of its distribution name source packages and the list does not say which one this was built from. */
  readonly sourceUnknown?: true;
  /** The module stream that it was built for, `nodejs:18`. */
  readonly module?: string;
  /** The release of the system that it is installed on, with its minor number, where fixes come by minor release: `9.4`. */
  readonly systemRelease?: string;
};

/** A list as read: what kind it was, its components, and what it holds beside them that nothing is compared with. */
export type Inventory = {
  readonly kind: string;
  readonly components: readonly Component[];
  readonly notCompared: readonly NotCompared[];
  /** Folders of the workspace whose manifests the list resolves, below its own; absent where it does not say. */
  readonly members?: readonly string[];
  /** Names of entries that are no components: folders of the workspace, what a package stands for beside itself. */
  readonly named?: readonly string[];
  /** The address of the list itself, where it has one: `urn:cdx:SERIAL/VERSION` of a CycloneDX document. */
  readonly address?: string;
  /**
   * What the list itself states of vulnerabilities, unread: the word of whoever wrote it, which excuses nothing. A parsed document, or the text of a `.toml`;
   * `core/vex` reads it where somebody is to be shown it.
   */
  readonly stated?: unknown;
};
