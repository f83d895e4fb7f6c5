/** The dialog that stands open over a case. */
import type { ReactNode } from "react";
import { ActDialog } from "#web/case/act/act-dialog.tsx";
import type { CaseDialog, DialogProps, OpenDialog } from "#web/case/act/case-dialog.ts";
import { ContactDialog, HandOverDialog, LinkDialog } from "#web/case/act/desk-dialogs.tsx";
import { ExchangeDialog } from "#web/case/act/exchange-dialog.tsx";
import { InviteDialog } from "#web/case/act/invite-dialog.tsx";
import { LinkMade } from "#web/case/act/link-made.tsx";
import { MessageDialog } from "#web/case/act/message-dialog.tsx";
import { IdentifyDialog, SignalDialog } from "#web/case/act/signal-dialogs.tsx";
import { ProductsDialog } from "#web/case/act/products-dialog.tsx";
import { SplitDialog } from "#web/case/act/split-dialog.tsx";
import { CaseKeys } from "#web/case/case-keys.tsx";
import type { CaseNames, OpenCase } from "#web/case/case-names.ts";

type DialogsProps = DialogProps & {
  readonly dialog: CaseDialog;
  readonly of: OpenCase;
  readonly names: CaseNames;
  readonly zone: string;
  readonly onOpen: OpenDialog;
};

export function Dialogs({ dialog, zone, onOpen, ...props }: DialogsProps): ReactNode {
  const { onClose } = props;
  switch (dialog.kind) {
    case "act":
      return <ActDialog {...props} act={dialog.act} zone={zone} />;
    case "message":
      return <MessageDialog {...props} to={dialog.to} />;
    case "contact":
      return <ContactDialog {...props} participant={dialog.participant} />;
    case "invite":
      return <InviteDialog {...props} onOpen={onOpen} />;
    case "link-made":
      return <LinkMade {...dialog} {...props} />;
    case "signal":
      return <SignalDialog {...props} signal={dialog.signal} confirm={dialog.confirm} />;
    case "identify":
      return <IdentifyDialog {...props} />;
    case "products":
      return <ProductsDialog {...props} />;
    case "link":
      return <LinkDialog {...props} />;
    case "split":
      return <SplitDialog {...props} />;
    case "exchange":
      return <ExchangeDialog {...props} />;
    case "hand-over":
      return <HandOverDialog {...props} />;
    default:
      return <CaseKeys keys={["n", "e", "m", "i", "a", "b", "?"]} onClose={onClose} />;
  }
}
