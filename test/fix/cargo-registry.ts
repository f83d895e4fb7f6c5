/** A cargo registry in a folder (`local-registry`): crates of invented names with what they require. */
import { hash } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { tarOfFiles } from "#test/kit/archives.ts";

/** Versions of each crate, and the requirements of each. */
export type Crates = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

/** Writes the registry's files. */
export async function writeCargoRegistry(folder: string, crates: Crates): Promise<void> {
  for (const [name, versions] of Object.entries(crates)) {
    const lines: string[] = [];
    for (const [vers, requires] of Object.entries(versions)) {
      const dependencies = Object.entries(requires).map(([wanted, req]) => `${wanted} = "${req}"\n`);
      const manifest = `[package]\nname = "${name}"\nversion = "${vers}"\nedition = "2021"\n\n[dependencies]\n${dependencies.join("")}`;
      const root = `${name}-${vers}/`;
      const crate = gzipSync(
        tarOfFiles([
          [`${root}Cargo.toml`, manifest],
          [`${root}src/lib.rs`, ""],
        ]),
        { level: 1 },
      );
      await mkdir(folder, { recursive: true });
      await writeFile(join(folder, `${name}-${vers}.crate`), crate);
      const deps = Object.entries(requires).map(([wanted, req]) => ({
        name: wanted,
        req,
        features: [],
        optional: false,
        default_features: true,
        target: null,
        kind: "normal",
      }));
      lines.push(
        JSON.stringify({ name, vers, deps, cksum: hash("sha256", crate), features: {}, yanked: false }),
      );
    }
    const index = join(folder, "index", name.slice(0, 2), name.slice(2, 4), name);
    await mkdir(dirname(index), { recursive: true });
    await writeFile(index, `${lines.join("\n")}\n`);
  }
}
