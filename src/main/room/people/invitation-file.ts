/** `bongsu organization invite --out FILE`: a link for each organisation that nobody signs in for yet, as a table for a mail merge, made on the room's machine. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { existsSync, writeFileSync } from "node:fs";
import { csvText } from "#core/input/csv-text.ts";
import { inLanguage } from "#core/topology/topology.ts";
import type { Translate } from "#messages/message.ts";
import { roomConfigOf } from "#main/room/config.ts";
import { withRoom } from "#main/room/open-room.ts";
import { addressOf } from "#main/room/room-lock.ts";
import { inviteOrganizations } from "#stages/registry/administration/invitations.ts";

/** What the command was given. */
type InvitationFile = {
  readonly out: string | undefined;
  readonly domain: string | undefined;
  readonly days: string | undefined;
  readonly data: string | undefined;
};

/** Writes the table into a new file that only its owner reads; returns how many links it holds. */
export async function writeInvitations(given: InvitationFile, t: Translate): Promise<number> {
  const days = Number(given.days ?? "14");
  const { out: file } = given;
  if (file === undefined || !(days >= 1 && days <= 30))
    throw new MessageRefusal("input-invalid", (say) => say("operatorCommand.inviteUsage"));
  if (existsSync(file))
    throw new MessageRefusal("conflict", (say) => say("operatorCommand.fileThere", { file }));
  const request = { domain: given.domain ?? null, organizations: null, days, now: new Date() };
  const { expires, invitations } = await withRoom(
    given.data,
    async (tx) => await inviteOrganizations(tx, request),
  );
  const origin = addressOf(roomConfigOf({ data: given.data }, process.env));
  const rows = invitations.map(({ organization, name, contacts, secret }) => {
    const contact = (kind: string): string => contacts.find((one) => one.kind === kind)?.value ?? "";
    const link = `${origin}/sign-in#${secret}`;
    return [organization, inLanguage(name, t.language), contact("email"), contact("phone"), link, expires];
  });
  const header = ["organization", "name", "email", "phone", "link", "expires"];
  writeFileSync(file, csvText(header, rows), { mode: 0o600, flag: "wx" });
  return rows.length;
}
