/** The private key of an office as its people bring it: a file with its passphrase, or the passphrase for a file that lies on the room's machine, protected by it. */
import { join } from "node:path";
import { type KeySecrets, readHolderIn } from "#cli/key/key-file.ts";
import { readJsonFile } from "#agent/home/durable-files.ts";
import { readJson } from "#core/input/json.ts";
import { Refusal } from "#core/problem.ts";
import type { Holder } from "#core/seal/object/wraps.ts";
import type { Room } from "#edge/http/room.ts";

const idForm = /^[A-Za-z0-9][A-Za-z0-9._-]{0,79}$/;

/** Opens keys of offices; `null` for what is no key, or another passphrase. A file on the machine is `keys/offices/OFFICE` below the data. */
export function officeKeyOpener(data: string): NonNullable<Room["openOfficeKey"]> {
  return async (office, { privateKey, passphrase }) => {
    const secrets: KeySecrets = {
      passphrase: passphrase === undefined ? null : new TextEncoder().encode(passphrase),
      pin: null,
    };
    const json = privateKey === undefined ? await onMachine(data, office) : readJson(privateKey);
    if (!json.ok || json.value === null) return null;
    return await opened(json.value, secrets);
  };
}

async function onMachine(data: string, office: string) {
  return idForm.test(office)
    ? await readJsonFile(join(data, "keys", "offices", office))
    : ({ ok: true, value: null } as const);
}

async function opened(document: unknown, secrets: KeySecrets): Promise<Holder | null> {
  try {
    return await readHolderIn("", document, secrets);
  } catch (error) {
    if (error instanceof Refusal && error.code === "input-invalid") return null;
    throw error;
  }
}
