/** `bongsu roster`, on the room's machine: the room adopts the roster of its offices, shows it, and writes the policy by which strangers believe its orders. */
import { readFileIfExists, writeFileAtomically } from "#agent/home/durable-files.ts";
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { readArguments } from "#cli/arguments.ts";
import { type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { optionRules } from "#cli/option-rules.ts";
import type { Terminal } from "#cli/terminal.ts";
import { readUnambiguousJson } from "#core/input/json.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import { trustPolicyDocument } from "#core/roster/trust-policy.ts";
import { canonicalBytes } from "#core/seal/canonical.ts";
import { fromBase64, readEnvelope } from "#core/seal/envelope.ts";
import { keyWords, wordList } from "#core/seal/key/key-words.ts";
import { withRoom } from "#main/room/open-room.ts";
import { orderFindingText } from "#messages/render/order/order-finding.ts";
import type { Translate } from "#messages/message.ts";
import { adoptRoster } from "#stages/directive/signing/adopt-roster.ts";
import { unsignedInForce } from "#stages/directive/signing/queries.ts";
import { type RoomRosters, roomRosters } from "#stages/directive/signing/rosters.ts";

const help: Help = [
  ["rosterCommand.usageAdopt", "bongsu roster show [--data ./data]", "rosterCommand.usagePolicy"],
  ["rosterCommand.what", "rosterCommand.for", "terminal.exportReplaces"],
];

/** The options, for reading and completing them. */
export const rosterOptions = { out: { type: "string" }, data: { type: "string" }, ...commonOptions } as const;

/** Runs `bongsu roster`; the exit code is 0. Throws refusals. */
export async function rosterCommand(args: readonly string[], io: Terminal): Promise<number> {
  const { values, positionals } = readArguments({
    args,
    allowPositionals: true,
    options: rosterOptions,
    rules: optionRules.roster,
    env: io.env,
  });
  const t = translatorOfCommand(values, io.env);
  const [word, file] = positionals;
  const { data, out } = values;
  if (!values.help && word === "adopt" && file !== undefined) return await adopt(file, data, { io, t });
  if (!values.help && word === "show") return await show(data, { io, t });
  if (!values.help && word === "policy" && out !== undefined) return await policy(out, data, { io, t });
  return printHelp(help, values.help, { io, t });
}

type Speaking = { readonly io: Terminal; readonly t: Translate };

async function adopt(file: string, data: string | undefined, { io, t }: Speaking): Promise<number> {
  const bytes = await readFileIfExists(file, 4 * 1_048_576);
  const json = readUnambiguousJson(bytes ?? new Uint8Array());
  const envelope = json.ok ? readEnvelope(json.value) : json;
  if (!envelope.ok) return refuse(file, envelope.findings);
  const now = new Date().toISOString();
  const adopted = await withRoom(data, async (tx) => await adoptRoster(tx, envelope.value, now)).catch(
    (error: unknown) => {
      throw error instanceof Refusal && error.findings.length > 0 ? refuse(file, error.findings) : error;
    },
  );
  const { roster, toSign, toRevise } = adopted;
  io.write(`${t("rosterCommand.adopted", { version: roster.version })}\n`);
  for (const directive of toSign) io.write(`${t("rosterCommand.toSign", { directive })}\n`);
  for (const directive of toRevise) io.error(`${t("rosterCommand.toRevise", { directive })}\n`);
  return 0;
}

function refuse(file: string, findings: readonly Finding[]): never {
  throw new MessageRefusal(
    "input-invalid",
    (t) =>
      t("rosterCommand.refused", { file, why: findings.map((one) => orderFindingText(one, t)).join("; ") }),
    findings,
  );
}

async function show(data: string | undefined, { io, t }: Speaking): Promise<number> {
  const { adopted, unsigned } = await withRoom(data, async (tx) => ({
    adopted: await roomRosters(tx),
    unsigned: await unsignedInForce(tx),
  }));
  const newest = adopted?.rosters.at(-1);
  if (adopted === null || newest === undefined) {
    io.write(`${t("rosterCommand.none")}\n`);
    return 0;
  }
  const first = fromBase64(adopted.chain[0]?.payload ?? "") ?? new Uint8Array();
  const words = await keyWords(first, wordList(t("keyWords.list")));
  const { version, from, to, drill, orders, next } = newest;
  io.write(
    [
      t(drill ? "keyCommand.worldDrill" : "keyCommand.worldReal"),
      t("signCommand.roster", { version, from, to }),
      t("rosterCommand.pin", { sha256: adopted.pin.sha256 }),
      `  ${words.join(" ")}`,
      ...orders.map(({ issuers, offices, threshold }) =>
        t("rosterCommand.rule", { issuers: issuers.join(", "), threshold, offices: offices.join(", ") }),
      ),
      t("rosterCommand.next", { threshold: next.threshold, offices: next.offices.join(", ") }),
      ...unsigned.map((directive) => t("rosterCommand.unsigned", { directive })),
      "",
    ].join("\n"),
  );
  return 0;
}

async function policy(out: string, data: string | undefined, { io, t }: Speaking): Promise<number> {
  const adopted = await withRoom(data, roomRosters);
  if (adopted === null) throw new MessageRefusal("not-found", (say) => say("rosterCommand.none"));
  await writeFileAtomically(out, canonicalBytes(trustPolicyDocument((adopted satisfies RoomRosters).pin)));
  io.write(`${t("rosterCommand.written", { out })}\n`);
  return 0;
}
