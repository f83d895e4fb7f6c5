/** `bongsu pack diff` and `pack apply`: from one folder of packs to a later one by what changed, pack by pack. */
import { hash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { readFileIfExists, readJsonFile } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import type { Terminal } from "#cli/terminal.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { applyDelta, diffPack, type PackFiles } from "#core/pack/delta.ts";
import type { Finding } from "#core/problem.ts";
import type { Translate } from "#messages/message.ts";

/** A pack by the digests of its files, with its entry in the index as it stands there. */
type IndexedPack = {
  readonly ecosystem: string;
  readonly pack: string;
  readonly details: string;
  readonly entry: unknown;
};

/** The folder of the older packs, and the other folder that the command reads. */
type Folders = { readonly old: string; readonly other: string; readonly out: string };

function refused(sentence: (t: Translate) => string, findings: readonly Finding[] = []): MessageRefusal {
  return new MessageRefusal("input-invalid", sentence, findings);
}

const digestForm = /^[0-9a-f]{64}$/;

/**
 * Writes into `out` what `other` has and `old` has not: deltas, whole packs where there is nothing to tell from, and `deltas.json` over them;
 * the exit code is 0.
 */
export async function diffFolders(
  { old, other, out }: Folders,
  { io, t }: { readonly io: Terminal; readonly t: Translate },
): Promise<number> {
  const [before, after] = [await packsIn(old), await packsIn(other)];
  await mkdir(out, { recursive: true });
  const packs: unknown[] = [];
  for (const listed of after) {
    const base = before.find(({ ecosystem }) => ecosystem === listed.ecosystem) ?? null;
    const from = base === null ? null : { pack: base.pack, details: base.details };
    if (base?.pack === listed.pack && base.details === listed.details) {
      packs.push({ target: listed.entry, from, delta: null });
      continue;
    }
    const to = await filesOf(other, listed);
    const delta = base === null ? null : await deltaOf(await filesOf(old, base), to, listed);
    if (delta === null) {
      await writeFiles(out, listed, to);
      packs.push({ target: listed.entry, from: null, delta: null });
    } else {
      await writeFile(join(out, `${hash("sha256", delta)}.delta`), delta);
      packs.push({ target: listed.entry, from, delta: hash("sha256", delta) });
    }
    const bytes = delta?.length ?? to.match.length + to.details.length;
    const cells = { ecosystem: listed.ecosystem.padEnd(16), bytes: String(bytes).padStart(10) };
    io.write(`${t("packCommand.written", cells)}\n`);
  }
  await writeJson(join(out, "deltas.json"), { type: "bongsu.deltas/1", packs });
  return 0;
}

/** A delta; `null` where the target is better sent whole. */
async function deltaOf(
  from: PackFiles,
  to: PackFiles,
  { ecosystem }: IndexedPack,
): Promise<Uint8Array | null> {
  const made = await diffPack(from, to, crc32);
  if (made.ok) return made.value;
  if (made.findings[0]?.code === "delta-too-large") return null;
  throw refused((t) => t("packCommand.noDelta", { ecosystem }), made.findings);
}

/** Makes the packs of which the deltas in `other` tell from those in `old`: the same files and the same packs.json as building them. The exit code is 0. */
export async function applyFolders({ old, other, out }: Folders): Promise<number> {
  const index = join(other, "deltas.json");
  const read = await readJsonFile(index);
  if (!read.ok || textMember(read.value, "type") !== "bongsu.deltas/1")
    throw refused((t) => t("packCommand.noDeltaIndex", { index }));
  await mkdir(out, { recursive: true });
  const packs: unknown[] = [];
  for (const one of listMember(read.value, "packs")) {
    const target = listedOf(member(one, "target"), index);
    const from = member(one, "from");
    const whole = from === null || from === undefined;
    const base = whole ? await filesOf(other, target) : await filesOf(old, listedOf(from, index));
    const made = await madeOf(base, { delta: textMember(one, "delta"), other, index });
    if (hash("sha256", made.match) !== target.pack || hash("sha256", made.details) !== target.details)
      throw refused((t) => t("packCommand.otherPack", { index, ecosystem: target.ecosystem }));
    await writeFiles(out, target, made);
    packs.push(target.entry);
  }
  await writeJson(join(out, "packs.json"), { type: "bongsu.packs/1", packs });
  return 0;
}

async function madeOf(
  base: PackFiles,
  { delta, other, index }: { readonly delta: string | null; readonly other: string; readonly index: string },
): Promise<PackFiles> {
  if (delta === null) return base;
  if (!digestForm.test(delta)) throw refused((t) => t("packCommand.deltaUnnamed", { index }));
  const path = join(other, `${delta}.delta`);
  const bytes = await readFileIfExists(path);
  if (bytes === null) throw refused((t) => t("packCommand.missing", { path }));
  const made = await applyDelta(base, bytes, crc32);
  if (!made.ok) throw refused((t) => t("packCommand.unfit", { path }), made.findings);
  return made.value;
}

/** The packs that a folder's packs.json lists. Refuses a folder without one. */
async function packsIn(folder: string): Promise<readonly IndexedPack[]> {
  const index = join(folder, "packs.json");
  const read = await readJsonFile(index);
  if (!read.ok || textMember(read.value, "type") !== "bongsu.packs/1")
    throw refused((t) => t("packCommand.noPackIndex", { index }));
  return listMember(read.value, "packs").map((entry) => listedOf(entry, index));
}

function listedOf(entry: unknown, index: string): IndexedPack {
  const [pack, details] = [textMember(entry, "pack") ?? "", textMember(entry, "details") ?? ""];
  if (!digestForm.test(pack) || !digestForm.test(details))
    throw refused((t) => t("packCommand.packUnnamed", { index }));
  return { ecosystem: textMember(entry, "ecosystem") ?? "", pack, details, entry };
}

/** The files of a pack. Refuses where they are not there. */
async function filesOf(folder: string, { pack, details }: IndexedPack): Promise<PackFiles> {
  const paths = [join(folder, `${pack}.pack`), join(folder, `${details}.details`)] as const;
  const [match, beside] = [await readFileIfExists(paths[0]), await readFileIfExists(paths[1])];
  if (match === null || beside === null)
    throw refused((t) => t("packCommand.missing", { path: match === null ? paths[0] : paths[1] }));
  return { match, details: beside };
}

async function writeFiles(folder: string, { pack, details }: IndexedPack, files: PackFiles): Promise<void> {
  await writeFile(join(folder, `${pack}.pack`), files.match);
  await writeFile(join(folder, `${details}.details`), files.details);
}

async function writeJson(path: string, value: unknown): Promise<void> {
  await writeFile(path, `${JSON.stringify(value, null, 2)}\n`);
}
