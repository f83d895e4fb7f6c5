/**
 * The channel `mail`: one mail to a person on duty for what interrupts them, and one a day for the rest, in their language, over the room's SMTP server. It says
 * of what kind it is and names what its reader may see; what there is to know stands in the room, behind a sign-in.
 */
import { ReasonRefusal } from "#core/reason-refusal.ts";
import { createTransport, type Transporter } from "nodemailer";
import {
  type AlertMessage,
  type ChannelKind,
  type ChannelMessage,
  type ChannelRoom,
  type Deliver,
  type OpenChannel,
  PermanentFailure,
  type SecretName,
} from "#channels/channel.ts";
import { caseAlertText, caseMailText } from "#channels/case-mail-text.ts";
import { mailText } from "#channels/mail-text.ts";
import { readSecretName, strayMembers } from "#channels/settings.ts";
import { isLoopback } from "#core/input/inside-address.ts";
import { listMember, member, textMember } from "#core/input/json.ts";
import { isMailAddress } from "#core/input/mail-address.ts";
import { failed, type Parsed, parsed } from "#core/problem.ts";
import type { JournalEntry } from "#store/journal.ts";
import { translatorOf } from "#messages/translators.ts";

type MailSettings = {
  readonly host: string;
  readonly port: number;
  readonly tls: (typeof tlsModes)[number];
  readonly from: string;
  readonly account: { readonly user: string; readonly password: SecretName } | null;
};

/** TLS from the first byte, TLS that the server must offer (STARTTLS), or none, which is for this machine alone. */
const tlsModes = ["implicit", "starttls", "none"] as const;
const memberNames = ["host", "port", "tls", "from", "user", "password"];

/** A new mail channel begins with what comes after it was set up. */
export const mail: ChannelKind = {
  follows: ["person.interrupted", "digest.made"],
  startsAt: "now",
  carriesCaseNotices: true,
  messages: (entries) => entries.flatMap(messageOf),
  timeLimit: 60,
  readSettings,
};

function messageOf({ fact }: JournalEntry): readonly ChannelMessage[] {
  if (fact.kind === "person.interrupted")
    return [{ key: fact.interrupt, payload: { interrupt: fact.interrupt } satisfies AlertMessage }];
  if (fact.kind === "digest.made")
    return [{ key: fact.digest, payload: { digest: fact.digest } satisfies AlertMessage }];
  return [];
}

function readSettings(value: unknown): Parsed<OpenChannel> {
  const stray = strayMembers(value, "", memberNames);
  if (stray.length > 0) return { ok: false, findings: stray };
  const host = textMember(value, "host") ?? "";
  const port = member(value, "port");
  const tls = tlsModes.find((one) => one === (textMember(value, "tls") ?? "starttls"));
  const from = textMember(value, "from") ?? "";
  if (!/^[a-z0-9.:-]{1,253}$/.test(host))
    return failed("/host", "setting-invalid", "expected a host name in small letters");
  if (!Number.isInteger(port) || (port as number) < 1 || (port as number) > 65_535)
    return failed("/port", "setting-invalid", "expected a port number");
  if (tls === undefined) return failed("/tls", "setting-invalid", `expected one of ${tlsModes.join(", ")}`);
  if (tls === "none" && !isLoopback(host))
    return failed("/tls", "setting-invalid", "without TLS mail goes to a server on this machine only");
  if (!isMailAddress(from))
    return failed("/from", "setting-invalid", "expected one mail address, without a name");
  const account = readAccount(value);
  if (!account.ok) return account;
  return parsed((room) => open({ host, port: port as number, tls, from, account: account.value }, room));
}

function readAccount(value: unknown): Parsed<MailSettings["account"]> {
  const user = textMember(value, "user");
  if (user === null && member(value, "password") === undefined) return parsed(null);
  if (user === null) return failed("/user", "setting-invalid", "expected the user that the password is of");
  const password = readSecretName(member(value, "password"), "/password");
  return password.ok ? parsed({ user, password: password.value }) : password;
}

function open(settings: MailSettings, room: ChannelRoom): Deliver {
  const { host, from } = settings;
  const { hosts, privateAddresses } = room.destinations;
  if (!hosts.includes(host)) throw new ReasonRefusal("input-invalid", "host-not-listed", { host });
  if (isLoopback(host) && !privateAddresses)
    throw new ReasonRefusal("input-invalid", "host-private", { host });
  const server = serverOf(settings, room);
  const transport = createTransport(server);
  const postOver = async (
    over: Pick<Transporter, "sendMail">,
    { key, to, language, subject, text, replyTo }: PostedMail,
  ): Promise<void> => {
    const messageId = `<${key}@${from.slice(from.indexOf("@") + 1)}>`;
    const headers = { "auto-submitted": "auto-generated", "content-language": language };
    const sender = { name: "Bongsu", address: from };
    const back = replyTo === null ? { headers: {} } : answersTo(replyTo, to, key);
    const all = { ...headers, ...back.headers };
    await send(over, { from: sender, to, subject, text, messageId, ...back, headers: all });
  };
  return async ({ key, payload }, signal) => {
    const notices = listMember(payload, "caseNotices").filter((notice) => typeof notice === "string");
    if (notices.length > 0) {
      const pool = createTransport({ ...server, pool: true, maxConnections: atOnce });
      const sending = sendNotices(notices, room, async (about) => await postOver(pool, about));
      return await sending.finally(() => pool.close());
    }
    const alerts = listMember(payload, "caseAlerts").filter((alert) => typeof alert === "string");
    if (alerts.length > 0) {
      const about = await room.cases?.alertMail(alerts);
      if (about === undefined) return;
      const { to, language } = about;
      const written = caseAlertText(about, room, translatorOf(language));
      await postOver(transport, { key, to, language, replyTo: null, ...written });
      await room.cases?.alerted(alerts);
      return;
    }
    const found = await room.alerts.mail(payload as AlertMessage);
    if (found === undefined) return;
    signal.throwIfAborted();
    const { to, language } = found;
    await postOver(transport, {
      key,
      to,
      language,
      replyTo: null,
      ...mailText(found, room, translatorOf(language)),
    });
    await room.alerts.delivered(payload as AlertMessage);
  };
}

/** How many mails about cases are sent at a time, each over a connection that stays: all who take part are to hear within seconds, and a server may think for a second about whoever connects. */
const atOnce = 8;
/** After so many it is noted who was reached, so that one that is given up sends few twice. */
const notedAfter = 50;

/** Sends what a message's notices say that was not sent before; one that fails keeps none of the others back. */
async function sendNotices(
  notices: readonly string[],
  room: ChannelRoom,
  post: (mailOptions: PostedMail) => Promise<void>,
): Promise<void> {
  const { cases } = room;
  const waiting = [...((await cases?.mails(notices)) ?? [])];
  const failures: unknown[] = [];
  const reached = { sent: [] as string[], bounced: [] as string[] };
  const noteReached = async (): Promise<void> => {
    const { sent, bounced } = reached;
    Object.assign(reached, { sent: [], bounced: [] });
    await cases?.handedOver({ sent, bounced });
  };
  const sendNext = async (): Promise<void> => {
    for (let about = waiting.shift(); about !== undefined; about = waiting.shift()) {
      const { notice, to, language, replyTo } = about;
      const written = caseMailText(about, room, translatorOf(language));
      try {
        await post({ key: notice, to, language, replyTo, ...written });
        reached.sent.push(notice);
      } catch (error) {
        if (error instanceof PermanentFailure) reached.bounced.push(notice);
        else failures.push(error);
      }
      if (reached.sent.length + reached.bounced.length >= notedAfter) await noteReached();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendNext));
  await noteReached();
  if (failures.length > 0) throw failures[0];
}

type PostedMail = {
  readonly key: string;
  readonly to: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
  readonly replyTo: string | null;
};

/** Where answers go, reports of mail servers (RFC 3461: asked for, where a server gives them), and what a reader's program says once it was shown. */
function answersTo(replyTo: string, recipient: string, id: string) {
  return {
    replyTo,
    envelope: { from: replyTo, to: recipient },
    dsn: { id, return: "headers" as const, notify: ["success", "failure"], recipient },
    headers: { "disposition-notification-to": replyTo },
  };
}

const patience = 20_000;

function serverOf({ host, port, tls, account }: MailSettings, room: ChannelRoom) {
  return {
    host,
    port,
    secure: tls === "implicit",
    requireTLS: tls === "starttls",
    ignoreTLS: tls === "none",
    ...(account === null ? {} : { auth: { user: account.user, pass: room.secret(account.password).trim() } }),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A server that will never take this mail says so with 5xx about its receiver or content; anything else may be better later. */
async function send(
  transport: Pick<Transporter, "sendMail">,
  mailOptions: Parameters<Transporter["sendMail"]>[0],
): Promise<void> {
  try {
    await transport.sendMail(mailOptions);
  } catch (error) {
    const [code, command] = [
      codeOf(error),
      error instanceof Error && "command" in error ? String(error.command) : "",
    ];
    if (code >= 500 && /^(?:RCPT TO|DATA)$/.test(command))
      throw new PermanentFailure(`the mail server answers ${code} to ${command}`);
    throw new Error(
      code > 0 ? `the mail server answers ${code} to ${command}` : "the mail server cannot be reached",
      { cause: error },
    );
  }
}

function codeOf(error: unknown): number {
  return error instanceof Error && "responseCode" in error ? Number(error.responseCode) || 0 : 0;
}
