/** The two real lockfiles that single checks are measured with: 515 modules of Go, and the largest npm lockfile of 347 real lists. */
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { gunzipSync } from "node:zlib";

const wanted = ["oxidecomputer/console@48da3e1cfb16:package-lock.json", "guacsec/guac@a9129548f714:go.mod"];

/** Their names without folders, and their text. `data` is the shared data folder. */
export function realLists(data: string): readonly { readonly name: string; readonly content: string }[] {
  const text = gunzipSync(readFileSync(join(data, "sbom/lockfiles-real.jsonl.gz"))).toString();
  const lines = text.split("\n").filter((line) => wanted.some((id) => line.includes(`"id":"${id}"`)));
  return lines.map((line) => {
    const { path, content } = JSON.parse(line) as { readonly path: string; readonly content: string };
    return { name: basename(path), content };
  });
}
