/** With what a file is compared: the room, its signed index, the key that signed it, and the directives in force. */
import type { ReactNode } from "react";
import { printable } from "#core/input/printable.ts";
import type { Publication } from "#web/check/publication.ts";
import { useNow } from "#web/ui/reader-clock.ts";
import { LocalizedText, useRoom } from "#web/shell/room-context.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { When } from "#web/ui/instant.tsx";

type ComparedProps = { readonly publication: Publication };

export function Compared({ publication }: ComparedProps): ReactNode {
  const { words } = useRoom();
  const { index, keyids, packs, ecosystems } = publication;
  const advisories = ecosystems.reduce((sum, one) => sum + one.advisories, 0);
  return (
    <details className="compared">
      <summary>{words.check.comparedWith(packs.length, advisories)}</summary>
      <dl className="terms">
        <dt>{words.check.room}</dt>
        <dd>{printable(index.room)}</dd>
        <dt>{words.check.index}</dt>
        <dd>
          {words.check.sequence(index.sequence)} <When at={index.issuedAt} />
        </dd>
        <dt>{words.check.fingerprint}</dt>
        <dd>
          {keyids.map((keyid) => (
            <Fingerprint key={keyid} of={keyid} />
          ))}
          <p className="hint">{words.check.fingerprintHint}</p>
        </dd>
        <dt>{words.check.directives}</dt>
        <dd>
          <ul className="plain">
            {packs.map(({ directive }) => (
              <li key={directive.id}>
                <LocalizedText text={directive.draft.title} /> <span className="code">{directive.id}</span>
              </li>
            ))}
          </ul>
        </dd>
        <dt>{words.check.ecosystems}</dt>
        <dd>
          {ecosystems.length === 0 ? words.check.noEcosystems : null}
          <ul className="plain">
            {ecosystems.map(({ ecosystem, advisories: count }) => (
              <li key={ecosystem}>{words.check.inEcosystem(ecosystem, count)}</li>
            ))}
          </ul>
        </dd>
      </dl>
    </details>
  );
}

/** A warning where ecosystems are too large for a tab: what lies in them is unknown. */
export function LeftOut({ publication }: ComparedProps): ReactNode {
  const { words } = useRoom();
  if (publication.left.length === 0) return null;
  return (
    <Notice kind="warning">
      <p>{words.check.tooLarge(publication.left.join(", "))}</p>
    </Notice>
  );
}

/** A warning where the index has ended: newer directives may exist. */
export function Ended({ publication }: ComparedProps): ReactNode {
  const { words } = useRoom();
  const now = useNow(60);
  if (Date.parse(publication.index.expires) > now) return null;
  return (
    <Notice kind="warning">
      <p>{words.check.indexEnded}</p>
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
