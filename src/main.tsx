import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { connect, isIdle, openDoor, subscribeIdle } from './store/index.ts';
import { App } from './ui/index.ts';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root');

/** Tests wait on this attribute, never on time: true while nothing moves and nothing is awaited. */
function tellIdle(idle: boolean): void {
  document.documentElement.dataset.idle = String(idle);
}

connect(openDoor);
// From here on the page itself says what fails; until then, the words in index.html do.
tellIdle(isIdle());
subscribeIdle(tellIdle);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
