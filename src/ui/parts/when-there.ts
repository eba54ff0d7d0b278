/** A part of the page that is loaded later comes within this time, in milliseconds, or not at all. */
const WAIT = 3_000;

/** Does something to a part of the page as soon as it is drawn. */
export function whenThere(selector: string, then: (part: HTMLElement) => void): void {
  const end = performance.now() + WAIT;
  const look = () => {
    const part = document.querySelector<HTMLElement>(selector);
    if (part !== null) then(part);
    else if (performance.now() < end) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
