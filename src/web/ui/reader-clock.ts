/** The reader's clock, as a value that renders again. */
import { useEffect, useState } from "react";

/** Milliseconds since 1970, renewed every so many seconds. */
export function useNow(seconds: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), seconds * 1000);
    return () => clearInterval(timer);
  }, [seconds]);
  return now;
}
