/** `bongsu case mark`: a copy of a text for each recipient, and the key by which a fragment of one is traced. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { markKeyPath, readBoundedText, readMarkKeyFile, writeMarkKeyFile } from "#cli/case/mark-key-file.ts";
import type { Terminal } from "#cli/terminal.ts";
import { codeOf } from "#core/coordination/mark/mark-code.ts";
import { isRecipientName, type MarkKey, markKeyForm } from "#core/coordination/mark/mark-key.ts";
import { copyOf, type MarkedText, readMarkedText } from "#core/coordination/mark/marked-text.ts";
import type { Translate } from "#messages/message.ts";

type MarkOptions = {
  readonly to: readonly string[];
  readonly out: string;
  readonly marks: string | undefined;
  readonly t: Translate;
};

/** Writes the copies and their key; recipients that the key had before stay in it. The exit code is 0. Throws refusals. */
export async function markCopies(path: string, options: MarkOptions, io: Terminal): Promise<number> {
  const { to, out, t } = options;
  const wrong = to.find((name) => !isRecipientName(name));
  if (wrong !== undefined)
    throw new MessageRefusal("input-invalid", (say) => say("caseCommand.nameWrong", { name: wrong }));
  const keyPath = options.marks ?? markKeyPath(path);
  const key = await keyFor(await readBoundedText(path), to, keyPath);
  const text = readMarkedText(key.text);
  await mkdir(out, { recursive: true });
  await writeMarkKeyFile(keyPath, key);
  for (const recipient of new Set(to)) await writeCopy(text, { key, recipient, out, path }, io);
  io.write(`${t("caseCommand.marked", { copies: new Set(to).size, marks: marksIn(text), key: keyPath })}\n`);
  const fewest = Math.ceil(Math.log2(key.recipients.length * 100));
  if (marksIn(text) < fewest) io.error(`${t("caseCommand.fewMarks", { marks: marksIn(text), fewest })}\n`);
  return 0;
}

async function keyFor(text: string, to: readonly string[], path: string): Promise<MarkKey> {
  const before = existsSync(path) ? await readMarkKeyFile(path) : null;
  if (before !== null && before.text !== text)
    throw new MessageRefusal("conflict", (t) => t("caseCommand.otherText", { key: path }));
  const secret = before?.secret ?? randomBytes(32).toString("hex");
  return {
    type: markKeyForm,
    secret,
    recipients: [...new Set([...(before?.recipients ?? []), ...to])],
    text,
  };
}

function marksIn({ places, lists }: MarkedText): number {
  return places.length + lists.length;
}

type CopyOrder = {
  readonly key: MarkKey;
  readonly recipient: string;
  readonly out: string;
  readonly path: string;
};

async function writeCopy(
  text: MarkedText,
  { key, recipient, out, path }: CopyOrder,
  io: Terminal,
): Promise<void> {
  const code = await codeOf(text, Uint8Array.fromHex(key.secret), recipient);
  const file = join(out, `${recipient}${extname(basename(path))}`);
  await writeFile(file, copyOf(text, code), { mode: 0o600 });
  io.write(`${file}\n`);
}
