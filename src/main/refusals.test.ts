/** Refusals of commands in the reader's language: none is written in English where it is thrown, and none reaches a Korean reader in Latin letters alone. */
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { refusalText } from "#agent/home/message-refusal.ts";
import { Refusal, refusalStatus, type RefusalCode } from "#core/problem.ts";
import { commands } from "#main/commands.ts";
import { translatorOf } from "#messages/translators.ts";

const src = join(import.meta.dirname, "..");
const folder = mkdtempSync("/tmp/bongsu-refusals-");
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** A file of the folder with a text. */
function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

const nothing = join(folder, "nothing");
const empty = (): string => file("empty.json", "{}");
const room = "http://127.0.0.1:9";

/** Command lines that are refused before anything is stored or sent. */
const refused: readonly (() => readonly string[])[] = [
  () => ["world", "check", nothing],
  () => ["world", "check", empty()],
  () => ["world"],
  () => ["office", "load"],
  () => ["organization", "load", file("rows.csv", "id,name.ko\nx y,\n")],
  () => ["organization", "list"],
  () => ["organization", "invite", "--days", "99"],
  () => ["source", "check", empty()],
  () => ["source", "check", file("feeds.json", '{"type":"bongsu.feeds/1","feeds":[{}]}')],
  () => ["duty", "check", empty()],
  () => ["operator", "invite"],
  () => ["token", "old"],
  () => ["token", "new", "--role", "emperor"],
  () => ["token", "new", "--role", "chair", "--days", "0"],
  () => ["token", "new", "--role", "chair", "--scopes", "fly"],
  () => ["token", "revoke"],
  () => ["link", "new"],
  () => ["passkey", "list"],
  () => ["passkey", "burn"],
  () => ["journal", "read"],
  () => ["check", nothing],
  () => ["check", "--format", "poem", empty()],
  () => ["check", "--min-severity", "dire", empty()],
  () => ["fix", empty()],
  () => ["extension", "list", "--directive", "x"],
  () => ["receipt", "take", nothing, "--dir", folder],
  () => ["sync", "--room", room, "--dir", folder, "--ecosystems", "cheese"],
  () => ["tasks", "--dir", folder, "--format", "poem"],
  () => ["facts", "set", "--dir", folder, "x", "y=z"],
];

describe("refusals of commands", () => {
  it("are nowhere written as an English sentence where they are thrown", () => {
    const folders = ["agent", "channels", "cli", "main", "store", "edge/feed"];
    const found = folders
      .flatMap((name) =>
        readdirSync(join(src, name), { recursive: true, encoding: "utf8" }).map((path) =>
          join(src, name, path),
        ),
      )
      .filter((path) => path.endsWith(".ts") && !path.endsWith(".test.ts"))
      .filter((path) => /new Refusal\(/.test(readFileSync(path, "utf8")));
    assert.deepEqual(found, [], "throw a MessageRefusal, below messages a ReasonRefusal");
  });

  it("say in Korean what their code means where only an English sentence is at hand", () => {
    const t = translatorOf("ko");
    for (const code of Object.keys(refusalStatus) as RefusalCode[])
      assert.match(
        refusalText(new Refusal(code, "Something in English."), t),
        /[가-힣].*Something in English\./,
      );
  });

  for (const line of refused) {
    const [command = "", ...args] = line();
    it(`${[command, ...args].join(" ").replaceAll(folder, "")} speaks Korean`, async () => {
      const refusal = await commands[command]?.run([...args, "--lang", "ko"], commands).then(
        () => null,
        (error: unknown) => error,
      );
      assert.ok(refusal instanceof Refusal, String(refusal));
      for (const part of refusalText(refusal, translatorOf("ko")).split("\n")) assert.match(part, /[가-힣]/);
    });
  }
});
