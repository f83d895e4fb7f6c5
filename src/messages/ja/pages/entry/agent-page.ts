/** The page that offers the agent, in Japanese. */
import type { agentPage as reference } from "#messages/en/pages/entry/agent-page.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const agentPage = {
  title: "自分の機器に置くエージェント",
  lead: "この状況室が公開したものを取り、自分のシステムとオフラインで照合し、一度だけ回答します。ソフトウェア一覧は機器の外に出ません。",
  none: "この状況室には作られたエージェントがありません。運用者が npm run build:agent で作ります。",
  download: "バージョン {version} をダウンロード",
  platform: "対象",
  file: "ファイル",
  on: {
    linuxX64: "Linux x64、ほかに何も要りません",
    linuxArm64: "Linux arm64、ほかに何も要りません",
    windowsX64: "Windows x64、ほかに何も要りません",
    anyNode: "Node 20.16 以上のあるすべての機器",
  },
  beside: "ハッシュ一覧、署名、状況室の鍵、中身（CycloneDX、ライセンス）：",
  check: "状況室のものか確かめる",
  checkHint:
    "初めの行はファイルと署名されたハッシュ一覧を取ります。次に sha256sum が OK と、openssl が署名を検証できたと言い、最後の行が鍵 ID を出力しなければなりません。",
  keyHint:
    "状況室の担当者が別の経路（書面、電話）で知らせた鍵 ID と比べてください。画面は言われたとおりに示すだけです。",
  keyid: "鍵 ID",
  install: "インストールと初回の実行",
  installHint:
    "エージェントは一つのファイルです。好きな所に置いてください。ID は自分の機関の識別子です。二行目が出力する公開鍵を自分の機関の画面に登録します。",
  offline: "ネットワークのない所では",
  offlineHint:
    "ファイルと SHA256SUMS、SHA256SUMS.sig、room-key.pem、agent.dsse.json を媒体に入れ、この状況室の pub フォルダーも一緒に運んでください。そこで上のように確かめ、エージェント自身に照合させます：",
} as const satisfies SomeKeys<typeof reference>;
