/** What keeps an advisory of the room's own from being published, in Japanese. */
import type { ownAdvisoryFinding as reference } from "#messages/en/pages/own/own-advisory-finding.ts";
import type { SameKeys } from "#messages/keys.ts";

export const ownAdvisoryFinding = {
  "text-missing": "この言語の文がありません",
  "text-control": "見えない制御文字か方向の印が含まれています",
  "product-missing": "製品がありません",
  "history-missing": "変更履歴がありません",
  "history-order": "前の版より後ではない版です",
  "key-repeated": "二つの製品のキーが同じです",
  "scheme-unknown": "知られていないバージョン体系です",
  "range-missing": "どのバージョンが影響を受けるか書かれていません",
  "range-empty": "始まる前に終わる範囲です",
  "range-without-start": "始まりのない範囲です",
  "version-unreadable": "この体系では読めないバージョンです",
  "example-missing": "例のバージョンがありません",
  "example-not-affected": "範囲によればこのバージョンは影響を受けません",
  "example-affected": "範囲によればこのバージョンは影響を受けます",
  "product-unknown": "このキーの製品はありません",
  "remedy-missing": "この製品について何をするか書かれていません",
  "remedy-contradicts":
    "前の対処が同じ製品について逆のことを述べています。バージョンによって異なる場合は、製品を二つに分けてください",
  "cvss-unreadable": "CVSS ベクトルではありません",
  "alias-invalid": "脆弱性の名前ではありません",
  "credits-changed": "発見者が謝辞の書き方を改めました。確かめて保存し直してください",
  "product-perhaps-same":
    "この製品は名前だけ、別の製品は識別子で示されています。同じ製品なら一方を消し、残りに識別子を書いてください",
  "answer-without-version":
    "供給者は影響なしとしていますがバージョンがありません。理由の横にバージョンを書いてください",
  "weakness-id": "CWE-79のような弱点の番号ではありません",
  "weakness-name": "MITREが定めたこの弱点の名前と違います",
  "purl-invalid": "パッケージ URL ではありません",
  "purl-version": "製品のパッケージ URL にはバージョンを書きません",
  "cpe-invalid": "CPE 2.3 の名前ではありません",
  "form-wrong": "bongsu.advisory/1 の文書ではありません",
  "member-unknown": "形式にない項目です",
  "member-missing": "項目がありません",
  "value-invalid": "ここに書けない値です",
  "url-invalid": "http または https のアドレスではありません",
  "language-tag": "言語タグではありません",
  "revision-order": "版番号は 1 から続きます",
  "text-empty": "文が空です",
  "type-wrong": "別の型の値です",
} as const satisfies SameKeys<typeof reference>;
