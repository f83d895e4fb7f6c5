/** How the room is: what is wrong now, and how followers, channels and processes stand. Nothing is decided here. */
import type { ReactNode } from "react";
import type { Translate } from "#messages/message.ts";
import type { Output } from "#web/room/room-client.ts";
import { useTranslate } from "#web/room/room-context.tsx";
import { QueryResult, useEndpoint } from "#web/ui/endpoint-query.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { When } from "#web/ui/instant.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

type Status = Output<"roomStatus">;

export function StatusPage(): ReactNode {
  const t = useTranslate();
  const query = useEndpoint("roomStatus", {});
  return (
    <>
      <PageHeading title={t("statusPage.title")}>
        <p className="lead">{t("statusPage.lead")}</p>
      </PageHeading>
      <QueryResult query={query}>
        {(status) => (
          <>
            <Section id="conditions" title={t("statusPage.conditions")}>
              <Conditions items={status.conditions} />
            </Section>
            <Section id="channels" title={t("statusPage.channels")}>
              <Channels items={status.channels} />
            </Section>
            <Section id="followers" title={t("statusPage.followers")}>
              <Followers items={status.followers} />
            </Section>
            <Section id="processes" title={t("statusPage.processes")}>
              <Processes items={status.processes} />
            </Section>
            <p className="quiet">
              {t("statusPage.version", { version: status.version })} <When at={status.at} />
            </p>
          </>
        )}
      </QueryResult>
    </>
  );
}

type SectionProps = { readonly id: string; readonly title: string; readonly children: ReactNode };

function Section({ id, title, children }: SectionProps): ReactNode {
  return (
    <section className="card" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

function Conditions({ items }: { readonly items: Status["conditions"] }): ReactNode {
  const t = useTranslate();
  if (items.length === 0) return <p className="empty">{t("statusPage.well")}</p>;
  return (
    <ul>
      {items.map(({ code, about, state, since }) => (
        <li key={`${code} ${about}`}>
          <strong>{t(`statusPage.state.${state}`)}</strong> {t(`condition.${code}`, { about })}{" "}
          <span className="quiet">
            {t("statusPage.since")} <When at={since} />
          </span>
        </li>
      ))}
    </ul>
  );
}

type TableProps = { readonly label: string; readonly heads: readonly string[]; readonly children: ReactNode };

function Table({ label, heads, children }: TableProps): ReactNode {
  return (
    <Scroll label={label}>
      <table className="list">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Scroll>
  );
}

function Instant({ at }: { readonly at: string | null }): ReactNode {
  const t = useTranslate();
  return at === null ? <span className="quiet">{t("ui.none")}</span> : <When at={at} />;
}

function Channels({ items }: { readonly items: Status["channels"] }): ReactNode {
  const t = useTranslate();
  const heads = [
    t("statusPage.name"),
    t("statusPage.waiting"),
    t("statusPage.waitingSince"),
    t("statusPage.failures"),
    t("statusPage.givenUp"),
    t("statusPage.deliveredAt"),
  ];
  return (
    <Table label={t("statusPage.channels")} heads={heads}>
      {items.map((item) => (
        <tr key={item.channel}>
          <th scope="row">{channelName(item.channel, t)}</th>
          <td>{item.waiting}</td>
          <td>
            <Instant at={item.waitingSince} />
          </td>
          <td>{item.failures}</td>
          <td>{item.givenUp}</td>
          <td>
            <Instant at={item.deliveredAt} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

/** A channel of the room's own has a name in words; one that its settings name has that. */
function channelName(channel: string, t: Translate): string {
  return t.find(`statusPage.channel.${channel}`) ?? channel;
}

/** Each channel has a follower that queues what it is to deliver. */
function followerName(follower: string, t: Translate): string {
  const [, channel] = /^channel\.(.+)$/.exec(follower) ?? [];
  if (channel !== undefined) return t("statusPage.channelFollower", { name: channelName(channel, t) });
  return t.find(`statusPage.follower.${follower.replace(".", "-")}`) ?? follower;
}

function Followers({ items }: { readonly items: Status["followers"] }): ReactNode {
  const t = useTranslate();
  const heads = [
    t("statusPage.name"),
    t("statusPage.behind"),
    t("statusPage.failures"),
    t("statusPage.retryAt"),
  ];
  return (
    <Table label={t("statusPage.followers")} heads={heads}>
      {items.map(({ follower, behind, failures, retryAt }) => (
        <tr key={follower}>
          <th scope="row">{followerName(follower, t)}</th>
          <td>{behind}</td>
          <td>{failures}</td>
          <td>
            <Instant at={retryAt} />
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Processes({ items }: { readonly items: Status["processes"] }): ReactNode {
  const t = useTranslate();
  const heads = [
    t("statusPage.kind"),
    t("statusPage.host"),
    t("statusPage.program"),
    t("statusPage.startedAt"),
    t("statusPage.seenAt"),
  ];
  return (
    <Table label={t("statusPage.processes")} heads={heads}>
      {items.map(({ id, kind, host, version, startedAt, seenAt }) => (
        <tr key={id}>
          <th scope="row">{t(`statusPage.process.${kind}`)}</th>
          <td>{host}</td>
          <td>{version}</td>
          <td>
            <When at={startedAt} />
          </td>
          <td>
            <When at={seenAt} />
          </td>
        </tr>
      ))}
    </Table>
  );
}
