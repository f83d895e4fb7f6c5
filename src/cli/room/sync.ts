/** `bongsu sync`: brings what a room published into the agent's folder. The work is in `agent/sync/sync.ts`. */
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { Surroundings } from "#agent/home/agent-folder.ts";
import { type Synced, syncFrom, type SyncOptions } from "#agent/sync/sync.ts";
import type { TrustOptions } from "#agent/sync/pinned-keys.ts";
import { type BilingualLabel, languageOf, type Terminal } from "#cli/language.ts";
import { deadlineMoveText } from "#core/clock/deadline-change.ts";
import { readJson } from "#core/input/json.ts";
import { isEcosystem } from "#core/pack/ecosystem-of-product.ts";
import { Refusal } from "#core/problem.ts";
import type { Language } from "#core/matching/verdict-text.ts";
import { printable } from "#core/input/printable.ts";

/** What commands that talk to a room are given. */
export type AgentIo = Terminal & { readonly surroundings: Surroundings };

const help: BilingualLabel = {
  en: `bongsu sync --from URL|FOLDER --dir DIR [--key KEYID | --trust FILE] [--ecosystems NAME,…|all] [--allow-expired] [--lang ko|en]

Fetches and verifies new directives and packs from a room's address, from its /pub, or from a folder (a stick). Running it again fetches nothing twice, and of a pack that changed only
what changed, where the room publishes that.

  --from            the room's address or a folder (default: BONGSU_ROOM)
  --dir DIR         the agent's folder (default: BONGSU_DIR)
  --key KEYID       the id that the room's key must have, learnt another way (otherwise the first key seen is pinned and shown)
  --trust FILE      pin the keys of this keys.json, also in place of those pinned before
  --ecosystems      packs of these ecosystems only, such as npm,pypi,deb-debian; the folder remembers it until told otherwise (default: all).
                    check says "not covered" of components in any other
  --allow-expired   take an index that has ended, as when a stick arrives late

Refused: an index older than the one known, one that has ended, one signed by another key, files other than promised, a drill in a real folder.
`,
  ko: `bongsu sync --from 주소|폴더 --dir 폴더 [--key 키번호 | --trust 파일] [--ecosystems 이름,…|all] [--allow-expired] [--lang ko|en]

상황반 주소나 /pub, 또는 폴더(이동식 저장장치)에서 새 조치 지시와 권고 묶음을 받아 검증합니다. 다시 실행해도 이미 받은 것은 받지 않으며,
바뀐 묶음은 상황반이 차분을 내놓은 경우 바뀐 부분만 받습니다.

  --from            상황반 주소 또는 폴더 (기본값: BONGSU_ROOM)
  --dir 폴더        에이전트 폴더 (기본값: BONGSU_DIR)
  --key 키번호      다른 경로로 확인한 상황반 키 번호 (없으면 처음 본 키를 고정하고 보여 줍니다)
  --trust 파일      이 keys.json의 키를 고정합니다. 이미 고정된 키도 바꿉니다
  --ecosystems      이 생태계의 대조 묶음만 받습니다 (예: npm,pypi,deb-debian). 폴더가 기억하며 기본값은 all(전부)입니다.
                    나머지 생태계의 구성요소는 check에서 "대조 범위 밖"으로 나옵니다
  --allow-expired   기한이 지난 목록도 받습니다 (이동식 저장장치가 늦게 도착한 경우)

거부: 알고 있는 것보다 오래된 목록, 기한이 지난 목록, 다른 키로 서명된 목록, 약속과 다른 파일, 실제 폴더에 온 훈련.
`,
};

/** Runs `bongsu sync`; the exit code is 0. Throws refusals. */
export async function runSync(args: readonly string[], io: AgentIo): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      from: { type: "string" },
      dir: { type: "string" },
      key: { type: "string" },
      trust: { type: "string" },
      ecosystems: { type: "string" },
      "allow-expired": { type: "boolean", default: false },
      lang: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const language = languageOf(values.lang, io.env);
  const [from, dir] = [values.from ?? io.env["BONGSU_ROOM"], values.dir ?? io.env["BONGSU_DIR"]];
  if (values.help || from === undefined || dir === undefined) {
    (values.help ? io.write : io.error)(help[language]);
    return values.help ? 0 : 2;
  }
  const trust: TrustOptions = {
    ...(values.key === undefined ? {} : { keyid: values.key.toLowerCase().replaceAll(":", "") }),
    ...(values.trust === undefined ? {} : { document: await readDocument(values.trust) }),
  };
  const wish = {
    from,
    dir,
    trust,
    allowExpired: values["allow-expired"],
    ...(values.ecosystems === undefined ? {} : { ecosystems: ecosystemsOf(values.ecosystems) }),
  };
  const synced = await syncFrom(wish, io.surroundings);
  for (const { at, code, message } of synced.findings)
    io.error(`${printable(at, 200)}: ${printable(message, 400)} (${code})\n`);
  io.write(report(synced, language));
  return 0;
}

function ecosystemsOf(text: string): NonNullable<SyncOptions["ecosystems"]> {
  if (text === "all") return "all";
  const names = text.split(",").map((name) => name.trim());
  const wrong = names.find((name) => !isEcosystem(name));
  if (wrong !== undefined)
    throw new Refusal("input-invalid", `--ecosystems: ${printable(wrong)} is not the name of an ecosystem.`);
  return names;
}

async function readDocument(path: string): Promise<unknown> {
  const text = await readFile(path, "utf8").catch(() => null);
  const read = text === null ? null : readJson(text);
  if (read === null || !read.ok)
    throw new Refusal("input-invalid", `${path} is not a readable keys document.`);
  return read.value;
}

function report(synced: Synced, language: Language): string {
  const ko = language === "ko";
  const { room, drill, sequence, files, fetched, expired, newDirectives, trusted } = synced;
  const lines = [
    drill ? (ko ? "[훈련] 훈련 상황입니다" : "[DRILL] This is a drill") : "",
    ko
      ? `${printable(room)}: 목록 ${sequence}번, 파일 ${files}개 중 ${fetched}개를 새로 받았습니다`
      : `${printable(room)}: index ${sequence}, ${fetched} of ${files} files fetched now`,
    bytesLine(synced, ko),
    leftLine(synced, ko),
    expired
      ? ko
        ? "주의: 기한이 지난 목록을 받았습니다"
        : "Caution: this index has ended and was taken all the same"
      : "",
    ...newDirectives.map((id) => (ko ? `새 조치 지시: ${id}` : `new directive: ${id}`)),
    ...synced.moved.map(({ directive, move }) => `${directive}: ${deadlineMoveText(move, language)}`),
    ...pinnedLines(trusted, ko),
  ];
  return `${lines.filter((line) => line !== "").join("\n")}\n`;
}

function bytesLine({ bytes, saved }: Synced, ko: boolean): string {
  const [came, less] = [bytes.toLocaleString("en"), saved.toLocaleString("en")];
  if (bytes === 0) return "";
  if (saved === 0) return ko ? `${came}바이트를 받았습니다` : `${came} bytes came`;
  return ko
    ? `${came}바이트를 받았습니다. 차분으로 ${less}바이트를 아꼈습니다`
    : `${came} bytes came; deltas saved ${less} bytes`;
}

function leftLine({ ecosystems, left }: Synced, ko: boolean): string {
  if (left.length === 0) return "";
  const [held, others] = [ecosystems.join(", ") || "–", left.join(", ")];
  return ko
    ? `대조 묶음: ${held}. 받지 않은 생태계: ${others}`
    : `packs of ${held}; not taken, so not covered: ${others}`;
}

function pinnedLines({ how, keys }: Synced["trusted"], ko: boolean): readonly string[] {
  if (how === "pinned") return [];
  const said =
    how === "first-use"
      ? ko
        ? "처음 만난 상황반의 키를 고정했습니다. 다른 경로(공문·전화)로 받은 번호와 같은지 확인하세요:"
        : "The room's key was pinned at this first meeting. Compare it with what you were told another way:"
      : ko
        ? "키를 고정했습니다:"
        : "Pinned:";
  return [said, ...keys.map(({ keyid }) => `  ${keyid.match(/.{1,8}/g)?.join(" ") ?? keyid}`)];
}
