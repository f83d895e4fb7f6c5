/**
 * Has the room's reading of an IMAP folder judged by Dovecot, a server of many sites: mails as Korean programs write them are appended, read byte for byte, taken away or set
 * aside, and a round that breaks off leaves its mail. `node tools/outside/dovecot.ts`; needs Debian's dovecot-imapd and an account that may start it.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { userInfo, tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { ImapFlow } from "imapflow";
import { imapMailbox } from "#main/mail/imap-mailbox.ts";
import { koreanMails, mailFrom } from "#test/kit/coordination/korean-mails.ts";
import { freePort } from "#test/kit/process.ts";

const [user, password] = ["cases@room.example", "drill"];
const most = 1024 * 1024;
const folder = mkdtempSync(join(tmpdir(), "bongsu-outside-dovecot-"));
const signal = AbortSignal.timeout(60_000);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Whose the mails are: of whoever runs this, but of nobody in particular for root, whose mails Dovecot hands to no one. */
const { uid: runner, gid: group, username } = userInfo();
const [uid, gid] = runner === 0 ? [65_534, 65_534] : [runner, group];

/** Dovecot's settings for one folder of mail on loopback. */
function settings(port: number): string {
  const alone = (service: string, more = ""): string => `service ${service} {\n  chroot =\n${more}}\n`;
  const listeners = `  inet_listener imap {\n    port = ${port}\n  }\n  inet_listener imaps {\n    port = 0\n  }\n`;
  return `base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
import_environment = LD_LIBRARY_PATH
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
first_valid_uid = 0
default_internal_user = ${runner === 0 ? "nobody" : username}
default_internal_group = ${runner === 0 ? "nogroup" : String(gid)}
default_login_user = ${runner === 0 ? "nobody" : username}
mail_location = maildir:${folder}/mail/%u
passdb {
  driver = static
  args = password=${password}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${folder}/mail/%u
}
${alone("imap-login", listeners)}${alone("anvil")}${alone("stats")}`;
}

async function withClient<T>(port: number, task: (client: ImapFlow) => Promise<T>): Promise<T> {
  const auth = { user, pass: password };
  const client = new ImapFlow({
    host: "127.0.0.1",
    port,
    secure: false,
    doSTARTTLS: false,
    auth,
    logger: false,
  });
  await client.connect();
  try {
    return await task(client);
  } finally {
    await client.logout();
  }
}

/** The subject lines that wait for a person, and how many mails lie in the folder. */
async function left(port: number): Promise<readonly [number, number]> {
  return await withClient(port, async (client) => {
    const { exists } = await client.mailboxOpen("INBOX");
    return [exists, ((await client.search({ flagged: true })) || []).length];
  });
}

/** The room's mailbox on that server. */
function mailbox(port: number, secret = password, tls: "none" | "starttls" = "none") {
  return imapMailbox({ kind: "imap", host: "127.0.0.1", port, user, folder: "INBOX", tls }, secret);
}

/** A round that does this with each mail; what it threw, in words. */
async function round(
  box: ReturnType<typeof mailbox>,
  take: Parameters<typeof box.eachWaiting>[1] = async () => await Promise.resolve(),
): Promise<string> {
  return await box
    .eachWaiting((ids) => ids, take, signal)
    .then(
      () => "",
      (error: unknown) => String(error),
    );
}

async function isReadWhole(port: number): Promise<boolean> {
  const forms = koreanMails("[DRILL] 회신 드립니다", "받았습니다. 확인 중입니다.");
  const mails = forms.map(([, lines], n) =>
    mailFrom("psirt@supplier.example", "cases+token@room.example", n, lines),
  );
  await withClient(port, async (client) => {
    for (const mail of mails) await client.append("INBOX", mail);
  });
  const broken = await round(mailbox(port), async () => await Promise.reject(new Error("broken off")));
  const [there] = await left(port);
  const read: Uint8Array[] = [];
  await round(mailbox(port), async (mail) => {
    read.push(await mail.read(most));
    await (read.length === 1 ? mail.setAside() : mail.remove());
  });
  const [stays, flagged] = await left(port);
  let again = 0;
  await round(mailbox(port), async () => await Promise.resolve(void again++));
  const same = read.filter((bytes, n) => Buffer.from(bytes).equals(mails[n] ?? Buffer.of())).length;
  const all = mails.length;
  say(`read: ${same} of ${all} mails byte for byte, in the encodings of Korean programs`);
  say(`broken off: ${broken === "" ? "nothing was thrown" : "thrown"}, ${there} of ${all} mails still there`);
  say(`after the round: ${stays} mail there, ${flagged} flagged for a person, ${again} handed over again`);
  return same === all && broken !== "" && there === all && stays === 1 && flagged === 1 && again === 0;
}

async function isClosed(port: number): Promise<boolean> {
  const outcome = async (box: ReturnType<typeof mailbox>): Promise<string> =>
    (await round(box)) === "" ? "let in" : "refused";
  const wrong = await outcome(mailbox(port, "another"));
  const plain = await outcome(mailbox(port, password, "starttls"));
  say(`another password: ${wrong}; a server without STARTTLS where it is asked for: ${plain}`);
  return wrong === "refused" && plain === "refused";
}

let server: ChildProcess | undefined;
try {
  const port = await freePort();
  mkdirSync(join(folder, "mail"));
  chmodSync(folder, 0o755);
  if (runner === 0) chownSync(join(folder, "mail"), uid, gid);
  writeFileSync(join(folder, "dovecot.conf"), settings(port));
  server = spawn("dovecot", ["-F", "-c", join(folder, "dovecot.conf")], {
    stdio: ["ignore", "ignore", "inherit"],
  });
  for (let tries = 0; tries < 100; tries++) {
    const is = await withClient(port, async () => await Promise.resolve(true)).catch(() => false);
    if (is) break;
    await pause(100);
  }
  const [whole, closed] = [await isReadWhole(port), await isClosed(port)];
  process.exitCode = whole && closed ? 0 : 1;
} finally {
  server?.kill();
  await pause(500);
  rmSync(folder, { recursive: true, force: true });
}
