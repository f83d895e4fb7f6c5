/** The agent for an organisation's machine: what to download, how to tell that it is the room's, and how to install it. Shown to everyone. */
import { type ReactNode, useEffect, useState } from "react";
import { readJsonBytes } from "#core/input/json.ts";
import { type AgentRelease, readAgentRelease } from "#core/document/agent-release.ts";
import { fromBase64, readEnvelope } from "#core/seal/envelope.ts";
import { useRoom, useTranslate } from "#web/room/room-context.tsx";
import { href, roomAddress } from "#web/room/room-address.ts";
import { Copy } from "#web/ui/copy.tsx";
import { PageHeading } from "#web/ui/heading.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Scroll } from "#web/ui/scroll.tsx";

/** The statement as the page shows it: it is checked by those who have the key by another way, not here. */
type Offer = { readonly release: AgentRelease; readonly keyid: string };

const statement = "/agent/agent.dsse.json";

async function fetchOffer(signal: AbortSignal): Promise<Offer | null> {
  const response = await fetch(href(statement), { signal });
  if (!response.ok) return null;
  const envelope = readEnvelope(await response.json());
  const payload = envelope.ok ? fromBase64(envelope.value.payload) : null;
  const json = payload === null ? null : readJsonBytes(payload);
  const release = json?.ok === true ? readAgentRelease(json.value) : null;
  if (release?.ok !== true || !envelope.ok) return null;
  return { release: release.value, keyid: envelope.value.signatures[0]?.keyid ?? "" };
}

export function AgentPage(): ReactNode {
  const t = useTranslate();
  const [offer, setOffer] = useState<Offer | null | undefined>(undefined);
  useEffect(() => {
    const leaving = new AbortController();
    fetchOffer(leaving.signal).then(setOffer, () => setOffer(null));
    return () => leaving.abort();
  }, []);
  return (
    <div className="narrow">
      <PageHeading title={t("agentPage.title")}>
        <p className="lead">{t("agentPage.lead")}</p>
      </PageHeading>
      {offer === undefined ? <p className="loading">{t("ui.loading")}</p> : null}
      {offer === null ? (
        <Notice kind="warning">
          <p>{t("agentPage.none")}</p>
        </Notice>
      ) : null}
      {offer === undefined || offer === null ? null : (
        <>
          <Downloads release={offer.release} />
          <Steps {...offer} />
        </>
      )}
    </div>
  );
}

/** The programs among the files, in the order in which most people need them. */
const programs = [
  ["bongsu-agent-linux-x64", "linuxX64"],
  ["bongsu-agent-linux-arm64", "linuxArm64"],
  ["bongsu-agent-win-x64.exe", "windowsX64"],
  ["bongsu-agent.mjs", "anyNode"],
] as const;

function Downloads({ release }: { readonly release: AgentRelease }): ReactNode {
  const { language } = useRoom();
  const t = useTranslate();
  const megabytes = new Intl.NumberFormat(language, {
    style: "unit",
    unit: "megabyte",
    maximumFractionDigits: 1,
  });
  const rows = programs.flatMap(([name, platform]) => {
    const file = release.files.find((one) => one.name === name);
    return file === undefined ? [] : [{ ...file, platform }];
  });
  const listed: readonly string[] = programs.map(([name]) => name);
  const beside = release.files.map(({ name }) => name).filter((name) => !listed.includes(name));
  return (
    <section className="card" aria-labelledby="agent-download">
      <h2 id="agent-download">{t("agentPage.download", { version: release.version })}</h2>
      <Scroll label={t("agentPage.download", { version: release.version })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("agentPage.platform")}</th>
              <th scope="col">{t("agentPage.file")}</th>
              <th scope="col">sha256</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ name, bytes, sha256, platform }) => (
              <tr key={name}>
                <td>{t(`agentPage.on.${platform}`)}</td>
                <td>
                  <a href={href(`/agent/${name}`)} download={name}>
                    {name}
                  </a>{" "}
                  <span className="quiet">{megabytes.format(bytes / 1e6)}</span>
                </td>
                <td>
                  <code className="digest">{sha256}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p>
        {t("agentPage.beside")}{" "}
        {["SHA256SUMS", "SHA256SUMS.sig", "room-key.pem", "agent.dsse.json", ...beside].map((name, at) => (
          <span key={name}>
            {at === 0 ? null : " · "}
            <a href={href(`/agent/${name}`)}>{name}</a>
          </span>
        ))}
      </p>
    </section>
  );
}

function Steps({ release, keyid }: Offer): ReactNode {
  const t = useTranslate();
  const names = release.files.map(({ name }) => name);
  const program = programs.find(([name]) => names.includes(name))?.[0] ?? programs[0][0];
  const room = roomAddress();
  const taken = [program, "SHA256SUMS", "SHA256SUMS.sig", "room-key.pem"];
  const check = [
    ...taken.map((name) => `curl -fsSO ${room}/agent/${name}`),
    "sha256sum --check --ignore-missing SHA256SUMS",
    "openssl pkeyutl -verify -pubin -inkey room-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig",
    "openssl pkey -pubin -in room-key.pem -outform DER | sha256sum",
  ];
  const agent = "bongsu-agent";
  const install = [
    `install -D -m 755 ${program} ~/.local/bin/${agent}`,
    `${agent} key new --dir ~/.bongsu --organization ID`,
    `${agent} sync --from ${room} --key ${keyid} --dir ~/.bongsu`,
    `${agent} self check --from ${room} --dir ~/.bongsu`,
    `${agent} check ~/services --dir ~/.bongsu`,
  ];
  return (
    <>
      <section className="card" aria-labelledby="agent-check">
        <h2 id="agent-check">{t("agentPage.check")}</h2>
        <p>{t("agentPage.checkHint")}</p>
        <Copy text={check.join("\n")} label={t("agentPage.check")} />
        <p>{t("agentPage.keyHint")}</p>
        <Copy text={keyid} label={t("agentPage.keyid")} />
      </section>
      <section className="card" aria-labelledby="agent-install">
        <h2 id="agent-install">{t("agentPage.install")}</h2>
        <p>{t("agentPage.installHint")}</p>
        <Copy text={install.join("\n")} label={t("agentPage.install")} />
      </section>
      <section className="card" aria-labelledby="agent-offline">
        <h2 id="agent-offline">{t("agentPage.offline")}</h2>
        <p>{t("agentPage.offlineHint")}</p>
        <Copy text={`${agent} self check --from . --key ${keyid}`} label={t("agentPage.offline")} />
      </section>
    </>
  );
}
