/** `bongsu doctor`: looks at everything that a room stands on, says what to do, and changes nothing. */
import { readArguments } from "#cli/arguments.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import type { Terminal } from "#cli/terminal.ts";
import { conditionCodes } from "#core/condition.ts";
import { type HealthCheck, exitStatus } from "#main/doctor/check.ts";
import { diskChecks, keyChecks } from "#main/doctor/machine.ts";
import { mailboxChecks } from "#main/doctor/mailbox.ts";
import { outsideChecks } from "#main/doctor/outside.ts";
import { examineRoom } from "#main/doctor/room.ts";
import { sandboxChecks } from "#main/doctor/sandbox.ts";
import { roomConfigOf, roomOptions } from "#main/room/config.ts";
import { version } from "#main/version.ts";
import type { Translate } from "#messages/message.ts";

/** The options, for reading and completing them. */
export const doctorOptions = {
  ...commonOptions,
  ...roomOptions,
  format: { type: "string", default: "table" },
} as const;

/** The form of its JSON document. */
const form = "bongsu.doctor/1";

/** Resolves with 0 when all is good, 1 when something fails, 3 when something should be looked at or could not be. */
export async function doctorCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values } = readArguments({ args, strict: true, options: doctorOptions });
  const t = translatorOfCommand(values, io.env);
  const config = roomConfigOf(values, io.env);
  const now = new Date();
  const room = await examineRoom(config, now);
  const folders = [config.data, config.publication, ...(room.folder === null ? [] : [room.folder])];
  const checks = [
    ...room.checks,
    ...(await diskChecks(folders)),
    ...keyChecks(config.data, room),
    ...(await mailboxChecks(config)),
    ...(await sandboxChecks(config)),
    ...(await outsideChecks({ ...room, origin: room.origin ?? config.origin, now })),
  ];
  io.write(
    values.format === "json"
      ? `${JSON.stringify({ type: form, version, at: now.toISOString(), status: exitStatus(checks), checks }, null, 2)}\n`
      : table(checks, t),
  );
  return exitStatus(checks);
}

function table(checks: readonly HealthCheck[], t: Translate): string {
  const order = ["failing", "unknown", "caution", "good"];
  const lines = checks
    .toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
    .map(
      (check) =>
        `${t(`doctor.state.${check.state}`)}  ${t(`doctor.subject.${check.subject}`)}: ${sentence(check, t)}`,
    );
  return `${lines.join("\n")}\n${t(`doctor.status.${exitStatus(checks) as 0 | 1 | 3}`)}\n`;
}

function sentence({ code, about }: HealthCheck, t: Translate): string {
  const feature = conditionCodes.some((one) => one === code) ? "condition" : "doctor.found";
  return t.find(`${feature}.${code}`, { about }) ?? code;
}
