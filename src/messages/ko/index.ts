/** Korean: every message, written by people. */
import { advisoryPage } from "#messages/ko/pages/advisory-page.ts";
import { advisorySearch } from "#messages/ko/pages/advisory-search.ts";
import { agentKey } from "#messages/ko/pages/agent-key.ts";
import { alertPage } from "#messages/ko/pages/alert-page.ts";
import { app } from "#messages/ko/pages/app.ts";
import { asset } from "#messages/ko/shared/asset.ts";
import { checkPage } from "#messages/ko/pages/check-page.ts";
import { composePage } from "#messages/ko/pages/compose-page.ts";
import { directive } from "#messages/ko/shared/directive.ts";
import { directiveList } from "#messages/ko/pages/directive-list.ts";
import { directivePage } from "#messages/ko/pages/directive-page.ts";
import { explanationPage } from "#messages/ko/pages/explanation-page.ts";
import { extensionPage } from "#messages/ko/pages/extension-page.ts";
import { feed } from "#messages/ko/shared/feed.ts";
import { finding } from "#messages/ko/pages/finding.ts";
import { label } from "#messages/ko/shared/label.ts";
import { list } from "#messages/ko/shared/list.ts";
import { match } from "#messages/ko/shared/match.ts";
import { passkey } from "#messages/ko/pages/passkey.ts";
import { picturePage } from "#messages/ko/pages/picture-page.ts";
import { problem } from "#messages/ko/pages/problem.ts";
import { remaining } from "#messages/ko/pages/remaining.ts";
import { report } from "#messages/ko/shared/report.ts";
import { rulePanel } from "#messages/ko/pages/rule-panel.ts";
import { rules } from "#messages/ko/shared/rules.ts";
import { signIn } from "#messages/ko/pages/sign-in.ts";
import { taskPage } from "#messages/ko/pages/task-page.ts";
import { time } from "#messages/ko/shared/time.ts";
import { ui } from "#messages/ko/pages/ui.ts";
import { unresolved } from "#messages/ko/pages/unresolved.ts";
import { values } from "#messages/ko/pages/values.ts";
import type { LanguageFile } from "#messages/language-file.ts";

export const language: LanguageFile = {
  tag: "ko",
  name: "한국어",
  machineMade: false,
  features: {
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
  },
};
