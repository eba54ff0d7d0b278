/** This file says which numbers stand together in the editor. */

export const LEADER_FIELDS = [
  'settings.ping',
  'settings.suspectInitial',
  'settings.suspectMin',
  'settings.suspectMax',
  'settings.suspectGrowth',
  'settings.suspectDecrease',
  'settings.quorumTtl',
] as const;

export const RETRY_FIELDS = [
  'settings.retry',
  'settings.retryMax',
  'settings.clientRetry',
  'settings.clientRetryMax',
  'settings.status',
  'settings.gap',
  'settings.learn',
  'settings.learnMax',
] as const;

export const SPACE_FIELDS = [
  'settings.window',
  'settings.chunk',
  'processing',
  'loopback',
] as const;
