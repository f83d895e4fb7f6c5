/** A module proxy in a folder, as `GOPROXY=file://` reads it: modules of invented names with what they require. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { zipOf } from "#test/kit/archives.ts";

/** Versions of each module, and the requirements of each. */
export type GoModules = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;

/** Writes the proxy's files. */
export async function writeGoProxy(folder: string, modules: GoModules): Promise<void> {
  for (const [path, versions] of Object.entries(modules)) {
    const at = join(folder, path, "@v");
    await mkdir(at, { recursive: true });
    await writeFile(join(at, "list"), `${Object.keys(versions).join("\n")}\n`);
    for (const [version, requires] of Object.entries(versions)) {
      const lines = Object.entries(requires).map(([name, wanted]) => `require ${name} ${wanted}\n`);
      const mod = `module ${path}\n\ngo 1.20\n\n${lines.join("")}`;
      const imports = Object.keys(requires).map((name) => `import _ "${name}"\n`);
      const root = `${path}@${version}/`;
      await writeFile(
        join(at, `${version}.info`),
        JSON.stringify({ Version: version, Time: "2026-01-01T00:00:00Z" }),
      );
      await writeFile(join(at, `${version}.mod`), mod);
      await writeFile(
        join(at, `${version}.zip`),
        zipOf([
          [`${root}go.mod`, mod],
          [`${root}a.go`, `package a\n\n${imports.join("")}`],
        ]),
      );
    }
  }
}
