/** `bongsu case contacts`: what a file says of how suppliers are reached and, where a room is named, taking it into that room's book. */
import { readBoundedText } from "#cli/case/mark-key-file.ts";
import type { Caller } from "#cli/room/room-client.ts";
import type { Terminal } from "#cli/terminal.ts";
import { readContacts } from "#core/coordination/book/read-contacts.ts";
import type { SupplierSource } from "#core/coordination/book/supplier-source.ts";
import { printable, printableJson } from "#core/input/printable.ts";
import { supplierTake } from "#contract/case/book/supplier-take.ts";
import { MessageRefusal, withEnglish } from "#agent/home/message-refusal.ts";
import type { Translate } from "#messages/message.ts";

type ContactsOptions = {
  /** The domain of the supplier, of a file that does not say whose it is. */
  readonly supplier: string | null;
  /** The room that takes them in; `null` for none. */
  readonly call: Caller | null;
  readonly json: boolean;
  readonly now: string;
  readonly t: Translate;
};

const atOnce = 100;

/** Prints what the file says; the exit code is 0, 1 where something in it has no supplier or is over. Throws refusals. */
export async function readContactsFile(
  path: string,
  options: ContactsOptions,
  io: Terminal,
): Promise<number> {
  const { supplier, call, json, now, t } = options;
  const read = readContacts(await readBoundedText(path), supplier);
  if (!read.ok) {
    const [why] = read.findings;
    throw new MessageRefusal("input-invalid", (say) =>
      say("caseCommand.contactsWrong", { path, why: withEnglish("input-invalid", why?.message ?? "", say) }),
    );
  }
  const { sources, left } = read.value;
  if (call !== null) await handOver(call, sources);
  const isOver = ({ expires }: SupplierSource): boolean =>
    expires !== null && Date.parse(expires) <= Date.parse(now);
  if (json)
    io.write(
      `${printableJson(JSON.stringify({ type: "bongsu.contacts/1", suppliers: sources, left }, null, 2))}\n`,
    );
  else {
    for (const source of sources) io.write(`${lineOf(source, isOver(source), t)}\n`);
    const key = call === null ? "caseCommand.contactsRead" : "caseCommand.contactsTaken";
    io.write(`${t(key, { count: sources.length, left })}\n`);
  }
  return left > 0 || sources.some(isOver) ? 1 : 0;
}

/** Hands them to the room, some at a time. */
async function handOver(call: Caller, sources: readonly SupplierSource[]): Promise<void> {
  for (let at = 0; at < sources.length; at += atOnce) {
    const some = sources.slice(at, at + atOnce).map((one) => ({
      ...one,
      mails: [...one.mails],
      pages: [...one.pages],
      keys: [...one.keys],
      languages: [...one.languages],
      policies: [...one.policies],
    }));
    await call(supplierTake, { sources: some });
  }
}

function lineOf(
  { supplier, kind, mails, pages, signature }: SupplierSource,
  over: boolean,
  t: Translate,
): string {
  const ways = [...mails, ...pages].slice(0, 3).join(" ");
  const marks = [
    ...(over ? [t("caseCommand.contactsOver")] : []),
    ...(signature === "not-checked" ? [t("caseCommand.contactsUnchecked")] : []),
  ];
  return printable(
    `${supplier}  ${kind}  ${ways === "" ? t("caseCommand.contactsNone") : ways}  ${marks.join(" ")}`.trimEnd(),
    400,
  );
}
