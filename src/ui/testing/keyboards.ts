/** Keyboards of several languages, and the events that their keys make. */

const CODES = [
  ...Array.from('123456789', (digit) => `Digit${digit}`),
  ...Array.from('QWERTYUIOPASDFGHJKL', (letter) => `Key${letter}`),
  'Semicolon',
  ...Array.from('ZXCVBNM', (letter) => `Key${letter}`),
  'Comma',
  'Period',
  'Slash',
  'Minus',
];

interface Keyboard {
  /** What the keys write, in the order of an American keyboard, row by row. */
  readonly plain: string;
  /** What they write with Shift. */
  readonly shifted: string;
}

const AMERICAN: Keyboard = {
  plain: '123456789qwertyuiopasdfghjkl;zxcvbnm,./-',
  shifted: '!@#$%^&*(QWERTYUIOPASDFGHJKL:ZXCVBNM<>?_',
};

const KEYBOARDS = {
  American: AMERICAN,
  French: {
    plain: '&é"\'(-è_çazertyuiopqsdfghjklmwxcvbn,;:!)',
    shifted: '123456789AZERTYUIOPQSDFGHJKLMWXCVBN?./§°',
  },
  German: {
    plain: '123456789qwertzuiopasdfghjklöyxcvbnm,.-ß',
    shifted: '!"§$%&/()QWERTZUIOPASDFGHJKLÖYXCVBNM;:_?',
  },
  Russian: {
    plain: '123456789йцукенгшщзфывапролджячсмитьбю.-',
    shifted: '!"№;%:?*(ЙЦУКЕНГШЩЗФЫВАПРОЛДЖЯЧСМИТЬБЮ,_',
  },
  Greek: {
    plain: '123456789;ςερτυθιοπασδφγηξκλ΄ζχψωβνμ,./-',
    shifted: '!@#$%^&*(:΅ΕΡΤΥΘΙΟΠΑΣΔΦΓΗΞΚΛ¨ΖΧΨΩΒΝΜ<>?_',
  },
  Hebrew: {
    plain: "123456789/'קראטוןםפשדגכעיחלךףזסבהנמצתץ.-",
    shifted: '!@#$%^&*)QWERTYUIOPASDFGHJKL:ZXCVBNM><?_',
  },
  /** Its other shifted keys write vowel signs, which nobody presses alone. */
  Arabic: {
    plain: '١٢٣٤٥٦٧٨٩ضصثقفغعهخحشسيبلاتنمكئءؤرلىةوزظ-',
    shifted: '!@#$%^&*(ضصثقفغعهخحشسيبلاتنمكئءؤرلىةوز؟_',
  },
} as const satisfies Readonly<Record<string, Keyboard>>;

export type KeyboardName = keyof typeof KEYBOARDS;

export const KEYBOARD_NAMES = Object.keys(KEYBOARDS) as readonly KeyboardName[];

/**
 * The event of a person who wants a character: the key that writes it or, where no key does, the key that has its
 * place on an American keyboard. `isBare` forbids Shift.
 */
export function strike(name: KeyboardName, wanted: string, isBare: boolean): KeyboardEventInit {
  const { plain, shifted } = KEYBOARDS[name];
  const at = plain.indexOf(wanted);
  if (at >= 0) return { key: wanted, code: CODES[at]! };
  const up = isBare ? -1 : shifted.indexOf(wanted);
  if (up >= 0) return { key: wanted, code: CODES[up]!, shiftKey: true };
  const place = AMERICAN.plain.indexOf(wanted);
  if (place >= 0) return { key: plain[place]!, code: CODES[place]! };
  const upper = AMERICAN.shifted.indexOf(wanted);
  return { key: shifted[upper]!, code: CODES[upper]!, shiftKey: true };
}
