import { beforeEach } from 'vitest';
import { forgetPress } from '../actions/double-press.ts';

// A press in one test is no part of a double click in the next.
beforeEach(forgetPress);
