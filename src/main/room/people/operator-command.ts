/** `bongsu operator`: who may sign in, on the room's machine: listed, invited, disabled, enabled, signed out. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import { people } from "#core/audience.ts";
import type { Translate } from "#messages/message.ts";
import { instantText } from "#messages/render/clock.ts";
import { roomConfigOf } from "#main/room/config.ts";
import { withRoom } from "#main/room/open-room.ts";
import { addressOf } from "#main/room/room-lock.ts";
import {
  disableOperator,
  enableOperator,
  endOperatorSessions,
  inviteOperator,
} from "#stages/registry/administration/administer.ts";
import { listOperators } from "#stages/registry/queries.ts";
import { system } from "#store/sql.ts";

const text = { type: "string" } as const;

/** The options, for reading and completing them. */
export const operatorOptions = {
  ...commonOptions,
  role: text,
  office: text,
  domain: text,
  sector: text,
  organization: text,
  name: text,
  id: text,
  data: text,
} as const;

type OperatorValues = Readonly<
  Partial<Record<"role" | "office" | "domain" | "sector" | "organization" | "name" | "id" | "data", string>>
>;

/** `operator list | invite --role ROLE --name NAME … | disable ID | enable ID | sign-out ID`. */
export async function operatorCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    strict: true,
    allowPositionals: true,
    options: operatorOptions,
  });
  const [verb = "", id, ...more] = positionals;
  const t = translatorOfCommand(values, io.env);
  if (verb === "list" && id === undefined) return await list(values.data, io);
  if (verb === "invite" && id === undefined) return await invite(values, { io, t });
  const act = acts[verb as keyof typeof acts];
  if (!Object.hasOwn(acts, verb) || id === undefined || more.length > 0)
    throw new MessageRefusal("input-invalid", (say) => say("operatorCommand.usage"));
  await withRoom(values.data, async (tx) => {
    await act(tx, id, { actor: system, now: new Date() });
  });
  io.error(`${t(`operatorCommand.${verb as keyof typeof acts}`, { operator: id })}\n`);
  return 0;
}

const acts = {
  disable: disableOperator,
  enable: enableOperator,
  "sign-out": endOperatorSessions,
} as const;

async function list(data: string | undefined, io: Terminal): Promise<number> {
  for (const row of await withRoom(data, listOperators))
    io.write(
      `${row.id}\t${row.role}\t${row.organization ?? row.office ?? ""}\t${row.name.ko ?? ""}\t${row.name.en ?? ""}\n`,
    );
  return 0;
}

/** Prints the link alone on standard output, of the room that runs on the data directory where one does. */
async function invite(
  values: OperatorValues,
  { io, t }: { readonly io: Terminal; readonly t: Translate },
): Promise<number> {
  const role = people.find((one) => one === values.role);
  if (role === undefined || values.name === undefined)
    throw new MessageRefusal("input-invalid", (say) => say("operatorCommand.usage"));
  const { office, domain, sector, organization, id } = values;
  const invitation = {
    role,
    name: { [t.language]: values.name },
    ...(id !== undefined && { id }),
    ...(office !== undefined && { office }),
    ...(domain !== undefined && { domain }),
    ...(sector !== undefined && { sector }),
    ...(organization !== undefined && { organization }),
  };
  const made = await withRoom(
    values.data,
    async (tx) => await inviteOperator(tx, invitation, { actor: system, now: new Date() }),
  );
  const origin = addressOf(roomConfigOf({ data: values.data }, process.env));
  io.error(
    `${t("operatorCommand.invited", { operator: made.operator, until: instantText(made.expires, t) })}\n`,
  );
  io.write(`${origin}/sign-in#${made.secret}\n`);
  return 0;
}
