/** What two reports have in common, in Japanese: of each reason a sentence. */
import type { duplicate as reference } from "#messages/en/shared/report/duplicate.ts";
import type { SameKeys } from "#messages/keys.ts";

export const duplicate = {
  why: {
    "alias-shared": "どちらも識別子 {id} を挙げています。",
    "alias-other": "異なる識別子を挙げています: {first}、{second}。",
    "state-equal": "クラッシュ状態が同じです: {state}",
    "state-none": "クラッシュ状態にコードの場所がありません。",
    "state-similar": "クラッシュ状態が似ています。両方にあるもの: {common}",
    "state-other": "クラッシュ状態が異なります: {first} / {second}",
    "stack-likeness":
      "意味のあるフレーム {of} 個のうち {common} 個が両方のスタックにあります。最も内側: {innermost}",
    "class-equal": "どちらのクラッシュも種類は {first} です。",
    "class-near": "一つの欠陥が {first} とも {second} とも現れることがあります。",
    "class-other": "クラッシュの種類が異なります: {first}、{second}。",
    "site-hunks": "二つの修正案が同じコード {count} 行に触れています。",
    "site-function": "どちらも関数 {function} を挙げています。",
    "site-mention": "一方が挙げた関数 {function} が他方のスタックにあります。",
    "site-names": "どちらの文章も {function} を挙げています。",
    "site-file": "どちらもファイル {file} を挙げていますが、関数は異なります。",
    "site-other": "コードの異なる場所を挙げています。",
    "text-likeness": "文章が {percent} % 似ています。両方にあるコードの名前: {names}",
    "weakness-equal": "どちらも弱点 {id} を挙げています。",
    "weakness-other": "異なる弱点を挙げています: {first}、{second}。",
    "product-equal": "どちらも {first} に関するものです。",
    "product-other": "異なる製品に関するものです: {first}、{second}。",
    "version-equal": "どちらもバージョン {first} に関するものです。",
    "version-other": "異なるバージョンに関するものです: {first}、{second}。",
  },
} as const satisfies SameKeys<typeof reference>;
