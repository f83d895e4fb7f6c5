/** `bongsu advisory cve`: ids and records of the CVE programme, for a numbering authority: reserve, publish (again), reject, quota. */
import { readFileIfExists } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { inLedger } from "#cli/advisory/cve/ledger-file.ts";
import type { Terminal } from "#cli/terminal.ts";
import { isCve } from "#core/cve-id.ts";
import { printable } from "#core/input/printable.ts";
import type { SendCveCall } from "#core/publish/cve-programme/cve-calls.ts";
import { cveQuota, publishCve, rejectCve } from "#core/publish/cve-programme/publish-cve.ts";
import { type CveOutcome, reserveCve } from "#core/publish/cve-programme/reserve-cve.ts";
import { cve as cveFormat } from "#core/publish/format/cve.ts";
import { datesOf } from "#core/publish/format/export-format.ts";
import { lintAdvisory } from "#core/publish/lint-advisory.ts";
import type { OwnAdvisory } from "#core/publish/own-advisory.ts";
import type { Translate } from "#messages/message.ts";
import { exportTexts } from "#messages/render/publish/export-texts.ts";
import { translatorOf } from "#messages/translators.ts";
import { cveSender, isSafeCveEndpoint } from "#publication/cve-sender.ts";

/** The options of the word, for reading and completing them. */
export const cveOptions = {
  endpoint: { type: "string" },
  org: { type: "string" },
  user: { type: "string" },
  "key-file": { type: "string" },
  ledger: { type: "string" },
  year: { type: "string" },
  reason: { type: "string" },
} as const;

type CveValues = { readonly [name in keyof typeof cveOptions]?: string | undefined };

/** What a run has around it. */
type CveRun = {
  readonly io: Terminal;
  readonly t: Translate;
  readonly version: string;
  readonly now: Date;
  readonly readRecord: (path: string) => Promise<OwnAdvisory>;
};

/** Runs a word with its subject; null where the words make no command. 0; 1 where the service refuses; 3 where nobody knows, and the same command may be given again. */
export async function runCve(
  [word, subject, ...rest]: readonly string[],
  values: CveValues,
  around: CveRun,
): Promise<number | null> {
  const { endpoint, org, user, "key-file": keyFile, ledger, reason } = values;
  if (endpoint === undefined || org === undefined || user === undefined || keyFile === undefined) return null;
  if (rest.length > 0 || (word === "quota") !== (subject === undefined)) return null;
  const caller = { org, user };
  const send = cveSender(addressIn(endpoint), { ...caller, key: await keyIn(keyFile) });
  if (word === "quota") return await quota(send, caller, around);
  if (subject === undefined) return null;
  if (word === "publish") return statusOf(await publishCve(send, await recordOf(subject, around)), around);
  if (word === "reject" && reason !== undefined && isCve(subject))
    return statusOf(await rejectCve(send, subject, [{ lang: "en", value: reason }]), around);
  if (word !== "reserve" || ledger === undefined) return null;
  const year = Number(values.year ?? around.now.getUTCFullYear());
  if (!Number.isInteger(year) || year < 1999 || year > 9999) return null;
  return statusOf(
    await inLedger(ledger, async (lines) => await reserveCve({ caller, send, ledger: lines }, subject, year)),
    around,
  );
}

/** The key would be read by whoever listens: without encryption only on this machine. */
function addressIn(endpoint: string): string {
  if (isSafeCveEndpoint(endpoint)) return endpoint;
  throw new MessageRefusal("input-invalid", (t) => t("advisoryCommand.cve.endpointUnsafe"));
}

async function keyIn(path: string): Promise<string> {
  const key = new TextDecoder().decode((await readFileIfExists(path)) ?? new Uint8Array()).trim();
  if (/^[!-~]{1,200}$/.test(key)) return key;
  throw new MessageRefusal("input-invalid", (t) => t("advisoryCommand.cve.noKey", { path }));
}

/** What is published has come out already: a record of a day to come would end its own embargo. */
async function recordOf(path: string, { readRecord, version, now }: CveRun): Promise<object> {
  const record = await readRecord(path);
  const [finding] = lintAdvisory(record);
  if (finding !== undefined)
    throw new MessageRefusal("input-invalid", (t) => t("advisoryCommand.cve.notReady", { path }));
  if (Date.parse(datesOf(record).last) > now.getTime())
    throw new MessageRefusal("state-forbids", (t) => t("advisoryCommand.cve.tooEarly", { path }));
  const texts = exportTexts(translatorOf("en"));
  const document = cveFormat.write(record, { texts, version, address: null, assigner: null });
  if (document !== null) return document;
  throw new MessageRefusal("input-invalid", (t) => t("advisoryCommand.needs.cve-id", { format: "cve" }));
}

async function quota(
  send: SendCveCall,
  caller: { readonly org: string; readonly user: string },
  around: CveRun,
): Promise<number> {
  const found = await cveQuota(send, caller);
  if ("ok" in found) return statusOf(found, around);
  around.io.write(`${around.t("advisoryCommand.cve.quotaIs", found)}\n`);
  return 0;
}

/** The id stands alone on the standard output. */
function statusOf(outcome: CveOutcome, { io, t }: CveRun): number {
  if (outcome.ok) {
    io.write(`${outcome.id}\n`);
    io.error(`${t(outcome.isNew ? "advisoryCommand.cve.new" : "advisoryCommand.cve.again")}\n`);
    return 0;
  }
  io.error(`${t(`advisoryCommand.cve.${outcome.code}`, { about: printable(outcome.about, 400) })}\n`);
  return outcome.code === "unanswered" ? 3 : 1;
}
