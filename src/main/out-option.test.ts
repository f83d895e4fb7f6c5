/** What each command does to a file that lies where it writes: every command that has `--out` says it here, and one that makes what cannot be made again takes `--force`. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { commands } from "#main/commands.ts";

/** `kept`: written over by `--force` alone. `replaced`: it can be made again by the same command. `refused`: a new place each time, or one that has its own rules. */
const writes: Readonly<Record<string, "kept" | "replaced" | "refused">> = {
  page: "kept",
  sign: "kept",
  directive: "kept",
  notice: "kept",
  publication: "kept",
  seal: "kept",
  sealed: "kept",
  open: "kept",
  attest: "kept",
  acknowledge: "kept",
  receipt: "kept",
  extension: "kept",
  report: "kept",
  key: "kept",
  bundle: "replaced",
  log: "replaced",
  advisory: "replaced",
  roster: "replaced",
  pack: "replaced",
  case: "kept",
  organization: "refused",
  backup: "refused",
};

describe("a command that writes a file", () => {
  it("says what becomes of the one that lies there, and keeps what cannot be made again", async () => {
    const found: Record<string, boolean> = {};
    for (const [name, { options }] of Object.entries(commands)) {
      const declared = (await options?.()) ?? {};
      if ("out" in declared || "release" in declared) found[name] = "force" in declared;
    }
    assert.deepEqual(Object.keys(found).toSorted(), Object.keys(writes).toSorted());
    const forced = Object.entries(writes).map(([name, rule]) => [name, rule === "kept"]);
    assert.deepEqual(found, Object.fromEntries(forced.map(([name, kept]) => [name, kept])));
  });
});
