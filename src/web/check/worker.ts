/**
 * The worker that sees the file. It is one script without imports at run time, served under `default-src 'none'`: the browser lets it
 * reach no network at all, so what it reads can go nowhere but to the page.
 */
import { sha256Hex } from "#core/seal/sha256.ts";
import { type Examination, examine, openLoadedPack } from "#web/check/examine.ts";
import type { FromWorker, ToWorker } from "#web/check/messages.ts";

let opened: Omit<Examination, "now"> = { asked: [], index: { issuedAt: "", expires: "" } };

globalThis.addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  answer(data).then(say, (thrown: unknown) => say({ kind: "broke", what: String(thrown) }));
});

function say(message: FromWorker): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- the page that started this worker hears it, nobody else
  globalThis.postMessage(message);
}

async function answer(message: ToWorker): Promise<FromWorker> {
  if (message.kind === "examine") return await examineFile(message.file);
  const packs = message.packs.map(openLoadedPack);
  const damaged = packs.flatMap((pack) => (pack.ok ? [] : pack.findings));
  if (damaged.length > 0) return { kind: "broke", what: JSON.stringify(damaged.slice(0, 3)) };
  const asked = packs.flatMap((pack) => (pack.ok ? [pack.value] : []));
  opened = { asked, index: message.index };
  return { kind: "opened" };
}

async function examineFile(file: File): Promise<FromWorker> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const sha256 = await sha256Hex(bytes);
  const check = { ...opened, now: new Date().toISOString() };
  const read = examine({ name: file.name, bytes }, check, (stage, done, of) =>
    say({ kind: "step", stage, done, of }),
  );
  return read.ok
    ? { kind: "examined", examined: read.value, sha256 }
    : { kind: "unreadable", findings: read.findings };
}
