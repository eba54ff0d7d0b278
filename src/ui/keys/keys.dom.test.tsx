import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
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
import type { ActionId } from '../words/index.ts';
import { useKeys } from './index.ts';

let pressed: ActionId[] = [];
let buttonPresses = 0;

function Page({ isModal = false, isHeld = false }) {
  useKeys(({ actions }) => pressed.push(actions[0]![0]), isHeld);
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

  it.each(['Press me', 'Press me plainly'])(
    'a pointer on “%s” leaves Space and arrows to the run, until the focus is put there by a key',
    async (name) => {
      render(<Page />);
      await userEvent.click(screen.getByText(name));
      await userEvent.keyboard(' {ArrowRight}');
      expect(buttonPresses).toBe(1);
      expect(pressed).toEqual(['play', 'nextEvent']);
      screen.getByText(name).focus();
      await userEvent.keyboard(' ');
      expect(buttonPresses).toBe(2);
      expect(pressed).toEqual(['play', 'nextEvent']);
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
