/** The keys of one action. Several actions may share them if at most one is possible at a time. */
export interface Key {
  /** The keys as tinykeys reads them. */
  readonly bindings: readonly string[];
  /** The keys as people read them; each text is one way to press. */
  readonly shown: readonly string[];
  /** The keys as `aria-keyshortcuts` wants them. */
  readonly aria: string;
  /** True for one printable character alone, because some people must switch such keys off (WCAG 2.1.4). */
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
