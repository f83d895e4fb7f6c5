/** The crates of which a program says that it was made of them: the list that cargo-auditable puts into it. */
import { inflateSync } from "node:zlib";
import { programSection } from "#agent/scan/program-section.ts";
import type { Inventory } from "#core/inventory/component.ts";
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
