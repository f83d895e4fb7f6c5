/** `bongsu sync`: brings what a room published into the agent's folder. The work is in `agent/sync/sync.ts`. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { cautionLine } from "#cli/caution.ts";
import { readArguments } from "#cli/arguments.ts";
import { readFile } from "node:fs/promises";
import { type Synced, syncFrom, type SyncOptions } from "#agent/sync/sync.ts";
import { isUnsafe } from "#agent/check/check-coverage.ts";
import { noticeLines } from "#cli/check/notice-lines.ts";
import { suspensionLines } from "#cli/check/suspension-lines.ts";
import { gapLines } from "#cli/check/directive-gap-lines.ts";
import { folderMissing, type Help, printHelp } from "#cli/help.ts";
import { commonOptions, translatorOfCommand } from "#cli/language.ts";
import { policyIn, rootOption, trustOptions } from "#cli/room/trust-options.ts";
import type { AgentIo } from "#cli/terminal.ts";
import { ecosystemName, isEcosystem } from "#core/product/ecosystem-of-product.ts";
import { packSpelt } from "#core/pack/ecosystem-spelling.ts";
import type { Translate } from "#messages/message.ts";
import { findingLine } from "#messages/render/finding.ts";
import { deadlineMoveText } from "#messages/render/deadline/deadline-move.ts";
import { suggestNames } from "#core/input/suggest-names.ts";
import { printable } from "#core/input/printable.ts";

const help: Help = [
  ["syncCommand.usage"],
  ["syncCommand.what"],
  [
    "syncCommand.option.from",
    "terminal.option.dir",
    "syncCommand.option.key",
    "syncCommand.option.trust",
    "syncCommand.option.root",
    "syncCommand.option.policy",
    "syncCommand.option.ecosystems",
    "syncCommand.option.allowExpired",
    "syncCommand.option.token",
    "syncCommand.option.addressing",
    "terminal.option.lang",
  ],
  ["syncCommand.refused"],
  ["syncCommand.exit"],
];

/** The options, for reading and completing them. */
export const syncOptions = {
  from: { type: "string" },
  dir: { type: "string" },
  key: { type: "string" },
  trust: { type: "string" },
  root: { type: "string" },
  policy: { type: "string" },
  ecosystems: { type: "string" },
  "allow-expired": { type: "boolean", default: false },
  token: { type: "string" },
  addressing: { type: "string" },
  ...commonOptions,
} as const;

/** Runs `bongsu sync`; the exit code is 0, or 3 when something is not known of a directive. Throws refusals. */
export async function runSync(args: readonly string[], io: AgentIo): Promise<number> {
  const { values } = readArguments({
    args,
    options: syncOptions,
  });
  const t = translatorOfCommand(values, io.env);
  const [from, dir] = [values.from ?? io.env["BONGSU_ROOM"], values.dir ?? io.env["BONGSU_DIR"]];
  if (values.help || from === undefined || dir === undefined)
    return printHelp(help, values.help, {
      io,
      t,
      missing: [...(from === undefined ? ["--from"] : []), ...(dir === undefined ? [folderMissing] : [])],
    });
  const wish = {
    from,
    dir,
    trust: await trustOptions(values),
    ...(await rootOption(values)),
    ...(values.policy === undefined ? {} : { policy: await policyIn(values.policy) }),
    allowExpired: values["allow-expired"],
    ...(values.ecosystems === undefined ? {} : { ecosystems: ecosystemsOf(values.ecosystems) }),
  };
  const synced = await syncFrom(wish, io.surroundings).catch(async (error: unknown) => {
    io.error(await shownIndexLine(error, dir, { io, t }));
    throw error;
  });
  for (const finding of synced.findings) io.error(`${findingLine(finding, t)}\n`);
  const lines = [await moveLines(synced, t), await rootLines(synced, wish.root !== undefined, t)] as const;
  io.write(report(synced, lines, t));
  if (synced.ahead) io.error(cautionLine("index-ahead", t));
  if (isUnsafe({ leastAgent: synced.leastAgent }, io.surroundings.version))
    io.error(cautionLine("agent-unsafe", t));
  await settleAddressees(dir, { room: synced.room, ...values }, { io, t });
  io.error(await epochLines(dir, synced, t));
  io.error(`${missingEcosystems(wish.ecosystems, synced, t)}${gapLines(synced.gaps, t)}`);
  return synced.gaps.length === 0 ? 0 : 3;
}

/** A room that is turned back is shown the index that is known here; what is said where it had lost it, and is on its way to a new epoch. */
async function shownIndexLine(
  refusal: unknown,
  dir: string,
  { io, t }: { readonly io: AgentIo; readonly t: Translate },
): Promise<string> {
  const { showKnownIndex } = await import("#agent/response/show-known-index.ts");
  const room = await showKnownIndex(refusal, dir, io.surroundings);
  return room === null ? "" : `${t("syncCommand.indexShown", { room: printable(room) })}\n`;
}

/** That the room was put back from a backup, and which answers it may have lost; said once, when it is learnt. */
async function epochLines(dir: string, { newEpochs }: Synced, t: Translate): Promise<string> {
  if (newEpochs.length === 0) return "";
  const { lostAnswers } = await import("#agent/response/receipts.ts");
  const lines = [
    ...newEpochs.map(({ number, begunAt: begun, restoredTo: restored }) =>
      t("syncCommand.newEpoch", { number, begun, restored }),
    ),
    ...(await lostAnswers(dir)).map((directive) => t("syncCommand.answerAgain", { directive })),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

type AddressingSource = { readonly room: string; readonly token?: string; readonly addressing?: string };

/**
 * Takes the room's word whether this organisation is addressed, from a file or, with a token, from the room itself, whose name its signed index gives: the
 * token goes to nobody else. Says of which directives that is still not known.
 */
async function settleAddressees(
  dir: string,
  { room, token, addressing }: AddressingSource,
  { io, t }: { readonly io: AgentIo; readonly t: Translate },
): Promise<void> {
  const { takeAddressing, unsettledDirectives } = await import("#agent/sync/addressing.ts");
  if (addressing !== undefined) await takeAddressing(dir, await readAddressingFile(addressing));
  else if (token !== undefined) {
    const [{ callerOf }, { addressingRead }] = await Promise.all([
      import("#cli/room/room-client.ts"),
      import("#contract/dissemination/addressing-read.ts"),
    ]);
    const answer = await callerOf(room, token, io.surroundings.fetch)(addressingRead, {});
    await takeAddressing(dir, new TextEncoder().encode(JSON.stringify(answer)));
  }
  const lines = (await unsettledDirectives(dir)).map((directive) =>
    t("syncCommand.unsettled", { directive }),
  );
  io.write(lines.map((line) => `${line}\n`).join(""));
}

async function readAddressingFile(path: string): Promise<Uint8Array> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null)
    throw new MessageRefusal("input-invalid", (say) =>
      say("syncCommand.notAddressing", { path: printable(path, 200) }),
    );
  return bytes;
}

function ecosystemsOf(text: string): NonNullable<SyncOptions["ecosystems"]> {
  if (text === "all") return "all";
  const names = text.split(",").map((name) => packSpelt(name.trim()));
  const wrong = names.find((name) => !isEcosystem(name));
  if (wrong !== undefined)
    throw new MessageRefusal("input-invalid", (say) =>
      say("syncCommand.notEcosystem", { name: printable(wrong) }),
    );
  return names;
}

/** Ecosystems that were named and that the room has no pack of, a line each: a name that is misspelt leaves what was meant not covered. */
function missingEcosystems(
  named: SyncOptions["ecosystems"],
  { ecosystems, left }: Synced,
  t: Translate,
): string {
  const published = [...ecosystems, ...left];
  const missing = (Array.isArray(named) ? named : []).filter((name) => !published.includes(name));
  const lines = missing.map((name) => {
    const [near] = suggestNames(name, published);
    return near === undefined
      ? t("syncCommand.noPack", { name })
      : t("syncCommand.noPackNear", { name, near });
  });
  return lines.map((line) => `${line}\n`).join("");
}

/** Why deadlines moved, a line each; the names of Korea's domains are loaded only where there is one. */
async function moveLines({ moved }: Synced, t: Translate): Promise<readonly string[]> {
  if (moved.length === 0) return [];
  const { korea } = await import("#core/topology/documents/korea.ts");
  return moved.map(({ directive, move }) => `${directive}: ${deadlineMoveText(move, korea, t)}`);
}

/** The root that was pinned now, as words to compare by telephone. */
async function rootLines({ root }: Synced, isByHand: boolean, t: Translate): Promise<readonly string[]> {
  if (root === null) return [];
  const { keyWords, wordList } = await import("#core/seal/key/key-words.ts");
  const words = await keyWords(root.compared, wordList(t("keyWords.list")));
  const title = t(isByHand ? "syncCommand.rootByHand" : "syncCommand.rootPinned", { version: root.version });
  return [title, ...[0, 4, 8, 12].map((at) => `  ${words.slice(at, at + 4).join(" ")}`)];
}

function report(
  synced: Synced,
  [moves, words]: readonly [readonly string[], readonly string[]],
  t: Translate,
): string {
  const { room, drill, sequence, files, fetched, expired, newDirectives, trusted } = synced;
  const lines = [
    drill ? t("terminal.drill") : "",
    t("syncCommand.index", { room: printable(room), sequence, files, fetched }),
    bytesLine(synced, t),
    leftLine(synced, t),
    expired ? t("syncCommand.expired") : "",
    ...newDirectives.map((directive) => t("syncCommand.newDirective", { directive })),
    suspensionLines(synced.suspended, t).trimEnd(),
    noticeLines(
      synced.notices.filter(({ sha256 }) => synced.newNotices.has(sha256)),
      t,
    ).trimEnd(),
    ...moves,
    ...pinnedLines(trusted, t),
    ...words,
    synced.pinnedRoster === null ? "" : t("syncCommand.rosterPinned", { sha256: synced.pinnedRoster }),
  ];
  return `${lines.filter((line) => line !== "").join("\n")}\n`;
}

function bytesLine({ bytes, saved }: Synced, t: Translate): string {
  if (bytes === 0) return "";
  return saved === 0 ? t("syncCommand.bytes", { bytes }) : t("syncCommand.bytesSaved", { bytes, saved });
}

function leftLine({ ecosystems, left }: Synced, t: Translate): string {
  if (left.length === 0) return "";
  return t("syncCommand.left", {
    held: ecosystems.map(ecosystemName).join(", ") || "–",
    left: left.map(ecosystemName).join(", "),
  });
}

const howPinned = {
  "first-use": "syncCommand.firstUse",
  "by-hand": "syncCommand.pinned",
  changed: "syncCommand.changed",
} as const;

function pinnedLines({ how, keys }: Synced["trusted"], t: Translate): readonly string[] {
  if (how === "pinned") return [];
  const title = t(howPinned[how]);
  return [title, ...keys.map(({ keyid }) => `  ${keyid.match(/.{1,8}/g)?.join(" ") ?? keyid}`)];
}
