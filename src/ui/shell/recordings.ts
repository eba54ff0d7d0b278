import { exportRecording } from '../../store/index.ts';
import { SHELL_WORDS as words } from '../words/index.ts';

/** Recordings on their way out to the clipboard or a file, and in from a file. */

/** The largest file that is read at all. */
const LARGEST = 32 * 2 ** 20;

/** Puts text into the clipboard; false where the browser forbids it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export async function copyRecording(): Promise<boolean> {
  return copyText(await exportRecording());
}

/** Offers the recording of the present run as a file. */
export async function saveRecording(): Promise<void> {
  const file = new Blob([await exportRecording()], { type: 'application/json' });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = 'run.synod.json';
  link.click();
  URL.revokeObjectURL(address);
}

/** The text of a file, or the sentence about why it cannot be had. */
export async function readRecording(
  file: File,
): Promise<{ readonly text: string } | { readonly error: string }> {
  if (file.size > LARGEST)
    return { error: words.tooLarge(file.name, megabytes(file.size), megabytes(LARGEST)) };
  try {
    return { text: await file.text() };
  } catch {
    return { error: words.notRead(file.name) };
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`;
}
