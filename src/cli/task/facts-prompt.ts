/** Asks on a terminal for what directives in force decide on and nobody has said: each fact once, "not known" is an answer too. */
import { writeAssetFacts } from "#agent/home/asset-facts.ts";
import type { Home } from "#agent/home/agent-folder.ts";
import { openQuestions } from "#agent/task/unstated-facts.ts";
import type { Terminal } from "#cli/language.ts";
import { everyAsset, withAssetStatement } from "#core/asset/edit-asset-facts.ts";
import { factWords, factValueText } from "#core/asset/fact-text.ts";
import {
  type AssetFactName,
  assetFactValues,
  type AssetFactsFile,
  assetStatementFor,
  unknownValue,
} from "#core/asset/asset-facts-file.ts";
import { Refusal } from "#core/problem.ts";
import type { Language } from "#core/matching/verdict-text.ts";
import { printable } from "#core/input/printable.ts";

/** Shows a text and gives the line that is typed; `null` when there is nobody any more. */
export type LinePrompt = (text: string) => Promise<string | null>;

/** What is known before asking. */
export type FactsInterview = {
  readonly home: Home;
  readonly facts: AssetFactsFile;
  readonly language: Language;
};

type Choice = { readonly value: string; readonly label: string };

const differs = "differs";

/** Asks, and writes each answer as it is given. The result is the exit code. */
export async function askFacts(
  { home, facts, language }: FactsInterview,
  io: Terminal & { readonly question: LinePrompt | null },
): Promise<number> {
  const ko = language === "ko";
  if (io.question === null)
    throw new Refusal(
      "state-forbids",
      ko
        ? "물어볼 사람이 없습니다. bongsu facts set을 쓰세요."
        : "There is nobody to ask; use bongsu facts set.",
    );
  const wanted = await openQuestions(home, facts);
  if (wanted.facts.length === 0) {
    io.write(
      ko ? "지시가 따지는 사실을 모두 알고 있습니다.\n" : "Everything that directives decide on is said.\n",
    );
    return 0;
  }
  let said = facts;
  for (const fact of wanted.facts) {
    const answer = await ask(io.question, { fact, asset: null, several: wanted.lists.length > 1 }, language);
    if (answer === null) continue;
    if (answer !== differs) said = withAssetStatement(said, everyAsset, { facts: { [fact]: answer } });
    else said = await askEach({ said, fact, lists: wanted.lists }, io.question, language);
    await writeAssetFacts(home, said);
  }
  return 0;
}

type FactPrompt = {
  readonly said: AssetFactsFile;
  readonly fact: AssetFactName;
  readonly lists: readonly string[];
};

async function askEach(
  { said, fact, lists }: FactPrompt,
  question: LinePrompt,
  language: Language,
): Promise<AssetFactsFile> {
  let all = said;
  for (const list of lists) {
    if (assetStatementFor(all, list).facts[fact] !== undefined) continue;
    const answer = await ask(question, { fact, asset: list, several: false }, language);
    if (answer !== null) all = withAssetStatement(all, list, { facts: { [fact]: answer } });
  }
  return all;
}

type FactQuestion = {
  readonly fact: AssetFactName;
  readonly asset: string | null;
  readonly several: boolean;
};

/** The value chosen; `null` when nothing was chosen, so that it is asked for again another time. */
async function ask(
  question: LinePrompt,
  { fact, asset, several }: FactQuestion,
  language: Language,
): Promise<string | null> {
  const ko = language === "ko";
  const choices: readonly Choice[] = [
    ...assetFactValues[fact].map((value) => ({ value, label: factValueText(fact, value, language) })),
    { value: unknownValue, label: factValueText(fact, unknownValue, language) },
    ...(several ? [{ value: differs, label: ko ? "시스템마다 다름" : "it differs" }] : []),
  ];
  const about = asset === null ? (ko ? "모든 시스템" : "every system") : printable(asset, 200);
  const lines = choices.map(({ label }, i) => `  ${i + 1}) ${label}`);
  const skip = ko ? "번호 (빈 줄: 나중에) " : "number (empty: later) ";
  const shown = `${about}: ${factWords[fact].question[language]}\n${lines.join("\n")}\n${skip}`;
  for (let left = 3; left > 0; left -= 1) {
    const line = await question(shown);
    if (line === null || line.trim() === "") return null;
    const chosen = choices[Number(line.trim()) - 1] ?? choices.find(({ value }) => value === line.trim());
    if (chosen !== undefined) return chosen.value;
  }
  return null;
}
