import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Frame, Hello, Intent, Notice, Request } from '../contract/index.ts';
import { frameOf, handle, openSession, recordingText } from '../session/index.ts';
import { doorOver, type Door, type Fault, type Reply, type Wire } from './client.ts';
import { serve, type Port } from './entry.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** Two ends of a real channel, which clones every message and delivers it later. */
function channel(): { readonly wire: Wire; readonly port: Port; readonly sent: Notice[] } {
  const { port1, port2 } = new MessageChannel();
  const sent: Notice[] = [];
  closing.push(() => port1.close());
  return {
    sent,
    wire: {
      postMessage: (request) => port1.postMessage(request),
      onMessage: (listener) => {
        port1.addEventListener('message', ({ data }) => listener(data));
        port1.start();
      },
      onError: () => {},
      close: () => port1.close(),
    },
    port: {
      postMessage: (notice) => {
        sent.push(notice);
        port2.postMessage(notice);
      },
      addEventListener: (_kind, listener) => {
        port2.addEventListener('message', listener as (event: MessageEvent) => void);
        port2.start();
      },
    },
  };
}

async function opened(): Promise<{
  readonly door: Door;
  readonly hello: Hello;
  readonly frame: Frame;
  readonly sent: Notice[];
  readonly faults: Fault[];
}> {
  const { wire, port, sent } = channel();
  const faults: Fault[] = [];
  const door = doorOver(wire);
  door.onFault((fault) => faults.push(fault));
  const open = new Promise<readonly [Hello, Frame]>((settle) => {
    door.onOpen((hello, frame) => settle([hello, frame]));
  });
  serve(port);
  const [hello, frame] = await open;
  return { door, hello, frame, sent, faults };
}

function answered(reply: Reply): Extract<Reply, { kind: 'answer' }> {
  if (reply.kind !== 'answer') throw new Error('the door is lost');
  return reply;
}

async function textOf(door: Door, intent: Intent): Promise<string> {
  const { answer } = answered(await door.ask(intent));
  const isText = answer.kind === 'hash' || answer.kind === 'export';
  return isText ? answer.value : '';
}

describe('the door', () => {
  it('answers one wish after the other, also while it brings what one of them needs', async () => {
    const sent: Notice[] = [];
    let hear: (event: { readonly data: Request }) => void = () => {};
    serve({
      postMessage: (notice) => sent.push(notice),
      addEventListener: (_kind, listener) => (hear = listener),
    });
    const text = 'cluster acceptors 3 leaders 1 replicas 1 clients 1\n\nrequest k1 put x 1\n';
    const wishes: readonly Intent[] = [
      { kind: 'openRecording', text },
      { kind: 'next', unit: 'event', quiet: true },
      { kind: 'export' },
    ];
    // All wishes come at once: the first still waits for the language when the others arrive.
    wishes.forEach((intent, at) => hear({ data: { version: 1, id: at + 1, intent } }));
    await vi.waitFor(() => expect(sent).toHaveLength(5), { timeout: 20_000 });
    const answers = sent.filter((notice) => notice.kind === 'answer');
    expect(answers.map(({ id }) => id)).toEqual([0, 1, 2, 3]);
    expect(answers[1]!.delta!.parts).toMatchObject({ index: 0 });
    expect(answers[2]!.delta!.parts.event?.action).toMatchObject({ kind: 'request' });
    expect(answers[3]!.answer).toMatchObject({
      kind: 'export',
      value: expect.stringContaining('put') as string,
    });
  });

  it('opens with a greeting and the first frame', async () => {
    const { hello, frame } = await opened();
    expect(hello).toMatchObject({ kind: 'hello', version: 1 });
    expect(hello.scenes.map(({ id }) => id)).toContain('duel');
    expect(hello.pseudocode.length).toBeGreaterThan(20);
    expect(hello.limits['settings.ping']).toEqual({ min: 1_000, max: 600_000_000 });
    expect(frame).toEqual(frameOf(openSession()));
  });

  it('answers each request, in order, with the frame after it', async () => {
    const { door } = await opened();
    const intents: readonly Intent[] = [
      { kind: 'runTo', to: 300_000 },
      { kind: 'seek', index: 7 },
      { kind: 'previous', unit: 'event', quiet: true },
      { kind: 'act', action: { kind: 'restart', node: 'n1' }, at: 0 },
      { kind: 'act', action: { kind: 'crash', node: 'n1', point: 'now' }, at: 0 },
    ];
    const order: number[] = [];
    const replies = await Promise.all(
      intents.map(async (intent, at) => {
        const reply = answered(await door.ask(intent));
        order.push(at);
        return reply;
      }),
    );
    const session = openSession();
    expect(replies.map(({ answer }) => answer)).toEqual(
      intents.map((intent) => handle(session, intent).answer),
    );
    expect(order).toEqual([0, 1, 2, 3, 4]);
    expect(replies[1]!.frame.index).toBe(7);
    expect(replies[2]!.frame.index).toBe(6);
    expect(replies[3]!.frame).toBe(replies[2]!.frame);
    expect(replies[4]!.frame).toEqual(frameOf(session));
    expect(replies[0]!.passed.length).toBeGreaterThan(0);
  });

  it('sends no frame where nothing changed', async () => {
    const { door, sent } = await opened();
    await door.ask({ kind: 'runTo', to: 100_000 });
    const from = sent.length;
    await door.ask({ kind: 'runTo', to: 100_000 });
    await door.ask({ kind: 'hash' });
    await door.ask({ kind: 'export' });
    expect(sent.slice(from).map((notice) => notice.kind === 'answer' && notice.delta)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it('shows what the session shows, whatever is asked, and gives one recording one hash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(999), { minLength: 20, maxLength: 40 }), async (numbers) => {
        const { door } = await opened();
        const session = openSession();
        const both = async (intent: Intent) => {
          const here = handle(session, intent);
          const there = answered(await door.ask(intent));
          expect(there.answer).toEqual(here.answer);
          expect(there.frame).toEqual(here.frame);
        };
        await both({ kind: 'openScene', scene: 'lossy' });
        for (const draw of numbers) {
          const { time, next, timeline, nodes } = frameOf(session);
          const node = nodes[draw % 5]!;
          const at = next ?? time;
          const intents: readonly Intent[] = [
            { kind: 'runTo', to: at + draw * 50 },
            { kind: 'next', unit: 'event', quiet: draw % 2 === 0 },
            { kind: 'seek', index: timeline.length - (draw % 20) },
            { kind: 'seek', index: timeline.length },
            {
              kind: 'act',
              action:
                node.status === 'down'
                  ? { kind: 'restart', node: node.id }
                  : { kind: 'crash', node: node.id, point: 'now' },
              at: time,
            },
          ];
          await both(intents[draw % intents.length]!);
        }
        const { length, endTime } = frameOf(session).timeline;
        await both({ kind: 'seek', index: length });
        const hash = await textOf(door, { kind: 'hash' });
        const fresh = (await opened()).door;
        const opening = answered(
          await fresh.ask({ kind: 'openRecording', text: recordingText(session) }),
        );
        expect(opening.answer).toEqual({ kind: 'done' });
        await fresh.ask({ kind: 'runTo', to: endTime });
        await fresh.ask({ kind: 'seek', index: length });
        expect(await textOf(fresh, { kind: 'hash' })).toBe(hash);
      }),
      { numRuns: 8 },
    );
  });
});

describe('a fault', () => {
  it('of the session comes with its message and the run as a file', async () => {
    const { door, faults } = await opened();
    await door.ask({ kind: 'act', action: { kind: 'pause', node: 'n1' }, at: 0 });
    const recording = await textOf(door, { kind: 'export' });
    const bad = door.ask({ kind: 'openCluster', cluster: null as never, seed: 1 });
    const open = door.ask({ kind: 'hash' });
    expect(await bad).toEqual({ kind: 'lost' });
    expect(await open).toEqual({ kind: 'lost' });
    expect(faults).toHaveLength(1);
    expect(faults[0]!.message).not.toBe('');
    expect(faults[0]!.recording).toBe(recording);
    expect(await door.ask({ kind: 'hash' })).toEqual({ kind: 'lost' });
  });

  it('is another version of the page', async () => {
    const { wire, port, sent } = channel();
    serve(port);
    wire.onMessage(() => {});
    wire.postMessage({ version: 2 as never, id: 1, intent: { kind: 'hash' } });
    await vi.waitFor(() => expect(sent.at(-1)).toMatchObject({ kind: 'fault', id: 1 }));
    const last = sent.at(-1);
    expect(last?.kind === 'fault' && last.message).toContain('version 2');
  });

  /** A wire whose far end is the test. */
  function loose() {
    const posted: Request[] = [];
    let say: (data: unknown) => void = () => {};
    let fail: (message: string) => void = () => {};
    const closed = vi.fn<() => void>();
    const door = doorOver({
      postMessage: (request) => posted.push(request),
      onMessage: (listener) => (say = listener),
      onError: (listener) => (fail = listener),
      close: closed,
    });
    const faults: Fault[] = [];
    door.onFault((fault) => faults.push(fault));
    return {
      door,
      posted,
      closed,
      faults,
      say: (data: unknown) => say(data),
      fail: (message: string) => fail(message),
    };
  }

  it('is another version of the worker', () => {
    const { faults, say, closed } = loose();
    say({ kind: 'hello', version: 7, scenes: [], limits: {}, pseudocode: [] });
    expect(faults).toEqual([
      { message: expect.stringContaining('version 7') as string, recording: '' },
    ]);
    expect(closed).toHaveBeenCalledOnce();
  });

  it('is a worker that dies without a word, told once', async () => {
    const { door, faults, fail, posted, closed } = loose();
    const reply = door.ask({ kind: 'hash' });
    fail('boom');
    fail('again');
    expect(await reply).toEqual({ kind: 'lost' });
    expect(faults).toEqual([{ message: 'boom', recording: '' }]);
    expect(closed).toHaveBeenCalledOnce();
    await door.ask({ kind: 'hash' });
    expect(posted).toHaveLength(1);
  });

  it('is not told after the door was closed by hand; open requests are answered all the same', async () => {
    const { door, faults, fail, say } = loose();
    const reply = door.ask({ kind: 'hash' });
    door.close();
    fail('late');
    say({ kind: 'answer', id: 1, answer: { kind: 'done' }, delta: null });
    expect(await reply).toEqual({ kind: 'lost' });
    expect(faults).toEqual([]);
  });

  it('numbers its requests and names the version', () => {
    const { door, posted } = loose();
    void door.ask({ kind: 'hash' });
    void door.ask({ kind: 'export' });
    expect(posted).toEqual([
      { version: 1, id: 1, intent: { kind: 'hash' } },
      { version: 1, id: 2, intent: { kind: 'export' } },
    ]);
  });
});
