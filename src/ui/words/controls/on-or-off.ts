/** The name of a switch says what pressing it now would do. */
export const onOrOff = (on: string, off: string) => (isOn: boolean) => (isOn ? on : off);
