/** The 256 words in which a public key is read aloud: chosen from nouns that everyone knows so that no two sound alike (docs/trust.md says how), and never changed again, in Korean. */
import type { keyWords as reference } from "#messages/en/shared/words/key-words.ts";
import type { SameKeys } from "#messages/keys.ts";

export const keyWords = {
  list: "가구 가방 가위 가지 간식 갈매기 강물 개울 거미 계단 계절 고래 고향 공원 공책 관악 광장 구두 구름 국수 궁전 귀리 그네 극장 금붕어 기차 김치 까치 꼬리 꿀벌 나무 낙타 날개 남쪽 냄비 너구리 노을 논밭 농부 누나 뉴스 다람쥐 다리 달걀 달력 담요 댄스 더위 도끼 도자기 독수리 동굴 돼지 두더지 들판 등대 등불 땅콩 떡국 라디오 레몬 로봇 리본 마늘 마당 만두 만화 말벌 매미 머리 먹물 면도 모자 목도리 무궁화 무지개 물감 미소 미역 밀가루 바다 박쥐 발자국 밤하늘 방송 백조 버섯 번개 벽돌 별빛 병아리 복숭아 봄비 부엌 부채 북극 불꽃 붓글씨 비누 빗자루 빙하 빵집 사슴 사진 산길 삼촌 상자 색종이 샘물 생강 석탄 설탕 섬마을 세탁 소금 소나무 손목 솔방울 송아지 수영 숟가락 숲길 스님 승강기 시장 식탁 신발 쌀밥 썰매 씨앗 아침 안개 안경 야구 약국 양말 어부 언덕 여름 여우 역사 연필 열쇠 엽서 옆집 예술 오징어 온천 올빼미 옷장 외투 요리 우산 우유 운동 원숭이 월요일 육지 음악 의자 이끼 인삼 일기 임금 자석 자전거 잔디 잠자리 장갑 재료 저울 전구 절벽 점심 접시 젖소 제비 조개 족보 종이 주전자 줄넘기 중앙 지도 지팡이 직업 질문 짐꾼 집게 차표 찬물 참새 채소 책상 처마 철길 첫눈 초록 촛불 총각 축구 춤꾼 취미 친구 칠판 침대 칼국수 커튼 컵라면 콘서트 콩나물 크레용 키위 타조 탈춤 태양 택시 털실 톱니 통장 튤립 트럭 특급 파도 팔찌 팥죽 평야 폭포 푸른빛 풀잎 품질 피아노 필통 학교 할머니 함박눈 합창 해변 햇살 행주 헬멧 혀끝 형제 호박 호수 홍시 화분 환경 황소 회전 효자 훈장 휘파람 휴지 흙벽 희망",
} as const satisfies SameKeys<typeof reference>;
