/** An answer goes to the room by file and its receipt comes back by file; both languages say what was answered, and what is not confirmed. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test, describe } from "node:test";
import { checkPaths } from "#agent/check/check.ts";
import type { Surroundings } from "#agent/home/agent-folder.ts";
import { makeOrganizationKey } from "#agent/home/organization-key.ts";
import { syncFrom } from "#agent/sync/sync.ts";
import { runAcknowledge, runAttest } from "#cli/response/attest.ts";
import { runReceipt } from "#cli/response/receipt.ts";
import { readJsonBytes } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import { readEnvelope } from "#core/seal/envelope.ts";
import {
  advisoryOn,
  makeRoom,
  publication,
  receiptFor,
  writePublication,
} from "#test/kit/room/test-publication.ts";

let root = "";
let dir = "";
let answeringRoom: Awaited<ReturnType<typeof makeRoom>>;
/** What the room replies; absent where no wire leads to it. */
let reply: ((body: string) => Promise<Response>) | undefined;

const surroundings: Surroundings = {
  now: () => "2026-05-14T01:00:00Z",
  write: () => undefined,
  fetch: async (_, init) => {
    if (reply === undefined) throw new TypeError("no wire");
    return await reply(init?.body as string);
  },
};

/** Runs a command; a refusal's status is 2. */
async function run(command: typeof runReceipt, ...args: string[]) {
  const said: string[] = [];
  const add = (text: string): void => void said.push(text);
  const io = { env: {}, write: add, error: add, ask: null, stdin: process.stdin, surroundings };
  const code = await command(args, io).catch((error: unknown) => {
    if (!(error instanceof Refusal)) throw error;
    return (add(error.message), 2);
  });
  return { code, text: said.join("") };
}

const answering = ["--directive", "D-2026-0001"];

describe("an answer goes to the room by file and its receipt comes back by file", () => {
  before(async () => {
    root = await mkdtemp(join(tmpdir(), "bongsu-carry-"));
    dir = join(root, "agent");
    const room = await makeRoom(true, "https://room.drill.example");
    answeringRoom = room;
    const advisory = advisoryOn("DRILL-2026-1", "drill-parser", "1.2.0");
    await writePublication(join(root, "from"), await publication(room, { sequence: 1, advisory }));
    await syncFrom({ from: join(root, "from"), dir }, surroundings);
    await makeOrganizationKey(dir, "org-1");
    await mkdir(join(root, "list"));
    const packages = { "node_modules/drill-parser": { version: "1.1.0" } };
    await writeFile(
      join(root, "list", "package-lock.json"),
      JSON.stringify({ lockfileVersion: 3, packages }),
    );
    await checkPaths({ paths: [join(root, "list")], dir }, surroundings);
    reply = async (body) => {
      const json = readJsonBytes(Buffer.from(body));
      const envelope = readEnvelope(json.ok ? json.value : null);
      assert.ok(envelope.ok);
      return new Response(JSON.stringify(await receiptFor(room, envelope.value)));
    };
  });
  after(async () => await rm(root, { recursive: true, force: true }));

  test("out, over the wire by somebody else, and back", async () => {
    const connected = reply;
    reply = undefined;
    const [answer, acknowledgement, receipts] = ["answer", "acknowledgement", "receipts"].map((name) =>
      join(root, `${name}.json`),
    ) as [string, string, string];
    const both = await run(
      runAttest,
      ...answering,
      "--dir",
      dir,
      "--out",
      answer,
      "--room",
      "https://room.drill.example",
    );
    assert.equal(both.code, 2, "to the room or into a file");
    assert.equal((await run(runAttest, ...answering, "--dir", dir, "--out", answer, "--yes")).code, 0);
    assert.equal((await run(runAcknowledge, ...answering, "--dir", dir, "--out", acknowledgement)).code, 0);
    const waiting = await run(runReceipt, "list", "--dir", dir, "--lang", "en");
    assert.deepEqual([waiting.code, /waits in the outbox/.test(waiting.text)], [3, true]);

    reply = async () => await Promise.resolve(new Response("<html>Sign in</html>"));
    const sending = [
      "send",
      answer,
      acknowledgement,
      "--room",
      "https://room.drill.example",
      "--out",
      receipts,
    ];
    assert.equal((await run(runReceipt, ...sending)).code, 2, "a proxy's page is no receipt");
    reply = connected;
    assert.equal((await run(runReceipt, ...sending)).code, 0);
    assert.equal((await run(runReceipt, "send", receipts, "--room", "https://room.drill.example")).code, 2);

    reply = undefined;
    const taken = await run(runReceipt, "take", receipts, "--dir", dir, "--lang", "en");
    assert.deepEqual([taken.code, /affected, open 1[\s\S]*Acknowledgement/.test(taken.text)], [0, true]);
    const list = await run(runReceipt, "list", "--dir", dir, "--lang", "ko");
    assert.equal(list.code, 0);
    for (const words of [
      "접수 번호: R-",
      "조치 지시: D-2026-0001(개정 1)",
      "상황반: https://room.drill.example",
    ])
      assert.ok(list.text.includes(words), `${words} in ${list.text}`);
    const [first] = JSON.parse(await readFile(receipts, "utf8")) as { digest: string }[];
    assert.ok(list.text.includes(first?.digest ?? "?"));
  });

  test("an answer that does not end the matter says so, with where the organisation stands and why", async () => {
    const connected = reply;
    for (const [lang, words] of [
      [
        "en",
        /Receipt R-\S+ \((?!2026-)[^)]*KST[\s\S]*Your standing is not closed: affected, because the answer counts 1 affected/,
      ],
      ["ko", /접수증[\s\S]*아직 끝나지 않았습니다: 영향 있음\. 이유: 회신에 영향 있음이 1건/],
    ] as const) {
      reply = async (body) => {
        const json = readJsonBytes(Buffer.from(body));
        const envelope = readEnvelope(json.ok ? json.value : null);
        assert.ok(envelope.ok);
        const receipt = await receiptFor(answeringRoom, envelope.value);
        return new Response(JSON.stringify({ ...receipt, standing: "affected" }));
      };
      const room = ["--room", "https://room.drill.example"];
      const sent = await run(runAttest, ...answering, "--dir", dir, ...room, "--yes", "--lang", lang);
      assert.equal(sent.code, 0);
      assert.match(sent.text, words);
    }
    reply = connected;
  });
});
