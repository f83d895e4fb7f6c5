/** Korean: every message, written by people. */
import { journalEvent } from "#messages/ko/pages/people/journal-event.ts";
import { accessCommand } from "#messages/ko/room/access-command.ts";
import { roomRefusal } from "#messages/ko/room/room-refusal.ts";
import { refusal } from "#messages/ko/terminal/refusal.ts";
import { account } from "#messages/ko/pages/people/account.ts";
import { administration } from "#messages/ko/pages/people/administration.ts";
import { operatorPage } from "#messages/ko/pages/people/operator-page.ts";
import { tokenPage } from "#messages/ko/pages/people/token-page.ts";
import { organizationPage } from "#messages/ko/pages/people/organization-page.ts";
import { operatorCommand } from "#messages/ko/room/operator-command.ts";
import { journalPage } from "#messages/ko/pages/people/journal-page.ts";
import { officePage } from "#messages/ko/pages/people/office-page.ts";
import { firstSteps } from "#messages/ko/pages/people/first-steps.ts";
import { importPage } from "#messages/ko/pages/people/import-page.ts";
import { advisoryPage } from "#messages/ko/pages/advisory-page.ts";
import { advisorySearch } from "#messages/ko/pages/advisory-search.ts";
import { agentKey } from "#messages/ko/pages/agent-key.ts";
import { agentPage } from "#messages/ko/pages/entry/agent-page.ts";
import { alertPage } from "#messages/ko/pages/alert-page.ts";
import { answerCoverage } from "#messages/ko/shared/answer-coverage.ts";
import { app } from "#messages/ko/pages/app.ts";
import { condition } from "#messages/ko/shared/condition.ts";
import { statusPage } from "#messages/ko/pages/status-page.ts";
import { channelPage } from "#messages/ko/pages/channel-page.ts";
import { checkPage } from "#messages/ko/pages/check-page.ts";
import { composePage } from "#messages/ko/pages/compose-page.ts";
import { directiveList } from "#messages/ko/pages/directive-list.ts";
import { directivePage } from "#messages/ko/pages/directive-page.ts";
import { explanationPage } from "#messages/ko/pages/explanation-page.ts";
import { extensionPage } from "#messages/ko/pages/extension-page.ts";
import { feedsPage } from "#messages/ko/pages/feed/feeds-page.ts";
import { supplierBook } from "#messages/ko/pages/case/supplier-book.ts";
import { caseMailOrigin } from "#messages/ko/pages/case/case-mail-origin.ts";
import { caseExchange } from "#messages/ko/room/case-exchange.ts";
import { caseMail } from "#messages/ko/room/case-mail.ts";
import { alertMail } from "#messages/ko/shared/alert-mail.ts";
import { dutyCommand } from "#messages/ko/room/duty-command.ts";
import { alertsPage } from "#messages/ko/pages/feed/alerts-page.ts";
import { feedChangePage } from "#messages/ko/pages/feed-change-page.ts";
import { feedFetch } from "#messages/ko/shared/feed-fetch.ts";
import { sourceCommand } from "#messages/ko/terminal/source-command.ts";
import { findingFamily } from "#messages/ko/shared/finding/finding-family.ts";
import { finding } from "#messages/ko/shared/finding/finding.ts";
import { passkey } from "#messages/ko/pages/passkey.ts";
import { picturePage } from "#messages/ko/pages/picture-page.ts";
import { problem } from "#messages/ko/pages/problem.ts";
import { remaining } from "#messages/ko/pages/remaining.ts";
import { rulePanel } from "#messages/ko/pages/rule-panel.ts";
import { signIn } from "#messages/ko/pages/sign-in.ts";
import { taskPage } from "#messages/ko/pages/task-page.ts";
import { ui } from "#messages/ko/pages/ui.ts";
import { unresolved } from "#messages/ko/pages/unresolved.ts";
import { caseAct } from "#messages/ko/pages/case/case-act.ts";
import { casePage } from "#messages/ko/pages/case/case-page.ts";
import { portalPage } from "#messages/ko/pages/case/portal-page.ts";
import { triagePage } from "#messages/ko/pages/triage/triage-page.ts";
import { ssvcValue } from "#messages/ko/pages/triage/ssvc-value.ts";
import { triageWords } from "#messages/ko/pages/triage/triage-words.ts";
import { values } from "#messages/ko/pages/values.ts";
import { acceptance } from "#messages/ko/shared/acceptance.ts";
import { asset } from "#messages/ko/shared/asset.ts";
import { coverage } from "#messages/ko/shared/coverage.ts";
import { directive } from "#messages/ko/shared/directive.ts";
import { directiveGap } from "#messages/ko/shared/directive-gap.ts";
import { feed } from "#messages/ko/shared/feed.ts";
import { fix } from "#messages/ko/shared/fix.ts";
import { fixCommand } from "#messages/ko/terminal/fix-command.ts";
import { label } from "#messages/ko/shared/label.ts";
import { list } from "#messages/ko/shared/list.ts";
import { match } from "#messages/ko/shared/match.ts";
import { notCompared } from "#messages/ko/shared/not-compared.ts";
import { receipt } from "#messages/ko/shared/receipt.ts";
import { pageCommand } from "#messages/ko/sealing/page-command.ts";
import { pageFinding } from "#messages/ko/sealing/page-finding.ts";
import { verifierPage } from "#messages/ko/room/verifier-page.ts";
import { sealedPage } from "#messages/ko/pages/sealing/sealed-page.ts";
import { slip } from "#messages/ko/shared/sealing/slip.ts";
import { readerFinding } from "#messages/ko/shared/finding/reader-finding.ts";
import { remark } from "#messages/ko/shared/finding/remark.ts";
import { report } from "#messages/ko/shared/report.ts";
import { rules } from "#messages/ko/shared/rules.ts";
import { duration } from "#messages/ko/shared/duration.ts";
import { time } from "#messages/ko/shared/time.ts";
import { translation } from "#messages/ko/shared/translation.ts";
import { urgency } from "#messages/ko/shared/urgency.ts";
import { agent } from "#messages/ko/terminal/agent.ts";
import { attestCommand } from "#messages/ko/terminal/attest-command.ts";
import { checkCommand } from "#messages/ko/terminal/check-command.ts";
import { commands } from "#messages/ko/terminal/commands.ts";
import { coverageOption } from "#messages/ko/terminal/coverage-option.ts";
import { deadlineLines } from "#messages/ko/terminal/deadline-lines.ts";
import { drillCommand } from "#messages/ko/room/drill-command.ts";
import { extensionCommand } from "#messages/ko/terminal/extension-command.ts";
import { factsCommand } from "#messages/ko/terminal/facts-command.ts";
import { fileTrouble } from "#messages/ko/terminal/file-trouble.ts";
import { importCommand } from "#messages/ko/terminal/import-command.ts";
import { journalCommand } from "#messages/ko/room/journal-command.ts";
import { keyCommand } from "#messages/ko/terminal/key-command.ts";
import { keyFinding } from "#messages/ko/sealing/key-finding.ts";
import { caseWords } from "#messages/ko/shared/words/case-words.ts";
import { keyWords } from "#messages/ko/shared/words/key-words.ts";
import { sealCommand } from "#messages/ko/sealing/seal-command.ts";
import { openCommand } from "#messages/ko/sealing/open-command.ts";
import { logCommand } from "#messages/ko/sealing/log-command.ts";
import { logFinding } from "#messages/ko/sealing/log-finding.ts";
import { bundleCommand } from "#messages/ko/sealing/bundle-command.ts";
import { signCommand } from "#messages/ko/sealing/sign-command.ts";
import { duplicate } from "#messages/ko/shared/report/duplicate.ts";
import { sameCommand } from "#messages/ko/submission/same-command.ts";
import { plausibleCommand } from "#messages/ko/submission/plausible-command.ts";
import { proofCommand } from "#messages/ko/submission/proof-command.ts";
import { reproduceCommand } from "#messages/ko/submission/reproduce-command.ts";
import { sandboxPart } from "#messages/ko/submission/sandbox-part.ts";
import { phoneCode } from "#messages/ko/shared/sealing/phone-code.ts";
import { signingPart } from "#messages/ko/pages/sealing/signing-part.ts";
import { publicationCommand } from "#messages/ko/sealing/publication-command.ts";
import { rosterCommand } from "#messages/ko/sealing/roster-command.ts";
import { noticeCommand } from "#messages/ko/sealing/notice-command.ts";
import { publicationRoles } from "#messages/ko/pages/sealing/publication-roles.ts";
import { officeNotices } from "#messages/ko/pages/sealing/office-notices.ts";
import { directiveCommand } from "#messages/ko/sealing/directive-command.ts";
import { orderFinding } from "#messages/ko/sealing/order-finding.ts";
import { witnessCommand } from "#messages/ko/sealing/witness-command.ts";
import { sealedObject } from "#messages/ko/sealing/sealed-object.ts";
import { sealedCommand } from "#messages/ko/room/sealed-command.ts";
import { packCommand } from "#messages/ko/terminal/pack-command.ts";
import { publicationRefusal } from "#messages/ko/terminal/publication-refusal.ts";
import { receiptCommand } from "#messages/ko/terminal/receipt-command.ts";
import { advisoryCommand } from "#messages/ko/room/advisory-command.ts";
import { ownAdvisoryFinding } from "#messages/ko/pages/own/own-advisory-finding.ts";
import { ownAdvisoryPage } from "#messages/ko/pages/own/own-advisory-page.ts";
import { ownAdvisory } from "#messages/ko/room/own-advisory.ts";
import { caseCommand } from "#messages/ko/room/case-command.ts";
import { ruleCommand } from "#messages/ko/terminal/rule-command.ts";
import { configCommand } from "#messages/ko/room/config-command.ts";
import { setting } from "#messages/ko/room/setting.ts";
import { reportCommand } from "#messages/ko/submission/report-command.ts";
import { selfCommand } from "#messages/ko/terminal/self-command.ts";
import { backup } from "#messages/ko/room/backup.ts";
import { doctor } from "#messages/ko/room/doctor.ts";
import { flood } from "#messages/ko/room/flood.ts";
import { reportGate } from "#messages/ko/shared/report/report-gate.ts";
import { reportPage } from "#messages/ko/pages/report-page.ts";
import { submitCommand } from "#messages/ko/submission/submit-command.ts";
import { intakeTerms } from "#messages/ko/room/intake-terms.ts";
import { serveCommand } from "#messages/ko/room/serve-command.ts";
import { syncCommand } from "#messages/ko/terminal/sync-command.ts";
import { tasksCommand } from "#messages/ko/terminal/tasks-command.ts";
import { terminal } from "#messages/ko/terminal/terminal.ts";
import { versionCommand } from "#messages/ko/terminal/version-command.ts";
import { masthead } from "#messages/ko/pages/entry/masthead.ts";
import { sessionEnded } from "#messages/ko/pages/entry/session-ended.ts";
import { welcome } from "#messages/ko/pages/entry/welcome.ts";
import { world } from "#messages/ko/room/world.ts";
import type { LanguageFile } from "#messages/language-file.ts";

export const language: LanguageFile = {
  tag: "ko",
  name: "한국어",
  machineMade: false,
  features: {
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
  },
};
