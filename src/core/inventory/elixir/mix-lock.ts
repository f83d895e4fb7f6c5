/** Elixir's mix.lock: one `"app": {:hex, :package, "version", …}` a line. Packages from git have no version. */
import type { Inventory } from "#core/inventory/component.ts";
import {
  fileName,
  inventoryBuilder,
  numberedLines,
  tooLong,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { originAt, originOf } from "#core/inventory/origin.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** mix.lock. */
export const mixLock: Reader = {
  name: "mix-lock",
  locks: ["mix-project"],
  files: /\.lock$/i,
  fix: "mix",
  recognise: (path, head) =>
    /^mix.*\.lock$/.test(fileName(path)) || /^%\{\s*"[\w-]+": ?\{:(hex|git),/.test(head),
  read,
};

const hex = /^\s*"([^"]{1,300})": ?\{:hex, :"?([^",\s]{1,300})"?, "([^"]{1,200})"/;
const git = /^\s*"([^"]{1,300})": ?\{:git, ?(?:"([^"]{1,2000})")?/;

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const start = text.trimStart();
  if (!start.startsWith("%{") && !start.startsWith("\uFEFF%{"))
    return failed("line 1", "mix-lock-unknown", "A mix.lock starts with `%{`.");
  const gathering = inventoryBuilder("mix-lock", options);
  for (const [raw, number] of numberedLines(text, gathering)) {
    const line = raw.replace(/^\s*%\{(?=\s*")/, "");
    const at = `line ${number}`;
    const [, app, name, version] = hex.exec(line) ?? [];
    if (app !== undefined && name !== undefined && version !== undefined) {
      const repository = /\], "([^"]{1,300})"(?:, "[^"]{0,200}")?\}/.exec(line)?.[1] ?? "hexpm";
      const origin =
        originOf("Hex", repository) ??
        (repository === "hexpm" ? undefined : originAt("registry", repository));
      gathering.add({ ecosystem: "Hex", name, version, at, origin });
      continue;
    }
    const [, fromGit, address = ""] = git.exec(line) ?? [];
    if (fromGit === undefined) continue;
    gathering.remark(
      at,
      "version-from-source",
      `"${fromGit}" comes from a repository; its version is not written.`,
      fromGit,
    );
    gathering.add({ ecosystem: "Hex", name: fromGit, version: null, at, origin: originAt("git", address) });
  }
  return gathering.done();
}
