import { startWorker } from './worker/client.ts';

// A script of its own, and the first: the worker opens the run while the page's code is still on its way.
startWorker();
