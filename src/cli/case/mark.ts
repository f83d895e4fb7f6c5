/** `bongsu case mark`: a copy of a text for each recipient, and the key by which a fragment of one is traced. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { markKeyPath, readBoundedText, readMarkKeyFile, writeMarkKeyFile } from "#cli/case/mark-key-file.ts";
import type { Terminal } from "#cli/terminal.ts";
import { codeOf } from "#core/coordination/mark/mark-code.ts";
import { fewestMarks } from "#core/coordination/mark/marked-content.ts";
import { isRecipientName, type MarkKey, markKeyForm } from "#core/coordination/mark/mark-key.ts";
import { copyOf, type MarkedText, readMarkedText } from "#core/coordination/mark/marked-text.ts";
import { seenMarks } from "#core/coordination/mark/observe-marks.ts";
import { marksOf } from "#core/coordination/mark/trace-copy.ts";
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
  const readable: number[] = [];
  for (const recipient of new Set(to))
    readable.push(await writeCopy(text, { key, recipient, out, path }, io));
  const marks = Math.min(...readable);
  io.write(`${t("caseCommand.marked", { copies: readable.length, marks, key: keyPath })}\n`);
  const fewest = fewestMarks(key.recipients.length);
  if (marks < fewest) io.error(`${t("caseCommand.fewMarks", { marks, fewest })}\n`);
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

type CopyOrder = {
  readonly key: MarkKey;
  readonly recipient: string;
  readonly out: string;
  readonly path: string;
};

/** Writes a copy and returns how many marks can be read back from all of it: a place that the text repeats word for word is none. */
async function writeCopy(
  text: MarkedText,
  { key, recipient, out, path }: CopyOrder,
  io: Terminal,
): Promise<number> {
  const code = await codeOf(text, Uint8Array.fromHex(key.secret), recipient);
  const file = join(out, `${recipient}${extname(basename(path))}`);
  const copy = copyOf(text, code);
  await writeFile(file, copy, { mode: 0o600 });
  io.write(`${file}\n`);
  return marksOf(seenMarks(text, copy));
}
