/** Japanese, translated by a machine: nobody has read it over, and readers are told so. What is missing is said in English. */
import { journalEvent } from "#messages/ja/pages/people/journal-event.ts";
import { accessCommand } from "#messages/ja/room/access-command.ts";
import { roomRefusal } from "#messages/ja/room/room-refusal.ts";
import { refusal } from "#messages/ja/terminal/refusal.ts";
import { account } from "#messages/ja/pages/people/account.ts";
import { administration } from "#messages/ja/pages/people/administration.ts";
import { operatorPage } from "#messages/ja/pages/people/operator-page.ts";
import { tokenPage } from "#messages/ja/pages/people/token-page.ts";
import { organizationPage } from "#messages/ja/pages/people/organization-page.ts";
import { operatorCommand } from "#messages/ja/room/operator-command.ts";
import { journalPage } from "#messages/ja/pages/people/journal-page.ts";
import { officePage } from "#messages/ja/pages/people/office-page.ts";
import { firstSteps } from "#messages/ja/pages/people/first-steps.ts";
import { importPage } from "#messages/ja/pages/people/import-page.ts";
import { advisoryPage } from "#messages/ja/pages/advisory-page.ts";
import { advisorySearch } from "#messages/ja/pages/advisory-search.ts";
import { agent } from "#messages/ja/terminal/agent.ts";
import { agentKey } from "#messages/ja/pages/agent-key.ts";
import { agentPage } from "#messages/ja/pages/entry/agent-page.ts";
import { alertPage } from "#messages/ja/pages/alert-page.ts";
import { answerCoverage } from "#messages/ja/shared/answer-coverage.ts";
import { app } from "#messages/ja/pages/app.ts";
import { acceptance } from "#messages/ja/shared/acceptance.ts";
import { asset } from "#messages/ja/shared/asset.ts";
import { attestCommand } from "#messages/ja/terminal/attest-command.ts";
import { condition } from "#messages/ja/shared/condition.ts";
import { statusPage } from "#messages/ja/pages/status-page.ts";
import { channelPage } from "#messages/ja/pages/channel-page.ts";
import { checkCommand } from "#messages/ja/terminal/check-command.ts";
import { checkPage } from "#messages/ja/pages/check-page.ts";
import { commands } from "#messages/ja/terminal/commands.ts";
import { composePage } from "#messages/ja/pages/compose-page.ts";
import { coverageOption } from "#messages/ja/terminal/coverage-option.ts";
import { coverage } from "#messages/ja/shared/coverage.ts";
import { deadlineLines } from "#messages/ja/terminal/deadline-lines.ts";
import { directive } from "#messages/ja/shared/directive.ts";
import { directiveGap } from "#messages/ja/shared/directive-gap.ts";
import { directiveList } from "#messages/ja/pages/directive-list.ts";
import { directivePage } from "#messages/ja/pages/directive-page.ts";
import { drillCommand } from "#messages/ja/room/drill-command.ts";
import { explanationPage } from "#messages/ja/pages/explanation-page.ts";
import { extensionCommand } from "#messages/ja/terminal/extension-command.ts";
import { extensionPage } from "#messages/ja/pages/extension-page.ts";
import { factsCommand } from "#messages/ja/terminal/facts-command.ts";
import { feed } from "#messages/ja/shared/feed.ts";
import { fix } from "#messages/ja/shared/fix.ts";
import { fixCommand } from "#messages/ja/terminal/fix-command.ts";
import { feedsPage } from "#messages/ja/pages/feed/feeds-page.ts";
import { supplierBook } from "#messages/ja/pages/case/supplier-book.ts";
import { caseMailOrigin } from "#messages/ja/pages/case/case-mail-origin.ts";
import { caseExchange } from "#messages/ja/room/case-exchange.ts";
import { caseMail } from "#messages/ja/room/case-mail.ts";
import { alertMail } from "#messages/ja/shared/alert-mail.ts";
import { dutyCommand } from "#messages/ja/room/duty-command.ts";
import { alertsPage } from "#messages/ja/pages/feed/alerts-page.ts";
import { feedChangePage } from "#messages/ja/pages/feed-change-page.ts";
import { feedFetch } from "#messages/ja/shared/feed-fetch.ts";
import { sourceCommand } from "#messages/ja/terminal/source-command.ts";
import { findingFamily } from "#messages/ja/shared/finding/finding-family.ts";
import { finding } from "#messages/ja/shared/finding/finding.ts";
import { fileTrouble } from "#messages/ja/terminal/file-trouble.ts";
import { importCommand } from "#messages/ja/terminal/import-command.ts";
import { journalCommand } from "#messages/ja/room/journal-command.ts";
import { keyCommand } from "#messages/ja/terminal/key-command.ts";
import { label } from "#messages/ja/shared/label.ts";
import { list } from "#messages/ja/shared/list.ts";
import { match } from "#messages/ja/shared/match.ts";
import { keyFinding } from "#messages/ja/sealing/key-finding.ts";
import { sealCommand } from "#messages/ja/sealing/seal-command.ts";
import { openCommand } from "#messages/ja/sealing/open-command.ts";
import { logCommand } from "#messages/ja/sealing/log-command.ts";
import { logFinding } from "#messages/ja/sealing/log-finding.ts";
import { bundleCommand } from "#messages/ja/sealing/bundle-command.ts";
import { signCommand } from "#messages/ja/sealing/sign-command.ts";
import { duplicate } from "#messages/ja/shared/report/duplicate.ts";
import { sameCommand } from "#messages/ja/submission/same-command.ts";
import { plausibleCommand } from "#messages/ja/submission/plausible-command.ts";
import { proofCommand } from "#messages/ja/submission/proof-command.ts";
import { reproduceCommand } from "#messages/ja/submission/reproduce-command.ts";
import { sandboxPart } from "#messages/ja/submission/sandbox-part.ts";
import { phoneCode } from "#messages/ja/shared/sealing/phone-code.ts";
import { signingPart } from "#messages/ja/pages/sealing/signing-part.ts";
import { publicationCommand } from "#messages/ja/sealing/publication-command.ts";
import { rosterCommand } from "#messages/ja/sealing/roster-command.ts";
import { noticeCommand } from "#messages/ja/sealing/notice-command.ts";
import { publicationRoles } from "#messages/ja/pages/sealing/publication-roles.ts";
import { officeNotices } from "#messages/ja/pages/sealing/office-notices.ts";
import { directiveCommand } from "#messages/ja/sealing/directive-command.ts";
import { orderFinding } from "#messages/ja/sealing/order-finding.ts";
import { witnessCommand } from "#messages/ja/sealing/witness-command.ts";
import { sealedObject } from "#messages/ja/sealing/sealed-object.ts";
import { sealedCommand } from "#messages/ja/room/sealed-command.ts";
import { packCommand } from "#messages/ja/terminal/pack-command.ts";
import { passkey } from "#messages/ja/pages/passkey.ts";
import { picturePage } from "#messages/ja/pages/picture-page.ts";
import { problem } from "#messages/ja/pages/problem.ts";
import { publicationRefusal } from "#messages/ja/terminal/publication-refusal.ts";
import { remaining } from "#messages/ja/pages/remaining.ts";
import { notCompared } from "#messages/ja/shared/not-compared.ts";
import { receipt } from "#messages/ja/shared/receipt.ts";
import { pageCommand } from "#messages/ja/sealing/page-command.ts";
import { pageFinding } from "#messages/ja/sealing/page-finding.ts";
import { verifierPage } from "#messages/ja/room/verifier-page.ts";
import { sealedPage } from "#messages/ja/pages/sealing/sealed-page.ts";
import { slip } from "#messages/ja/shared/sealing/slip.ts";
import { readerFinding } from "#messages/ja/shared/finding/reader-finding.ts";
import { remark } from "#messages/ja/shared/finding/remark.ts";
import { report } from "#messages/ja/shared/report.ts";
import { receiptCommand } from "#messages/ja/terminal/receipt-command.ts";
import { advisoryCommand } from "#messages/ja/room/advisory-command.ts";
import { ownAdvisoryFinding } from "#messages/ja/pages/own/own-advisory-finding.ts";
import { ownAdvisoryPage } from "#messages/ja/pages/own/own-advisory-page.ts";
import { ownAdvisory } from "#messages/ja/room/own-advisory.ts";
import { caseCommand } from "#messages/ja/room/case-command.ts";
import { ruleCommand } from "#messages/ja/terminal/rule-command.ts";
import { rulePanel } from "#messages/ja/pages/rule-panel.ts";
import { rules } from "#messages/ja/shared/rules.ts";
import { configCommand } from "#messages/ja/room/config-command.ts";
import { setting } from "#messages/ja/room/setting.ts";
import { reportCommand } from "#messages/ja/submission/report-command.ts";
import { selfCommand } from "#messages/ja/terminal/self-command.ts";
import { backup } from "#messages/ja/room/backup.ts";
import { doctor } from "#messages/ja/room/doctor.ts";
import { flood } from "#messages/ja/room/flood.ts";
import { reportGate } from "#messages/ja/shared/report/report-gate.ts";
import { reportPage } from "#messages/ja/pages/report-page.ts";
import { submitCommand } from "#messages/ja/submission/submit-command.ts";
import { intakeTerms } from "#messages/ja/room/intake-terms.ts";
import { serveCommand } from "#messages/ja/room/serve-command.ts";
import { signIn } from "#messages/ja/pages/sign-in.ts";
import { syncCommand } from "#messages/ja/terminal/sync-command.ts";
import { taskPage } from "#messages/ja/pages/task-page.ts";
import { tasksCommand } from "#messages/ja/terminal/tasks-command.ts";
import { terminal } from "#messages/ja/terminal/terminal.ts";
import { duration } from "#messages/ja/shared/duration.ts";
import { time } from "#messages/ja/shared/time.ts";
import { translation } from "#messages/ja/shared/translation.ts";
import { urgency } from "#messages/ja/shared/urgency.ts";
import { ui } from "#messages/ja/pages/ui.ts";
import { unresolved } from "#messages/ja/pages/unresolved.ts";
import { caseAct } from "#messages/ja/pages/case/case-act.ts";
import { casePage } from "#messages/ja/pages/case/case-page.ts";
import { portalPage } from "#messages/ja/pages/case/portal-page.ts";
import { triagePage } from "#messages/ja/pages/triage/triage-page.ts";
import { ssvcValue } from "#messages/ja/pages/triage/ssvc-value.ts";
import { triageWords } from "#messages/ja/pages/triage/triage-words.ts";
import { values } from "#messages/ja/pages/values.ts";
import { versionCommand } from "#messages/ja/terminal/version-command.ts";
import { masthead } from "#messages/ja/pages/entry/masthead.ts";
import { sessionEnded } from "#messages/ja/pages/entry/session-ended.ts";
import { welcome } from "#messages/ja/pages/entry/welcome.ts";
import { world } from "#messages/ja/room/world.ts";
import type { LanguageFile } from "#messages/language-file.ts";

export const language: LanguageFile = {
  tag: "ja",
  name: "日本語",
  machineMade: true,
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
