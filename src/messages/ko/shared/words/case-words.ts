/** The 128 words beside those of keys from which the words of a case are drawn, in Korean: nouns that everyone knows, no two alike in their letters. They are never changed again: who holds six of them would not come back. */
import type { caseWords as reference } from "#messages/en/shared/words/case-words.ts";
import type { SameKeys } from "#messages/keys.ts";

export const caseWords = {
  list: "간장 강아지 거북이 건반 겨울잠 고구마 고등어 고무신 골목길 곰팡이 과수원 교과서 교차로 국화빵 귀뚜라미 그림자 기린 기와집 길잡이 깃발 깍두기 깨소금 꾀꼬리 꿈나라 낚싯대 노란색 놀이터 눈사람 느티나무 당근 대나무 대문 도라지 도토리 돋보기 된장국 두루미 두부 뒷동산 딱따구리 딸기 뚝배기 마라톤 망원경 매실청 메아리 멜로디 모래성 무당벌레 문고리 민들레 바구니 바느질 발전소 밤송이 방앗간 백과사전 벚꽃 보리차 봉선화 북소리 분수대 비둘기 비행기 뻐꾸기 사과 사다리 사막 산나물 살구 삼각형 새우 색연필 서커스 선인장 솜사탕 송편 수제비 시냇물 신호등 쌍무지개 씨름판 악어 앵두 얼룩말 엉겅퀴 오솔길 옥수수 온도계 요구르트 유리창 은하수 이슬비 자두 자물쇠 저수지 전망대 조약돌 종달새 지구본 진달래 찐빵 찻잔 책갈피 철쭉 치즈 카메라 캥거루 코끼리 콩나물국 크리스마스 탁구공 탬버린 토끼풀 통나무 파인애플 포도밭 풍선 필통집 학용품 한라산 항아리 해바라기 허수아비 화살 회오리 훌라후프 휴게소",
} as const satisfies SameKeys<typeof reference>;
