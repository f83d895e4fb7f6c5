/** Every endpoint: the registry that the server, the pages, the command line and the generated tests read. */
import { findingsReceive } from "#contract/intake/findings-receive.ts";
import { reportPolicy } from "#contract/intake/report-policy.ts";
import { reportWork } from "#contract/intake/report-work.ts";
import { reportProducts } from "#contract/intake/report-products.ts";
import { reportStatus } from "#contract/intake/report-status.ts";
import { reportCredit } from "#contract/intake/report-credit.ts";
import { reportEmbargo } from "#contract/intake/report-embargo.ts";
import { reportFile } from "#contract/intake/report-file.ts";
import { reportReply } from "#contract/intake/report-reply.ts";
import { intakeState } from "#contract/intake/intake-state.ts";
import { supplierPaceRead } from "#contract/intake/supplier-pace-read.ts";
import { supplierPaceState } from "#contract/intake/supplier-pace-state.ts";
import { roomStatus } from "#contract/room/room-status.ts";
import { sessionOpen } from "#contract/registry/session-open.ts";
import { sessionRead } from "#contract/registry/session-read.ts";
import { sessionClose } from "#contract/registry/session-close.ts";
import { passkeyOptions } from "#contract/registry/passkey-options.ts";
import { passkeyRegister } from "#contract/registry/passkey-register.ts";
import { passkeyChallenge } from "#contract/registry/passkey-challenge.ts";
import { passkeyOpen } from "#contract/registry/passkey-open.ts";
import { organizationList } from "#contract/registry/organization-list.ts";
import { organizationRead } from "#contract/registry/organization-read.ts";
import { organizationRegister } from "#contract/registry/organization-register.ts";
import { officeList } from "#contract/registry/office-list.ts";
import { keyList } from "#contract/registry/key-list.ts";
import { keyRegister } from "#contract/registry/key-register.ts";
import { keyRevoke } from "#contract/registry/key-revoke.ts";
import { triageAct } from "#contract/triage/triage-act.ts";
import { triageLook } from "#contract/triage/triage-look.ts";
import { triageQueue } from "#contract/triage/triage-queue.ts";
import { triageRelease } from "#contract/triage/triage-release.ts";
import { caseList } from "#contract/case/case-list.ts";
import { caseAnswerTake } from "#contract/case/exchange/case-answer-take.ts";
import { caseCopyMake } from "#contract/case/exchange/case-copy-make.ts";
import { caseInvitationSeal } from "#contract/case/exchange/case-invitation-seal.ts";
import { caseInvitationAccept } from "#contract/case/invitation/case-invitation-accept.ts";
import { caseInvitationDecline } from "#contract/case/invitation/case-invitation-decline.ts";
import { caseInvitationJoin } from "#contract/case/invitation/case-invitation-join.ts";
import { caseInvitationList } from "#contract/case/invitation/case-invitation-list.ts";
import { caseInvitationMake } from "#contract/case/invitation/case-invitation.ts";
import { caseInvitationRead } from "#contract/case/invitation/case-invitation-read.ts";
import { supplierList } from "#contract/case/book/supplier-list.ts";
import { supplierRecord } from "#contract/case/book/supplier-record.ts";
import { supplierTake } from "#contract/case/book/supplier-take.ts";
import { caseReplyAddressRevoke } from "#contract/case/case-reply-address-revoke.ts";
import { caseInvitationWithdraw } from "#contract/case/invitation/case-invitation-withdraw.ts";
import { caseProducts } from "#contract/case/case-products.ts";
import { caseRead } from "#contract/case/case-read.ts";
import { caseOpen } from "#contract/case/case-open.ts";
import { caseAct } from "#contract/case/case-act.ts";
import { caseAnswer } from "#contract/case/answer/case-answer.ts";
import { caseAnswerRead } from "#contract/case/answer/case-answer-read.ts";
import { caseContactNote } from "#contract/case/case-contact-note.ts";
import { caseHandOver } from "#contract/case/case-hand-over.ts";
import { caseLink } from "#contract/case/case-link.ts";
import { caseTexts } from "#contract/case/case-texts.ts";
import { caseSplit } from "#contract/case/case-split.ts";
import { caseParticipantAdd } from "#contract/case/case-participant-add.ts";
import { caseMessageSend } from "#contract/case/case-message-send.ts";
import { caseIdentify } from "#contract/case/case-identify.ts";
import { caseSignalDecide } from "#contract/case/case-signal-decide.ts";
import { caseMarks } from "#contract/case/case-marks.ts";
import { caseOpenings } from "#contract/case/case-openings.ts";
import { caseFileAdd } from "#contract/case/case-file-add.ts";
import { caseFileRead } from "#contract/case/case-file-read.ts";
import { caseObjectRead } from "#contract/case/case-object-read.ts";
import { caseKeyRegister } from "#contract/case/case-key-register.ts";
import { ownAdvisoryList } from "#contract/advisory/own/own-advisory-list.ts";
import { ownAdvisoryRead } from "#contract/advisory/own/own-advisory-read.ts";
import { ownAdvisoryPrefill } from "#contract/advisory/own/own-advisory-prefill.ts";
import { ownAdvisoryPreview } from "#contract/advisory/own/own-advisory-preview.ts";
import { cveQuotaRead } from "#contract/advisory/own/cve-quota-read.ts";
import { ownAdvisoryCve } from "#contract/advisory/own/own-advisory-cve.ts";
import { ownAdvisoryDraft } from "#contract/advisory/own/own-advisory-draft.ts";
import { ownAdvisoryEdit } from "#contract/advisory/own/own-advisory-edit.ts";
import { ownAdvisorySubmit } from "#contract/advisory/own/own-advisory-submit.ts";
import { ownAdvisoryApprove } from "#contract/advisory/own/own-advisory-approve.ts";
import { ownAdvisoryWithdraw } from "#contract/advisory/own/own-advisory-withdraw.ts";
import { importRecords } from "#contract/advisory/import-records.ts";
import { advisorySearch } from "#contract/advisory/advisory-search.ts";
import { advisoryRead } from "#contract/advisory/advisory-read.ts";
import { advisoryProducts } from "#contract/advisory/advisory-products.ts";
import { quarantineList } from "#contract/advisory/quarantine-list.ts";
import { alertAcknowledge } from "#contract/alerting/alert-acknowledge.ts";
import { alertList } from "#contract/alerting/alert-list.ts";
import { alertOwn } from "#contract/alerting/alert-own.ts";
import { alertRead } from "#contract/alerting/alert-read.ts";
import { feedList } from "#contract/advisory/feed-list.ts";
import { feedRequest } from "#contract/advisory/feed-request.ts";
import { feedAccept } from "#contract/advisory/feed-accept.ts";
import { feedChangeList } from "#contract/advisory/feed-change-list.ts";
import { feedChangeConfirm } from "#contract/advisory/feed-change-confirm.ts";
import { feedChangeRefuse } from "#contract/advisory/feed-change-refuse.ts";
import { feedChangeUndo } from "#contract/advisory/feed-change-undo.ts";
import { sourceList } from "#contract/advisory/source-list.ts";
import { inventoryDelegate } from "#contract/exposure/inventory-delegate.ts";
import { inventoryList } from "#contract/exposure/inventory-list.ts";
import { inventoryRevoke } from "#contract/exposure/inventory-revoke.ts";
import { topologyRead } from "#contract/registry/topology-read.ts";
import { organizationLoad } from "#contract/registry/organization-load.ts";
import { alertLevelList } from "#contract/registry/alert-level-list.ts";
import { alertLevelStream } from "#contract/registry/alert-level-stream.ts";
import { alertLevelRecord } from "#contract/registry/alert-level-record.ts";
import { assetFactsRead } from "#contract/exposure/asset-facts-read.ts";
import { assetFactsState } from "#contract/exposure/asset-facts-state.ts";
import { exposureList } from "#contract/exposure/exposure-list.ts";
import { osvQuery } from "#contract/advisory/osv-query.ts";
import { osvQueryBatch } from "#contract/advisory/osv-query-batch.ts";
import { osvRead } from "#contract/advisory/osv-read.ts";
import { directiveList } from "#contract/directive/directive-list.ts";
import { directiveRead } from "#contract/directive/directive-read.ts";
import { directivePreview } from "#contract/directive/directive-preview.ts";
import { directiveDraft } from "#contract/directive/directive-draft.ts";
import { directiveEdit } from "#contract/directive/directive-edit.ts";
import { directiveSubmit } from "#contract/directive/directive-submit.ts";
import { codeRead } from "#contract/directive/code-read.ts";
import { officeNoticeList } from "#contract/directive/office-notice-list.ts";
import { signatureBring } from "#contract/directive/signature-bring.ts";
import { signingRead } from "#contract/directive/signing-read.ts";
import { directiveReturn } from "#contract/directive/directive-return.ts";
import { directiveApprove } from "#contract/directive/directive-approve.ts";
import { directiveRevise } from "#contract/directive/directive-revise.ts";
import { directiveSupersede } from "#contract/directive/directive-supersede.ts";
import { directiveWithdraw } from "#contract/directive/directive-withdraw.ts";
import { directiveStuck } from "#contract/directive/directive-stuck.ts";
import { directiveExplain } from "#contract/directive/directive-explain.ts";
import { rulePackList } from "#contract/rules/rule-pack-list.ts";
import { rulePackRead } from "#contract/rules/rule-pack-read.ts";
import { rulePackCompare } from "#contract/rules/rule-pack-compare.ts";
import { taskList } from "#contract/response/task-list.ts";
import { taskAcknowledge } from "#contract/response/task-acknowledge.ts";
import { taskAnswer } from "#contract/response/task-answer.ts";
import { taskPreview } from "#contract/response/task-preview.ts";
import { receiptRead } from "#contract/response/receipt-read.ts";
import { extensionAsk } from "#contract/dissemination/extension-ask.ts";
import { extensionRead } from "#contract/dissemination/extension-read.ts";
import { extensionList } from "#contract/dissemination/extension-list.ts";
import { extensionGrant } from "#contract/dissemination/extension-grant.ts";
import { extensionDecline } from "#contract/dissemination/extension-decline.ts";
import { publicationRoleBring } from "#contract/dissemination/publication-role-bring.ts";
import { publicationRoleList } from "#contract/dissemination/publication-role-list.ts";
import { publicationSeen } from "#contract/dissemination/publication-seen.ts";
import { addressingRead } from "#contract/dissemination/addressing-read.ts";
import { acknowledge } from "#contract/response/acknowledge.ts";
import { attest } from "#contract/response/attest.ts";
import { sealingKeyList } from "#contract/sealing/sealing-key-list.ts";
import { sealingKeyRegister } from "#contract/sealing/sealing-key-register.ts";
import { sealingKeyUnlock } from "#contract/sealing/sealing-key-unlock.ts";
import { sealingKeyLock } from "#contract/sealing/sealing-key-lock.ts";
import { sealingKeyHistory } from "#contract/sealing/sealing-key-history.ts";
import { slipEnter } from "#contract/response/slip-enter.ts";
import { responseRenew } from "#contract/response/response-renew.ts";
import { pictureEmbargoes } from "#contract/picture/picture-embargoes.ts";
import { pictureRead } from "#contract/picture/picture-read.ts";
import { pictureStream } from "#contract/picture/picture-stream.ts";
import { journalRead } from "#contract/room/journal-read.ts";
import { deadLetterList } from "#contract/room/dead-letter-list.ts";
import { deadLetterRetry } from "#contract/room/dead-letter-retry.ts";
import { deadLetterDiscard } from "#contract/room/dead-letter-discard.ts";
import { stepUpBegin } from "#contract/access/step-up-begin.ts";
import { stepUpFinish } from "#contract/access/step-up-finish.ts";
import { passkeyList } from "#contract/access/passkey-list.ts";
import { passkeyRemove } from "#contract/access/passkey-remove.ts";
import { sessionList } from "#contract/access/session-list.ts";
import { sessionEnd } from "#contract/access/session-end.ts";
import { noticeList } from "#contract/access/notice-list.ts";
import { noticeRead } from "#contract/access/notice-read.ts";
import { operatorList } from "#contract/access/operator-list.ts";
import { operatorRead } from "#contract/access/operator-read.ts";
import { operatorInvite } from "#contract/access/operator-invite.ts";
import { operatorLink } from "#contract/access/operator-link.ts";
import { operatorChange } from "#contract/access/operator-change.ts";
import { operatorDisable } from "#contract/access/operator-disable.ts";
import { operatorEnable } from "#contract/access/operator-enable.ts";
import { operatorReset } from "#contract/access/operator-reset.ts";
import { operatorSignOut } from "#contract/access/operator-sign-out.ts";
import { tokenList } from "#contract/access/token-list.ts";
import { tokenMake } from "#contract/access/token-make.ts";
import { tokenRevoke } from "#contract/access/token-revoke.ts";
import { invitationMerge } from "#contract/access/invitation-merge.ts";
import { topologyReplace } from "#contract/registry/topology-replace.ts";
import { setupRead } from "#contract/room/setup-read.ts";
import { signInWays } from "#contract/access/sign-in-ways.ts";
import { oidcBegin } from "#contract/access/oidc-begin.ts";
import { health } from "#contract/room/health.ts";
import { openapi } from "#contract/room/openapi.ts";

/** All endpoints by their constant. */
export const contract = {
  sessionOpen,
  sessionRead,
  sessionClose,
  passkeyOptions,
  passkeyRegister,
  passkeyChallenge,
  passkeyOpen,
  stepUpBegin,
  stepUpFinish,
  passkeyList,
  passkeyRemove,
  sessionList,
  sessionEnd,
  noticeList,
  noticeRead,
  operatorList,
  operatorRead,
  operatorInvite,
  operatorLink,
  operatorChange,
  operatorDisable,
  operatorEnable,
  operatorReset,
  operatorSignOut,
  signInWays,
  oidcBegin,
  topologyReplace,
  setupRead,
  invitationMerge,
  tokenList,
  tokenMake,
  tokenRevoke,
  organizationList,
  organizationRead,
  organizationRegister,
  officeList,
  keyList,
  keyRegister,
  keyRevoke,
  triageQueue,
  triageLook,
  triageRelease,
  triageAct,
  caseList,
  caseRead,
  caseAnswer,
  caseAnswerRead,
  caseInvitationMake,
  caseInvitationList,
  caseInvitationWithdraw,
  caseInvitationSeal,
  caseAnswerTake,
  caseCopyMake,
  caseReplyAddressRevoke,
  supplierList,
  supplierRecord,
  supplierTake,
  caseInvitationRead,
  caseInvitationAccept,
  caseInvitationJoin,
  caseInvitationDecline,
  caseOpen,
  caseAct,
  caseContactNote,
  caseHandOver,
  caseLink,
  caseSplit,
  caseTexts,
  caseParticipantAdd,
  caseMessageSend,
  caseIdentify,
  caseProducts,
  caseSignalDecide,
  caseMarks,
  caseOpenings,
  caseFileAdd,
  caseFileRead,
  caseObjectRead,
  caseKeyRegister,
  ownAdvisoryList,
  ownAdvisoryRead,
  ownAdvisoryPreview,
  ownAdvisoryPrefill,
  ownAdvisoryDraft,
  cveQuotaRead,
  ownAdvisoryCve,
  ownAdvisoryEdit,
  ownAdvisorySubmit,
  ownAdvisoryApprove,
  ownAdvisoryWithdraw,
  importRecords,
  advisorySearch,
  advisoryRead,
  advisoryProducts,
  quarantineList,
  alertOwn,
  alertRead,
  alertAcknowledge,
  alertList,
  feedList,
  feedRequest,
  feedAccept,
  feedChangeList,
  feedChangeConfirm,
  feedChangeRefuse,
  feedChangeUndo,
  sourceList,
  inventoryDelegate,
  inventoryList,
  inventoryRevoke,
  topologyRead,
  organizationLoad,
  alertLevelList,
  alertLevelStream,
  alertLevelRecord,
  assetFactsRead,
  assetFactsState,
  exposureList,
  findingsReceive,
  reportPolicy,
  reportWork,
  reportProducts,
  reportStatus,
  reportReply,
  reportEmbargo,
  reportFile,
  reportCredit,
  intakeState,
  supplierPaceRead,
  supplierPaceState,
  osvQuery,
  osvQueryBatch,
  osvRead,
  directiveList,
  directiveRead,
  directivePreview,
  directiveDraft,
  directiveEdit,
  directiveSubmit,
  directiveReturn,
  signingRead,
  signatureBring,
  officeNoticeList,
  publicationRoleList,
  publicationRoleBring,
  publicationSeen,
  codeRead,
  directiveApprove,
  directiveRevise,
  directiveSupersede,
  directiveWithdraw,
  directiveStuck,
  directiveExplain,
  rulePackList,
  rulePackRead,
  rulePackCompare,
  taskList,
  taskAcknowledge,
  taskAnswer,
  taskPreview,
  receiptRead,
  extensionAsk,
  extensionRead,
  extensionList,
  extensionGrant,
  extensionDecline,
  addressingRead,
  acknowledge,
  attest,
  slipEnter,
  sealingKeyList,
  sealingKeyRegister,
  sealingKeyUnlock,
  sealingKeyLock,
  sealingKeyHistory,
  responseRenew,
  pictureEmbargoes,
  pictureRead,
  pictureStream,
  journalRead,
  roomStatus,
  deadLetterList,
  deadLetterRetry,
  deadLetterDiscard,
  health,
  openapi,
} as const;

/** The names of all endpoints as they stand in {@link contract}. */
export type EndpointKey = keyof typeof contract;
