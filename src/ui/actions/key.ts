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
  /** True if the key acts again and again while it is kept down. */
  readonly repeats: boolean;
}

/** A key press as actions read it. */
export interface KeyPress {
  readonly key: string;
}

export function key(bindings: readonly string[], shown: readonly string[], aria: string): Key {
  return { bindings, shown, aria, isCharacter: false, repeats: false };
}

export function letter(name: string): Key {
  return character([name], name.toUpperCase(), name);
}

export function character(bindings: readonly string[], shown: string, aria: string): Key {
  return { bindings, shown: [shown], aria, isCharacter: true, repeats: false };
}

/** The same keys, acting again and again while they are kept down. */
export function repeating(one: Key): Key {
  return { ...one, repeats: true };
}
