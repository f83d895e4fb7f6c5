/** `bongsu extension`: asks the room for more time, and keeps what it granted. The work is in `agent/sync/extensions.ts` and in the room. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { optionRules } from "#cli/option-rules.ts";
import { forceOption, refuseExisting } from "#cli/out-file.ts";
import { readFile } from "node:fs/promises";
import { takeExtensions } from "#agent/sync/extensions.ts";
import { writeRequest } from "#cli/response/carried-request.ts";
import { type Caller, callerOf } from "#cli/room/room-client.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { readWhole } from "#cli/standard-input.ts";
import type { AgentIo } from "#cli/terminal.ts";
import type { OutputOf } from "#contract/endpoint.ts";
import { extensionAsk } from "#contract/dissemination/extension-ask.ts";
import { extensionRead } from "#contract/dissemination/extension-read.ts";
import type { ExtensionSpan } from "#core/document/extension.ts";
import type { Translate } from "#messages/message.ts";
import { instantText, spanText } from "#messages/render/clock.ts";
import { extensionsText } from "#messages/render/extension.ts";
import { printable } from "#core/input/printable.ts";

const help: Help = [
  ["extensionCommand.usage.take", "extensionCommand.usage.fetch", "extensionCommand.usage.ask"],
  ["extensionCommand.what"],
  [
    "extensionCommand.option.take",
    "extensionCommand.option.fetch",
    "extensionCommand.option.ask",
    "extensionCommand.option.out",
    "terminal.option.force",
    "terminal.option.dir",
    "extensionCommand.option.room",
    "terminal.option.lang",
  ],
];

/** What the command is given beside the terminal. */
export type ExtensionIo = AgentIo & { readonly stdin: NodeJS.ReadableStream };

type Options = ReturnType<typeof read>["values"];
type Requests = OutputOf<typeof extensionRead>["extensions"];

/** Runs `bongsu extension`; the exit code is 0. Throws refusals. */
export async function runExtension(args: readonly string[], io: ExtensionIo): Promise<number> {
  const { values, positionals } = read(args, io.env);
  const t = translatorOfCommand(values, io.env);
  const [act, what, ...more] = positionals;
  const known = act === "take" || act === "fetch" || act === "ask";
  if (values.help || !known || what === undefined || more.length > 0)
    return printHelp(help, values.help, { io, t });
  if (act === "take") io.write(await take(dirOf({ values, io }), await bytesOf(what, io), t));
  else if (act === "fetch") io.write(await fetchGranted(what, { values, io, t }));
  else io.write(await ask(what, { values, io, t }));
  return 0;
}

/** The options, for reading and completing them. */
export const extensionOptions = {
  dir: { type: "string" },
  room: { type: "string" },
  token: { type: "string" },
  days: { type: "string" },
  hours: { type: "string" },
  "working-days": { type: "string" },
  reason: { type: "string" },
  controls: { type: "string" },
  out: { type: "string" },
  ...forceOption,
  ...commonOptions,
} as const;

function read(args: readonly string[], env: ExtensionIo["env"]) {
  return readArguments({
    args,
    allowPositionals: true,
    options: extensionOptions,
    rules: optionRules.extension,
    env,
  });
}

function dirOf({ values, io }: Pick<Calling, "values" | "io">): string {
  const dir = values.dir ?? io.env["BONGSU_DIR"];
  if (dir === undefined)
    throw new MessageRefusal("input-invalid", (say) => say("extensionCommand.needs.dir"));
  return dir;
}

const largestGrant = 1024 * 1024;

async function bytesOf(path: string, io: ExtensionIo): Promise<Uint8Array> {
  if (path === "-") return await readWhole(io.stdin, largestGrant);
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null)
    throw new MessageRefusal("input-invalid", (say) =>
      say("extensionCommand.unreadable", { path: printable(path, 200) }),
    );
  return bytes;
}

async function take(dir: string, bytes: Uint8Array, t: Translate): Promise<string> {
  const grants = await takeExtensions(dir, bytes);
  return grants.map((grant) => `${grant.directive}: ${extensionsText([grant], t)}\n`).join("");
}

type Calling = { readonly values: Options; readonly io: ExtensionIo; readonly t: Translate };

async function fetchGranted(directive: string, { values, io, t }: Calling): Promise<string> {
  const dir = dirOf({ values, io });
  const answer = await callOf({ values, io })(extensionRead, { directive });
  const granted = answer.extensions.some(({ grant }) => grant !== null);
  if (granted) await takeExtensions(dir, new TextEncoder().encode(JSON.stringify(answer)));
  return requestLines(answer.extensions, t);
}

async function ask(directive: string, { values, io, t }: Calling): Promise<string> {
  const { reason, controls } = values;
  if (reason === undefined || controls === undefined)
    throw new MessageRefusal("input-invalid", (say) => say("extensionCommand.needs.reason"));
  const wish = { directive, duration: spanOf(values), reason, controls };
  if (values.out !== undefined) {
    await refuseExisting(values.out, values.force);
    await writeRequest(values.out, extensionAsk, wish);
    return `${t("extensionCommand.written", { file: printable(values.out, 300) })}\n`;
  }
  const { extensions } = await callOf({ values, io })(extensionAsk, wish);
  return requestLines(extensions, t);
}

function callOf({ values, io }: Pick<Calling, "values" | "io">): Caller {
  const { env, surroundings } = io;
  const [room, token] = [values.room ?? env["BONGSU_ROOM"], values.token ?? env["BONGSU_TOKEN"]];
  if (room === undefined)
    throw new MessageRefusal("input-invalid", (say) => say("extensionCommand.needs.room"));
  if (token === undefined)
    throw new MessageRefusal("not-signed-in", (say) => say("extensionCommand.needs.token"));
  return callerOf(room, token, surroundings.fetch);
}

/** Exactly one of the units. */
function spanOf(values: Options): ExtensionSpan {
  const spans = (
    [
      ["hours", values.hours],
      ["days", values.days],
      ["workingDays", values["working-days"]],
    ] as const
  ).flatMap(([unit, text]) => (text === undefined ? [] : [{ [unit]: countOf(text) } as ExtensionSpan]));
  const [span] = spans;
  if (span === undefined || spans.length > 1)
    throw new MessageRefusal("input-invalid", (say) => say("extensionCommand.needs.length"));
  return span;
}

function countOf(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text))
    throw new MessageRefusal("input-invalid", (say) =>
      say("extensionCommand.notCount", { text: printable(text, 40) }),
    );
  return Number(text);
}

/** A line for each request, first asked first. */
function requestLines(requests: Requests, t: Translate): string {
  if (requests.length === 0) return `${t("extensionCommand.none")}\n`;
  const lines = requests.map(({ state, askedAt, duration, granted, answeredAt, answer }) => {
    const request = t("extensionCommand.request", {
      instant: instantText(askedAt, t),
      length: spanText(duration, t),
    });
    const outcome = [
      t(`extensionCommand.state.${state}`),
      ...(granted === null ? [] : [spanText(granted, t)]),
      ...(answeredAt === null ? [] : [instantText(answeredAt, t)]),
    ];
    const why = answer === null ? "" : `: ${printable(answer, 1000)}`;
    return `${request} · ${outcome.join(" ")}${why}\n`;
  });
  return lines.join("");
}
