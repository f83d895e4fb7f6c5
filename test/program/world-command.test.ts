/** The commands about topologies and organisations: what they say of a file, and that a finding of the room names the file's line. */
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import type { Terminal } from "#cli/terminal.ts";
import { korea } from "#core/topology/documents/korea.ts";
import { topologyDocument } from "#core/topology/topology-document.ts";
import { organizationCommand } from "#main/room/people/organization-command.ts";
import { worldCommand } from "#main/room/world-command.ts";
import { Refusal } from "#core/problem.ts";

const folder = mkdtempSync(join(tmpdir(), "bongsu-world-"));

function fileOf(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function terminalOf(): { readonly io: Terminal; readonly said: () => string } {
  let said = "";
  const write = (text: string): void => void (said += text);
  return { io: { env: {}, write, error: write, ask: null }, said: () => said };
}

const table = `id,name.ko,tier,sector,domain,region,size,languages
o-1,하나,sme,retail,private,11,3,ko

o-2,둘,sme,retail,private,11,3,ko`;

describe("the commands about topologies and organisations", () => {
  after(() => rmSync(folder, { recursive: true, force: true }));

  describe("bongsu world check", () => {
    it("sums up a sound topology, in the language asked for", async () => {
      const { io, said } = terminalOf();
      const path = fileOf("kr.json", JSON.stringify(topologyDocument(korea)));
      assert.equal(await worldCommand(["check", path], io), 0);
      assert.equal(await worldCommand(["check", path, "--lang", "ko"], io), 0);
      assert.match(said(), /kr: languages ko, en; time zone Asia\/Seoul; 3 domains, 12 sectors, 9 tiers/);
      assert.match(said(), /지적이 없습니다/);
    });

    it("names each place that is wrong", async () => {
      const { io } = terminalOf();
      const path = fileOf(
        "wrong.json",
        JSON.stringify({ ...topologyDocument(korea), tiers: [], calendar: "x" }),
      );
      await assert.rejects(worldCommand(["check", path], io), (error) => {
        assert.ok(error instanceof Refusal && error.code === "input-invalid");
        assert.match(error.message, /\/tiers: .*\(list-empty\)/);
        return true;
      });
      await assert.rejects(worldCommand(["check", join(folder, "none")], io), { code: "not-found" });
      await assert.rejects(worldCommand(["burn", path], io), { code: "input-invalid" });
    });
  });

  describe("bongsu organization load", () => {
    it("names the line that a room finds wrong, and says what was stored", async () => {
      const asked: unknown[] = [];
      const server = createServer((request, response) => {
        let body = "";
        request.on("data", (part: Buffer) => (body += part.toString()));
        request.on("end", () => {
          const sent = JSON.parse(body) as { readonly dryRun: boolean };
          asked.push(sent);
          response.writeHead(sent.dryRun ? 200 : 400, { "content-type": "application/json" });
          const findings = [{ at: "/rows/1/tier", code: "word-not-listed", message: "x", about: "a, b" }];
          const refused = { code: "input-invalid", detail: "The organisations cannot be loaded.", findings };
          response.end(
            JSON.stringify(sent.dryRun ? { added: 2, changed: 0, unchanged: 0, ended: 0 } : refused),
          );
        });
      });
      await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
      const room = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const { io, said } = terminalOf();
      const args = ["load", fileOf("organizations.csv", table), "--room", room, "--token", "t"];
      assert.equal(await organizationCommand([...args, "--dry-run"], io), 0);
      assert.match(said(), /new 2, changed 0, unchanged 0; with a last day 0\nTried, not stored\./);
      await assert.rejects(organizationCommand(args, io), (error) => {
        assert.ok(error instanceof Refusal);
        assert.match(error.message, /\nline 4 tier: a, b: One of these is expected\. \(word-not-listed\)$/);
        return true;
      });
      assert.equal(asked.length, 2);
      server.close();
    });

    it("asks nobody where the file itself is wrong", async () => {
      const { io } = terminalOf();
      const path = fileOf("wrong.csv", table.replace("o-2", "o 2"));
      await assert.rejects(
        organizationCommand(["load", path, "--room", "http://127.0.0.1:1", "--token", "t"], io),
        (error) => error instanceof Refusal && /\nline 4 id: /.test(error.message),
      );
    });
  });
});
