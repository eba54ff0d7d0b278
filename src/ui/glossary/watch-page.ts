import { useSynod } from '../../store/index.ts';
import { askedAt, askedOf, askedOfSelection, type Asked } from './asked.ts';

/** A card opens after a rest of this long, and closes this long after the pointer has left. */
const REST = 550;
const FOCUS_REST = 900;
const GRACE = 250;
export const CARD = 'card';
/** What has a tooltip needs no card until a person asks for it. */
const TIPPED = '[title], [data-tip]';

interface Wishes {
  /** A card to show while the pointer or the focus rests. */
  readonly peek: (asked: Asked) => void;
  /** A card to open until it is closed. */
  readonly open: (asked: Asked) => void;
  readonly close: () => void;
}

interface Watch {
  readonly stop: () => void;
  /** What the focus, the pointer or the selection means, in this order; null if none means anything. */
  readonly meant: () => Asked | null;
}

/** While a person watches a run, or shows it to a hall, a card comes only when asked for, not because the mouse lies somewhere. */
function isWatching(): boolean {
  const { playing, presenting } = useSynod.getState();
  return playing || presenting;
}

/** The ground of a server is where the mouse mostly lies, and means nothing. */
function isGround(target: Element | null): boolean {
  const isName = target?.matches('text, text *') ?? false;
  return !isName && target?.closest('[data-term]')?.getAttribute('data-term') === 'node:up';
}

/**
 * Watches pointer and focus for the whole page, so that no word and no shape needs a listener of its own.
 * Messages in flight are no elements: the stage finds them and marks them as pointed at.
 */
export function watchPage({ peek, open, close }: Wishes): Watch {
  let timer: number | undefined;
  let pointed: Element | null = null;
  let at = { x: 0, y: 0 };
  let wasPressed = false;

  const after = (wait: number, act: () => void) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(act, wait);
  };
  const peekAt = (element: Element, wait: number, spot: typeof at | null) =>
    after(wait, () => {
      if (isWatching()) return;
      const asked = element.isConnected ? askedAt(element, spot === null ? null : at) : null;
      if (asked !== null) peek(asked);
    });
  const away = () => after(GRACE, close);

  const over = (event: PointerEvent) => {
    at = { x: event.clientX, y: event.clientY };
    if (event.pointerType === 'touch' || event.buttons !== 0) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(`#${CARD}`)) return window.clearTimeout(timer);
    const marked = target?.closest('[data-term]') ?? null;
    if (marked === pointed && marked !== null) return;
    pointed = marked;
    const isTipped = (target?.closest(TIPPED) ?? null) !== null;
    if (marked === null || isTipped || isGround(target)) away();
    else peekAt(marked, REST, at);
  };
  const move = ({ clientX, clientY }: PointerEvent) => (at = { x: clientX, y: clientY });
  const down = ({ target }: PointerEvent) => {
    if (!(target instanceof Element) || target.closest(`#${CARD}`)) return;
    wasPressed = target.closest('[aria-pressed="true"][data-term]') !== null;
    window.clearTimeout(timer);
    close();
  };
  const click = (event: MouseEvent) => {
    const target = event.target instanceof Element ? event.target : null;
    const word = target?.closest('button[data-term]:not([aria-pressed]):not([aria-label])') ?? null;
    const isAgain = wasPressed && useSynod.getState().pointing === 'finger';
    const meant = word ?? (isAgain ? target : null);
    const asked = meant === null ? null : askedAt(meant, null);
    if (asked !== null) open(asked);
  };
  const focus = ({ target }: FocusEvent) => {
    if (!(target instanceof Element) || target.closest(`#${CARD}`)) return;
    const marked = target.closest('[data-term]');
    if (marked === null || !target.matches(':focus-visible')) away();
    else peekAt(marked, FOCUS_REST, null);
  };
  const escape = (event: KeyboardEvent) => {
    window.clearTimeout(timer);
    if (event.key !== 'Escape' || document.querySelector(`#${CARD}[data-peek]`) === null) return;
    event.stopImmediatePropagation();
    event.preventDefault();
    close();
  };
  const scroll = ({ target }: Event) => {
    if (!(target instanceof Element) || target.closest(`#${CARD}`) === null) away();
  };
  const unsubscribe = useSynod.subscribe(({ hovered, playing }, before) => {
    if (playing && !before.playing) away();
    if (hovered === before.hovered || hovered?.kind !== 'envelope') {
      if (before.hovered?.kind === 'envelope' && hovered?.kind !== 'envelope') away();
      return;
    }
    after(REST, () => {
      if (isWatching()) return;
      const asked = askedOf(hovered.id, at);
      if (asked !== null) peek(asked);
    });
  });

  const taken = new AbortController();
  const { signal } = taken;
  document.addEventListener('pointerover', over, { signal });
  document.addEventListener('pointermove', move, { signal, passive: true });
  document.addEventListener('pointerdown', down, { signal, capture: true });
  document.addEventListener('click', click, { signal });
  document.addEventListener('focusin', focus, { signal });
  document.addEventListener('scroll', scroll, { signal, capture: true, passive: true });
  window.addEventListener('keydown', escape, { signal, capture: true });

  return {
    stop: () => {
      window.clearTimeout(timer);
      unsubscribe();
      taken.abort();
    },
    meant: () => {
      const { hovered, selection } = useSynod.getState();
      const focused = document.activeElement;
      const asked = focused?.matches(':focus-visible') === true ? askedAt(focused, null) : null;
      if (asked !== null) return asked;
      if (hovered?.kind === 'envelope') return askedOf(hovered.id, at);
      if (pointed?.isConnected === true) return askedAt(pointed, at);
      return askedOfSelection(selection);
    },
  };
}
