/** English: the reference. Its files give the keys of every message and the names of the values that each needs. */
import { advisoryPage } from "#messages/en/pages/advisory-page.ts";
import { advisorySearch } from "#messages/en/pages/advisory-search.ts";
import { agentKey } from "#messages/en/pages/agent-key.ts";
import { alertPage } from "#messages/en/pages/alert-page.ts";
import { app } from "#messages/en/pages/app.ts";
import { asset } from "#messages/en/shared/asset.ts";
import { checkPage } from "#messages/en/pages/check-page.ts";
import { composePage } from "#messages/en/pages/compose-page.ts";
import { directive } from "#messages/en/shared/directive.ts";
import { directiveList } from "#messages/en/pages/directive-list.ts";
import { directivePage } from "#messages/en/pages/directive-page.ts";
import { explanationPage } from "#messages/en/pages/explanation-page.ts";
import { extensionPage } from "#messages/en/pages/extension-page.ts";
import { feed } from "#messages/en/shared/feed.ts";
import { finding } from "#messages/en/pages/finding.ts";
import { label } from "#messages/en/shared/label.ts";
import { list } from "#messages/en/shared/list.ts";
import { match } from "#messages/en/shared/match.ts";
import { passkey } from "#messages/en/pages/passkey.ts";
import { picturePage } from "#messages/en/pages/picture-page.ts";
import { problem } from "#messages/en/pages/problem.ts";
import { remaining } from "#messages/en/pages/remaining.ts";
import { report } from "#messages/en/shared/report.ts";
import { rulePanel } from "#messages/en/pages/rule-panel.ts";
import { rules } from "#messages/en/shared/rules.ts";
import { signIn } from "#messages/en/pages/sign-in.ts";
import { taskPage } from "#messages/en/pages/task-page.ts";
import { time } from "#messages/en/shared/time.ts";
import { ui } from "#messages/en/pages/ui.ts";
import { unresolved } from "#messages/en/pages/unresolved.ts";
import { values } from "#messages/en/pages/values.ts";

/** Every feature; one line a feature. */
export const features = {
  advisoryPage,
  advisorySearch,
  agentKey,
  alertPage,
  app,
  asset,
  checkPage,
  composePage,
  directive,
  directiveList,
  directivePage,
  explanationPage,
  extensionPage,
  feed,
  finding,
  label,
  list,
  match,
  passkey,
  picturePage,
  problem,
  remaining,
  report,
  rulePanel,
  rules,
  signIn,
  taskPage,
  time,
  ui,
  unresolved,
  values,
} as const;

export const language = { tag: "en", name: "English", machineMade: false, features } as const;
