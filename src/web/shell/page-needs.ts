/** Which page is for whom: the endpoint without which a page is of no use to its reader. Who may not call it is offered no way there. */
import type { EndpointKey } from "#contract/index.ts";
import { matchPath, type PatternName, patterns } from "#web/shell/paths.ts";

/** `null`: anybody may open it, also without a session. */
const pageNeeds: Readonly<Record<PatternName, EndpointKey | null>> = {
  picture: null,
  signIn: null,
  passkey: null,
  check: null,
  agent: null,
  code: null,
  report: null,
  reportCase: null,
  directives: "directiveList",
  directiveNew: "directiveDraft",
  directive: "directiveRead",
  directiveEdit: "directiveEdit",
  explanation: "directiveExplain",
  organization: "taskList",
  receipt: "receiptRead",
  slip: null,
  sealed: "sealingKeyList",
  triage: "triageQueue",
  cases: "caseList",
  suppliers: "supplierList",
  case: "caseRead",
  portal: null,
  portalCase: null,
  advisories: "advisorySearch",
  advisory: "advisoryRead",
  ownAdvisories: "ownAdvisoryList",
  ownAdvisoryNew: "ownAdvisoryDraft",
  ownAdvisory: "ownAdvisoryRead",
  alertLevels: "alertLevelList",
  channels: "deadLetterList",
  status: "roomStatus",
  feedChanges: "feedChangeList",
  administration: null,
  operators: "operatorList",
  operator: "operatorRead",
  feeds: "feedList",
  alerts: "alertOwn",
  organizations: "organizationList",
  tokens: "tokenList",
  offices: "officeList",
  journal: "journalRead",
};

/** What the page of a path needs; `null` where nothing, and of a path that is no page. A page of its own name stands before one that any name fits. */
export function needOf(path: string): EndpointKey | null {
  const [pathname = ""] = path.split(/[?#]/);
  const fitting = (Object.keys(pageNeeds) as PatternName[]).filter(
    (name) => matchPath(patterns[name], pathname) !== null,
  );
  const name = fitting.find((one) => patterns[one] === pathname) ?? fitting[0];
  return name === undefined ? null : pageNeeds[name];
}
