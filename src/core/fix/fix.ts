/**
 * What moves an affected package to a version: commands of the tool that wrote its list, and what a person has to write where no command does.
 * Data only; sentences are for whoever shows them.
 */
import type { Component } from "#core/inventory/component.ts";
import type { Purl } from "#core/product/purl.ts";
import type { DependencyGraph } from "#core/fix/dependency-graph.ts";

/** What a person has to do by hand. */
type ManualFix =
  /** Write a text under a section of a file. */
  | { readonly code: "add-override"; readonly file: string; readonly section: string; readonly text: string }
  /** Write a requirement in place of the one that stands in a file. */
  | { readonly code: "edit-requirement"; readonly file: string; readonly text: string }
  /** Widen the requirement that a file of one's own states, so that it admits the version. */
  | {
      readonly code: "raise-requirement";
      readonly file: string;
      readonly name: string;
      readonly version: string;
    }
  /** Raise the version where it stands: a property, or what the project or a parent of it manages. */
  | { readonly code: "raise-managed"; readonly name: string; readonly version: string }
  /** Move what requires the package to a release that admits the version: the tool has no override. */
  | {
      readonly code: "raise-parent";
      readonly name: string;
      readonly version: string;
      readonly parents: readonly string[];
    }
  /** Build what the list was made of again. */
  | { readonly code: "rebuild"; readonly name: string; readonly version: string }
  /** The list does not say which tool manages the package. */
  | { readonly code: "any-tool"; readonly name: string; readonly version: string }
  /** No package manager, or a name or version that cannot stand in a command. */
  | { readonly code: "by-supplier"; readonly name: string; readonly version: string };

/** One thing to do: a command, its words not yet quoted, or something by hand. */
export type FixStep =
  | { readonly kind: "command"; readonly words: readonly string[] }
  | ({ readonly kind: "manual" } & ManualFix);

/** All that moves one package of one list from one version to another. */
export type Fix = {
  /**
   * How it changes what is required: the project's own requirement, a newer version within what others require, an override of what they
   * require, or nothing that is known here.
   */
  readonly how: "direct" | "in-range" | "override" | "other";
  readonly version: string;
  /** The version is a pre-release: its maker does not call it stable. */
  readonly preRelease: boolean;
  readonly steps: readonly FixStep[];
  /** The packages whose requirement, as the list tells it, does not admit the version. */
  readonly refusedBy?: readonly Refusing[];
};

/** A package that requires less: `name@version`, and the range where the list has it. */
type Refusing = { readonly parent: string; readonly range: string | null };

/** A package of one list that is to be moved from a version to another. Name and version fit the grammar of commands. */
export type PackageMove = {
  readonly purl: Purl;
  /** The name as its ecosystem writes it: `@scope/name`, `group:name`. */
  readonly name: string;
  /** Of an operating system: the name of the package in its database, which the product may be the source of. */
  readonly listed: string;
  readonly from: string;
  readonly to: string;
  readonly scope: Component["scope"];
  /** As of a component. */
  readonly isManaged: boolean;
};

/** What a tool may know of the list: who requires what, `null` where that was not read. */
export type ListRequirements = {
  readonly graph: DependencyGraph | null;
  /** Versions of the package in this list, also those that are not affected. */
  readonly versions: readonly string[];
};

/** What a tool does to move a package. */
export type ToolFix = Pick<Fix, "how" | "steps" | "refusedBy">;

/** One package manager. */
export type FixTool = (move: PackageMove, list: ListRequirements) => ToolFix;

/** A command as a step. */
export function command(...words: readonly string[]): FixStep {
  return { kind: "command", words };
}

/** Something by hand as a step. */
export function manual(what: ManualFix): FixStep {
  return { kind: "manual", ...what };
}
