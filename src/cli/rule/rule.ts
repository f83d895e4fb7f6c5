/** `bongsu rule`: list and show rule packs, put a question to one, and check one that a policy officer wrote. */
import { parseArgs } from "node:util";
import { packDocument } from "#core/rules/rule-pack/pack-document.ts";
import { packNamed, packs, procedures } from "#core/rules/packs/index.ts";
import { referenceOf } from "#core/rules/rule-pack/rule-pack.ts";
import { tables } from "#core/rules/tables/index.ts";
import { type BilingualLabel, languageOf, type Terminal } from "#cli/language.ts";
import { checkFile } from "#cli/rule/rule-check.ts";
import { evalLines, evalOnce, type RuleIo, type RuleOptions, unknownPack } from "#cli/rule/rule-eval.ts";
import { packText } from "#cli/rule/rule-text.ts";

const help: BilingualLabel = {
  en: `bongsu rule eval PACK KEY=VALUE… [--at INSTANT] [--format text|json] [--lang ko|en]
bongsu rule eval [PACK] - [--at INSTANT]   one question a line, one answer a line, as JSON
bongsu rule list                           every rule pack, procedure and decision table
bongsu rule show PACK                      source, what is unverified, table or steps
bongsu rule check FILE [--format text|json]

eval asks a rule pack (us.cisa.bod-26-04, with or without @version), a table (ssvc:DT_DP:1.0.0) or a procedure (eu.cra.art-14). Keys and values
are the decision points' published names in lower case with hyphens; what is left out is not known, and every outcome that is still possible
is named. --at is when the clock starts (RFC 3339) and gives the dates. Procedures read events with instants (aware=2026-05-13T00:00:00Z) and
facts (patch=no). Lines of - are {"table": id, "inputs": {point: value}}, or with PACK the inputs alone, with names or published keys.

PACK may also be a file of your own that ends in .json.

check reads a rule pack as JSON (docs/rule-packs.md) and names gaps, contradictions, rows that are not monotone, outcomes that nothing
reaches and dates out of order, each at its JSON Pointer.

Exit code: 0; check 1 when something is wrong with the pack; 2 when the question or the file cannot be read.
`,
  ko: `bongsu rule eval 묶음 항목=값… [--at 시각] [--format text|json] [--lang ko|en]
bongsu rule eval [묶음] - [--at 시각]      한 줄에 질문 하나, 답 하나(JSON)
bongsu rule list                           모든 규칙 묶음, 절차, 판단표
bongsu rule show 묶음                      출처, 확인되지 않은 것, 판단표나 단계
bongsu rule check 파일 [--format text|json]

eval은 규칙 묶음(us.cisa.bod-26-04, @판은 없어도 됩니다), 판단표(ssvc:DT_DP:1.0.0), 절차(eu.cra.art-14)에 묻습니다. 항목과 값은 공개된 판단 항목의
이름을 소문자와 붙임표로 적습니다. 적지 않은 것은 모르는 것이며, 아직 가능한 결과를 모두 보여 줍니다. --at은 시계가 시작하는 시각(RFC 3339)이며
기한을 계산합니다. 절차에는 사건의 시각(aware=2026-05-13T00:00:00Z)과 사실(patch=no)을 적습니다. -의 한 줄은
{"table": id, "inputs": {항목: 값}}, 묶음을 적으면 항목과 값만이며 이름이나 공개된 키를 씁니다.

묶음 자리에는 직접 쓴 .json 파일도 적을 수 있습니다.

check는 JSON으로 쓴 규칙 묶음(docs/rule-packs.md)을 읽고 빠진 행, 모순, 단조롭지 않은 행, 닿지 않는 결과, 순서가 어긋난 날짜를 JSON Pointer와 함께
알려 줍니다.

종료 코드: 0. check에서 묶음에 잘못이 있으면 1. 질문이나 파일을 읽을 수 없으면 2.
`,
};

const badUsage = 2;

/** Runs `bongsu rule …`; the exit code is 0, 1 for a pack with faults, or 2. */
export async function runRule(args: readonly string[], io: Terminal & RuleIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      at: { type: "string" },
      format: { type: "string", default: "text" },
      lang: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  const language = languageOf(values.lang, io.env);
  if (values.help) {
    io.write(help[language]);
    return 0;
  }
  const wish: RuleOptions = { language, json: values.format === "json", at: values.at ?? null };
  const [command = "", name, ...rest] = positionals;
  const formatted = values.format === "text" || wish.json;
  if (formatted && command === "eval" && name === "-" && rest.length === 0)
    return await evalLines(null, wish, io);
  if (formatted && command === "eval" && name !== undefined && rest.length === 1 && rest[0] === "-")
    return await evalLines(name, wish, io);
  if (formatted && command === "eval" && name !== undefined) return await evalOnce([name, ...rest], wish, io);
  if (formatted && command === "list" && name === undefined) return list(wish, io);
  if (formatted && rest.length === 0 && name !== undefined && command === "show") return show(name, wish, io);
  if (formatted && rest.length === 0 && name !== undefined && command === "check")
    return await checkFile(name, wish, io);
  io.error(help[language]);
  return badUsage;
}

function list({ json, language }: RuleOptions, io: RuleIo): number {
  const all = [...packs, ...procedures];
  if (json) {
    const heads = all.map((pack) => ({
      id: pack.id,
      version: pack.version,
      kind: "table" in pack ? "table" : "procedure",
      table: "table" in pack ? pack.table.id : null,
      name: pack.name,
      source: pack.source,
      effective: pack.effective,
      supersedes: pack.supersedes,
      unverified: pack.unverified,
    }));
    const shipped = tables.map(({ id, name, rows }) => ({ id, name, rows: rows.length }));
    io.write(`${JSON.stringify({ packs: heads, tables: shipped }, null, 2)}\n`);
    return 0;
  }
  for (const pack of all) {
    const open = pack.unverified.length;
    const mark = open === 0 ? "" : language === "ko" ? ` [확인되지 않음 ${open}]` : ` [${open} unverified]`;
    io.write(`${referenceOf(pack).padEnd(36)} ${pack.name[language]}${mark}\n    ${pack.source}\n`);
  }
  for (const { id, name, rows } of tables) io.write(`${id.padEnd(36)} ${name} (${rows.length})\n`);
  return 0;
}

function show(name: string, { json, language }: RuleOptions, io: RuleIo): number {
  const pack = packNamed(name);
  if (pack === null) {
    io.error(`bongsu rule: ${unknownPack(name).message}\n`);
    return badUsage;
  }
  io.write(json ? `${JSON.stringify(packDocument(pack), null, 2)}\n` : packText(pack, language));
  return 0;
}
