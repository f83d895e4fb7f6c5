/**
 * What an inventory reader is, and the one way in which readers gather components within limits.
 * A reader is given text and never asks for another file, the network or a clock.
 */
import type { Component, Inventory } from "#core/inventory/component.ts";
import type { PomTree } from "#core/inventory/jvm/pom-tree.ts";
import type { ComponentOrigin } from "#core/inventory/origin.ts";
import { addNotCompared, type NotCompared, type NotComparedCode } from "#core/inventory/not-compared.ts";
import type { RemarkCode } from "#core/inventory/remark-codes.ts";
import { member, readJson } from "#core/input/json.ts";
import { isImpossibleName, isImpossibleVersion } from "#core/product/impossible-name.ts";
import { relocatedTo } from "#core/product/relocations.ts";
import { releaseMissing } from "#core/product/product.ts";
import { productOfEcosystem } from "#core/product/ecosystem.ts";
import { failed, type Finding, type Parsed } from "#core/problem.ts";

/** Limits and knowledge from outside that a reading may use. */
export type ReadOptions = {
  /** UTF-16 units of one file; 64 Mi unless told. */
  readonly chars?: number;
  /** Components of one list; 500,000 unless told. */
  readonly components?: number;
  /** The other poms of the tree that a pom lies in. */
  readonly poms?: PomTree;
  /** The release of the system that a package database belongs to, as `debian-12` or as os-release writes it (`debian 12`). */
  readonly distro?: string;
};

/** What every reader declares, of text or of bytes. A new reader is one file, one folder of vectors and one line in the registry. */
type ReaderDeclaration = {
  /** Kebab-case, unique among all readers; the `kind` of its inventories and the folder of its vectors. */
  readonly name: string;
  /** Paths (with `/`) of a tree that are worth opening, others are passed over; `null` for what stands in archives of its own kind only. */
  readonly files: RegExp | null;
  /** The kinds of manifests (`manifest/manifest-kinds.ts`) of which its lists say what became of them. */
  readonly locks?: readonly string[];
  /** A system's package database, whose release the system's os-release says. */
  readonly isDatabase?: true;
  /** Each file says one installed package. */
  readonly isOnePackage?: true;
  /** The package manager that wrote such lists, by its name in `core/fix/tools.ts`. */
  readonly fix?: string;
};

/** One kind of software list. */
export type Reader = ReaderDeclaration & {
  /** Whether a file is of this kind, from its path (with `/`) and its first 64 Ki characters. Cheap and never wrong about the format's own names. */
  readonly recognise: (path: string, head: string) => boolean;
  /** The list in the text. Never throws; what cannot be read is a finding with its place. */
  readonly read: (text: string, options?: ReadOptions) => Parsed<Inventory>;
};

/** One kind of software list that is not text: a database, a program. */
export type BinaryReader = ReaderDeclaration & {
  /** Whether a file is of this kind, from its path (with `/`) and its first 64 Ki bytes. */
  readonly recognise: (path: string, head: Uint8Array) => boolean;
  /** The list in the bytes. Never throws; what cannot be read is a finding with its place. */
  readonly read: (bytes: Uint8Array, options?: ReadOptions) => Parsed<Inventory>;
};

const maxRemarks = 200;
const maxLine = 100_000;
const maxName = 1000;

/** A component as a reader finds it: named by an ecosystem's name, or with a product made already. */
type ListedComponent = {
  readonly name: string;
  readonly version: string | null;
  readonly at: string;
  readonly scope?: Component["scope"];
  readonly dependencyPath?: readonly string[];
  readonly origin?: ComponentOrigin | undefined;
  readonly requirement?: Component["requirement"] | undefined;
} & OwnWords &
  ({ readonly ecosystem: string; readonly packageName?: string } | { readonly product: string | null });

/** What a component has only where its list says it. */
type OwnWords = Pick<
  Component,
  "purl" | "installed" | "isManaged" | "ref" | "also" | "sourceUnknown" | "module" | "systemRelease"
>;

const ownWords = [
  "isManaged",
  "requirement",
  "origin",
  "purl",
  "ref",
  "also",
  "sourceUnknown",
  "module",
  "systemRelease",
] as const;

/** A component with what its list says of it beside its name; an installed version only where another one is compared. */
function withOwnWords(component: Component, found: ListedComponent): Component {
  const { installed } = found;
  const said = ownWords.filter((name) => found[name] !== undefined);
  if (said.length === 0 && installed === undefined) return component;
  return {
    ...component,
    ...Object.fromEntries(said.map((name) => [name, found[name]])),
    ...(installed === undefined || installed === component.version ? {} : { installed }),
  };
}

/** Gathers the components of one list, what it holds that cannot be compared, and the remarks about it. */
export type InventoryBuilder = {
  readonly add: (found: ListedComponent) => void;
  /** Something to know by which nothing is left out: every component that it is about is added. `about` is the name that the list gives it. */
  readonly remark: (at: string, code: RemarkCode, message: string, about?: string) => void;
  /** Something of the list is compared with nothing: it is unknown, and it counts. */
  readonly leaveOut: (at: string, code: NotComparedCode, what?: string) => void;
  /** The inventory, or the finding that there were too many components; with what the list says of itself. */
  readonly done: (own?: Pick<Inventory, "address" | "members" | "named">) => Parsed<Inventory>;
};

const moreRemarks: RemarkCode = "more-remarks";

function addRemark(remarks: Finding[], one: Finding): void {
  if (remarks.length < maxRemarks) remarks.push(one);
  else if (remarks.length === maxRemarks)
    remarks.push({ at: "", code: moreRemarks, message: "Further remarks are left out." });
}

/** The product of what a list names, made once a name; one that cannot be named is remarked upon. */
function rememberedProducts(remark: InventoryBuilder["remark"]): (found: ListedComponent) => string | null {
  const products = new Map<string, string | null>();
  return (found) => {
    if ("product" in found) return found.product;
    const name = found.packageName ?? found.name;
    const key = `${found.ecosystem} ${name}`;
    const known = products.get(key);
    if (known !== undefined) return known;
    const read = productOfEcosystem(found.ecosystem, name);
    const shown = name.slice(0, 80);
    if (!read.ok) remark(found.at, "name-invalid", `"${shown}" cannot be named as a package.`, shown);
    const product = read.ok ? read.value : null;
    products.set(key, product);
    return product;
  };
}

/**
 * A new gathering for a list of the given kind; `findings` are remarks made before it. Of a key that is written twice one value is compared with
 * nothing, and other programs may take that one.
 */
export function inventoryBuilder(
  kind: string,
  options: ReadOptions = {},
  findings: readonly Finding[] = [],
): InventoryBuilder {
  const components: Component[] = [];
  const remarks: Finding[] = [...findings];
  const notCompared: NotCompared[] = [];
  const limit = options.components ?? 500_000;
  let beyond = false;
  let releaseless = false;

  const remark: InventoryBuilder["remark"] = (at, code, message, about) =>
    addRemark(remarks, { at, code, message, ...(about === undefined ? {} : { about: about.slice(0, 160) }) });
  const leaveOut: InventoryBuilder["leaveOut"] = (at, code, what = "") =>
    addNotCompared(notCompared, { path: "", at, what, code, count: 1 });
  const productOf = rememberedProducts(remark);
  for (const { at, code } of findings)
    if (code === "json-key-repeated") leaveOut(at, "entry-unreadable", fileName(at));

  function add(found: ListedComponent): void {
    if (components.length >= limit) {
      beyond = true;
      return;
    }
    const { name, at, scope = "runtime", dependencyPath = [] } = found;
    const version = found.version !== null && isImpossibleVersion(found.version) ? null : found.version;
    if (name === "" || name.length > maxName) {
      leaveOut(at, "entry-unnamed", name);
      return;
    }
    const named = productOf(found);
    const product = named !== null && isImpossibleName(named) ? null : named;
    if (product !== null && !releaseless && releaseMissing(product)) {
      releaseless = true;
      remark(
        at,
        "release-unknown",
        `The release that "${name}" belongs to is not known, so no advisory on it or on others like it can be decided.`,
        name,
      );
    }
    const component = withOwnWords({ product, name, version, at, scope, dependencyPath }, found);
    components.push(component);
    const moved = product === null ? null : relocatedTo(product);
    if (moved !== null)
      components.push({ ...component, product: moved, origin: { kind: "replaced", place: name } });
  }

  function done(own: Pick<Inventory, "address" | "members" | "named"> = {}): Parsed<Inventory> {
    if (beyond) return failed("", "too-many", `The list has more than ${limit} components.`);
    return { ok: true, value: { kind, components, notCompared, ...own }, findings: remarks };
  }

  return { add, remark, leaveOut, done };
}

/** A list in a document; where something else stands in its place, that is left out. */
export function listAt(gathering: InventoryBuilder, value: unknown, key: string): readonly unknown[] {
  const found = member(value, key);
  if (found !== undefined && !Array.isArray(found)) {
    gathering.leaveOut(`/${key}`, "entry-unreadable", key);
  }
  return Array.isArray(found) ? found : [];
}

/** A finding where a text is too long to read, else `null`. */
export function tooLong(text: string, options: ReadOptions = {}): Parsed<never> | null {
  const limit = options.chars ?? 64 * 1024 * 1024;
  return text.length > limit ? failed("", "too-large", `The text has more than ${limit} characters.`) : null;
}

/** A finding where there are too many bytes to read ({@link ReadOptions.chars} times four), else `null`. */
export function tooManyBytes(bytes: Uint8Array, options: ReadOptions = {}): Parsed<never> | null {
  const limit = 4 * (options.chars ?? 64 * 1024 * 1024);
  return bytes.length > limit ? failed("", "too-large", `The file has more than ${limit} bytes.`) : null;
}

/** The value of a JSON list within the limits of a reading. */
export function readJsonList(text: string, options: ReadOptions = {}): Parsed<unknown> {
  return readJson(text, options.chars === undefined ? {} : { chars: options.chars });
}

/**
 * The lines of a text without their ends, counted from 1, also where a mark or a carriage return stands. Absurdly long ones are cut, and what is
 * cut off was not compared; `null` where nothing is compared with what the lines say.
 */
export function* numberedLines(
  text: string,
  gathering: Pick<InventoryBuilder, "leaveOut"> | null,
): Generator<readonly [line: string, number: number]> {
  let number = 0;
  for (let start = text.charCodeAt(0) === 0xfeff ? 1 : 0; start <= text.length;) {
    const found = text.indexOf("\n", start);
    const end = found < 0 ? text.length : found;
    const line = text.slice(start, Math.min(end, start + maxLine));
    number++;
    if (end > start + maxLine) gathering?.leaveOut(`line ${number}`, "entry-unreadable", line.trimStart());
    yield [line.endsWith("\r") ? line.slice(0, -1) : line, number];
    start = end + 1;
  }
}

/** The file name at the end of a path written with `/` or `\`. */
export function fileName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
