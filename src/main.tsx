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

tellIdle(isIdle());
subscribeIdle(tellIdle);
connect(openDoor);
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
