/** A room whose public pages are in its log, and strangers' fetching of them over a line that changes what it is asked to. No test stands here. */
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeNewKey } from "#cli/key/key-file.ts";
import { witnessSigners } from "#cli/key/log-signers.ts";
import { readNote, noteText, verifierKeyText } from "#core/log/note.ts";
import { createApp } from "#edge/http/app.ts";
import { roomPages } from "#main/page/page-manifest.ts";
import { openTestRoom, type TestRoom } from "#test/kit/room/test-room.ts";

const secrets = { passphrase: null, pin: null };

/** What the line makes of an answer. */
export type Change = (url: string, response: Response) => Response | Promise<Response>;

/** Answers whose address ends so come with another text. */
export function otherText(ending: string, change: (text: string) => string | Promise<string>): Change {
  return async (url, response) =>
    url.endsWith(ending)
      ? new Response(await change(await response.text()), { headers: response.headers })
      : response;
}

/** The room. */
export type LoggedPages = {
  readonly room: TestRoom;
  readonly folder: string;
  readonly app: ReturnType<typeof createApp>;
  /** The list of pages, as it is served. */
  readonly bundle: string;
  /** What a stranger fetches with. */
  readonly fetching: (change?: Change) => typeof globalThis.fetch;
  /** A policy that one witness has to have seen the log, and the line on which it has. */
  readonly witnessed: () => Promise<{ readonly policy: string; readonly change: Change }>;
  readonly close: () => Promise<void>;
};

/** Opens it with a page of two files, and the verifier where its text is given. */
export async function openLoggedPages(verifier?: string): Promise<LoggedPages> {
  const folder = await mkdtemp(join(tmpdir(), "bongsu-pages-"));
  await writeNewKey(join(folder, "log"), { purpose: "log", drill: true }, secrets);
  await writeFile(join(folder, "policy"), "quorum none\n");
  const log = { key: join(folder, "log"), policy: join(folder, "policy") };
  const room = await openTestRoom({ now: "2026-05-14T00:00:00Z", log });
  const webFolder = join(folder, "web");
  await mkdir(join(webFolder, "assets"), { recursive: true });
  const page = '<!doctype html><html lang="en"><script src="./assets/a.js"></script>';
  await writeFile(join(webFolder, "index.html"), page);
  await writeFile(join(webFolder, "assets", "a.js"), "export const drill = true;\n");
  if (verifier !== undefined) await writeFile(join(webFolder, "verify.html"), verifier);
  const served = { ...room.served, webFolder };
  const app = createApp({ ...served, pages: await roomPages(served) });
  await room.settle();
  const bundle = await (await app.request("/.well-known/webcat/bundle.json")).text();
  const unchanged: Change = (_, response) => response;
  return {
    room,
    folder,
    app,
    bundle,
    fetching:
      (change = unchanged) =>
      async (input, init) => {
        const url = input instanceof Request ? input.url : String(input);
        return await change(url, await app.request(new Request(url, { headers: init?.headers ?? {} })));
      },
    witnessed: async () => await witnessed(folder, await (await app.request("/pub/log/keys")).text()),
    close: async () => {
      await room.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function witnessed(folder: string, logKeys: string): ReturnType<LoggedPages["witnessed"]> {
  await writeNewKey(join(folder, "w"), { purpose: "log", drill: true }, secrets);
  const [witness] = await witnessSigners(join(folder, "w"), "witness.example/w", secrets);
  assert.ok(witness !== undefined);
  const logs = logKeys.split("\n").filter((line) => line !== "");
  const lines = [
    ...logs.map((line) => `log ${line}`),
    `witness w ${verifierKeyText(witness.key)}`,
    "quorum w",
  ];
  const cosigned = otherText("/pub/log/checkpoint", async (text) => {
    const note = readNote(text);
    assert.ok(note.ok);
    const cosignature = await witness.sign(note.value.text, 1_778_716_800);
    return noteText({ text: note.value.text, signatures: [...note.value.signatures, cosignature] });
  });
  return { policy: `${lines.join("\n")}\n`, change: cosigned };
}
