/** A step is illegal, or a fact cannot be judged, in the present world. The runner catches it. */
export class Refused extends Error {
  override readonly name = 'Refused';
}
