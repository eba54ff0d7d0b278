// @ts-check
/** Runs in the page before its own code: it keeps every error, and asks the worker through its one door. */
(() => {
  const watched = /** @type {any} */ (window);
  /** @type {string[]} */
  const errors = [];
  /** @type {Worker[]} */
  const workers = [];
  const keep = (/** @type {unknown[]} */ ...what) => errors.push(what.map(String).join(' '));
  addEventListener('error', ({ message }) => keep(message));
  addEventListener('unhandledrejection', ({ reason }) => keep(reason));
  addEventListener('securitypolicyviolation', ({ violatedDirective }) => keep(violatedDirective));
  console.error = keep;
  console.warn = keep;

  watched.Worker = class extends Worker {
    /** @param {string | URL} url @param {WorkerOptions} [options] */
    constructor(url, options) {
      super(url, options);
      workers.push(this);
    }
  };

  let id = 1_000_000_000;
  watched.watch = {
    errors,
    /** @param {unknown} intent */
    ask: (intent) =>
      new Promise((resolve) => {
        const worker = workers.at(-1);
        const mine = (id += 1);
        const hear = (/** @type {MessageEvent} */ event) => {
          if (event.data.id !== mine) return;
          event.stopImmediatePropagation();
          worker?.removeEventListener('message', hear);
          resolve(event.data);
        };
        worker?.addEventListener('message', hear);
        worker?.postMessage({ version: 1, id: mine, intent });
      }),
  };
})();
