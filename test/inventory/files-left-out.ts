/** What a search leaves out of a folder of the given files. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { scanSoftwareLists } from "#agent/scan/scan-inventories.ts";

/** Files by their path below the folder. */
export type FileTexts = Readonly<Record<string, string | Uint8Array>>;

/** `path code what` of everything that was not compared, sorted. */
export async function filesLeftOut(files: FileTexts): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), "bongsu-files-"));
  try {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    const { notCompared } = await scanSoftwareLists([folder]);
    return notCompared
      .map(({ path, code, what }) => `${path.slice(folder.length + 1)} ${code} ${what}`.trim())
      .sort();
  } finally {
    await rm(folder, { recursive: true });
  }
}
