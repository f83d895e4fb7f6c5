/** Every act of an agent at a room has its carried twin. */
import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { carriedBy, readRequest, writeRequest } from "#cli/response/carried-request.ts";
import { extensionAsk } from "#contract/dissemination/extension-ask.ts";
import { contract } from "#contract/index.ts";
import type { Endpoint } from "#contract/endpoint.ts";
import { agentCommands } from "#main/agent-commands.ts";

describe("carried twins", () => {
  it("stand for every act that the contract lets an agent do, and for what its commands ask", () => {
    const entries: readonly Endpoint[] = Object.values(contract);
    // An `open` endpoint looks something up in public data, whatever its method.
    const acts = entries.filter(
      ({ method, roles, open }) => method !== "GET" && !open && roles.includes("agent"),
    );
    assert.deepEqual(
      [...acts.map(({ name }) => name), extensionAsk.name].filter((name) => carriedBy[name] === undefined),
      [],
    );
    for (const twin of Object.values(carriedBy)) {
      const [command = ""] = twin.split(" ");
      assert.ok(Object.hasOwn(agentCommands, command) && twin.endsWith("--out FILE"), twin);
    }
  });

  it("are read as they were written, and nothing else is", async () => {
    const folder = await mkdtemp(join(tmpdir(), "bongsu-carried-"));
    const file = join(folder, "request.json");
    const input = {
      directive: "DRILL-2026-0001",
      duration: { days: 3 },
      reason: "parts",
      controls: "closed",
    };
    await writeRequest(file, extensionAsk, input);
    assert.deepEqual((await readRequest(file))?.input, input);
    for (const text of ["", "[]", '{"type":"bongsu.request/1","endpoint":"token-make","input":{}}']) {
      await writeFile(file, text);
      assert.equal(await readRequest(file), null, text);
    }
    await rm(folder, { recursive: true });
  });
});
