/** `bongsu check`: software lists against packs, offline; a table for people or JSON for programs. The work is in `agent/check/check.ts`. */
import { parseArgs } from "node:util";
import { type Checked, checkPaths, type CheckOptions } from "#agent/check/check.ts";
import type { Surroundings } from "#agent/home/agent-folder.ts";
import { readFactOverrides } from "#cli/check/fact-overrides.ts";
import type { FeedPacks } from "#cli/check/feed-pack.ts";
import { type BilingualLabel, languageOf, type Terminal } from "#cli/language.ts";
import type { ImportRecord } from "#core/format/import-record.ts";
import { Refusal } from "#core/problem.ts";
import type { Language } from "#core/matching/verdict-text.ts";
import { printable } from "#core/input/printable.ts";

/** What `check` is given: a terminal, the surroundings of an agent, and a reader of feeds (which is not the agent's to have). */
export type CheckIo = Terminal & {
  readonly surroundings: Surroundings;
  /** The program's own, for documents. */
  readonly version: string;
  readonly readFeed: (paths: readonly string[]) => AsyncIterable<ImportRecord>;
  /** Builds packs of feeds faster than from the records of `readFeed`, and the same. */
  readonly buildPacks?: (paths: readonly string[]) => Promise<FeedPacks>;
};

const help: BilingualLabel = {
  en: `bongsu check PATH… --dir DIR [--feed PATH…] [--packs DIR] [--format FORMAT] [--lang ko|en] [--facts FILE] [--directive ID]

Finds lockfiles, SBOMs and package databases under PATH and matches them offline against what sync brought into DIR.
Nothing about them leaves this machine.

  --dir DIR         the agent's folder (default: BONGSU_DIR)
  --feed PATH       advisory files or folders to match against, without a room; may be repeated
  --packs DIR       packs that "bongsu pack build" made, to match against without a room
  --format FORMAT   table (default), json, sarif, openvex, cyclonedx-vex or csaf-vex
  --author AUTHOR   who says it, in a document: NAME or "NAME <https://…>"
  --facts FILE      for this run, in place of what "bongsu facts" keeps in DIR: JSON with exposed, highValue, supported,
                    compromised, patch (yes|no), humanImpact, assetClass; and org, what scopes may ask: id, tier, sector, domain,
                    region, criticalInfrastructure, size. What is not known counts as the worst
  --directive ID    only this directive
  --all             in the table, also what is not affected
  --lang ko|en      language (default: by the locale)

Exit status: 0 nothing affected, 1 affected, 2 could not run, 3 nothing affected but something unknown.
`,
  ko: `bongsu check 경로… --dir 폴더 [--feed 경로…] [--packs 폴더] [--format 형식] [--lang ko|en] [--facts 파일] [--directive 지시번호]

경로 아래의 lockfile, SBOM, 패키지 데이터베이스를 찾아, sync로 받아 둔 권고 묶음과 이 컴퓨터 안에서만 대조합니다.
목록의 내용은 밖으로 나가지 않습니다.

  --dir 폴더        에이전트 폴더 (기본값: BONGSU_DIR)
  --feed 경로       상황반 없이 대조할 권고문 파일이나 폴더; 여러 번 쓸 수 있습니다
  --packs 폴더      상황반 없이 대조할, "bongsu pack build"로 만든 묶음
  --format 형식     table(기본값), json, sarif, openvex, cyclonedx-vex, csaf-vex
  --author 작성자   문서에 적을 작성자: 이름 또는 "이름 <https://…>"
  --facts 파일      "bongsu facts"로 폴더에 둔 것 대신 이번에만 쓸 JSON: exposed, highValue, supported, compromised, patch (yes|no),
                    humanImpact, assetClass. org는 적용 범위가 묻는 기관 정보: id, tier, sector, domain, region,
                    criticalInfrastructure, size. 모르는 것은 가장 나쁜 값으로 봅니다
  --directive 번호  이 조치 지시만
  --all             표에 영향 없음도 표시
  --lang ko|en      언어 (기본값: 시스템 언어)

종료 코드: 0 영향 없음, 1 영향 있음, 2 실행할 수 없음, 3 영향은 없으나 알 수 없는 것이 있음.
`,
};

/** Runs `bongsu check`; the result is the exit code. Throws refusals. */
export async function runCheck(args: readonly string[], io: CheckIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      dir: { type: "string" },
      feed: { type: "string", multiple: true },
      packs: { type: "string" },
      format: { type: "string", default: "table" },
      author: { type: "string" },
      facts: { type: "string" },
      directive: { type: "string" },
      lang: { type: "string" },
      all: { type: "boolean", default: false },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const language = languageOf(values.lang, io.env);
  if (values.help || positionals.length === 0) {
    (values.help ? io.write : io.error)(help[language]);
    return values.help ? 0 : 2;
  }
  const write = await writerOf({ ...values, language }, io);
  const dir = values.dir ?? io.env["BONGSU_DIR"] ?? null;
  const feeds = values.feed ?? [];
  if (dir === null && feeds.length === 0 && values.packs === undefined)
    throw new Refusal(
      "input-invalid",
      language === "ko"
        ? "--dir, --feed, --packs 가운데 하나가 필요합니다."
        : "Give --dir DIR, --feed PATH or --packs DIR.",
    );
  const wish: CheckOptions = {
    paths: positionals,
    dir,
    ...(feeds.length === 0 ? {} : { feed: await feedPack(feeds, io) }),
    ...(values.packs === undefined ? {} : { packs: values.packs }),
    ...(values.facts === undefined ? {} : await readFactOverrides(values.facts)),
    ...(values.directive === undefined ? {} : { directive: values.directive }),
  };
  const checked = await checkPaths(wish, io.surroundings);
  for (const { at, code, message } of checked.findings)
    io.error(`${printable(at, 400)}: ${printable(message, 400)} (${code})\n`);
  for (const caution of checked.cautions) io.error(`${cautionWords[caution][language]}\n`);
  if (checked.moved.length > 0 && values.format !== "table") {
    const { movedLines } = await import("#cli/task/deadline-lines.ts");
    io.error(movedLines(checked.moved, language));
  }
  const text = write(checked);
  if (text === null) io.error(`${nothingToState[language]}\n`);
  else io.write(text);
  return exitOf(checked);
}

type Writer = (checked: Checked) => string | null;

type Shown = {
  readonly format: string;
  readonly all: boolean;
  readonly author?: string | undefined;
  readonly language: Language;
};

/** What writes a check in the form asked for; each is loaded when it is asked for, and an unknown one is refused before anything is read. */
async function writerOf({ format, all, author, language }: Shown, io: CheckIo): Promise<Writer> {
  if (format === "json") {
    const { checkJson } = await import("#cli/check/check-json.ts");
    return (checked) => checkJson(checked, language);
  }
  if (format === "table") {
    const { checkTable } = await import("#cli/check/check-table.ts");
    return (checked) => checkTable(checked, { language, all });
  }
  const { checkReport, outputNamed } = await import("#cli/check/check-report.ts");
  const output = outputNamed(format);
  const now = io.surroundings.now();
  return (checked) => checkReport(checked, output, { author, now, version: io.version, language });
}

const nothingToState: BilingualLabel = {
  ko: "찾은 구성요소를 다루는 권고문이 없습니다. 이 형식에는 내용 없는 문서가 없어 아무것도 쓰지 않았습니다.",
  en: "No advisory is about what was found; the format has no empty document, so none was written.",
};

const cautionWords: Readonly<Record<Checked["cautions"][number], BilingualLabel>> = {
  "index-ended": {
    ko: "주의: 받아 둔 목록의 기한이 지났습니다. sync를 다시 실행하세요.",
    en: "Caution: what was synced has ended; run sync again.",
  },
  "nothing-to-match": {
    ko: "주의: 시행 중인 조치 지시도 맞는 묶음도 없어 아무것도 대조하지 않았습니다.",
    en: "Caution: no directive is in force and no pack fits, so nothing was matched.",
  },
};

/** 1 affected, 3 something unknown (also a list that could not be read and an ecosystem that is not covered), else 0. */
function exitOf({ lines, failed, notCovered }: Checked): number {
  if (lines.some(({ verdict }) => verdict === "affected")) return 1;
  return failed.length + notCovered.length > 0 || lines.some(({ verdict }) => verdict === "unknown") ? 3 : 0;
}

async function feedPack(paths: readonly string[], io: CheckIo): Promise<NonNullable<CheckOptions["feed"]>> {
  const { packOfFeed } = await import("#cli/check/feed-pack.ts");
  const { opened, quarantined } = await packOfFeed(io.readFeed(paths));
  for (const { at, message } of quarantined) io.error(`${printable(at, 400)}: ${printable(message, 400)}\n`);
  return opened;
}
