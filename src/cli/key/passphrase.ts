/** Where the words that protect a key come from: a file that is named, or a credential that systemd hands over. Nobody is ever asked at a terminal. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readFileIfExists } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";

/** A secret of one line: its option, its variable and the name of its credential. */
type SecretSource = {
  readonly option: string | undefined;
  readonly variable: string;
  readonly credential: string;
};

type Env = Readonly<Record<string, string | undefined>>;

/** The passphrase; `null` where none is given, and keys are stored as they are. */
export async function passphraseOf(option: string | undefined, env: Env): Promise<Uint8Array | null> {
  return await secretOf({ option, variable: "BONGSU_PASSPHRASE_FILE", credential: "bongsu-passphrase" }, env);
}

/** The PIN of a token; `null` where none is given. */
export async function pinOf(option: string | undefined, env: Env): Promise<string | null> {
  const pin = await secretOf({ option, variable: "BONGSU_PIN_FILE", credential: "bongsu-pin" }, env);
  return pin === null ? null : new TextDecoder().decode(pin);
}

async function secretOf(source: SecretSource, env: Env): Promise<Uint8Array | null> {
  const named = source.option ?? env[source.variable];
  const credentials = env["CREDENTIALS_DIRECTORY"];
  if (named === undefined && credentials === undefined) return null;
  const path = named ?? join(credentials ?? "", source.credential);
  const bytes = named === undefined ? await readFileIfExists(path) : await readFile(path);
  if (bytes === null) return null;
  const end = bytes.findLastIndex((byte) => byte !== 10 && byte !== 13) + 1;
  if (end === 0) throw new MessageRefusal("input-invalid", (t) => t("keyCommand.secretEmpty", { path }));
  return bytes.subarray(0, end);
}
