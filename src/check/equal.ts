/** True when two values of plain data are equal; the order of keys does not matter. */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    if (a.length !== b.length) return false;
    for (let at = 0; at < a.length; at++) if (!isEqual(a[at], b[at])) return false;
    return true;
  }
  if (Array.isArray(a) || Array.isArray(b)) return false;
  const [one, other] = [a, b] as readonly Readonly<Record<string, unknown>>[];
  const keys = Object.keys(one!);
  if (keys.length !== Object.keys(other!).length) return false;
  return keys.every((key) => key in other! && isEqual(one![key], other![key]));
}
