/** This file reads what the page says in words. */

export interface Position {
  readonly index: number;
  /** The number of events up to which the run has been played. */
  readonly length: number;
}

/** One process as the stage describes it to people who cannot see it. */
export interface Told {
  readonly id: string;
  readonly node: string;
  readonly role: string;
  /** `spare`, `joining`, `leaving` or `retired`, and `member` where the stage says nothing. */
  readonly standing: string;
  /** Everything that follows, such as `active in 2·l1`. */
  readonly state: string;
  readonly down: boolean;
}

export interface Active {
  readonly leader: string;
  readonly node: string;
  readonly ballot: string;
}

/** One answer as the panel of clients lists it: `k1 #3 slot 7: ok`. */
export interface Heard {
  readonly request: string;
  readonly slot: number;
}

export function plain(count: string | undefined): number {
  return Number((count ?? '').replaceAll(',', ''));
}

/** Orders ballots by round, then by leader. */
export function rank(ballot: string): number {
  const [round = '0', leader = '0'] = ballot.split('·l');
  return Number(round) * 1000 + Number(leader);
}

/** Runs in the page. */
export function namesOf(elements: readonly Element[]): string[] {
  return elements.map((element) => element.getAttribute('aria-label') ?? element.textContent ?? '');
}

/** Runs in the page and returns the text of each element with its parts set apart. */
export function wordsOf(elements: readonly Element[]): string[] {
  return elements.map((element) => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const parts: string[] = [];
    while (walker.nextNode() !== null) parts.push(walker.currentNode.nodeValue ?? '');
    return parts.join(' ').replace(/\s+/g, ' ').trim();
  });
}
