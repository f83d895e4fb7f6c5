/**
 * What a program says that it was made of: the list of crates that cargo-auditable puts into it, and the `NAME.deps.json` within a .NET program that is one file.
 * In such a one the mark that the host is built with stands behind the place of the bundle's header, which is zero in a host that carries nothing; versions 2 and 6
 * of the header (.NET 5 and later) say where the list lies.
 */
import { inflateSync } from "node:zlib";
import { programSection } from "#agent/scan/program-section.ts";
import type { Inventory } from "#core/inventory/component.ts";
import { depsJson } from "#core/inventory/dotnet/deps-json.ts";
import { cargoAuditable } from "#core/inventory/rust/cargo-auditable.ts";
import { decodeText } from "#core/input/json.ts";
import { failed, type Parsed } from "#core/problem.ts";

const mostListBytes = 16 * 1024 * 1024;

/** The crates in a program that cargo-auditable built; `null` for another one. A list that cannot be unpacked is a finding. */
export function readCrates(program: Uint8Array): Parsed<Inventory> | null {
  const section = programSection(program, ".dep-v0");
  if (section === null) return null;
  try {
    const text = decodeText(inflateSync(section, { maxOutputLength: mostListBytes }));
    return text.ok ? cargoAuditable.read(text.value) : text;
  } catch {
    return failed("", "cargo-auditable-unknown", "The list of crates in the program cannot be unpacked.");
  }
}

/** SHA-256 of `.net core bundle` and a line end. */
const mark = Buffer.from("8b1202b96a612038727b930214d7a03213f5b9e6efae3318ee3b2dce24b36aae", "hex");

/** The packages of a bundle; `null` for a program that is none. One whose list cannot be found is a finding. */
export function readBundle(program: Uint8Array): Parsed<Inventory> | null {
  const bytes = Buffer.from(program.buffer, program.byteOffset, program.byteLength);
  const at = bytes.indexOf(mark);
  const start = at < 8 ? 0n : bytes.readBigInt64LE(at - 8);
  if (start === 0n) return null;
  const list = start > 0n && start < BigInt(bytes.length) ? listAt(bytes, Number(start)) : null;
  const text = list === null ? null : decodeText(list);
  return text?.ok
    ? depsJson.read(text.value)
    : failed(
        "",
        "dotnet-bundle-unknown",
        "The program carries its libraries, and their list cannot be found in it.",
      );
}

/** Major and minor version, the number of files, an id with its length before it, and the place and size of the list. */
function listAt(bytes: Buffer, header: number): Uint8Array | null {
  const places = header + 13;
  if (places > bytes.length) return null;
  const major = bytes.readUInt32LE(header);
  const id = bytes[header + 12] ?? 0;
  if ((major !== 2 && major !== 6) || id > 127 || places + id + 16 > bytes.length) return null;
  const [from, size] = [bytes.readBigInt64LE(places + id), bytes.readBigInt64LE(places + id + 8)];
  if (from <= 0n || size <= 0n || size > mostListBytes || from + size > BigInt(bytes.length)) return null;
  return bytes.subarray(Number(from), Number(from + size));
}
