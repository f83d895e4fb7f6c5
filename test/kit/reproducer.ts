/** Reproducers made for tests: a folder with a manifest and the files that it names, hashed; small roots of this machine's own shell. */
import { execFileSync } from "node:child_process";
import { hash } from "node:crypto";
import { mkdirSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type TarPart, tarOf } from "#test/kit/archives.ts";

/** What differs from a shell script that is the binary itself. */
type ReproducerParts = {
  readonly script?: string;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly subject?: {
    readonly kind: "binary" | "root" | "image";
    readonly path: string;
    readonly bytes: Uint8Array;
  };
  readonly members?: object;
};

/** Writes a reproducer into a folder; the result is the manifest's path. */
export function writeReproducer(
  folder: string,
  { script = "exit 0", files = {}, subject, members = {} }: ReproducerParts,
): string {
  const program = Buffer.from(`#!/bin/sh\n${script}\n`);
  const { kind, path, bytes } = subject ?? { kind: "binary", path: "drill.sh", bytes: program };
  const all = { ...files, [path]: bytes };
  for (const [name, content] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  const manifest = {
    type: "bongsu.reproducer/1",
    subject: { kind, path, sha256: hash("sha256", bytes) },
    command: [`/input/${path}`],
    files: Object.entries(files).map(([name, content]) => ({ path: name, sha256: hash("sha256", content) })),
    expect: [{ kind: "exit", status: 0 }],
    limits: { seconds: 5 },
    ...members,
  };
  const file = join(folder, "reproducer.json");
  writeFileSync(file, JSON.stringify(manifest));
  return file;
}

/** A tar with this machine's shell and its libraries, and more. */
export function shellRoot(more: readonly TarPart[] = []): Buffer {
  const shell = realpathSync("/bin/sh");
  const libraries = [...execFileSync("ldd", [shell], { encoding: "utf8" }).matchAll(/(\/\S+) \(0x/g)];
  const parts = [shell, ...libraries.map(([, path = ""]) => path)].map((path) => ({
    name: path === shell ? "bin/sh" : path.slice(1),
    content: readFileSync(path),
    mode: 0o755,
  }));
  return tarOf([...parts, ...more]);
}
