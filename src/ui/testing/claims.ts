/**
 * Tests read a caption as a stranger would: they take its words for claims, and look whether the
 * picture beside it bears them out. They know nothing of how the caption was made.
 */

/** What stage and ledger say, in their own words. */
export interface Picture {
  /** The names of servers and processes: `n1, up`, `l1, leader, active in 2·l1`. */
  readonly stage: readonly string[];
  /** The names of the ledger's cells: `Slot 3: put x 1 is chosen in …`, `Slot 3 at r1: learned …`. */
  readonly ledger: readonly string[];
}

interface Claim {
  readonly says: RegExp;
  /** Is it so? `found` is what the pattern found in the caption. */
  readonly holds: (picture: Picture, found: readonly string[], caption: string) => boolean;
}

const saysOf = ({ stage }: Picture, id = '') =>
  stage.find((name) => name.startsWith(`${id}, `))?.slice(id.length + 2) ?? '';

const chosen = ({ ledger }: Picture, slot = '') =>
  ledger.some((name) => name.startsWith(`Slot ${slot}: `) && name.includes(' is chosen'));

const cell = ({ ledger }: Picture, slot = '', replica = '') =>
  ledger.find((name) => name.startsWith(`Slot ${slot} at ${replica}: `))?.split(': ')[1] ?? '';

const isActive = (picture: Picture, leader = '', ballot = '') => {
  const says = saysOf(picture, leader);
  return says.startsWith(`leader, active in ${ballot}`) && !says.endsWith(', down');
};

const slotIn = (caption: string) => /for slot (\d+)/u.exec(caption)?.[1] ?? '';

const CLAIMS: readonly Claim[] = [
  {
    says: /no replica knows yet/u,
    holds: (picture, _, caption) =>
      !picture.ledger.some((name) =>
        new RegExp(`^Slot ${slotIn(caption)} at r\\d+: (learned|performed)`, 'u').test(name),
      ),
  },
  {
    says: /the command is chosen|is decided[.:]|the slot is chosen already/u,
    holds: (picture, _, caption) => chosen(picture, /slot (\d+)/u.exec(caption)?.[1]),
  },
  {
    says: /: (\d+) of the \d+ votes that choose it/u,
    holds: ({ ledger }, [, votes], caption) =>
      ledger.some(
        (name) =>
          name.startsWith(`Slot ${slotIn(caption)}: `) && name.includes(`accepted by ${votes} of`),
      ),
  },
  {
    says: /(r\d+) learns that slot (\d+) holds/u,
    holds: (picture, [, replica, slot]) => cell(picture, slot, replica).startsWith('performed'),
  },
  {
    says: /(r\d+) learns .*for slot (\d+) but cannot perform it yet: slot (\d+) is missing/u,
    holds: (picture, [, replica, slot, missing]) =>
      cell(picture, slot, replica).startsWith('learned') &&
      !/^(learned|performed)/u.test(cell(picture, missing, replica)),
  },
  {
    says: /(l\d+) (?:is adopted|leads) in (\d+·l\d+)/u,
    holds: (picture, [, leader, ballot]) => isActive(picture, leader, ballot),
  },
  {
    says: /[Nn]o leader is active/u,
    holds: ({ stage }) =>
      !stage.some((name) => / leader, active in /u.test(name) && !name.endsWith(', down')),
  },
  {
    says: /(l\d+)(?: [^:]*:)?(?: it)? asks for promises in (\d+·l\d+)/u,
    holds: (picture, [, leader, ballot]) =>
      saysOf(picture, leader).startsWith(`leader, scouting in ${ballot}`),
  },
  {
    says: /^(l\d+).* turns passive|(l\d+) (?:is|stays) passive/u,
    holds: (picture, [, first, second]) =>
      saysOf(picture, first ?? second).startsWith('leader, passive'),
  },
  {
    says: /(a\d+) promises (\d+·l\d+)/u,
    holds: (picture, [, acceptor, ballot]) =>
      saysOf(picture, acceptor).startsWith(`acceptor, promised ${ballot}`),
  },
  {
    says: /(a\d+) refuses .*: it has promised (\d+·l\d+)/u,
    holds: (picture, [, acceptor, ballot]) =>
      saysOf(picture, acceptor).startsWith(`acceptor, promised ${ballot}`),
  },
  {
    says: /has its answer from (r\d+), which performed slot (\d+)( before it crashed)?/u,
    holds: (picture, [, replica, slot, isLost]) =>
      chosen(picture, slot) &&
      cell(picture, slot, replica).startsWith('performed') === (isLost === undefined),
  },
  {
    says: /(n\d+) crashes[:,]/u,
    holds: (picture, [, node]) => saysOf(picture, node).startsWith('down'),
  },
  {
    says: /(n\d+) restarts/u,
    holds: (picture, [, node]) => !saysOf(picture, node).startsWith('down'),
  },
];

/** A slot that a sentence names is one that the ledger shows. */
const SLOT =
  /\b(?:accepts|proposes|proposed|learns|commander|performed|decided)\b[^.]*?\bslot (\d+)/gu;

/** What the caption says and the picture does not show, in the caption's words. */
export function untrueIn(caption: string, picture: Picture): readonly string[] {
  const wrong = CLAIMS.flatMap(({ says, holds }) => {
    const found = says.exec(caption);
    return found === null || holds(picture, found, caption) ? [] : [found[0]];
  });
  const unseen = [...caption.matchAll(SLOT)].flatMap(([, slot]) =>
    picture.ledger.some((name) => name.startsWith(`Slot ${slot}: `)) ? [] : [`slot ${slot}`],
  );
  return [...wrong, ...unseen];
}

/** How many kinds of claim the caption makes: a caption that claims nothing proves nothing. */
export function claimsIn(caption: string): number {
  return CLAIMS.filter(({ says }) => says.test(caption)).length;
}
