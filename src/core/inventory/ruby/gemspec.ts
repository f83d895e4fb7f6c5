/**
 * One installed gem: the specification that RubyGems writes on installing (`specifications/NAME-VERSION.gemspec`), whose second line is a stub
 * with name and version. The gemspec of a gem's own sources is a program and is not run, nor read beyond plain values.
 */
import type { Inventory } from "#core/inventory/component.ts";
import {
  inventoryBuilder,
  numberedLines,
  tooLong,
  type Reader,
  type ReadOptions,
} from "#core/inventory/reader.ts";
import { failed, type Parsed } from "#core/problem.ts";

/** *.gemspec. */
export const gemspec: Reader = {
  name: "gemspec",
  files: /\.gemspec$/i,
  isOnePackage: true,
  recognise: (path, head) =>
    path.endsWith(".gemspec") &&
    (/(?:^|\/)specifications\/(?:default\/)?[^/]+$/.test(path) || /^# stub: /m.test(head)),
  read,
};

const stub = /^# stub: (\S{1,300}) (\S{1,200}) /;
const plain = /^\s*\w{1,40}\.(name|version)\s*=\s*(?:Gem::Version\.new[ (])?\s*(["'])([^"'#\\]{1,300})\2/;

type GemFields = { name?: string; version?: string };

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("gemspec", options);
  const told: GemFields = {};
  for (const [line] of numberedLines(text, gathering)) {
    const [, name, version] = stub.exec(line) ?? [];
    if (name !== undefined && version !== undefined) {
      Object.assign(told, { name, version });
      break;
    }
    const [, field, , value] = plain.exec(line) ?? [];
    if (field === "name" && value !== undefined) told.name ??= value;
    if (field === "version" && value !== undefined) told.version ??= value;
  }
  if (told.name === undefined)
    return failed(
      "",
      "gemspec-unknown",
      "There is neither a `# stub:` line nor a name written as a plain text.",
    );
  if (told.version === undefined)
    gathering.remark(
      "",
      "version-missing",
      `The version of "${told.name.slice(0, 80)}" is computed, not written.`,
      told.name,
    );
  gathering.add({ ecosystem: "RubyGems", name: told.name, version: told.version ?? null, at: "" });
  return gathering.done();
}
