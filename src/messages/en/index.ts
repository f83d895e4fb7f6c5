/** English: the reference. Its files give the keys of every message and the names of the values that each needs. */
import { journalEvent } from "#messages/en/pages/people/journal-event.ts";
import { accessCommand } from "#messages/en/room/access-command.ts";
import { roomRefusal } from "#messages/en/room/room-refusal.ts";
import { refusal } from "#messages/en/terminal/refusal.ts";
import { account } from "#messages/en/pages/people/account.ts";
import { administration } from "#messages/en/pages/people/administration.ts";
import { operatorPage } from "#messages/en/pages/people/operator-page.ts";
import { tokenPage } from "#messages/en/pages/people/token-page.ts";
import { organizationPage } from "#messages/en/pages/people/organization-page.ts";
import { operatorCommand } from "#messages/en/room/operator-command.ts";
import { journalPage } from "#messages/en/pages/people/journal-page.ts";
import { officePage } from "#messages/en/pages/people/office-page.ts";
import { firstSteps } from "#messages/en/pages/people/first-steps.ts";
import { importPage } from "#messages/en/pages/people/import-page.ts";
import { advisoryPage } from "#messages/en/pages/advisory-page.ts";
import { advisorySearch } from "#messages/en/pages/advisory-search.ts";
import { agentKey } from "#messages/en/pages/agent-key.ts";
import { agentPage } from "#messages/en/pages/entry/agent-page.ts";
import { alertPage } from "#messages/en/pages/alert-page.ts";
import { answerCoverage } from "#messages/en/shared/answer-coverage.ts";
import { app } from "#messages/en/pages/app.ts";
import { condition } from "#messages/en/shared/condition.ts";
import { statusPage } from "#messages/en/pages/status-page.ts";
import { channelPage } from "#messages/en/pages/channel-page.ts";
import { checkPage } from "#messages/en/pages/check-page.ts";
import { composePage } from "#messages/en/pages/compose-page.ts";
import { directiveList } from "#messages/en/pages/directive-list.ts";
import { directivePage } from "#messages/en/pages/directive-page.ts";
import { explanationPage } from "#messages/en/pages/explanation-page.ts";
import { extensionPage } from "#messages/en/pages/extension-page.ts";
import { feedsPage } from "#messages/en/pages/feed/feeds-page.ts";
import { supplierBook } from "#messages/en/pages/case/supplier-book.ts";
import { caseMailOrigin } from "#messages/en/pages/case/case-mail-origin.ts";
import { caseExchange } from "#messages/en/room/case-exchange.ts";
import { caseMail } from "#messages/en/room/case-mail.ts";
import { alertMail } from "#messages/en/shared/alert-mail.ts";
import { dutyCommand } from "#messages/en/room/duty-command.ts";
import { alertsPage } from "#messages/en/pages/feed/alerts-page.ts";
import { feedChangePage } from "#messages/en/pages/feed-change-page.ts";
import { feedFetch } from "#messages/en/shared/feed-fetch.ts";
import { sourceCommand } from "#messages/en/terminal/source-command.ts";
import { findingFamily } from "#messages/en/shared/finding/finding-family.ts";
import { finding } from "#messages/en/shared/finding/finding.ts";
import { passkey } from "#messages/en/pages/passkey.ts";
import { picturePage } from "#messages/en/pages/picture-page.ts";
import { problem } from "#messages/en/pages/problem.ts";
import { remaining } from "#messages/en/pages/remaining.ts";
import { rulePanel } from "#messages/en/pages/rule-panel.ts";
import { signIn } from "#messages/en/pages/sign-in.ts";
import { taskPage } from "#messages/en/pages/task-page.ts";
import { ui } from "#messages/en/pages/ui.ts";
import { unresolved } from "#messages/en/pages/unresolved.ts";
import { caseAct } from "#messages/en/pages/case/case-act.ts";
import { casePage } from "#messages/en/pages/case/case-page.ts";
import { portalPage } from "#messages/en/pages/case/portal-page.ts";
import { triagePage } from "#messages/en/pages/triage/triage-page.ts";
import { ssvcValue } from "#messages/en/pages/triage/ssvc-value.ts";
import { triageWords } from "#messages/en/pages/triage/triage-words.ts";
import { values } from "#messages/en/pages/values.ts";
import { acceptance } from "#messages/en/shared/acceptance.ts";
import { asset } from "#messages/en/shared/asset.ts";
import { coverage } from "#messages/en/shared/coverage.ts";
import { directive } from "#messages/en/shared/directive.ts";
import { directiveGap } from "#messages/en/shared/directive-gap.ts";
import { feed } from "#messages/en/shared/feed.ts";
import { fix } from "#messages/en/shared/fix.ts";
import { fixCommand } from "#messages/en/terminal/fix-command.ts";
import { label } from "#messages/en/shared/label.ts";
import { list } from "#messages/en/shared/list.ts";
import { match } from "#messages/en/shared/match.ts";
import { notCompared } from "#messages/en/shared/not-compared.ts";
import { receipt } from "#messages/en/shared/receipt.ts";
import { pageCommand } from "#messages/en/sealing/page-command.ts";
import { pageFinding } from "#messages/en/sealing/page-finding.ts";
import { verifierPage } from "#messages/en/room/verifier-page.ts";
import { sealedPage } from "#messages/en/pages/sealing/sealed-page.ts";
import { slip } from "#messages/en/shared/sealing/slip.ts";
import { readerFinding } from "#messages/en/shared/finding/reader-finding.ts";
import { remark } from "#messages/en/shared/finding/remark.ts";
import { report } from "#messages/en/shared/report.ts";
import { rules } from "#messages/en/shared/rules.ts";
import { duration } from "#messages/en/shared/duration.ts";
import { time } from "#messages/en/shared/time.ts";
import { translation } from "#messages/en/shared/translation.ts";
import { urgency } from "#messages/en/shared/urgency.ts";
import { agent } from "#messages/en/terminal/agent.ts";
import { attestCommand } from "#messages/en/terminal/attest-command.ts";
import { checkCommand } from "#messages/en/terminal/check-command.ts";
import { commands } from "#messages/en/terminal/commands.ts";
import { coverageOption } from "#messages/en/terminal/coverage-option.ts";
import { deadlineLines } from "#messages/en/terminal/deadline-lines.ts";
import { drillCommand } from "#messages/en/room/drill-command.ts";
import { extensionCommand } from "#messages/en/terminal/extension-command.ts";
import { factsCommand } from "#messages/en/terminal/facts-command.ts";
import { fileTrouble } from "#messages/en/terminal/file-trouble.ts";
import { importCommand } from "#messages/en/terminal/import-command.ts";
import { journalCommand } from "#messages/en/room/journal-command.ts";
import { keyCommand } from "#messages/en/terminal/key-command.ts";
import { keyFinding } from "#messages/en/sealing/key-finding.ts";
import { caseWords } from "#messages/en/shared/words/case-words.ts";
import { keyWords } from "#messages/en/shared/words/key-words.ts";
import { sealCommand } from "#messages/en/sealing/seal-command.ts";
import { openCommand } from "#messages/en/sealing/open-command.ts";
import { logCommand } from "#messages/en/sealing/log-command.ts";
import { logFinding } from "#messages/en/sealing/log-finding.ts";
import { bundleCommand } from "#messages/en/sealing/bundle-command.ts";
import { signCommand } from "#messages/en/sealing/sign-command.ts";
import { duplicate } from "#messages/en/shared/report/duplicate.ts";
import { sameCommand } from "#messages/en/submission/same-command.ts";
import { plausibleCommand } from "#messages/en/submission/plausible-command.ts";
import { proofCommand } from "#messages/en/submission/proof-command.ts";
import { reproduceCommand } from "#messages/en/submission/reproduce-command.ts";
import { sandboxPart } from "#messages/en/submission/sandbox-part.ts";
import { phoneCode } from "#messages/en/shared/sealing/phone-code.ts";
import { signingPart } from "#messages/en/pages/sealing/signing-part.ts";
import { publicationCommand } from "#messages/en/sealing/publication-command.ts";
import { rosterCommand } from "#messages/en/sealing/roster-command.ts";
import { noticeCommand } from "#messages/en/sealing/notice-command.ts";
import { publicationRoles } from "#messages/en/pages/sealing/publication-roles.ts";
import { officeNotices } from "#messages/en/pages/sealing/office-notices.ts";
import { directiveCommand } from "#messages/en/sealing/directive-command.ts";
import { orderFinding } from "#messages/en/sealing/order-finding.ts";
import { witnessCommand } from "#messages/en/sealing/witness-command.ts";
import { sealedObject } from "#messages/en/sealing/sealed-object.ts";
import { sealedCommand } from "#messages/en/room/sealed-command.ts";
import { packCommand } from "#messages/en/terminal/pack-command.ts";
import { publicationRefusal } from "#messages/en/terminal/publication-refusal.ts";
import { receiptCommand } from "#messages/en/terminal/receipt-command.ts";
import { advisoryCommand } from "#messages/en/room/advisory-command.ts";
import { ownAdvisoryFinding } from "#messages/en/pages/own/own-advisory-finding.ts";
import { ownAdvisoryPage } from "#messages/en/pages/own/own-advisory-page.ts";
import { ownAdvisory } from "#messages/en/room/own-advisory.ts";
import { caseCommand } from "#messages/en/room/case-command.ts";
import { ruleCommand } from "#messages/en/terminal/rule-command.ts";
import { configCommand } from "#messages/en/room/config-command.ts";
import { setting } from "#messages/en/room/setting.ts";
import { reportCommand } from "#messages/en/submission/report-command.ts";
import { selfCommand } from "#messages/en/terminal/self-command.ts";
import { backup } from "#messages/en/room/backup.ts";
import { doctor } from "#messages/en/room/doctor.ts";
import { flood } from "#messages/en/room/flood.ts";
import { reportGate } from "#messages/en/shared/report/report-gate.ts";
import { reportPage } from "#messages/en/pages/report-page.ts";
import { submitCommand } from "#messages/en/submission/submit-command.ts";
import { intakeTerms } from "#messages/en/room/intake-terms.ts";
import { serveCommand } from "#messages/en/room/serve-command.ts";
import { syncCommand } from "#messages/en/terminal/sync-command.ts";
import { tasksCommand } from "#messages/en/terminal/tasks-command.ts";
import { terminal } from "#messages/en/terminal/terminal.ts";
import { versionCommand } from "#messages/en/terminal/version-command.ts";
import { masthead } from "#messages/en/pages/entry/masthead.ts";
import { sessionEnded } from "#messages/en/pages/entry/session-ended.ts";
import { welcome } from "#messages/en/pages/entry/welcome.ts";
import { world } from "#messages/en/room/world.ts";

/** Every feature; one line a feature. */
export const features = {
  journalEvent,
  accessCommand,
  roomRefusal,
  refusal,
  acceptance,
  account,
  administration,
  operatorPage,
  tokenPage,
  organizationPage,
  operatorCommand,
  journalPage,
  officePage,
  firstSteps,
  importPage,
  advisoryPage,
  advisorySearch,
  agent,
  agentKey,
  agentPage,
  alertPage,
  answerCoverage,
  app,
  asset,
  attestCommand,
  channelPage,
  condition,
  statusPage,
  checkCommand,
  checkPage,
  commands,
  composePage,
  caseAct,
  casePage,
  portalPage,
  triagePage,
  ssvcValue,
  triageWords,
  coverage,
  coverageOption,
  deadlineLines,
  directive,
  directiveGap,
  directiveList,
  directivePage,
  doctor,
  flood,
  drillCommand,
  explanationPage,
  extensionCommand,
  extensionPage,
  factsCommand,
  feed,
  feedsPage,
  alertMail,
  caseMail,
  caseMailOrigin,
  supplierBook,
  dutyCommand,
  alertsPage,
  feedChangePage,
  finding,
  findingFamily,
  fileTrouble,
  fix,
  fixCommand,
  feedFetch,
  sourceCommand,
  importCommand,
  journalCommand,
  keyCommand,
  label,
  list,
  match,
  notCompared,
  ownAdvisory,
  ownAdvisoryFinding,
  ownAdvisoryPage,
  keyFinding,
  caseWords,
  keyWords,
  sealCommand,
  openCommand,
  logCommand,
  logFinding,
  bundleCommand,
  signCommand,
  duplicate,
  sameCommand,
  plausibleCommand,
  proofCommand,
  reproduceCommand,
  sandboxPart,
  signingPart,
  officeNotices,
  publicationRoles,
  phoneCode,
  publicationCommand,
  rosterCommand,
  directiveCommand,
  noticeCommand,
  orderFinding,
  witnessCommand,
  sealedObject,
  sealedCommand,
  packCommand,
  passkey,
  picturePage,
  problem,
  publicationRefusal,
  remaining,
  receipt,
  slip,
  sealedPage,
  pageCommand,
  pageFinding,
  verifierPage,
  receiptCommand,
  readerFinding,
  remark,
  report,
  advisoryCommand,
  caseCommand,
  caseExchange,
  ruleCommand,
  rulePanel,
  rules,
  configCommand,
  setting,
  reportCommand,
  selfCommand,
  backup,
  reportGate,
  reportPage,
  submitCommand,
  intakeTerms,
  serveCommand,
  signIn,
  syncCommand,
  taskPage,
  tasksCommand,
  terminal,
  duration,
  time,
  translation,
  ui,
  unresolved,
  urgency,
  values,
  versionCommand,
  masthead,
  sessionEnded,
  welcome,
  world,
} as const;

export const language = { tag: "en", name: "English", machineMade: false, features } as const;
