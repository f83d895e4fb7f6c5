/** `bongsu key new --organization`: makes the organisation's signing key in an agent's folder and shows the public part that the room registers. */
import { makeOrganizationKey } from "#agent/home/organization-key.ts";
import type { Terminal } from "#cli/terminal.ts";
import type { Translate } from "#messages/message.ts";

type OrganizationKeyValues = {
  readonly dir?: string | undefined;
  readonly organization?: string | undefined;
  readonly replace: boolean;
};

/** Makes the key; `null` where the options do not say in which folder and for whom. */
export async function newOrganizationKey(
  values: OrganizationKeyValues,
  io: Terminal,
  t: Translate,
): Promise<number | null> {
  const dir = values.dir ?? io.env["BONGSU_DIR"];
  if (dir === undefined || values.organization === undefined) return null;
  const { organization, keyid, publicKey } = await makeOrganizationKey(
    dir,
    values.organization,
    values.replace,
  );
  const lines = [
    t("keyCommand.organization", { organization }),
    t("keyCommand.keyid", { keyid }),
    t("keyCommand.publicKey", { publicKey }),
  ];
  io.write(`${lines.join("\n")}\n`);
  return 0;
}
