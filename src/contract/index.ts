/** Every endpoint: the registry that the server, the pages, the command line and the generated tests read. */
import { sessionOpen } from "#contract/session-open.ts";
import { sessionRead } from "#contract/session-read.ts";
import { sessionClose } from "#contract/session-close.ts";
import { passkeyOptions } from "#contract/passkey-options.ts";
import { passkeyRegister } from "#contract/passkey-register.ts";
import { passkeyChallenge } from "#contract/passkey-challenge.ts";
import { passkeyOpen } from "#contract/passkey-open.ts";
import { organizationList } from "#contract/organization-list.ts";
import { organizationRead } from "#contract/organization-read.ts";
import { organizationRegister } from "#contract/organization-register.ts";
import { officeList } from "#contract/office-list.ts";
import { keyList } from "#contract/key-list.ts";
import { keyRegister } from "#contract/key-register.ts";
import { keyRevoke } from "#contract/key-revoke.ts";
import { importRecords } from "#contract/import-records.ts";
import { advisorySearch } from "#contract/advisory-search.ts";
import { advisoryRead } from "#contract/advisory-read.ts";
import { quarantineList } from "#contract/quarantine-list.ts";
import { inventoryDelegate } from "#contract/inventory-delegate.ts";
import { inventoryList } from "#contract/inventory-list.ts";
import { inventoryRevoke } from "#contract/inventory-revoke.ts";
import { alertLevelList } from "#contract/alert-level-list.ts";
import { alertLevelRecord } from "#contract/alert-level-record.ts";
import { assetFactsRead } from "#contract/asset-facts-read.ts";
import { assetFactsState } from "#contract/asset-facts-state.ts";
import { exposureList } from "#contract/exposure-list.ts";
import { osvQuery } from "#contract/osv-query.ts";
import { osvQueryBatch } from "#contract/osv-query-batch.ts";
import { osvRead } from "#contract/osv-read.ts";
import { directiveList } from "#contract/directive-list.ts";
import { directiveRead } from "#contract/directive-read.ts";
import { directivePreview } from "#contract/directive-preview.ts";
import { directiveDraft } from "#contract/directive-draft.ts";
import { directiveEdit } from "#contract/directive-edit.ts";
import { directiveSubmit } from "#contract/directive-submit.ts";
import { directiveReturn } from "#contract/directive-return.ts";
import { directiveApprove } from "#contract/directive-approve.ts";
import { directiveRevise } from "#contract/directive-revise.ts";
import { directiveSupersede } from "#contract/directive-supersede.ts";
import { directiveWithdraw } from "#contract/directive-withdraw.ts";
import { directiveStuck } from "#contract/directive-stuck.ts";
import { directiveExplain } from "#contract/directive-explain.ts";
import { rulePackList } from "#contract/rule-pack-list.ts";
import { rulePackRead } from "#contract/rule-pack-read.ts";
import { rulePackCompare } from "#contract/rule-pack-compare.ts";
import { taskList } from "#contract/task-list.ts";
import { taskAcknowledge } from "#contract/task-acknowledge.ts";
import { taskAnswer } from "#contract/task-answer.ts";
import { extensionAsk } from "#contract/extension-ask.ts";
import { extensionRead } from "#contract/extension-read.ts";
import { extensionList } from "#contract/extension-list.ts";
import { extensionGrant } from "#contract/extension-grant.ts";
import { extensionDecline } from "#contract/extension-decline.ts";
import { acknowledge } from "#contract/acknowledge.ts";
import { attest } from "#contract/attest.ts";
import { pictureRead } from "#contract/picture-read.ts";
import { pictureStream } from "#contract/picture-stream.ts";
import { journalRead } from "#contract/journal-read.ts";
import { health } from "#contract/health.ts";
import { openapi } from "#contract/openapi.ts";

/** All endpoints by their constant. */
export const contract = {
  sessionOpen,
  sessionRead,
  sessionClose,
  passkeyOptions,
  passkeyRegister,
  passkeyChallenge,
  passkeyOpen,
  organizationList,
  organizationRead,
  organizationRegister,
  officeList,
  keyList,
  keyRegister,
  keyRevoke,
  importRecords,
  advisorySearch,
  advisoryRead,
  quarantineList,
  inventoryDelegate,
  inventoryList,
  inventoryRevoke,
  alertLevelList,
  alertLevelRecord,
  assetFactsRead,
  assetFactsState,
  exposureList,
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
  extensionAsk,
  extensionRead,
  extensionList,
  extensionGrant,
  extensionDecline,
  acknowledge,
  attest,
  pictureRead,
  pictureStream,
  journalRead,
  health,
  openapi,
} as const;

/** The names of all endpoints as they stand in {@link contract}. */
export type EndpointKey = keyof typeof contract;
