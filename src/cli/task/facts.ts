/** `bongsu facts`: says of the own assets what rule packs decide on; asks on a terminal, or takes it as words. Everything stays in the agent's folder. */
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { readAssetFacts, writeAssetFacts } from "#agent/home/asset-facts.ts";
import { homeOf } from "#agent/home/agent-folder.ts";
import { withLock } from "#agent/home/folder-lock.ts";
import { askFacts, type LinePrompt } from "#cli/task/facts-prompt.ts";
import { type BilingualLabel, languageOf, type Terminal } from "#cli/language.ts";
import {
  everyAsset,
  memberNamed,
  readAssetAssignments,
  withoutAssetStatement,
  withAssetStatement,
} from "#core/asset/edit-asset-facts.ts";
import { factWords, factValueText } from "#core/asset/fact-text.ts";
import {
  assetFactNames,
  type AssetFactsFile,
  assetFactsFileJson,
  type AssetStatement,
} from "#core/asset/asset-facts-file.ts";
import { readWindow, patchWindowText } from "#core/asset/patch-window.ts";
import { type Finding, Refusal } from "#core/problem.ts";
import type { Language } from "#core/matching/verdict-text.ts";
import { printable } from "#core/input/printable.ts";

/** What `facts` is given; `question` asks for a line, `null` where nobody can be asked. */
export type FactsIo = Terminal & { readonly question: LinePrompt | null };

const help: BilingualLabel = {
  en: `bongsu facts --dir DIR                         asks, once, for what directives in force decide on and you have not said
bongsu facts list [--format table|json]
bongsu facts set ASSET NAME=VALUE…
bongsu facts unset ASSET [NAME…]

What you say of your systems decides by when you must act. It is kept in DIR/asset-facts.json, readable by you only, and never sent.
What is not said counts as the worst.

ASSET: "default" (every system), a path of software lists with all below it, a path with * and **, or a host name (a folder, or the
beginning of a file's name, in a list's path). The closer one counts, name by name. "org" takes what scopes ask of you, all of it.

  exposed=yes|no|unknown                    reachable from the internet
  high-value=yes|no|unknown                 a critical function rests on it
  human-impact=low|medium|high|very-high    on people and mission
  asset-class=internal|office|online
  supported=yes|no  compromised=yes|no
  controls=waf,segmented                    in place; shown beside tasks, moves no date
  patch-window="sat 02:00-06:00"            or daily, or mon,wed; shown beside tasks (KST), moves no date
  --lang ko|en

  bongsu facts set default exposed=no
  bongsu facts set /srv/web exposed=yes high-value=yes patch-window="sat 02:00-06:00"
  bongsu facts set org id=o-1 tier=major sector=finance domain=private region=seoul criticalInfrastructure=no size=500
`,
  ko: `bongsu facts --dir 폴더                        시행 중인 지시가 따지는 사실 가운데 아직 알려 주지 않은 것을 한 번씩 묻습니다
bongsu facts list [--format table|json]
bongsu facts set 자산 이름=값…
bongsu facts unset 자산 [이름…]

시스템에 대해 알려 준 사실에 따라 조치 기한이 정해집니다. 폴더/asset-facts.json에 본인만 읽을 수 있게 두며 밖으로 보내지 않습니다.
모르는 것은 가장 나쁜 경우로 봅니다.

자산: "default"(모든 시스템), 소프트웨어 목록의 경로와 그 아래 전부, *와 **가 든 경로, 또는 서버 이름(경로 속 폴더 이름이나 파일 이름의
앞부분). 더 구체적인 것이 항목마다 우선합니다. "org"에는 적용 범위가 묻는 기관 정보를 모두 함께 적습니다.

  exposed=yes|no|unknown                    인터넷에서 닿을 수 있음
  high-value=yes|no|unknown                 핵심 업무가 달려 있음
  human-impact=low|medium|high|very-high    업무와 사람의 안전에 미치는 영향
  asset-class=internal|office|online
  supported=yes|no  compromised=yes|no
  controls=waf,segmented                    적용 중인 통제; 할 일 옆에 보이며 기한은 그대로입니다
  patch-window="sat 02:00-06:00"            정비 시간(daily, mon,wed도 가능, KST); 할 일 옆에 보이며 기한은 그대로입니다
  --lang ko|en

  bongsu facts set default exposed=no
  bongsu facts set /srv/web exposed=yes high-value=yes patch-window="sat 02:00-06:00"
  bongsu facts set org id=o-1 tier=major sector=finance domain=private region=seoul criticalInfrastructure=no size=500
`,
};

/** Runs `bongsu facts`; the exit code is 0, or 2 where it was not told what to do. Throws refusals. */
export async function runFacts(args: readonly string[], io: FactsIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      dir: { type: "string" },
      format: { type: "string", default: "table" },
      lang: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const language = languageOf(values.lang, io.env);
  const [act = "ask", asset, ...words] = positionals;
  const dir = values.dir ?? io.env["BONGSU_DIR"];
  const lacking = (act === "set" && words.length === 0) || (act === "unset" && asset === undefined);
  if (values.help || dir === undefined || lacking || !["ask", "list", "set", "unset"].includes(act)) {
    (values.help ? io.write : io.error)(help[language]);
    return values.help ? 0 : 2;
  }
  return await withLock(dir, async () => {
    const home = homeOf(dir);
    const { facts, findings } = await readAssetFacts(home);
    for (const { at, message } of findings) io.error(`${at}: ${message}\n`);
    if (act === "list") {
      io.write(
        values.format === "json"
          ? `${JSON.stringify(assetFactsFileJson(facts), null, 2)}\n`
          : listed(facts, language),
      );
      return 0;
    }
    if (act === "ask") return await askFacts({ home, facts, language }, io);
    const name = assetNamed(asset ?? "");
    await writeAssetFacts(
      home,
      act === "set" ? await changed(facts, name, words) : taken(facts, name, words),
    );
    return 0;
  });
}

/** A path is kept absolute; a name without `/` is a host's, or one of the two reserved words. */
function assetNamed(written: string): string {
  return written.includes("/") ? resolve(written) : written;
}

async function changed(
  facts: AssetFactsFile,
  asset: string,
  words: readonly string[],
): Promise<AssetFactsFile> {
  if (asset === "org") return { ...facts, org: await readOrg(words) };
  const said = readAssetAssignments(words);
  if (!said.ok) throw refusal(said.findings);
  return withAssetStatement(facts, asset, said.value);
}

function taken(facts: AssetFactsFile, asset: string, words: readonly string[]): AssetFactsFile {
  if (asset === "org") {
    const { org: _org, ...rest } = facts;
    return rest;
  }
  const findings: Finding[] = [];
  const names = words.flatMap((word) => memberNamed(word, findings) ?? []);
  if (findings.length > 0) throw refusal(findings);
  return withoutAssetStatement(facts, asset, names);
}

async function readOrg(words: readonly string[]): Promise<unknown> {
  const entries = words.map((word) => {
    const [name = "", value = ""] = word.split("=", 2);
    if (name === "criticalInfrastructure") return [name, value === "yes" || value === "true"] as const;
    return [name, name === "size" ? Number(value) : value] as const;
  });
  const { organizationOf } = await import("#agent/check/addressed-directives.ts");
  return organizationOf(Object.fromEntries(entries));
}

function refusal(findings: readonly Finding[]): Refusal {
  const said = findings.map(({ at, message }) => `${printable(at.replace(/^\//, ""), 80)}: ${message}`);
  return new Refusal("input-invalid", said.join(" "), findings);
}

function listed(facts: AssetFactsFile, language: Language): string {
  const none = language === "ko" ? "말한 것이 없습니다.\n" : "Nothing is said.\n";
  const all = [{ asset: everyAsset, ...facts.default }, ...facts.assets];
  const org = facts.org === undefined ? [] : [`org\n  ${printable(JSON.stringify(facts.org), 500)}`];
  const blocks = all.flatMap((one) => {
    const lines = saidLines(one, language);
    return lines.length === 0
      ? []
      : [[printable(one.asset, 300), ...lines.map((line) => `  ${line}`)].join("\n")];
  });
  return blocks.length + org.length === 0 ? none : `${[...blocks, ...org].join("\n")}\n`;
}

function saidLines({ facts, controls, patchWindow }: AssetStatement, language: Language): readonly string[] {
  const ko = language === "ko";
  const window = patchWindow === undefined ? null : readWindow(patchWindow);
  return [
    ...assetFactNames.flatMap((fact) => {
      const value = facts[fact];
      return value === undefined
        ? []
        : [`${factWords[fact].name[language]}: ${factValueText(fact, value, language)}`];
    }),
    ...(controls === undefined
      ? []
      : [`${ko ? "통제" : "controls"}: ${printable(controls.join(", "), 300)}`]),
    ...(window === null
      ? []
      : [`${ko ? "정비 시간" : "patch window"}: ${patchWindowText(window, language)}`]),
  ];
}
