import { Component, useEffect, useState, type ReactNode } from 'react';
import { useSynod } from '../../store/index.ts';
import { Button } from '../controls/index.ts';
import { FAILURE_WORDS as words } from '../words/index.ts';
import { Failure } from './Failure.tsx';
import { recordingText } from './recordings.ts';
import styles from './Failure.module.css';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly error: Error | null;
}

/** If the page cannot be drawn, this says so, shows the recording of the run and offers ways out. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { error: null };

  static getDerivedStateFromError(error: unknown): ErrorBoundaryState {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <PageFailure error={error} onRetry={() => this.setState({ error: null })} />;
  }
}

function PageFailure({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const [recording, setRecording] = useState('');
  useEffect(() => {
    void recordingText().then(setRecording);
  }, []);
  return (
    <main className={styles.page}>
      <div className={styles.box} role="alert">
        <h1 className={styles.title}>{words.page}</h1>
        <p className={styles.about}>{words.pageAbout}</p>
        <Failure message={error.stack ?? error.message} recording={recording}>
          <Button onPress={() => window.location.reload()}>{words.reload}</Button>
          <Button look="main" onPress={onRetry}>
            {words.retry}
          </Button>
        </Failure>
      </div>
    </main>
  );
}

/** Shown if the worker cannot be reached, so that nothing can run. */
export function Lost() {
  const message = useSynod((state) => state.fault?.message ?? '');
  return (
    <main className={styles.page}>
      <div className={styles.box} role="alert">
        <h1 className={styles.title}>{words.lost}</h1>
        <p className={styles.about}>{words.lostAbout}</p>
        <Failure message={message} recording="">
          <Button look="main" onPress={() => window.location.reload()}>
            {words.reload}
          </Button>
        </Failure>
      </div>
    </main>
  );
}
