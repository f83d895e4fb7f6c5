/** Every endpoint's handler: the registry that joins the contract to the stages. */
import type { Handlers, TogetherHandlers } from "#edge/http/handler.ts";
import { addressingHandlers } from "#edge/http/handlers/addressing.ts";
import { advisoryHandlers } from "#edge/http/handlers/advisory.ts";
import { caseHandlers } from "#edge/http/handlers/coordination/case.ts";
import { caseAnswerHandlers } from "#edge/http/handlers/coordination/case-answer.ts";
import { supplierBookHandlers } from "#edge/http/handlers/coordination/supplier-book.ts";
import { caseExchangeHandlers } from "#edge/http/handlers/coordination/case-exchange.ts";
import { caseInvitationHandlers } from "#edge/http/handlers/coordination/case-invitation.ts";
import { deadLetterHandlers } from "#edge/http/handlers/dead-letter.ts";
import { directiveHandlers } from "#edge/http/handlers/directive.ts";
import { explanationHandlers } from "#edge/http/handlers/explanation.ts";
import { exposureHandlers } from "#edge/http/handlers/exposure.ts";
import { extensionHandlers } from "#edge/http/handlers/extension.ts";
import { alertingHandlers } from "#edge/http/handlers/alerting.ts";
import { feedHandlers } from "#edge/http/handlers/feed.ts";
import { feedChangeHandlers } from "#edge/http/handlers/feed-change.ts";
import { oidcHandlers } from "#edge/http/handlers/oidc.ts";
import { operatorHandlers } from "#edge/http/handlers/operator.ts";
import { osvHandlers } from "#edge/http/handlers/osv.ts";
import { ownAdvisoryHandlers } from "#edge/http/handlers/coordination/own-advisory.ts";
import { passkeyHandlers } from "#edge/http/handlers/passkey.ts";
import { publicationRoleHandlers } from "#edge/http/handlers/sealing/publication-role.ts";
import { publicationSeenHandlers } from "#edge/http/handlers/sealing/publication-seen.ts";
import { pictureHandlers } from "#edge/http/handlers/picture.ts";
import { registryHandlers } from "#edge/http/handlers/registry.ts";
import { sealingHandlers } from "#edge/http/handlers/sealing/sealing-keys.ts";
import { responseHandlers } from "#edge/http/handlers/response.ts";
import { receiveAll, reportHandlers } from "#edge/http/handlers/report.ts";
import { roomHandlers } from "#edge/http/handlers/room.ts";
import { statusHandlers } from "#edge/http/handlers/status.ts";
import { sessionHandlers } from "#edge/http/handlers/session.ts";
import { setupHandlers } from "#edge/http/handlers/setup.ts";
import { signingHandlers } from "#edge/http/handlers/signing.ts";
import { triageHandlers } from "#edge/http/handlers/coordination/triage.ts";
import { tokenHandlers } from "#edge/http/handlers/token.ts";

/** Those that do several calls of an endpoint together. */
export const togetherHandlers: TogetherHandlers<"findingsReceive"> = { findingsReceive: receiveAll };

/** One handler for each key of the contract. */
export const handlers: Handlers = {
  ...sessionHandlers,
  ...setupHandlers,
  ...tokenHandlers,
  ...triageHandlers,
  ...oidcHandlers,
  ...operatorHandlers,
  ...passkeyHandlers,
  ...registryHandlers,
  ...advisoryHandlers,
  ...alertingHandlers,
  ...caseHandlers,
  ...caseAnswerHandlers,
  ...caseInvitationHandlers,
  ...caseExchangeHandlers,
  ...supplierBookHandlers,
  ...feedHandlers,
  ...feedChangeHandlers,
  ...exposureHandlers,
  ...osvHandlers,
  ...ownAdvisoryHandlers,
  ...reportHandlers,
  ...directiveHandlers,
  ...signingHandlers,
  ...explanationHandlers,
  ...responseHandlers,
  ...sealingHandlers,
  ...extensionHandlers,
  ...addressingHandlers,
  ...pictureHandlers,
  ...publicationRoleHandlers,
  ...publicationSeenHandlers,
  ...deadLetterHandlers,
  ...roomHandlers,
  ...statusHandlers,
};
