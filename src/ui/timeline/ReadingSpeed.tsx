import { useSynod } from '../../store/index.ts';
import { useDo, WORDS_PER_MINUTE } from '../actions/index.ts';
import { Choice } from '../controls/index.ts';
import { TRANSPORT_WORDS as words } from '../words/index.ts';

const READING = WORDS_PER_MINUTE.map((count) => {
  return { id: String(count), name: words.wordsPerMinute(count) };
});

/** How fast a person reads the sentences for which play waits. */
export function ReadingSpeed() {
  const wordsPerMinute = useSynod(({ preferences }) => preferences.wordsPerMinute);
  const set = useDo('readingSpeed');
  return (
    <Choice
      label={words.readingSpeed}
      hideLabel
      value={String(wordsPerMinute)}
      options={READING}
      onChange={(selected) => set(Number(selected))}
    />
  );
}
