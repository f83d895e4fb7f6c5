/** How people who write in Korean label what a report says of itself: data, as the English labels beside which they are read. */
export const koreanLabels = {
  product: ["제품", "제품명", "대상 제품", "소프트웨어"],
  version: ["버전", "제품 버전", "영향 버전", "영향받는 버전"],
  place: ["위치", "파일"],
  reporter: ["신고자", "제보자", "발견자"],
  ai: ["ai 사용"],
} as const;
