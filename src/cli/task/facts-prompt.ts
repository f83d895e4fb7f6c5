/** Asks on a terminal for what directives in force decide on and nobody has said: each fact once, "not known" is an answer too. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { writeAssetFacts } from "#agent/home/asset-facts.ts";
import type { Home } from "#agent/home/agent-folder.ts";
import { openQuestions } from "#agent/task/unstated-facts.ts";
import type { Terminal } from "#cli/terminal.ts";
import { everyAsset, withAssetStatement } from "#core/asset/edit-asset-facts.ts";
import {
  type AssetFactName,
  assetFactValues,
  type AssetFactsFile,
  assetStatementFor,
  unknownValue,
} from "#core/asset/asset-facts-file.ts";
import { printable } from "#core/input/printable.ts";
import type { Translate } from "#messages/message.ts";
import { factValueText } from "#messages/render/asset-fact.ts";

/** Shows a text and gives the line that is typed; `null` when there is nobody any more. */
export type LinePrompt = (text: string) => Promise<string | null>;

/** What is known before asking. */
type FactsInterview = {
  readonly home: Home;
  readonly facts: AssetFactsFile;
  readonly t: Translate;
};

type Choice = { readonly value: string; readonly label: string };

const differs = "differs";

/** Asks, and writes each answer as it is given. The result is the exit code. */
export async function askFacts(
  { home, facts, t }: FactsInterview,
  io: Terminal & { readonly question: LinePrompt | null },
): Promise<number> {
  if (io.question === null)
    throw new MessageRefusal("state-forbids", (say) => say("factsCommand.nobodyToAsk"));
  const wanted = await openQuestions(home, facts);
  if (wanted.facts.length === 0) {
    io.write(`${t("factsCommand.allSaid")}\n`);
    return 0;
  }
  let said = facts;
  for (const fact of wanted.facts) {
    const answer = await ask(io.question, { fact, asset: null, several: wanted.lists.length > 1 }, t);
    if (answer === null) continue;
    if (answer !== differs) said = withAssetStatement(said, everyAsset, { facts: { [fact]: answer } });
    else said = await askEach({ said, fact, lists: wanted.lists }, io.question, t);
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
  t: Translate,
): Promise<AssetFactsFile> {
  let all = said;
  for (const list of lists) {
    if (assetStatementFor(all, list).facts[fact] !== undefined) continue;
    const answer = await ask(question, { fact, asset: list, several: false }, t);
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
  t: Translate,
): Promise<string | null> {
  const choices: readonly Choice[] = [
    ...assetFactValues[fact].map((value) => ({ value, label: factValueText(fact, value, t) })),
    { value: unknownValue, label: factValueText(fact, unknownValue, t) },
    ...(several ? [{ value: differs, label: t("factsCommand.differs") }] : []),
  ];
  const about = asset === null ? t("factsCommand.everySystem") : printable(asset, 200);
  const lines = choices.map(({ label }, i) => `  ${i + 1}) ${label}`);
  const title = `${about}: ${t(`asset.question.${fact}`)}`;
  const shown = `${title}\n${lines.join("\n")}\n${t("factsCommand.pick")} `;
  for (let left = 3; left > 0; left -= 1) {
    const line = await question(shown);
    if (line === null || line.trim() === "") return null;
    const chosen = choices[Number(line.trim()) - 1] ?? choices.find(({ value }) => value === line.trim());
    if (chosen !== undefined) return chosen.value;
  }
  return null;
}
