import { act, cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Button,
  Dialog,
  Heading,
  ListBox,
  ListBoxItem,
  Menu,
  MenuItem,
  MenuTrigger,
  Modal,
  Popover,
  Slider,
  SliderThumb,
  SliderTrack,
} from 'react-aria-components';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prefer } from '../../store/index.ts';
import { ActionButton, keyHint, KEYS, keyText } from '../actions/index.ts';
import { KEYBOARD_NAMES, strike, type KeyboardName } from '../testing/keyboards.ts';
import type { ActionId } from '../words/index.ts';
import { useKeys } from './index.ts';

let pressed: ActionId[] = [];
let pressedKeys: string[] = [];
let buttonPresses = 0;

function Page({ isModal = false, isHeld = false }) {
  useKeys(({ actions }, { key }) => {
    pressed.push(actions[0]![0]);
    pressedKeys.push(key);
  }, isHeld);
  return (
    <>
      <input aria-label="Text" />
      <textarea aria-label="Long text" />
      <Button onPress={() => (buttonPresses += 1)}>Press me</Button>
      <button type="button" onClick={() => (buttonPresses += 1)}>
        Press me plainly
      </button>
      <input type="range" aria-label="Plain range" />
      <Slider aria-label="Speed" maxValue={10}>
        <SliderTrack>
          <SliderThumb />
        </SliderTrack>
      </Slider>
      <ListBox aria-label="Events">
        <ListBoxItem id="one">One</ListBoxItem>
      </ListBox>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- as the ledger is */}
      <table role="grid" aria-label="Slots">
        <tbody>
          <tr>
            <td tabIndex={0}>Slot 1</td>
          </tr>
        </tbody>
      </table>
      <MenuTrigger>
        <Button>Menu</Button>
        <Popover>
          <Menu aria-label="Things">
            <MenuItem id="x">X marks the spot</MenuItem>
          </Menu>
        </Popover>
      </MenuTrigger>
      <Modal isOpen={isModal}>
        <Dialog>
          <Heading slot="title">A dialog</Heading>
          <Button slot="close">Close</Button>
        </Dialog>
      </Modal>
    </>
  );
}

beforeEach(() => {
  pressed = [];
  pressedKeys = [];
  buttonPresses = 0;
});
afterEach(cleanup);

const SAMPLES: readonly (readonly [string, ActionId])[] = [
  [' ', 'play'],
  ['{ArrowRight}', 'nextEvent'],
  ['{PageDown}', 'nextEvent'],
  ['{ArrowLeft}', 'previousEvent'],
  ['{PageUp}', 'previousEvent'],
  ['{Shift>}{ArrowRight}{/Shift}', 'nextBeat'],
  ['{Shift>}{ArrowLeft}{/Shift}', 'previousBeat'],
  ['{Home}', 'toStart'],
  ['{End}', 'toEnd'],
  ['.', 'blank'],
  ['?', 'help'],
  ['{Shift>}?{/Shift}', 'help'],
  ['{Control>}k{/Control}', 'palette'],
  ['{Control>}z{/Control}', 'undo'],
  ['c', 'toCommand'],
  ['x', 'crash'],
  ['z', 'pauseServer'],
  ['3', 'selectServer'],
  ['p', 'drawPartition'],
  ['r', 'byRole'],
  ['m', 'byMachine'],
  ['{Escape}', 'clear'],
];

describe('shortcuts', () => {
  it.each(SAMPLES)('%s does %s, once', async (keys, id) => {
    render(<Page />);
    await userEvent.keyboard(keys);
    expect(pressed).toEqual([id]);
  });

  it('wait for what was asked for, which is about to take the keys', async () => {
    const { rerender } = render(<Page isHeld />);
    await userEvent.keyboard('2x');
    expect(pressed).toEqual([]);
    rerender(<Page />);
    await userEvent.keyboard('2x');
    expect(pressed).toEqual(['selectServer', 'crash']);
  });

  it('no two share a key, and every one has words, a key to show and one for assistive technology', () => {
    const bindings = KEYS.flatMap(({ key }) => key.bindings);
    expect(new Set(bindings).size).toBe(bindings.length);
    for (const keyed of KEYS) {
      const { shown, aria } = keyHint(keyed.key, true);
      expect(shown).not.toBe('');
      expect(keyText(keyed)).toMatch(/^[A-Z][^A-Z]{3,}/u);
      if (keyed.actions[0]![0] !== 'selectServer') expect(aria).not.toBe('');
    }
  });
});

/** A key press as a keyboard makes it, and what it is bound to do. */
type Struck = readonly [string, KeyboardEventInit, ActionId];

function struck(name: KeyboardName): readonly Struck[] {
  return KEYS.flatMap(({ key, actions }) =>
    key.bindings.flatMap((binding): readonly Struck[] => {
      const parts = binding.split('+');
      const [does] = actions[0]!;
      const wanted = parts.at(-1)!;
      const held = {
        ctrlKey: parts.includes('$mod'),
        altKey: parts.includes('Alt'),
        shiftKey: parts.includes('Shift'),
      };
      if (wanted === 'Space') return [[binding, { ...held, key: ' ', code: wanted }, does]];
      if (/^\w{2,}$/u.test(wanted))
        return [[binding, { ...held, key: wanted, code: wanted }, does]];
      const characters = wanted === '([1-9])' ? '123456789'.split('') : [wanted];
      return characters.map((one): Struck => {
        const init = { ...held, ...strike(name, one, /[a-z]/u.test(one)) };
        return [`${binding}: ${one}`, init, does];
      });
    }),
  );
}

describe('the table of actions', () => {
  it.each(KEYBOARD_NAMES)('acts on a %s keyboard', (name) => {
    render(<Page />);
    const table = struck(name);
    expect(table.length).toBeGreaterThan(KEYS.length);
    for (const [binding, init, does] of table) {
      pressed = [];
      fireEvent.keyDown(document.body, init);
      expect([binding, ...pressed]).toEqual([binding, does]);
    }
  });

  it.each(['French', 'German', 'Russian'] as const)(
    'selects servers by number on a %s keyboard, with Shift where it needs it and without',
    (name) => {
      render(<Page />);
      for (const [digit, plain] of [
        ['1', '&'],
        ['9', 'ç'],
      ] as const) {
        fireEvent.keyDown(document.body, strike(name, digit, false));
        const key = name === 'French' ? plain : digit;
        fireEvent.keyDown(document.body, { key, code: `Digit${digit}` });
      }
      expect(pressed).toEqual(Array.from({ length: 4 }, () => 'selectServer'));
      expect(pressedKeys).toEqual(['1', '1', '9', '9']);
    },
  );

  it('takes no sign of a Latin keyboard for a letter, and no key with AltGr', () => {
    render(<Page />);
    for (const init of [
      { key: ',', code: 'KeyM' },
      { key: ',', code: 'KeyW' },
      { key: '!', code: 'Digit1', shiftKey: true },
      { key: 'X', code: 'KeyX', shiftKey: true },
    ])
      fireEvent.keyDown(document.body, init);
    const euro = createEvent.keyDown(document.body, { key: '€', code: 'KeyE' });
    // This DOM knows no such modifier.
    Object.assign(euro, { getModifierState: (name: string) => name === 'AltGraph' });
    fireEvent(document.body, euro);
    expect(pressed).toEqual([]);
  });

  it('blanks the screen by the key of a slide remote on every keyboard', () => {
    render(<Page />);
    for (const key of ['.', ':', 'ю', 'ץ', 'ز'])
      fireEvent.keyDown(document.body, { key, code: 'Period' });
    expect(pressed).toEqual(Array.from({ length: 5 }, () => 'blank'));
  });

  it('steps on while a key is kept down, and does everything else once', () => {
    render(<Page />);
    for (const key of ['ArrowRight', 'x', ' '])
      for (const repeat of [false, true, true])
        fireEvent.keyDown(document.body, { key, code: key === ' ' ? 'Space' : key, repeat });
    expect(pressed).toEqual(['nextEvent', 'nextEvent', 'nextEvent', 'crash', 'play']);
  });
});

describe('keys of one character', () => {
  const isCharacter = (keys: string) => /^(\{Shift>\})?[^ {](\{\/Shift\})?$/u.test(keys);
  afterEach(() => prefer({ characterKeys: true }));

  it('do nothing once they are switched off, and all others act as before', async () => {
    render(<Page />);
    act(() => prefer({ characterKeys: false }));
    for (const [keys] of SAMPLES) await userEvent.keyboard(keys);
    expect(pressed).toEqual(SAMPLES.flatMap(([keys, id]) => (isCharacter(keys) ? [] : [id])));
  });

  it('are those that are so by their binding', () => {
    const bound = (bindings: readonly string[]) =>
      bindings.some((binding) => /^(Shift\+)?(.|\(.*\))$/u.test(binding));
    for (const { key } of KEYS)
      expect([key.shown, key.isCharacter]).toEqual([key.shown, bound(key.bindings)]);
  });

  it('are named by no button while they are off', () => {
    const named = () =>
      ['Edit cluster', 'Next event'].map((name) =>
        screen.getByRole('button', { name }).getAttribute('aria-keyshortcuts'),
      );
    render(
      <>
        <ActionButton does="edit" to={undefined} />
        <ActionButton does="nextEvent" to={undefined} />
      </>,
    );
    expect(named()).toEqual(['e', 'ArrowRight PageDown']);
    act(() => prefer({ characterKeys: false }));
    expect(named()).toEqual([null, 'ArrowRight PageDown']);
  });
});

describe('keys that belong to the focused control', () => {
  it.each(['Text', 'Long text'])('are left to %s while a person types', async (name) => {
    render(<Page />);
    const field = screen.getByLabelText<HTMLInputElement>(name);
    await userEvent.type(field, 'x c.?3{ArrowLeft}{Home}');
    expect(field.value).toBe('x c.?3');
    expect(pressed).toEqual([]);
  });

  it.each(['Text', 'Long text'])('%s undoes what was typed, and leaves Ctrl K', async (name) => {
    render(<Page />);
    await userEvent.click(screen.getByLabelText(name));
    await userEvent.keyboard('{Control>}zk{/Control}');
    expect(pressed).toEqual(['palette']);
  });

  it.each(['Press me', 'Press me plainly'])(
    'Space presses “%s” and does not play',
    async (name) => {
      render(<Page />);
      screen.getByText(name).focus();
      await userEvent.keyboard(' ');
      expect(buttonPresses).toBe(1);
      expect(pressed).toEqual([]);
    },
  );

  it('but an arrow on a button still steps', async () => {
    render(<Page />);
    screen.getByText('Press me').focus();
    await userEvent.keyboard('{ArrowRight}x');
    expect(pressed).toEqual(['nextEvent', 'crash']);
  });

  it.each(['Speed', 'Plain range'])('arrows move the slider “%s” and do not step', (name) => {
    render(<Page />);
    const slider = screen.getByRole('slider', { name });
    for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End', 'PageDown'])
      fireEvent.keyDown(slider, { key, code: key });
    expect(pressed).toEqual([]);
  });

  it('a list keeps its arrows up and down, its pages and letters; sideways still steps', () => {
    render(<Page />);
    const option = screen.getByRole('option');
    for (const key of ['ArrowDown', 'ArrowUp', 'Home', 'PageDown', 'x'])
      fireEvent.keyDown(option, { key, code: key });
    expect(pressed).toEqual([]);
    fireEvent.keyDown(option, { key: 'ArrowRight', code: 'ArrowRight' });
    fireEvent.keyDown(option, { key: 'ArrowLeft', code: 'ArrowLeft' });
    expect(pressed).toEqual(['nextEvent', 'previousEvent']);
  });

  it('a grid keeps its arrows, and a slide remote and letters act from there, too', () => {
    render(<Page />);
    const cell = screen.getByText('Slot 1');
    for (const key of ['ArrowRight', 'ArrowDown', 'Home', 'End'])
      fireEvent.keyDown(cell, { key, code: key });
    expect(pressed).toEqual([]);
    for (const key of ['PageDown', 'PageUp', '.', 'n']) fireEvent.keyDown(cell, { key, code: key });
    fireEvent.keyDown(cell, { key: 'ArrowRight', code: 'ArrowRight', shiftKey: true });
    expect(pressed).toEqual(['nextEvent', 'previousEvent', 'blank', 'present', 'nextBeat']);
  });

  it('nothing is taken while a menu is open', async () => {
    render(<Page />);
    await userEvent.click(screen.getByText('Menu'));
    await userEvent.keyboard('x{ArrowRight}.');
    expect(pressed).toEqual([]);
  });

  it('nothing is taken while a dialog is open', async () => {
    render(<Page isModal />);
    await userEvent.keyboard('x{ArrowRight}.?');
    expect(pressed).toEqual([]);
  });
});
