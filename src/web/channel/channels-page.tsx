/** Messages that the room's channels gave up: the list, and for those who decide, trying again and discarding. */
import type { DeadLetter } from "#web/channel/dead-letter.ts";
import { type ReactNode, useState } from "react";
import { DiscardDialog } from "#web/channel/discard-dialog.tsx";
import { QueryResult } from "#web/ui/endpoint-query.tsx";
import { usePages } from "#web/ui/pages.tsx";
import { Failure, useRoomAction } from "#web/ui/room-action.tsx";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { When } from "#web/ui/instant.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

export function ChannelsPage(): ReactNode {
  const t = useTranslate();
  const query = usePages("deadLetterList", { limit: 200 });
  return (
    <>
      <PageHeading title={t("channelPage.title")}>
        <p className="lead">{t("channelPage.lead")}</p>
      </PageHeading>
      <section className="card" aria-labelledby="dead-letters">
        <h2 id="dead-letters">{t("channelPage.list")}</h2>
        <QueryResult query={query}>
          {({ items, more }) =>
            items.length === 0 ? (
              <p className="empty">{t("channelPage.none")}</p>
            ) : (
              <>
                <DeadLetters items={items} reload={query.reload} />
                {more}
              </>
            )
          }
        </QueryResult>
      </section>
    </>
  );
}

type DeadLettersProps = { readonly items: readonly DeadLetter[]; readonly reload: () => void };

function DeadLetters({ items, reload }: DeadLettersProps): ReactNode {
  const { client, session } = useRoom();
  const t = useTranslate();
  const action = useRoomAction();
  const [discarding, setDiscarding] = useState<DeadLetter | null>(null);
  const decides = session !== null && client.allows("deadLetterRetry", session.role);
  async function retry({ message }: DeadLetter): Promise<void> {
    if (await action.run(async () => await client.call("deadLetterRetry", { message }))) reload();
  }
  return (
    <>
      <Scroll label={t("channelPage.list")}>
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t("channelPage.channel")}</th>
              <th scope="col">{t("channelPage.message")}</th>
              <th scope="col">{t("channelPage.since")}</th>
              <th scope="col">{t("channelPage.error")}</th>
              {decides ? <th scope="col">{t("channelPage.act")}</th> : null}
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <DeadLetterRow key={item.message} item={item}>
                {decides ? (
                  <td>
                    <button
                      type="button"
                      className="small"
                      disabled={action.busy}
                      aria-label={t("channelPage.retryNamed", { channel: item.channel, key: item.key })}
                      onClick={() => void retry(item)}
                    >
                      {t("channelPage.retry")}
                    </button>{" "}
                    <button
                      type="button"
                      className="small"
                      disabled={action.busy}
                      aria-label={t("channelPage.discardNamed", { channel: item.channel, key: item.key })}
                      onClick={() => setDiscarding(item)}
                    >
                      {t("channelPage.discard")}
                    </button>
                  </td>
                ) : null}
              </DeadLetterRow>
            ))}
          </tbody>
        </table>
      </Scroll>
      <Failure of={action.failure} />
      {discarding === null ? null : (
        <DiscardDialog letter={discarding} onClose={() => setDiscarding(null)} onDone={reload} />
      )}
    </>
  );
}

type DeadLetterRowProps = { readonly item: DeadLetter; readonly children: ReactNode };

function DeadLetterRow({ item, children }: DeadLetterRowProps): ReactNode {
  const t = useTranslate();
  const { channel, key, deadAt, error, attempts } = item;
  return (
    <tr>
      <th scope="row">{channel}</th>
      <td>{key}</td>
      <td>
        <When at={deadAt} />
      </td>
      <td>
        <span lang="en">{error}</span>{" "}
        <span className="quiet">{t("channelPage.attempts", { attempts })}</span>
      </td>
      {children}
    </tr>
  );
}
