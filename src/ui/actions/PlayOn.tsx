import { ActionButton } from './ActionButton.tsx';

/** The ways on from where nothing has happened yet. */
export function PlayOn() {
  return (
    <>
      <ActionButton does="play" to={undefined} />
      <ActionButton does="nextEvent" to={undefined} />
    </>
  );
}
