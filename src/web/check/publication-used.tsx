/** With what a file is compared: the room, its signed index, the key that signed it, and the directives in force. */
import { ecosystemText } from "#messages/render/verdict.ts";
import type { ReactNode } from "react";
import { printable } from "#core/input/printable.ts";
import { directiveGapText } from "#messages/render/directive-gap.ts";
import type { Publication } from "#web/check/publication.ts";
import { useNow } from "#web/ui/reader-clock.ts";
import { LocalizedText, useRoom } from "#web/room/room-context.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { When } from "#web/ui/instant.tsx";

type ComparedProps = { readonly publication: Publication };

export function Compared({ publication }: ComparedProps): ReactNode {
  const { t } = useRoom();
  const { index, keyids, packs, ecosystems } = publication;
  const advisories = ecosystems.reduce((sum, one) => sum + one.advisories, 0);
  return (
    <details className="compared">
      <summary>{t("checkPage.comparedWith", { directives: packs.length, advisories })}</summary>
      <dl className="terms">
        <dt>{t("checkPage.room")}</dt>
        <dd>{printable(index.room)}</dd>
        <dt>{t("checkPage.index")}</dt>
        <dd>
          {t("checkPage.sequence", { sequence: index.sequence })} <When at={index.issuedAt} />
        </dd>
        <dt>{t("checkPage.fingerprint")}</dt>
        <dd>
          {keyids.map((keyid) => (
            <Fingerprint key={keyid} of={keyid} />
          ))}
          <p className="hint">{t("checkPage.fingerprintHint")}</p>
        </dd>
        <dt>{t("checkPage.directives")}</dt>
        <dd>
          <ul className="plain">
            {packs.map(({ directive }) => (
              <li key={directive.id}>
                <LocalizedText text={directive.draft.title} /> <span className="code">{directive.id}</span>
              </li>
            ))}
          </ul>
        </dd>
        <dt>{t("checkPage.ecosystems")}</dt>
        <dd>
          {ecosystems.length === 0 ? t("checkPage.noEcosystems") : null}
          <ul className="plain">
            {ecosystems.map(({ ecosystem, advisories: count }) => (
              <li key={ecosystem}>
                {t("checkPage.inEcosystem", { name: ecosystemText({ ecosystem }, t), count })}
              </li>
            ))}
          </ul>
        </dd>
      </dl>
    </details>
  );
}

/** A warning where ecosystems are too large for a tab: what lies in them is unknown. */
export function LeftOut({ publication }: ComparedProps): ReactNode {
  const { t } = useRoom();
  if (publication.left.length === 0) return null;
  return (
    <Notice kind="warning">
      <p>{t("checkPage.tooLarge", { names: publication.left.join(", ") })}</p>
    </Notice>
  );
}

/** A warning for each directive that this page cannot read: what it asks is unknown. */
export function NotUnderstood({ publication }: ComparedProps): ReactNode {
  const { t } = useRoom();
  if (publication.gaps.length === 0) return null;
  return (
    <Notice kind="warning">
      {publication.gaps.map((gap) => (
        <p key={gap.directive}>{directiveGapText(gap, t)}</p>
      ))}
    </Notice>
  );
}

/** A warning where the index has ended: newer directives may exist. */
export function Ended({ publication }: ComparedProps): ReactNode {
  const { t } = useRoom();
  const now = useNow(60);
  if (Date.parse(publication.index.expires) > now) return null;
  return (
    <Notice kind="warning">
      <p>{t("checkPage.indexEnded")}</p>
    </Notice>
  );
}

/** A digest in groups of eight, as two people read it to each other. */
export function Fingerprint({ of }: { readonly of: string }): ReactNode {
  return (
    <code className="fingerprint" translate="no">
      {of.replace(/.{8}(?=.)/g, "$& ")}
    </code>
  );
}
