/** The keys of one action. Actions of which one at most is possible at a time may share them. */
export interface Key {
  /** As tinykeys reads them. */
  readonly bindings: readonly string[];
  /** As people read them, one text a key to press. */
  readonly shown: readonly string[];
  /** As `aria-keyshortcuts` wants them. */
  readonly aria: string;
  /** One printable character and nothing else, which some people have to switch off (WCAG 2.1.4). */
  readonly isCharacter: boolean;
}

export function key(bindings: readonly string[], shown: readonly string[], aria: string): Key {
  return { bindings, shown, aria, isCharacter: false };
}

export function letter(name: string): Key {
  return character([name], name.toUpperCase(), name);
}

export function character(bindings: readonly string[], shown: string, aria: string): Key {
  return { bindings, shown: [shown], aria, isCharacter: true };
}
