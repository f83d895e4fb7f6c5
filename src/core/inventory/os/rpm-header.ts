/**
 * The header of one installed RPM package as the rpm database keeps it (format of rpm 4: index, then data, both big-endian). Only the tags
 * that name the package are read. No signatures, no files.
 */
import { rpmVersion, type RpmPackage } from "#core/inventory/os/rpm-package.ts";
import { failed, parsed, type Parsed } from "#core/problem.ts";

const tags = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  sourceFile: 1044,
  modularityLabel: 5096,
} as const;
const textTags: ReadonlySet<number> = new Set([
  tags.name,
  tags.version,
  tags.release,
  tags.sourceFile,
  tags.modularityLabel,
]);
const int32Type = 4;
const stringType = 6;
const indexEntryBytes = 16;
const longestText = 1000;

/** The package that a header describes; the finding `rpm-header-damaged` when its index, its data or a name is missing. */
export function readRpmHeader(blob: Uint8Array): Parsed<RpmPackage> {
  if (blob.length < 8) return damaged("byte 0", "The header is cut off.");
  const view = new DataView(blob.buffer, blob.byteOffset, blob.byteLength);
  const entries = view.getUint32(0);
  const data = 8 + entries * indexEntryBytes;
  if (data + view.getUint32(4) > blob.length) return damaged("byte 0", "The header is cut off.");
  const texts = new Map<number, string>();
  let epoch = 0;
  for (let i = 0; i < entries; i++) {
    const entry = 8 + i * indexEntryBytes;
    const tag = view.getUint32(entry);
    const type = view.getUint32(entry + 4);
    const at = data + view.getUint32(entry + 8);
    if (tag === tags.epoch && type === int32Type && at + 4 <= blob.length) epoch = view.getUint32(at);
    if (type === stringType && textTags.has(tag)) texts.set(tag, textAt(blob, at));
  }
  const [name, version, release] = [texts.get(tags.name), texts.get(tags.version), texts.get(tags.release)];
  if (!name || !version || !release) return damaged("byte 8", "The header lacks a name, version or release.");
  const [sourceFile, module] = [texts.get(tags.sourceFile), texts.get(tags.modularityLabel)];
  return parsed({
    name,
    version: rpmVersion(epoch, version, release),
    ...(sourceFile ? { sourceFile } : {}),
    ...(module ? { module } : {}),
  });
}

function damaged(at: string, message: string): Parsed<never> {
  return failed(at, "rpm-header-damaged", message);
}

/** Text up to its NUL; empty when there is none within reach. */
function textAt(blob: Uint8Array, at: number): string {
  const within = blob.subarray(at, at + longestText);
  const end = within.indexOf(0);
  return end < 0 ? "" : new TextDecoder().decode(within.subarray(0, end));
}
