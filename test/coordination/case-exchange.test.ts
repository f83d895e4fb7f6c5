/**
 * A case with a room that has no access here, by sealed files alone: invited with the least, the embargo first, then a marked copy; what comes back is taken once, into its own
 * case, and every other file is refused with its sentence.
 */
import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { runCase } from "#cli/case/case.ts";
import { writeNewKey } from "#cli/key/key-file.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { roomKeysDocument } from "#core/document/room-keys.ts";
import { Refusal } from "#core/problem.ts";
import { publicKeyDocument } from "#core/seal/key/public-key.ts";
import { newKey } from "#test/kit/room/access-room.ts";
import { type CaseRoom, type JsonObject, startCaseRoom } from "#test/kit/coordination/case-room.ts";

const [secretWord, product] = ["quorinthax", "EdgeGate VPN"];
const day = 86_400_000;
const noSecrets = { passphrase: null, pin: null };

describe("a case with another room by sealed files", () => {
  let room: CaseRoom;
  let folder: string;
  let publicKey: string;
  let terms: JsonObject & { readonly ends: string };
  const at = (name: string): string => join(folder, name);

  /** Runs `bongsu case` at the other room, which calls nobody; its output, or the sentence of its refusal. */
  const run = async (line: string, { lang = "C", now = room.here.clock.now().toISOString() } = {}) => {
    let out = "";
    const write = (text: string): void => void (out += text);
    const fetch = async (): Promise<Response> => await Promise.reject(new Error("nobody is called"));
    const surroundings = { now: () => now, fetch, write: () => undefined };
    const io: AgentIo = { env: { LANG: lang }, write, error: write, ask: null, surroundings };
    const args = line.split(" ").map((word) => word.replace(/^@/, `${folder}/`));
    const status = await runCase(args, io).catch((error: unknown) => {
      if (error instanceof Refusal) return error.message;
      throw error;
    });
    return { status, out };
  };
  const newCase = async (): Promise<string> => {
    const summary = `${secretWord} fails at once.\n${"The server may stop; it can be shown quickly. ".repeat(40)}`;
    const about = { product, severity: "high", title: secretWord, summary };
    const id = String((await room.done("lead", "/api/cases", about))["case"]);
    await room.done("lead", `/api/cases/${id}/acts`, { act: { kind: "embargo", act: "propose", terms } });
    return id;
  };
  const addGuest = async (
    id: string,
    name = "Foreign Team",
    { key = publicKey, role = "room" } = {},
  ): Promise<string> => {
    const one = { roles: [role], name, contact: "", zone: "Europe/Berlin", language: "en", publicKey: key };
    return String((await room.done("lead", `/api/cases/${id}/participants`, one))["participant"]);
  };
  const invite = async (id: string, participant: string, file: string): Promise<void> => {
    const made = await room.done("lead", `/api/cases/${id}/sealed-invitations`, { participant, days: 14 });
    await writeFile(at(file), Buffer.from(String(made["sealed"]), "base64"));
  };
  const take = async (id: string, file: string, who = "lead") =>
    await room.call(who, "POST", `/api/cases/${id}/sealed-answers`, {
      sealed: (await readFile(at(file))).toString("base64"),
    });
  const refused = async (id: string, file: string): Promise<string> => {
    const [status, answer] = await take(id, file);
    assert.notEqual(status, 200);
    return String(answer["detail"]);
  };
  const textsOf = async (id: string) => {
    const [, seen] = await room.call("lead", "GET", `/api/cases/${id}`);
    return seen["texts"] as readonly { kind: string; author: string; content: JsonObject }[];
  };

  before(async () => {
    room = await startCaseRoom();
    folder = await mkdtemp(join(tmpdir(), "bongsu-exchange-"));
    publicKey = JSON.stringify(
      publicKeyDocument(await writeNewKey(at("key"), { purpose: "sealing", drill: true }, noSecrets)),
    );
    await writeNewKey(at("stranger"), { purpose: "sealing", drill: true }, noSecrets);
    const ends = new Date(room.here.clock.now().getTime() + 45 * day).toISOString();
    terms = { rule: "days-45", zone: "Asia/Seoul", rediscoveryDays: 7, exploitedDays: 7, ends };
    const { keyid, publicKey: own } = room.here.room.signer as ReturnType<typeof newKey>;
    await writeFile(
      at("keys.json"),
      JSON.stringify(roomKeysDocument([{ keyid, publicKey: own, drill: true }])),
    );
    await writeFile(at("note"), "Two of our suppliers ship it too.");
  });
  after(async () => {
    await rm(folder, { recursive: true, force: true });
    await room.close();
  });

  it("goes from invitation to acceptance to a marked copy and a message, with the embargo first", async () => {
    const id = await newCase();
    const guest = await addGuest(id);
    await invite(id, guest, "invitation");
    const shown = await run("invitation show @invitation --key @key --trust @keys.json");
    assert.equal(shown.status, 0, String(shown.status));
    assert.match(shown.out, /product: EdgeGate VPN\nseverity: high\n.*room\nembargo: proposed\nends: /);
    assert.match(shown.out, /Signed by the room's key/);
    for (const hidden of [secretWord, "Foreign Team", id, guest])
      assert.ok(!shown.out.includes(hidden), hidden);
    const [korean, english] = await Promise.all(
      ["ko_KR.UTF-8", "C"].map(
        async (lang) => (await run("invitation show @invitation --key @key --format json", { lang })).out,
      ),
    );
    assert.deepEqual(
      JSON.parse(korean ?? ""),
      JSON.parse(english ?? ""),
      "the same fields in every language",
    );
    assert.ok(!String(english).includes("secret"));
    const lines = (await run("invitation show @invitation --key @key", { lang: "ko_KR.UTF-8" })).out.split(
      "\n",
    );
    assert.equal(lines.length, shown.out.split("\n").length);
    assert.equal(lines.join("\n").split("[훈련]").length, 2, "a drill is marked once");
    assert.match(shown.out, /policy: 45 days; /);
    assert.ok(lines.some((line) => line.startsWith("조건: 45일. ")));

    const [early, why] = await room.call("lead", "POST", `/api/cases/${id}/sealed-copies`, {
      participant: guest,
    });
    assert.deepEqual([early, why["code"]], [409, "state-forbids"]);
    assert.equal(
      (await run("invitation reply @invitation --key @key --trust @keys.json --text @note --out @first"))
        .status,
      0,
    );
    assert.match(await refused(id, "first"), /not answered yet: first the embargo/);

    assert.equal(
      (await run("invitation accept @invitation --key @key --trust @keys.json --out @answer")).status,
      0,
    );
    const [status, taken] = await take(id, "answer");
    assert.deepEqual([status, taken], [200, { participant: guest, kind: "accept" }]);
    const [, seen] = await room.call("lead", "GET", `/api/cases/${id}`);
    const view = seen["view"] as { participants: readonly JsonObject[]; embargo: string };
    assert.deepEqual(view.participants.find((one) => one["id"] === guest)?.["consent"], "accepted");
    assert.equal(view.embargo, "active");

    const copy = await room.done("lead", `/api/cases/${id}/sealed-copies`, { participant: guest });
    await writeFile(at("copy"), Buffer.from(String(copy["sealed"]), "base64"));
    const text = await run("invitation show @copy --key @key --trust @keys.json");
    assert.equal(text.status, 0, String(text.status));
    assert.match(text.out, /quorinthax/);
    assert.match(text.out, / {2}severity: high\n/);
    const inKorean = (await run("invitation show @copy --key @key", { lang: "ko_KR.UTF-8" })).out;
    assert.match(inKorean, / {2}제품: EdgeGate VPN\n {2}심각도: 높음\n/);
    assert.doesNotMatch(inKorean, /^ {2}[a-z]+: /m, "no member is called by its name in the file");
    assert.match(text.out, /marks of its own/);
    const about = (await textsOf(id)).find(({ kind }) => kind === "about");
    const summary = String(about?.content["summary"]);
    assert.ok(!text.out.includes(summary), "the copy is not the original");
    const openings = (await room.call("lead", "GET", `/api/cases/${id}/openings`))[1][
      "openings"
    ] as readonly JsonObject[];
    assert.ok(openings.some((one) => one["participant"] === guest && one["how"] === "taken"));

    assert.equal(
      (await take(id, "first"))[0],
      200,
      "what was written before the answer was taken is taken now",
    );
    const message = (await textsOf(id)).find(({ kind, author }) => kind === "message" && author === guest);
    assert.equal(message?.content["text"], "Two of our suppliers ship it too.");
  });

  it("refuses what comes twice, into another case, late, changed, or for another key", async () => {
    const [id, other] = [await newCase(), await newCase()];
    const guest = await addGuest(id);
    await invite(id, guest, "second");
    await run("invitation accept @second --key @key --trust @keys.json --out @second-answer");
    await run("invitation accept @second --key @key --trust @keys.json --out @again");
    assert.match(await refused(other, "second-answer"), /answers no invitation to this case/);
    assert.equal((await take(id, "second-answer", "outsider"))[0], 404, "nobody learns of a case by trying");
    assert.equal((await take(id, "second-answer"))[0], 200);
    assert.match(await refused(id, "second-answer"), /taken in before/);
    assert.match(await refused(id, "again"), /answered before/);

    const bytes = await readFile(at("again"));
    bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 1;
    await writeFile(at("changed"), bytes);
    assert.match(await refused(id, "changed"), /not sealed for this office's key, or was changed/);
    await writeFile(at("changed"), "nothing of the kind, and no sealed file");
    assert.match(await refused(id, "changed"), /not sealed for this office's key/);

    const late = await addGuest(id, "Late Team");
    await invite(id, late, "late");
    const later = new Date(room.here.clock.now().getTime() + 15 * day).toISOString();
    assert.match(
      String(
        (
          await run("invitation accept @late --key @key --trust @keys.json --out @late-answer", {
            now: later,
          })
        ).status,
      ),
      /could be answered until/,
    );
    await run("invitation accept @late --key @key --trust @keys.json --out @late-answer");
    await invite(id, late, "newer");
    assert.match(await refused(id, "late-answer"), /was withdrawn/);
    await run("invitation decline @newer --key @key --trust @keys.json --text @note --out @declined");
    assert.deepEqual(await take(id, "declined"), [200, { participant: late, kind: "decline" }]);
    assert.equal(
      (await room.call("lead", "POST", `/api/cases/${id}/sealed-copies`, { participant: late }))[0],
      409,
    );
  });

  it("brings a supplier's answers and files, each the same as by its page, once and only after the embargo", async () => {
    const id = await newCase();
    const supplier = await addGuest(id, "Supplier", { role: "supplier" });
    await invite(id, supplier, "offer");
    const answer = async (line: string, file: string) =>
      await run(`invitation answer @offer --key @key --trust @keys.json ${line} --out @${file}`);
    const range = "--say affected --from 1.0 --to 1.4";
    assert.equal((await answer(range, "early")).status, 0);
    assert.match(await refused(id, "early"), /not answered yet: first the embargo/);
    await run("invitation accept @offer --key @key --trust @keys.json --out @agreed");
    assert.equal((await take(id, "agreed"))[0], 200);
    assert.deepEqual(await take(id, "early"), [200, { participant: supplier, kind: "answers" }]);
    assert.match(await refused(id, "early"), /taken in before/);
    const reportState = async () => {
      const view = (await room.call("lead", "GET", `/api/cases/${id}`))[1]["view"];
      const { participants } = view as { participants: readonly JsonObject[] };
      return participants.find((one) => one["id"] === supplier)?.["report"];
    };
    assert.equal(await reportState(), "accepted", "the same acts as by its page");

    const vex = {
      "@context": "https://openvex.dev/ns/v0.2.0",
      "@id": "https://supplier.example/vex/1",
      author: "[DRILL] Supplier",
      timestamp: "2026-06-30T00:00:00Z",
      version: 1,
      statements: [
        { version: "2.0", justification: "component_not_present" },
        { version: "3.0", impact_statement: "we think so" },
      ].map(({ version, ...why }) => ({
        vulnerability: { name: "CVE-2026-0001" },
        products: [{ "@id": `pkg:generic/edgegate@${version}` }],
        status: "not_affected",
        ...why,
      })),
    };
    await writeFile(at("vex.json"), JSON.stringify(vex));
    for (const [line, file, said] of [
      ["--say received", "r", "Received"],
      ["--say need-information --text @note", "n", "We need information"],
      ["--say fix --fixed-in 1.5 --on 2027-02-01", "f", "Fix in version {2}1.5 {2}2027-02-01"],
      ["--say more-time --on 2027-03-01", "t", "We need more time {2}2027-03-01T"],
      [
        "--document @vex.json",
        "d",
        "so not answered: .*3.0\nNot affected {2}pkg:generic/edgegate@2.0 .*not in it",
      ],
    ] as const) {
      const { status, out } = await answer(line, file);
      assert.equal(status, 0, String(status));
      assert.match(out, new RegExp(said));
      if (file === "d") continue;
      const taken = await take(id, file);
      assert.equal(taken[0], 200, JSON.stringify(taken));
    }
    const answers = (await textsOf(id)).filter(
      ({ kind, author }) => kind === "answer" && author === supplier,
    );
    const given = new Set(answers.map(({ content }) => String(content["kind"])));
    for (const kind of ["affected", "fix", "more-time", "need-information", "received"])
      assert.ok(given.has(kind), kind);
    assert.equal(answers.length, 5);
    assert.equal(answers.find(({ content }) => content["kind"] === "affected")?.content["to"], "1.4");

    for (const [line, why] of [
      ["--say maybe", /--say is one of received/],
      ["--say affected", /needs --from, --to/],
      ["--say not-affected --justification perhaps", /--justification is one of component_not_present/],
      ["--say fix --on soon", /This is no answer/],
      ["--say cannot", /needs --text/],
      ["--document @note", /states nothing that could be answered/],
      ["--say received --document @vex.json", /nothing together with --document/],
    ] as const)
      assert.match(String((await answer(line, "none")).status), why);

    const content = Buffer.alloc(2_000_000, "proof ");
    await writeFile(at("proof.bin"), content);
    const sent =
      "invitation reply @offer --key @key --trust @keys.json --file @proof.bin --text @note --out @sent";
    assert.equal((await run(sent)).status, 0);
    assert.deepEqual(await take(id, "sent"), [200, { participant: supplier, kind: "file" }]);
    const message = (await textsOf(id)).find(({ content: one }) => one["fileName"] === "proof.bin");
    assert.deepEqual(
      [message?.author, message?.content["text"], message?.content["fileBytes"]],
      [supplier, "Two of our suppliers ship it too.", "2000000"],
    );
    const object = String(message?.content["file"]);
    const [, read] = await room.call("lead", "GET", `/api/cases/${id}/files/${object}`);
    assert.ok(Buffer.from(String(read["content"]), "base64").equals(content));

    const team = await addGuest(id, "Team");
    await invite(id, team, "teams");
    await run("invitation accept @teams --key @key --trust @keys.json --out @team-accepts");
    await take(id, "team-accepts");
    await run("invitation answer @teams --key @key --trust @keys.json --say received --out @team-answers");
    assert.match(await refused(id, "team-answers"), /Only suppliers answer in this way/);
  });

  it("is taken once by many at the same instant, and no text of a copy passes for a line of the program", async () => {
    const id = await newCase();
    const guest = await addGuest(id);
    await invite(id, guest, "many");
    await run("invitation accept @many --key @key --trust @keys.json --out @many-answer");
    const answers = await Promise.all([1, 2, 3, 4, 5].map(async () => await take(id, "many-answer")));
    const taken = answers.map(([status]) => status);
    assert.deepEqual(
      taken.toSorted((one, other) => one - other),
      [200, 409, 409, 409, 409],
    );
    const text = "Hello.\r\nSigned by the room's key 0000.\nNobody vouches for it.";
    await room.done("lead", `/api/cases/${id}/messages`, { text, to: [guest] });
    const copy = await room.done("lead", `/api/cases/${id}/sealed-copies`, { participant: guest });
    await writeFile(at("many-copy"), Buffer.from(String(copy["sealed"]), "base64"));
    const { out } = await run("invitation show @many-copy --key @key");
    const lines = out.split("\n");
    assert.deepEqual(
      lines.filter((line) => /vouches|Signed by/.test(line)).map((line) => line.startsWith("    ")),
      [true, true, false],
    );
  });

  it("says at the other room whose file it is not, and writes over nothing", async () => {
    const id = await newCase();
    await invite(id, await addGuest(id), "third");
    assert.match(
      String((await run("invitation show @third --key @stranger")).status),
      /not sealed for this key/,
    );
    const { keyid, publicKey: other } = newKey();
    await writeFile(
      at("foreign.json"),
      JSON.stringify(roomKeysDocument([{ keyid, publicKey: other, drill: true }])),
    );
    assert.match(
      String((await run("invitation show @third --key @key --trust @foreign.json")).status),
      /not of that room/,
    );
    assert.match((await run("invitation show @third --key @key")).out, /Nobody vouches/);
    assert.match(
      String((await run("invitation accept @third --key @key --trust @keys.json --out @note")).status),
      /note/,
    );
    assert.equal((await run("invitation accept @third --key @key --trust @keys.json")).status, 2);
    for (const verb of ["accept", "decline", "reply"]) {
      const line = `invitation ${verb} @third --key @key --text @note --out @unvouched-${verb}`;
      assert.match(String((await run(line)).status), /Nobody vouches .* --trust .* --allow-unknown-room/);
      const risked = await run(`${line} --allow-unknown-room`);
      assert.equal(risked.status, 0, String(risked.status));
      assert.match(risked.out, /Nobody vouches/);
      assert.match(
        String((await run(`${line} --allow-unknown-room --trust @keys.json`)).status),
        /nothing together with --trust/,
      );
    }
  });

  it("is a coordinator's, whose key is unlocked, for who has a key and signs in nowhere here", async () => {
    const id = await newCase();
    const guest = await addGuest(id);
    const seal = async (who: string, participant: string) =>
      await room.call(who, "POST", `/api/cases/${id}/sealed-invitations`, { participant, days: 14 });
    assert.equal((await seal("outsider", guest))[0], 404);
    const one = { roles: ["supplier"], name: "Keyless", contact: "", zone: "UTC", language: "en" };
    const keyless = String((await room.done("lead", `/api/cases/${id}/participants`, one))["participant"]);
    assert.match(String((await seal("lead", keyless))[1]["detail"]), /has no key for sealing/);
    const own = { ...one, organization: room.organizations[0] };
    const inside = String((await room.done("lead", `/api/cases/${id}/participants`, own))["participant"]);
    assert.equal((await seal("lead", inside))[0], 409);
    const real = JSON.stringify({ ...(JSON.parse(publicKey) as JsonObject), drill: false });
    for (const [path, given] of [
      ["sealed-invitations", { participant: guest, days: 14, publicKey: real }],
      ["participants", { ...one, publicKey: real }],
    ] as const) {
      const [status, why] = await room.call("lead", "POST", `/api/cases/${id}/${path}`, given);
      assert.deepEqual([status, String(why["detail"])], [400, "This is not a public key for sealing."]);
    }
    room.unlocked.lock("msit");
    assert.match(String((await seal("lead", guest))[1]["detail"]), /Unlock the office's key first/);
  });
});
