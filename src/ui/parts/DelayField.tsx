import { typeDelay, useSynod } from '../../store/index.ts';
import { Field } from '../controls/index.ts';
import { delayOf } from '../typed/index.ts';
import { INSPECTOR_WORDS } from '../words/index.ts';

/** The time by which a hand delays a message. All these fields share one value while the page is open. */
export function DelayField() {
  const delay = useSynod((state) => state.delay);
  return (
    <Field
      label={INSPECTOR_WORDS.delayByMs}
      hideLabel
      numeric
      unit={INSPECTOR_WORDS.ms}
      value={delay}
      error={delayOf(delay) === null ? INSPECTOR_WORDS.delayWrong : ''}
      onChange={typeDelay}
    />
  );
}
