import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  Button,
  Dialog,
  DialogTrigger,
  ListBox,
  ListBoxItem,
  Modal,
  Radio,
  RadioGroup,
  Tab,
  TabList,
  Tabs,
} from 'react-aria-components';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ActionId } from '../words/index.ts';
import { Choice, Segments, Switch } from '../controls/index.ts';
import { STAGE, useKeys } from './index.ts';

let pressed: ActionId[] = [];
let presses = 0;
const count = () => (presses += 1);
const CLIENTS = [
  { id: 'k1', name: 'k1' },
  { id: 'k2', name: 'k2' },
];
const OPTIONS = [
  { id: 'one', name: 'One' },
  { id: 'two', name: 'Two' },
];

function Page() {
  useKeys(({ actions }) => pressed.push(actions[0]![0]), false);
  return (
    <>
      <main id={STAGE} tabIndex={-1} />
      <Button onPress={count}>Press</Button>
      <button type="button" onClick={count}>
        Plain
      </button>
      <svg>
        <g
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as the shapes of the stage are
          role="button"
          tabIndex={0}
          aria-label="Shape"
          onKeyDown={({ key }) => key === ' ' && count()}
        />
      </svg>
      <RadioGroup aria-label="Load" onChange={count}>
        <Radio value="none">None</Radio>
        <Radio value="closed">Closed</Radio>
      </RadioGroup>
      <Switch isOn={presses % 2 === 1} onChange={count}>
        Heartbeats
      </Switch>
      <Segments label="Arrangement" value="one" options={OPTIONS} onChange={count} />
      <Tabs onSelectionChange={count}>
        <TabList aria-label="Panels">
          <Tab id="one">Faults</Tab>
          <Tab id="two">Clients</Tab>
        </TabList>
      </Tabs>
      <ListBox aria-label="Events" selectionMode="multiple" onSelectionChange={count}>
        <ListBoxItem id="one">Event 1</ListBoxItem>
        <ListBoxItem id="two">Event 2</ListBoxItem>
      </ListBox>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- as the ledger is */}
      <table role="grid" aria-label="Slots">
        <tbody>
          <tr>
            <td tabIndex={0}>Slot 1</td>
          </tr>
        </tbody>
      </table>
      <input type="range" aria-label="Speed" />
      <input aria-label="Command" />
      <textarea aria-label="Script" />
      <Choice label="Client" value="k1" options={CLIENTS} onChange={count} />
      <DialogTrigger>
        <Button>Open</Button>
        <Modal>
          <Dialog aria-label="A dialog">
            <Button slot="close">Close</Button>
          </Dialog>
        </Modal>
      </DialogTrigger>
    </>
  );
}

beforeEach(() => {
  pressed = [];
  presses = 0;
});
afterEach(cleanup);

/** Each kind of control by its name on this page, and whether Space presses it once Tab leads there. */
const CONTROLS = [
  ['a button', 'Press', true],
  ['a plain button', 'Plain', true],
  ['a shape on the stage', 'Shape', true],
  ['a radio button', 'None', true],
  ['a switch', 'Heartbeats', true],
  ['a segment', 'One', true],
  ['a tab', 'Faults', true],
  ['an option of a list', 'Event 1', true],
  ['a slot', 'Slot 1', false],
  ['a slider', 'Speed', true],
] as const;

function control(name: string): HTMLElement {
  return screen.queryByLabelText(name) ?? screen.getByText(name);
}

describe('after a click, the keys are for the run', () => {
  it.each(CONTROLS)('on %s', async (_, name) => {
    render(<Page />);
    for (const keys of [' ', '{PageDown}', '{PageUp}', '.', 'x', 'x ']) {
      await userEvent.click(control(name));
      const before = presses;
      await userEvent.keyboard(keys);
      expect(presses).toBe(before);
    }
    expect(pressed).toEqual([
      'play',
      'nextEvent',
      'previousEvent',
      'blank',
      'crash',
      'crash',
      'play',
    ]);
  });

  it('also when a dialog gives the focus back', async () => {
    render(<Page />);
    await userEvent.click(screen.getByRole('button', { name: 'Open' }));
    expect(screen.getByRole('dialog')).toBeDefined();
    await userEvent.tab();
    await userEvent.keyboard('{Escape}');
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Open' }));
    await userEvent.keyboard(' ');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(pressed).toEqual(['play']);
  });

  it('also when an option of a list that opens is chosen', async () => {
    render(<Page />);
    await userEvent.click(screen.getByRole('button', { name: /Client$/u }));
    await userEvent.keyboard('x');
    expect(pressed).toEqual([]);
    const before = presses;
    await userEvent.click(screen.getByRole('option', { name: 'k2' }));
    expect(presses).toBe(before + 1);
    await userEvent.keyboard('x{PageDown} ');
    expect(pressed).toEqual(['crash', 'nextEvent', 'play']);
  });

  it('but arrows move a slider', async () => {
    render(<Page />);
    await userEvent.click(control('Speed'));
    fireEvent.keyDown(control('Speed'), { key: 'ArrowRight', code: 'ArrowRight' });
    expect(pressed).toEqual([]);
  });
});

describe('once Tab leads to it, Space is for the control', () => {
  it.each(CONTROLS)('on %s', async (_, name, isPressed) => {
    render(<Page />);
    const wanted = control(name);
    const target = wanted.closest('button, [role="tab"], [role="option"], label') ?? wanted;
    for (let at = 0; at < 20 && !target.contains(document.activeElement); at++)
      await userEvent.tab();
    expect(target.contains(document.activeElement)).toBe(true);
    await userEvent.keyboard(' ');
    expect(pressed).toEqual(isPressed ? [] : ['play']);
  });

  it('also after it was clicked', async () => {
    render(<Page />);
    await userEvent.click(control('Plain'));
    await userEvent.tab();
    await userEvent.tab({ shift: true });
    const before = presses;
    await userEvent.keyboard(' ');
    expect([presses, pressed]).toEqual([before + 1, []]);
  });
});

describe('a field', () => {
  it('is left with Escape, and the next key is for the run', async () => {
    render(<Page />);
    for (const name of ['Command', 'Script']) {
      await userEvent.click(control(name));
      await userEvent.keyboard('x {Escape}');
      expect(pressed).toEqual([]);
      expect(document.activeElement?.id).toBe(STAGE);
    }
    await userEvent.keyboard(' {Escape}');
    expect(pressed).toEqual(['play', 'clear']);
  });

  it('leaves a slide remote to the run if it has one line', async () => {
    render(<Page />);
    await userEvent.click(control('Command'));
    await userEvent.keyboard('{PageDown}{PageUp}');
    expect(pressed).toEqual(['nextEvent', 'previousEvent']);
    await userEvent.click(control('Script'));
    await userEvent.keyboard('{PageDown}');
    expect(pressed).toHaveLength(2);
  });
});
