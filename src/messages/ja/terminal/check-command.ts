/** What `bongsu check` says, in Japanese. */
import type { checkCommand as reference } from "#messages/en/terminal/check-command.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const checkCommand = {
  usage:
    "bongsu check パス… --dir フォルダー [--feed パス…] [--complete 名前] [--packs フォルダー] [--max-age 期間] [--format 形式] [--lang {languages}] [--facts ファイル] [--directive 指示番号]",
  what: "パスの下のロックファイル、SBOM、パッケージデータベースを探し、sync で取得した勧告パックとこのコンピューターの中だけで照合します。",
  privacy: "一覧の内容は外に出ません。",
  option: {
    feed: "--feed パス  状況室なしで照合する勧告ファイルまたはフォルダー。何度でも使えます",
    stdinName: "--stdin-name 名前  標準入力（PATH の -）から読むもののファイル名",
    packs: '--packs フォルダー  状況室なしで照合する、"bongsu pack build" で作ったパック',
    format: "--format 形式  table（既定）、json、sarif、openvex、cyclonedx-vex、csaf-vex",
    author: '--author 作成者  文書に書く作成者：名前または "名前 <https://…>"',
    facts:
      '--facts ファイル  "bongsu facts" でフォルダーに置いたものの代わりに今回だけ使う JSON：exposed、highValue、supported、compromised、patch（yes|no）、humanImpact、assetClass。org は適用範囲が問う機関情報：id、tier、sector、domain、region、criticalInfrastructure、size。不明なものは最も悪い値と見なします',
    gone: "--gone 一覧  システムとともに完全になくなった一覧。そこで影響を受けていたものは対処済みと見なします。何度でも使えます。単に見つからなくなった一覧は不明のままです",
    all: "--all  表に影響なしも表示",
    accept:
      "--accept ファイル  組織が受け入れたリスク（.bongsu.toml）、または信じる VEX 文書（OpenVEX、CycloneDX、CSAF）。何度でも使えます",
    suppliers:
      "--suppliers ファイル  署名した VEX 文書を自社製品に限り認める供給者の一覧：bongsu.suppliers/1",
    minSeverity:
      "--min-severity 等級  これより軽いものを除きます：none、low、medium、high、critical。深刻度の記載がないものは critical と見なします",
    failOn:
      "--fail-on 条件  影響ありのうち、この等級以上または悪用確認済みのものだけを終了コード 1 に数えます（例：critical,exploited）",
  },
  exit: "終了コード：0 影響なし、1 影響あり、2 実行できない、3 影響はないが、不明なもの、照合できないもの、または全部で新しい資料が扱わないものがある。",
  inputTwice: "標準入力は一つだけなので、PATH と --feed の両方を - にすることはできません。",
  nothingToMatchWith: "--dir、--feed、--packs のいずれかが必要です。",
  authorInvalid: '--author には名前または "名前 <https://…>" を書きます。{text} は違います。',
  nothingToState:
    "見つかった構成要素を扱う勧告がありません。この形式には内容のない文書がないため、何も書きませんでした。",
  caution: {
    "nothing-to-match": "注意：施行中の措置指示も合うパックもないため、何も照合しませんでした。",
    "agent-unsafe":
      "新しいエージェントが必要です。取得した資料は、このバージョンはもう安全ではないとしています。取り替えてください。",
    "index-ahead":
      "注意：取得済みの一覧は、この機器の時計がまだ達していない時刻に署名されています。時計が遅れているか、状況室の時計が進んでいます。措置期限と経過時間は署名された時刻から数え、どの資料も新しいとはみなしません。時計を合わせるか、もう一度同期してください。",
    "no-components": "注意：一覧に構成要素が一つもなく、何も確かめていない結果です。",
  },
  head: {
    component: "構成要素",
    installed: "インストール済み",
    advisory: "勧告",
    verdict: "判定",
    severity: "深刻度",
    why: "根拠",
    fixed: "修正版",
    due: "期限",
  },
  dissents: "* 出典によって判断が異なるもの：",
  moreDissents: "ほか{count}件",
  fixes: "修正するコマンド：",
  noFix: "修正版がまだ知られていないもの：{names}",
  totals: "一覧{lists}件の構成要素{components}件：影響あり {affected}、不明 {unknown}",
  unnamedTitle: "識別できず不明なもの：",
  unnamed: "{count}件は特定できません",
  uncovered: "{count}件は、ここにある資料がすべて扱うとは言えない種類です",
  notCompared: "照合できず不明なもの：",
  notComparedCount: "照合できなかったものが{count}件あり、不明です",
  thresholdUnknown: "{option} には {words} のいずれかを書きます。{text} は違います。",
  notFailing: "影響ありの{count}件は、指定された条件により数えていません",
  onlyDirectives: "施行中の措置指示とだけ照合しました。既知の脆弱性すべてではありません。",
} as const satisfies SomeKeys<typeof reference>;
