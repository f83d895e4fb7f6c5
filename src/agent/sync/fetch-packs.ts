/**
 * Brings packs of whole ecosystems home: by a delta from the pack that is here where the index lists one, else as whole files. What a delta
 * makes is kept only when it has the digests of the signed index; when anything is off, the whole files are fetched and a line says why.
 */
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import { download, isDownloaded } from "#agent/sync/download.ts";
import { isMissing, readFileIfExists, writeFileAtomically } from "#agent/home/durable-files.ts";
import type { Home, Surroundings } from "#agent/home/agent-folder.ts";
import type { PackFiles } from "#core/pack/delta.ts";
import { failed, type Parsed, Refusal } from "#core/problem.ts";
import type { EcosystemDelta, EcosystemPack } from "#core/document/ecosystem-packs.ts";
import { packFromDelta, type UsableDelta, usableDelta } from "#publication/pack-delta.ts";
import type { Transport } from "#publication/transport.ts";

/** What was brought: files of the index that are new here, bytes that came, and bytes that whole files would have been beyond them. */
export type FetchedPack = { readonly files: number; readonly bytes: number; readonly saved: number };

type PackFetch = {
  readonly home: Home;
  readonly transport: Transport;
  readonly surroundings: Surroundings;
};

/** Brings the two files of a pack. */
export async function fetchPack(pack: EcosystemPack, bringing: PackFetch): Promise<FetchedPack> {
  const { home, transport, surroundings } = bringing;
  const files = [pack.match, pack.details];
  const missing: (typeof files)[number][] = [];
  for (const file of files) if (!(await isDownloaded(file, home.dir))) missing.push(file);
  const whole = missing.reduce((sum, { bytes }) => sum + bytes, 0);
  const way = whole === 0 ? null : await usableDelta(pack, whole, async (delta) => await baseOf(delta, home));
  if (way !== null) {
    const { delta } = way;
    const made = await madeBy(way, pack, bringing);
    if (made.ok) {
      await writeFileAtomically(pathOf(home, pack.match.path), made.value.match);
      await writeFileAtomically(pathOf(home, pack.details.path), made.value.details);
      const { bytes } = delta.file;
      surroundings.write((t) => t("agent.deltaUsed", { ecosystem: pack.ecosystem, bytes, whole }));
      return { files: missing.length, bytes, saved: whole - bytes };
    }
    const why = made.findings[0]?.message ?? "";
    surroundings.write((t) => t("agent.deltaUnused", { ecosystem: pack.ecosystem, why }));
  }
  for (const file of missing) {
    await download(transport, file, home.dir);
    surroundings.write((t) => t("agent.fetched", file));
  }
  return { files: missing.length, bytes: whole, saved: 0 };
}

async function baseOf({ from }: EcosystemDelta, home: Home): Promise<PackFiles | null> {
  const [match, details] = [
    await readFileIfExists(pathOf(home, from.match)),
    await readFileIfExists(pathOf(home, from.details)),
  ];
  return match === null || details === null ? null : { match, details };
}

/** What a delta makes; findings also when it cannot be had. */
async function madeBy(
  way: UsableDelta,
  pack: EcosystemPack,
  { home, transport }: PackFetch,
): Promise<Parsed<PackFiles>> {
  const { file } = way.delta;
  const path = pathOf(home, file.path);
  try {
    await download(transport, file, home.dir);
    return await packFromDelta(way, pack, { bytes: await readFile(path), crc32 });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return failed(file.path, error.code, error.message);
  } finally {
    await rm(path, { force: true });
  }
}

function pathOf({ dir }: Home, path: string): string {
  return join(dir, ...path.split("/"));
}

/** Removes the files of ecosystems that the folder no longer holds by its state, and what broke off of them. */
export async function removeUnlistedEcosystems(home: Home, kept: ReadonlySet<string>): Promise<void> {
  try {
    for (const ecosystem of await readdir(home.ecosystems))
      for (const name of await readdir(join(home.ecosystems, ecosystem)))
        if (fileForm.test(name) && !kept.has(`ecosystems/${ecosystem}/${name}`))
          await rm(join(home.ecosystems, ecosystem, name), { force: true });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

const fileForm = /^[0-9a-f]{64}\.(?:pack|details|delta)(?:\.part|(?:\.[0-9a-f]{12})?\.\d+\.tmp)?$/;
