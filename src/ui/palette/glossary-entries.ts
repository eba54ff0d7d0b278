import type { Deeds } from '../actions/index.ts';
import { GLOSSARY, GLOSSARY_WORDS, TERMS } from '../words/glossary/index.ts';
import { plain, type Entry } from './entries.ts';

/** Lists the words and signs that the glossary explains: “what is a scout” is a thing to look for, too. */
export function glossaryEntries(deeds: Deeds): readonly Entry[] {
  return TERMS.map((id) => {
    const { term, also = [] } = GLOSSARY[id];
    const text = GLOSSARY_WORDS.ask(term);
    return {
      id: `term ${id}`,
      group: 'words',
      text,
      plain: plain(text),
      also: plain(`a ${also.join(' ')}`),
      key: '',
      whyNot: null,
      run: () => deeds.openGlossary(id),
    };
  });
}
