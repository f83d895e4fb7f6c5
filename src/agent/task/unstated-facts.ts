/** What the organisation would have to say: the facts on which directives in force decide and that nobody has been asked for yet. */
import { MessageRefusal } from "#agent/home/message-refusal.ts";
import { askingHere, organizationOf } from "#agent/check/addressed-directives.ts";
import { readAffected } from "#agent/check/affected-store.ts";
import { readDirectives } from "#agent/sync/directives.ts";
import { type Home, readState } from "#agent/home/agent-folder.ts";
import { type AssetFactName, type AssetFactsFile, assetStatementFor } from "#core/asset/asset-facts-file.ts";
import { requiredAssetFacts } from "#core/directive/open-facts.ts";

/** What is asked for, in order; `lists` are the software lists in which something is affected. */
type Questions = { readonly facts: readonly AssetFactName[]; readonly lists: readonly string[] };

/** The facts that directives in force decide on and of which the default says nothing, not even that it is unknown. */
export async function openQuestions(home: Home, said: AssetFactsFile): Promise<Questions> {
  const state = await readState(home);
  if (state === null)
    throw new MessageRefusal("set-up-failed", (t) => t("agent.notSynced", { dir: home.dir }));
  const { inForce } = await readDirectives(home, state);
  const asking =
    said.org === undefined
      ? inForce
      : (await askingHere(inForce, organizationOf(said.org), { home, state })).asking;
  const lists = [...new Set((await readAffected(home)).map(({ list }) => list))].sort();
  const facts = requiredAssetFacts(asking).filter((fact) => said.default.facts[fact] === undefined);
  const unsaid = (fact: AssetFactName): boolean =>
    lists.length === 0 || lists.some((list) => assetStatementFor(said, list).facts[fact] === undefined);
  return { facts: facts.filter(unsaid), lists };
}
