/** To see that there is a new sentence, and to look up from the stage, in milliseconds. */
const NOTICE = 700;
const MINUTE = 60_000;

/** How long a person takes to read a sentence, in milliseconds. */
export function readingTime(sentence: string, wordsPerMinute: number): number {
  const words = sentence.split(/\s+/u).filter(Boolean).length;
  return NOTICE + (words * MINUTE) / wordsPerMinute;
}
