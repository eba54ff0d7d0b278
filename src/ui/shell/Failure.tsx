import { useState, type ReactNode } from 'react';
import { Button } from '../controls/index.ts';
import { FAILURE_WORDS as words } from '../words/index.ts';
import { copyText } from './recordings.ts';
import styles from './Failure.module.css';

interface FailureProps {
  readonly message: string;
  /** The run as the text of a file; empty if it cannot be had. */
  readonly recording: string;
  /** The buttons that lead out. */
  readonly children: ReactNode;
}

/** Says what failed, shows the recording, and offers the ways out. */
export function Failure({ message, recording, children }: FailureProps) {
  const [copied, setCopied] = useState(false);
  return (
    <>
      <p className={styles.label}>{words.message}</p>
      <pre className={styles.message}>{message}</pre>
      {recording !== '' && (
        <label className={styles.label}>
          {words.recording}
          <textarea readOnly value={recording} rows={4} className={styles.recording} />
        </label>
      )}
      <div className={styles.ways}>
        {recording !== '' && (
          <Button onPress={() => void copyText(recording).then(setCopied)}>
            {copied ? words.copied : words.copy}
          </Button>
        )}
        {children}
      </div>
    </>
  );
}
