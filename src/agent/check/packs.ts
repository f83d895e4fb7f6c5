/** Packs on disk: the match file read whole with the platform's own CRC-32, the details file read in place. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type { HeldCompleteness } from "#core/completeness.ts";
import { isMissing } from "#agent/home/durable-files.ts";
import type { Home } from "#agent/home/agent-folder.ts";
import type { DirectiveDocument } from "#core/directive/directive.ts";
import type { OpenedPack } from "#core/matching/asked-pack.ts";
import { checkDetails, type DetailsSource } from "#core/pack/details.ts";
import { openPack, type Pack } from "#core/pack/read/open-pack.ts";
import { shelfOf } from "#core/product/ecosystem-of-product.ts";
import { Refusal } from "#core/problem.ts";
import { heldIn } from "#core/document/pack-completeness.ts";
import { ecosystemPacks } from "#core/document/ecosystem-packs.ts";
import type { IndexFile } from "#core/document/pub-index.ts";

/** A pack that is open for matching; `close` gives its file back. */
export type PackOnDisk = OpenedPack & {
  readonly sha256: string;
  /** The one ecosystem that it is of; absent for a pack of several. */
  readonly ecosystem?: string;
  /** What is stated of its completeness; absent for nothing. */
  readonly complete?: readonly HeldCompleteness[];
  readonly close: () => void;
};

/** A pack that is asked, the directive that it belongs to, if any, and whether it was given by hand, without a room's signature. */
export type LoadedPack = Omit<PackOnDisk, "close"> & {
  readonly directive: DirectiveDocument | null;
  readonly byHand?: boolean;
};

/** Opens a pack of an agent's folder. Refuses one that is missing, damaged, or beside the wrong details. */
export function openDirectivePack(home: Pick<Home, "packs">, sha256: string, details: string): PackOnDisk {
  return beside(home, openMatch(home, sha256), details);
}

/**
 * Opens the packs of an index that neither a directive nor an ecosystem names, each beside the details that it states by length (and by CRC where several have it).
 * Whoever opens them closes them. Refuses as {@link openDirectivePack} does.
 */
export function openUnassignedPacks(
  home: Pick<Home, "packs">,
  files: readonly IndexFile[],
  named: ReadonlySet<string>,
): readonly PackOnDisk[] {
  const loose = files.filter(
    ({ kind, ecosystem, sha256 }) => kind === "pack" && ecosystem === undefined && !named.has(sha256),
  );
  return openAllOrNone(loose, ({ sha256 }) => {
    const match = openMatch(home, sha256);
    return beside(home, match, statedDetails(home, files, match));
  });
}

/** Opens the packs of whole ecosystems that can speak of the given products; whoever opens them closes them. Refuses as {@link openDirectivePack} does. */
export function openEcosystems(
  home: Pick<Home, "ecosystems">,
  files: readonly IndexFile[],
  products: Iterable<string | null>,
): readonly PackOnDisk[] {
  const shelves = new Set(Iterator.from(products).map(shelfOf));
  const speaking = ecosystemPacks(files).filter(({ ecosystem }) => shelves.has(ecosystem));
  return openAllOrNone(speaking, ({ ecosystem, complete, match, details }) => {
    const folder = { packs: join(home.ecosystems, ecosystem) };
    const opened = openDirectivePack(folder, match.sha256, details.sha256);
    return { ...opened, ecosystem, complete: heldIn(ecosystem, complete, opened.pack) };
  });
}

/** Opens one pack after the other; when one cannot be opened, those that were are closed. */
export function openAllOrNone<T, P extends PackOnDisk>(
  all: readonly T[],
  openOne: (one: T) => P,
): readonly P[] {
  const opened: P[] = [];
  try {
    for (const one of all) opened.push(openOne(one));
  } catch (error) {
    for (const { close } of opened) close();
    throw error;
  }
  return opened;
}

type OpenMatch = { readonly sha256: string; readonly pack: Pack };

function openMatch(home: Pick<Home, "packs">, sha256: string): OpenMatch {
  const opened = openPack(bytesOf(join(home.packs, `${sha256}.pack`)), crc32);
  if (opened.ok) return { sha256, pack: opened.value };
  throw new MessageRefusal("set-up-failed", (t) => t("agent.packDamaged", { pack: sha256 }), opened.findings);
}

function statedDetails(
  home: Pick<Home, "packs">,
  files: readonly IndexFile[],
  { sha256, pack }: OpenMatch,
): string {
  const { length, crc } = pack.details;
  const fitting = files.filter(
    ({ kind, ecosystem, bytes }) => kind === "details" && ecosystem === undefined && bytes === length,
  );
  for (const one of fitting)
    if (fitting.length === 1 || crc32(bytesOf(join(home.packs, `${one.sha256}.details`))) === crc)
      return one.sha256;
  throw new MessageRefusal("set-up-failed", (t) => t("agent.noDetails", { pack: sha256 }));
}

function beside(home: Pick<Home, "packs">, { sha256, pack }: OpenMatch, details: string): PackOnDisk {
  const { source, close } = openDetails(join(home.packs, `${details}.details`));
  const checked = checkDetails(source);
  if (!checked.ok || source.length !== pack.details.length) {
    close();
    throw new MessageRefusal("set-up-failed", (t) => t("agent.detailsDamaged", { pack: sha256 }));
  }
  return { pack, details: source, sha256, close };
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    if (isMissing(error)) throw missing(path);
    throw error;
  }
}

function openDetails(path: string): { readonly source: DetailsSource; readonly close: () => void } {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    if (isMissing(error)) throw missing(path);
    throw error;
  }
  const read = (offset: number, length: number): Uint8Array => {
    const bytes = new Uint8Array(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
  };
  return { source: { length: fstatSync(file).size, read }, close: () => closeSync(file) };
}

function missing(path: string): Refusal {
  return new MessageRefusal("set-up-failed", (t) => t("agent.missing", { path }));
}
