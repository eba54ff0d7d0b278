import { ask, askAloud } from '../../store/index.ts';
import { SHELL_WORDS as words } from '../words/index.ts';

/** Recordings go out to the clipboard or a file, and come in from a file. */

/** The largest file that is read at all. */
const LARGEST = 32 * 2 ** 20;

/** Puts text into the clipboard; false if the browser forbids it. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

export async function copyRecording(): Promise<boolean> {
  return copyText(await recordingText());
}

/** Offers the recording of the present run as a file. */
export async function saveRecording(): Promise<void> {
  offer('run.synod.json', 'application/json', await recordingText());
}

/** The run shown as the text of a file; empty while there is no worker. */
export async function recordingText(): Promise<string> {
  return (await ask('export')).answer ?? '';
}

/** Offers the present run as a script; false if it cannot be had. */
export async function saveScript(): Promise<boolean> {
  const { answer } = await askAloud('exportScript');
  if (answer !== null) offer('run.synod.txt', 'text/plain', answer);
  return answer !== null;
}

function offer(name: string, type: string, text: string): void {
  const file = new Blob([text], { type });
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
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
