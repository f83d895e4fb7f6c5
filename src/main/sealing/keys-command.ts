/** `bongsu sealed keys|register|unlock|lock`: the keys of a room that runs, over HTTP, by somebody of the office whose key it is. */
import { readFile } from "node:fs/promises";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { passphraseOf } from "#cli/key/passphrase.ts";
import { callerOf } from "#cli/room/room-client.ts";
import type { Terminal } from "#cli/terminal.ts";
import type { OutputOf } from "#contract/endpoint.ts";
import { sealingKeyList } from "#contract/sealing/sealing-key-list.ts";
import { sealingKeyLock } from "#contract/sealing/sealing-key-lock.ts";
import { sealingKeyRegister } from "#contract/sealing/sealing-key-register.ts";
import { sealingKeyUnlock } from "#contract/sealing/sealing-key-unlock.ts";
import type { Translate } from "#messages/message.ts";

type KeysRun = {
  readonly values: {
    readonly room?: string | undefined;
    readonly token?: string | undefined;
    readonly key?: readonly string[] | undefined;
    readonly hours?: string | undefined;
    readonly "passphrase-file"?: string | undefined;
  };
  readonly io: Terminal;
  readonly t: Translate;
};

/** The words of the command that ask a running room. */
export const keyWords = ["keys", "register", "unlock", "lock"] as const;
type KeyWord = (typeof keyWords)[number];

/** Does one of them and shows how the keys stand then. Throws refusals. */
export async function sealedKeys(word: KeyWord, run: KeysRun): Promise<void> {
  const { values, io, t } = run;
  const [room, token] = [values.room ?? io.env["BONGSU_ROOM"], values.token ?? io.env["BONGSU_TOKEN"]];
  if (room === undefined || token === undefined)
    throw new MessageRefusal("input-invalid", (say) => say("sealedCommand.roomMissing"));
  const call = callerOf(room, token);
  const [path] = values.key ?? [];
  const file = path === undefined ? undefined : await readFile(path, "utf8");
  if (word === "keys") return show(await call(sealingKeyList, {}), io, t);
  if (word === "lock") return show(await call(sealingKeyLock, {}), io, t);
  if (word === "register") {
    if (file === undefined)
      throw new MessageRefusal("input-invalid", (say) => say("sealedCommand.keyMissing"));
    return show(await call(sealingKeyRegister, { publicKey: file }), io, t);
  }
  const passphrase = await passphraseOf(values["passphrase-file"], io.env);
  const brought = {
    ...(file === undefined ? {} : { privateKey: file }),
    ...(passphrase === null ? {} : { passphrase: new TextDecoder().decode(passphrase) }),
  };
  show(await call(sealingKeyUnlock, { ...brought, hours: hoursOf(values.hours) }), io, t);
}

function hoursOf(text = "8"): number {
  if (/^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= 24) return Number(text);
  throw new MessageRefusal("input-invalid", (t) => t("sealedCommand.hoursWrong"));
}

function show({ keys, waiting }: OutputOf<typeof sealingKeyList>, io: Terminal, t: Translate): void {
  for (const { office, key, unlocked, until } of keys) {
    const state = unlocked ? t("sealedCommand.unlocked", { until: until ?? "–" }) : t("sealedCommand.locked");
    io.write(`${office ?? t("sealedCommand.intake")}\t${key}\t${state}\n`);
  }
  for (const { office, waiting: count, oldest } of waiting)
    io.write(`${t("sealedCommand.waits", { office: office ?? t("sealedCommand.intake"), count, oldest })}\n`);
}
