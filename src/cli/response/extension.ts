/** `bongsu extension`: asks the room for more time, and keeps what it granted. The work is in `agent/response/extensions.ts` and in the room. */
import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { takeExtensions } from "#agent/response/extensions.ts";
import { type Caller, callerOf } from "#cli/room/room-client.ts";
import { type BilingualLabel, languageOf } from "#cli/language.ts";
import type { AgentIo } from "#cli/room/sync.ts";
import type { OutputOf } from "#contract/endpoint.ts";
import { extensionAsk } from "#contract/dissemination/extension-ask.ts";
import { extensionRead } from "#contract/dissemination/extension-read.ts";
import { instantText } from "#core/clock/clock.ts";
import { spanText } from "#core/clock/span-text.ts";
import { Refusal } from "#core/problem.ts";
import { type ExtensionSpan, type ExtensionState, extensionsText } from "#core/publication/extension.ts";
import type { Language } from "#core/matching/verdict-text.ts";
import { printable } from "#core/input/printable.ts";

const help: BilingualLabel = {
  en: `bongsu extension take FILE|- --dir DIR
bongsu extension fetch DIRECTIVE --dir DIR --room URL --token TOKEN
bongsu extension ask DIRECTIVE --days N|--hours N|--working-days N --reason TEXT --controls TEXT --room URL --token TOKEN

More time for your organisation, one directive at a time.

  take              keep what the room granted, from a file or a stick: verified by the pinned key of the room, and for this organisation only.
                    "bongsu tasks" and "bongsu check" count with it from then on
  fetch             show what became of your requests, and keep what was granted
  ask               ask for more time, before the deadline ends: 90 days at most, why, and what stands in for the action meanwhile
  --dir DIR         the agent's folder (default: BONGSU_DIR)
  --room, --token   the room's address and a token of your organisation (default: BONGSU_ROOM, BONGSU_TOKEN)
  --language ko|en  default: by the locale
`,
  ko: `bongsu extension take 파일|- --dir 폴더
bongsu extension fetch 지시번호 --dir 폴더 --room 주소 --token 토큰
bongsu extension ask 지시번호 --days 수|--hours 수|--working-days 수 --reason 까닭 --controls 보완통제 --room 주소 --token 토큰

우리 기관의 조치 기한 연장을 지시마다 요청하고, 승인된 연장을 받아 둡니다.

  take              상황반이 승인한 연장을 파일이나 이동식 저장장치에서 받아 둡니다. 고정해 둔 상황반 키로 검증하며 우리 기관 것만 받습니다.
                    그 뒤로 "bongsu tasks"와 "bongsu check"가 연장된 기한으로 셉니다
  fetch             요청의 처리 결과를 보여 주고, 승인된 연장을 받아 둡니다
  ask               기한이 지나기 전에 연장을 요청합니다. 최대 90일이며, 까닭과 그동안의 보완 통제를 적습니다
  --dir 폴더        에이전트 폴더 (기본값: BONGSU_DIR)
  --room, --token   상황반 주소와 우리 기관의 토큰 (기본값: BONGSU_ROOM, BONGSU_TOKEN)
  --language ko|en  기본값: 시스템 언어
`,
};

/** What the command is given beside the terminal. */
export type ExtensionIo = AgentIo & { readonly stdin: NodeJS.ReadableStream };

type Options = ReturnType<typeof read>["values"];
type Requests = OutputOf<typeof extensionRead>["extensions"];

/** Runs `bongsu extension`; the exit code is 0. Throws refusals. */
export async function runExtension(args: readonly string[], io: ExtensionIo): Promise<number> {
  const { values, positionals } = read(args);
  const language = languageOf(values.language ?? values.lang, io.env);
  const [act, what, ...more] = positionals;
  const known = act === "take" || act === "fetch" || act === "ask";
  if (values.help || !known || what === undefined || more.length > 0) {
    (values.help ? io.write : io.error)(help[language]);
    return values.help ? 0 : 2;
  }
  if (act === "take") io.write(await take(dirOf(values, io), await bytesOf(what, io), language));
  else if (act === "fetch") io.write(await fetchGranted(what, { values, io, language }));
  else io.write(await ask(what, { values, io, language }));
  return 0;
}

function read(args: readonly string[]) {
  return parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      dir: { type: "string" },
      room: { type: "string" },
      token: { type: "string" },
      days: { type: "string" },
      hours: { type: "string" },
      "working-days": { type: "string" },
      reason: { type: "string" },
      controls: { type: "string" },
      language: { type: "string" },
      lang: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
}

function dirOf({ dir }: Options, io: ExtensionIo): string {
  const named = dir ?? io.env["BONGSU_DIR"];
  if (named === undefined) throw new Refusal("input-invalid", "The agent's folder is needed: --dir DIR");
  return named;
}

async function bytesOf(path: string, io: ExtensionIo): Promise<Uint8Array> {
  if (path === "-") return await buffer(io.stdin);
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null) throw new Refusal("input-invalid", `${printable(path, 200)} cannot be read.`);
  return bytes;
}

async function take(dir: string, bytes: Uint8Array, language: Language): Promise<string> {
  const grants = await takeExtensions(dir, bytes);
  return grants.map((grant) => `${grant.directive}: ${extensionsText([grant], language)}\n`).join("");
}

type Calling = { readonly values: Options; readonly io: ExtensionIo; readonly language: Language };

async function fetchGranted(directive: string, { values, io, language }: Calling): Promise<string> {
  const dir = dirOf(values, io);
  const answer = await callOf(values, io)(extensionRead, { directive });
  const granted = answer.extensions.some(({ grant }) => grant !== null);
  if (granted) await takeExtensions(dir, new TextEncoder().encode(JSON.stringify(answer)));
  return told(answer.extensions, language);
}

async function ask(directive: string, { values, io, language }: Calling): Promise<string> {
  const { reason, controls } = values;
  if (reason === undefined || controls === undefined)
    throw new Refusal(
      "input-invalid",
      "A request says why (--reason) and what stands in meanwhile (--controls).",
    );
  const wish = { directive, duration: spanOf(values), reason, controls };
  const { extensions } = await callOf(values, io)(extensionAsk, wish);
  return told(extensions, language);
}

function callOf({ room, token }: Options, { env, surroundings }: ExtensionIo): Caller {
  const [address, secret] = [room ?? env["BONGSU_ROOM"], token ?? env["BONGSU_TOKEN"]];
  if (address === undefined) throw new Refusal("input-invalid", "The room's address is needed: --room URL");
  if (secret === undefined)
    throw new Refusal("not-signed-in", "A token of your organisation is needed: --token or BONGSU_TOKEN");
  return callerOf(address, secret, surroundings.fetch);
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
    throw new Refusal("input-invalid", "How much more time is one of --days, --hours and --working-days.");
  return span;
}

function countOf(text: string): number {
  if (!/^[1-9]\d{0,4}$/.test(text))
    throw new Refusal("input-invalid", `${printable(text, 40)} is not a whole number of at least 1.`);
  return Number(text);
}

const stateWords: Readonly<Record<ExtensionState, BilingualLabel>> = {
  open: { ko: "심사 대기", en: "not answered yet" },
  granted: { ko: "승인", en: "granted" },
  declined: { ko: "거절", en: "declined" },
};

/** A line for each request, first asked first. */
function told(requests: Requests, language: Language): string {
  const ko = language === "ko";
  if (requests.length === 0) return ko ? "연장 요청이 없습니다.\n" : "Nothing was asked for.\n";
  const lines = requests.map(({ state, askedAt, duration, granted, answeredAt, answer }) => {
    const asked = `${instantText(askedAt, language)}  ${spanText(duration, language)}`;
    const at = answeredAt === null ? "" : ` ${instantText(answeredAt, language)}`;
    const length = granted === null ? "" : ` ${spanText(granted, language)}`;
    const why = answer === null ? "" : `: ${printable(answer, 1000)}`;
    return `${asked} ${ko ? "요청" : "asked"} · ${stateWords[state][language]}${length}${at}${why}\n`;
  });
  return lines.join("");
}
