/** `bongsu witness`: sees the logs of other rooms, and signs that it did. It needs no database and no room. */
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { makeFolder, withLock } from "#agent/home/folder-lock.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { witnessSigners } from "#cli/key/log-signers.ts";
import { keySecrets, passphraseOption } from "#cli/key/secret-options.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import { isCheckpointKey } from "#core/log/cosignature.ts";
import { type NoteKey, readVerifierKey, verifierKeyText } from "#core/log/note.ts";
import { openWitness, type WitnessSetting } from "#main/witness/witness.ts";
import { witnessServer } from "#main/witness/witness-server.ts";
import type { Translate } from "#messages/message.ts";

const help: Help = [
  ["witnessCommand.usage", "witnessCommand.usageKeys"],
  [
    "witnessCommand.optionKey",
    "witnessCommand.optionName",
    "witnessCommand.optionLog",
    "witnessCommand.optionData",
    "keyCommand.optionPassphrase",
  ],
  ["witnessCommand.what"],
];

/** The options, for reading and completing them. */
export const witnessOptions = {
  key: { type: "string" },
  name: { type: "string" },
  log: { type: "string", multiple: true },
  data: { type: "string" },
  port: { type: "string", default: "8430" },
  host: { type: "string", default: "127.0.0.1" },
  ...passphraseOption,
  ...commonOptions,
} as const;

/** Runs `bongsu witness` until a signal ends it; `witness keys` prints the keys for policies and ends. The exit code is 0. */
export async function runWitness(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: witnessOptions,
    env: io.env,
  });
  const t = translatorOfCommand(values, io.env);
  const { key, name, log = [], data } = values;
  if (values.help || key === undefined || name === undefined) return printHelp(help, values.help, { io, t });
  const signers = await witnessSigners(key, name, await keySecrets(values, io.env));
  if (positionals[0] === "keys") {
    for (const signer of signers) io.write(`${verifierKeyText(signer.key)}\n`);
    return 0;
  }
  if (data === undefined || log.length === 0 || positionals.length > 0)
    return printHelp(help, false, { io, t });
  const keys = await Promise.all(log.map(logKey));
  await makeFolder(data);
  // A second witness over one folder would not know what the first one cosigned, and cosign a fork of it.
  await withLock(
    data,
    async () => await serve({ keys, signers, folder: data }, { ...values, name }, { io, t }),
  );
  return 0;
}

type WitnessPlace = { readonly name: string; readonly host: string; readonly port: string };

/** Answers until a signal comes. */
async function serve(
  setting: Omit<WitnessSetting, "seconds">,
  place: WitnessPlace,
  { io, t }: { readonly io: Terminal; readonly t: Translate },
): Promise<void> {
  const witness = await openWitness({ ...setting, seconds: () => Math.floor(Date.now() / 1000) });
  const server = witnessServer(witness, (error) =>
    io.error(`${t("witnessCommand.fault", { detail: String(error) })}\n`),
  );
  server.listen(Number(place.port), place.host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const address = `http://${place.host}:${port}`;
  const origins = [...new Set(setting.keys.map((one) => one.name))].join(", ");
  io.write(`${t("witnessCommand.runs", { name: place.name, address, origins })}\n`);
  await Promise.race([once(process, "SIGTERM"), once(process, "SIGINT")]);
  server.close();
  server.closeAllConnections();
}

async function logKey(text: string): Promise<NoteKey> {
  const key = await readVerifierKey(text);
  if (key.ok && isCheckpointKey(key.value)) return key.value;
  throw new MessageRefusal("input-invalid", (t) => t("witnessCommand.keyWrong", { key: text }));
}
