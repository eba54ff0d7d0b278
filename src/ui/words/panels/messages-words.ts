import type { Message, NodeId } from '../../../contract/index.ts';
import { countText } from '../values/format.ts';
import { messageTag, messageText } from '../values/message-words.ts';

export const MESSAGES_WORDS = {
  title: 'Messages',
  empty: 'No message is under way. Play or step on, and they appear here.',
  to: (node: NodeId) => `To ${node}`,
  asking: '…',
  notTried: 'Not tried: too much is under way.',
  way: (from: string, to: string) => `${from}→${to}`,
  rowName: (body: Message, from: string, to: string) =>
    `${messageTag(body)}, from ${from} to ${to}: ${messageText(body)}`,
  more: (n: number) => `Show ${countText(n)} more`,
  moreName: (n: number, title: string) => `Show ${countText(n)} more: ${title}`,
} as const;
