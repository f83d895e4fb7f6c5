/**
 * One installed Python package: METADATA of a `.dist-info` folder, PKG-INFO of an `.egg-info` one, or an `.egg-info` file (core metadata
 * specification: header lines, of which `Name` and `Version` are read). What it requires is not read: that is installed beside it.
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

/** METADATA and PKG-INFO. */
export const pythonMetadata: Reader = {
  name: "python-metadata",
  files: /\.(?:dist-info\/METADATA|egg-info\/PKG-INFO|egg-info)$/i,
  fix: "pip",
  isOnePackage: true,
  recognise: (path, head) =>
    /\.dist-info\/METADATA$|\.egg-info\/PKG-INFO$|\.egg-info$/.test(path) ||
    /^\uFEFF?Metadata-Version: /.test(head),
  read,
};

function read(text: string, options: ReadOptions = {}): Parsed<Inventory> {
  const long = tooLong(text, options);
  if (long !== null) return long;
  const gathering = inventoryBuilder("python-metadata", options);
  const fields = new Map<string, { readonly value: string; readonly at: string }>();
  for (const [line, number] of numberedLines(text, gathering)) {
    if (line === "") break;
    const [, field, value] = /^(Name|Version):\s*(\S.{0,1000})$/i.exec(line.trimEnd()) ?? [];
    if (field === undefined || value === undefined || fields.has(field.toLowerCase())) continue;
    fields.set(field.toLowerCase(), { value, at: `line ${number}` });
  }
  const name = fields.get("name");
  if (name === undefined)
    return failed("", "python-metadata-unknown", "The header has no `Name` with a value.");
  const version = fields.get("version")?.value ?? null;
  if (version === null)
    gathering.remark("", "version-missing", `"${name.value.slice(0, 80)}" has no version.`, name.value);
  gathering.add({ ecosystem: "PyPI", name: name.value, version, at: name.at });
  return gathering.done();
}
