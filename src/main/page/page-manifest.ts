/** The list of the public pages of this room, made when a process that answers starts: every built file by its digest, signed, and stated in the log when it is another than before. */
import { readFile, readdir } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import { pagePolicy } from "#edge/http/headers.ts";
import { placedPage, verifierFile, verifierPath } from "#edge/http/pages.ts";
import { basePathOf, type Room } from "#edge/http/room.ts";
import { manifestBytes, type PageManifest, signedManifest } from "#core/page/page-manifest.ts";
import { sha256Hex } from "#core/seal/sha256.ts";
import { pagesLoggedAt, recordPages } from "#stages/log/pages.ts";
import { roomEpochs } from "#stages/registry/queries.ts";
import { system } from "#store/sql.ts";

type PagesRoom = Pick<Room, "store" | "drill" | "version" | "origin" | "signer" | "hybrid" | "webFolder">;

/** Gives the bundle as it is served; `null` where no pages were built. */
export async function roomPages(room: PagesRoom): Promise<NonNullable<Room["pages"]> | undefined> {
  const manifest = await manifestOf(room);
  if (manifest === null) return undefined;
  const { store, signer, hybrid } = room;
  const signatures = await signedManifest(manifest, hybrid === undefined ? [signer] : [signer, hybrid]);
  const sha256 = await sha256Hex(manifestBytes(manifest));
  await store.write(system, async (tx) => await recordPages(tx, sha256));
  return async () => {
    const [index, epoch] = await store.read(system, async (tx) => [
      await pagesLoggedAt(tx, sha256),
      (await roomEpochs(tx)).at(-1)?.number,
    ]);
    const folder = epoch === undefined ? "log" : `log/${epoch}`;
    return `${JSON.stringify({ manifest, signatures, ...(index === null ? {} : { log: { folder, index } }) })}\n`;
  };
}

async function manifestOf({ webFolder, origin, version, drill }: PagesRoom): Promise<PageManifest | null> {
  const found = await readdir(webFolder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files: Record<string, string> = {};
  for (const entry of found.toSorted((a, b) =>
    join(a.parentPath, a.name) < join(b.parentPath, b.name) ? -1 : 1,
  )) {
    const path = join(entry.parentPath, entry.name);
    const built = `/${relative(webFolder, path).split(sep).join("/")}`;
    const name = built === `/${verifierFile}` ? verifierPath : built;
    if (!entry.isFile() || name.includes("/.") || (name.endsWith(".html") && name !== "/index.html"))
      continue;
    const bytes = await readFile(path);
    const sent =
      name === "/index.html"
        ? Buffer.from(placedPage(basePathOf({ origin }))(bytes.toString("utf8")))
        : bytes;
    files[name] = await sha256Hex(sent);
  }
  if (files["/index.html"] === undefined) return null;
  const page = { default_csp: pagePolicy, default_index: "/index.html", default_fallback: "/index.html" };
  return { name: origin, version, drill, ...page, files, wasm: [] };
}
