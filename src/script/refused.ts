/** A step cannot be done, or a fact not be judged, in the world as it is. Caught by the runner. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
