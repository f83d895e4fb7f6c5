/** The options by which commands are given what opens private keys, and the warning where a key lies open. */
import { passphraseOf, pinOf } from "#cli/key/passphrase.ts";
import type { KeySecrets } from "#cli/key/key-file.ts";

/** For commands that read keys of files, as `readArguments` takes it. */
export const passphraseOption = { "passphrase-file": { type: "string" } } as const;

/** For commands that may need a token too. */
export const secretOptions = { ...passphraseOption, "pin-file": { type: "string" } } as const;

type SecretValues = {
  readonly "passphrase-file"?: string | undefined;
  readonly "pin-file"?: string | undefined;
};

/** The secrets that options, variables or credentials of systemd name. */
export async function keySecrets(
  values: SecretValues,
  env: Readonly<Record<string, string | undefined>>,
): Promise<KeySecrets> {
  return {
    passphrase: await passphraseOf(values["passphrase-file"], env),
    pin: await pinOf(values["pin-file"], env),
  };
}
