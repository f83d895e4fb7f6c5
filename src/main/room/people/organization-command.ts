/** `bongsu organization load FILE | invite --out FILE`: organisations of a table, over HTTP as a lead authority, or into this machine's room as the room itself. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { optionRules } from "#cli/option-rules.ts";
import { callerOf } from "#cli/room/room-client.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import { contract } from "#contract/index.ts";
import { dateOf } from "#core/clock/clock.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import { type OrganizationRow, readOrganizationRows } from "#core/topology/organization-row.ts";
import { environment } from "#main/room/config.ts";
import { writeInvitations } from "#main/room/people/invitation-file.ts";
import { withRoom } from "#main/room/open-room.ts";
import { fileRefusal, readTextFile } from "#main/room/topology-file.ts";
import { roomTopology } from "#stages/registry/queries.ts";
import { loadOrganizations, type OrganizationLoad } from "#stages/registry/load-organizations.ts";

/** The options, for reading and completing them. */
export const organizationOptions = {
  ...commonOptions,
  "dry-run": { type: "boolean", default: false },
  room: { type: "string" },
  token: { type: "string" },
  data: { type: "string" },
  out: { type: "string" },
  domain: { type: "string" },
  days: { type: "string" },
} as const;

/** Loads the organisations of a file and tells how many were new, changed, unchanged and ended. */
export async function organizationCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    strict: true,
    allowPositionals: true,
    options: organizationOptions,
    rules: optionRules.organization,
    env: io.env,
  });
  const [verb, file, ...more] = positionals;
  if (verb === "invite" && file === undefined) {
    const say = translatorOfCommand(values, io.env);
    const links = await writeInvitations(
      { out: values.out, domain: values.domain, days: values.days, data: values.data },
      say,
    );
    io.write(`${say("operatorCommand.linksMade", { links, file: values.out ?? "" })}\n`);
    return 0;
  }
  if (verb !== "load" || file === undefined || more.length > 0)
    throw new MessageRefusal("input-invalid", (say) =>
      say("world.usage", { usage: "bongsu organization load FILE [--dry-run]" }),
    );
  const read = readOrganizationRows(readTextFile(file));
  const t = translatorOfCommand(values, io.env);
  if (!read.ok) throw fileRefusal(file, read.findings);
  const dryRun = values["dry-run"];
  const { rows, places } = read.value;
  const room = values.room ?? (values.data === undefined ? io.env[environment.room] : undefined);
  const token = values.token ?? io.env[environment.token];
  const loading =
    room === undefined
      ? inThisRoom(rows, dryRun, values.data)
      : overHttp(rows, dryRun, { room, token: token ?? "" });
  const load = await loading.catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.findings.length === 0) throw error;
    const found = error.findings.map((one) => atLine(one, places));
    throw fileRefusal(file, found, error.code);
  });
  const { added, changed, unchanged, ended } = load;
  const counts = t("world.organizations", { added, changed, unchanged, ended });
  io.write(`${counts}\n${dryRun ? t("world.tried") : t("world.stored")}\n`);
  return 0;
}

async function inThisRoom(
  rows: readonly OrganizationRow[],
  dryRun: boolean,
  data: string | undefined,
): Promise<OrganizationLoad> {
  return await withRoom(data, async (tx) => {
    const on = dateOf(new Date().toISOString(), await roomTopology(tx));
    return await loadOrganizations(tx, rows, { on, dryRun });
  });
}

async function overHttp(
  rows: readonly OrganizationRow[],
  dryRun: boolean,
  { room, token }: { readonly room: string; readonly token: string },
): Promise<OrganizationLoad> {
  const list = rows.map((row) => {
    return { ...row, languages: [...row.languages], contacts: [...row.contacts] };
  });
  return await callerOf(room, token)(contract.organizationLoad, { rows: list, dryRun });
}

/** `/rows/17/tier` becomes the line of the file that gave the row. */
function atLine(finding: Finding, places: readonly string[]): Finding {
  const [, row = "", rest = ""] = /^\/rows\/(\d+)\/?(.*)$/.exec(finding.at) ?? [];
  const place = row === "" ? undefined : places[Number(row)];
  return place === undefined ? finding : { ...finding, at: `${place} ${rest}`.trim() };
}
