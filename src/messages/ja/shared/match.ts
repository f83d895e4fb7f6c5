/** The verdicts, why one is what it is, by which rule it was concluded, and the sentences of reports, in Japanese. */
import type { match as reference } from "#messages/en/shared/match.ts";
import type { SomeKeys } from "#messages/keys.ts";

export const match = {
  verdict: {
    affected: "影響あり",
    not_affected: "影響なし",
    unknown: "不明",
  },
  reason: {
    "listed-version": "勧告がこのバージョンを影響ありとして挙げています",
    "outside-every-range": "影響を受けるバージョンの範囲外です",
    "no-advisory": "この製品についての勧告がありません",
    "version-missing": "一覧にバージョンが一つに定まって書かれていません",
    "release-unknown": "ディストリビューションのリリースが分かりません",
    "source-unknown":
      "ディストリビューションの勧告はソースパッケージの名前で書かれますが、一覧にこのパッケージのソースが記されていません",
    "other-channel":
      "インストール済みのビルド（{build}）と勧告のバージョン（{bound}）は修正の系列が異なり、比較できません",
    "no-fix-will-come": "影響があり、修正版は提供されません（サポートが終了したリリースまたはパッケージ）",
    "product-unnamed": "一覧だけではどの製品か特定できません",
    "other-origin": "勧告が対象とするパッケージとは別のところから来ています（{origin}：{place}）",
    "version-unreadable": "インストール済みのバージョンを読み取れません（体系：{scheme}）",
    "not-covered": "ここにあるパックには{ecosystem}の勧告がありません",
    "name-near": "この名前とまったく同じ製品の勧告はありません。{names} のことですか",
    "product-catch-all": "勧告は製品を特定せず、このベンダーの製品全体について述べています",
  },
  excused: {
    known_not_affected: "情報源がこのバージョンは影響を受けないと述べています",
    unaffected: "情報源がこのバージョンは影響を受けないと述べています",
    fixed: "情報源がこのバージョンは修正済みと述べています",
    recommended: "情報源がこのバージョンを修正として推奨しています",
    because: "{statement}（{justification}）",
  },
  uncovered: {
    "not-stated":
      "ここの資料に影響ありとの記載はありませんが、{ecosystem}のレコードが全部あるとの記載がありません",
    "records-missing":
      "ここの資料に影響ありとの記載はありませんが、{ecosystem}のレコード数が記載と異なります",
    "too-old": "ここの資料に影響ありとの記載はありませんが、{ecosystem}の資料が古すぎます",
    "ahead-of-clock":
      "ここの資料に影響ありとの記載はありませんが、{ecosystem}の資料の時刻がこの時計より先です",
  },
  origin: {
    git: "リポジトリ",
    url: "アドレス",
    file: "ファイル",
    path: "フォルダー",
    registry: "別のレジストリ",
    replaced: "別のモジュール",
  },
  undecidable: {
    "git-only": "勧告にバージョンではなくソースのコミットだけが記されています",
    "versions-and-commits":
      "勧告のバージョン一覧にはありませんが、併記されたソースのコミットとは比較できません",
    "no-range": "勧告に影響を受けるバージョンの範囲がありません",
    "unreadable-range": "勧告のバージョンの範囲を読み取れません",
    "unidentified-product": "勧告の製品を特定できません",
    "unsupported-scheme": "この製品のバージョン体系を比較できません",
    "pack-damaged": "パックが壊れています",
  },
  mainChannel: "主系列",
  interval: {
    every: "すべてのバージョンが影響を受けます",
    from: "影響を受ける範囲内です：{from} 以上",
    before: "影響を受ける範囲内です：{to} 未満",
    upTo: "影響を受ける範囲内です：{to} 以下",
    fromBefore: "影響を受ける範囲内です：{from} 以上 {to} 未満",
    fromUpTo: "影響を受ける範囲内です：{from} 以上 {to} 以下",
  },
  ecosystem: {
    vendors: "ベンダー製品",
    unknown: "不明なエコシステム",
  },
  rule: {
    "one-source": "一つの出典だけが述べています",
    same: "すべての出典が同じことを述べています",
    "excusing-status":
      "この製品について述べる権限のある情報源が、まさにこのバージョンは影響を受けないと述べているため、それに従います",
    "distribution-tracker": "ディストリビューションが自らのパッケージについて述べたことに従います",
    maker: "製品の作り手が自らの製品について述べたことに従います",
    "more-specific-product": "リリースを示さない出典より、まさにこのリリースについて述べた出典に従います",
    caution: "出典の判断が異なるため、最も悪いものに従います（影響あり、不明、影響なしの順）",
  },
} as const satisfies SomeKeys<typeof reference>;
