import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { reopen, startOver, useSynod } from '../../store/index.ts';
import { Button, controlStyles } from '../controls/index.ts';
import { FAILURE_WORDS as words } from '../words/index.ts';
import { Failure, failureStyles as styles } from '../shell/index.ts';

/** When the worker has thrown, this dialog shows its message, offers the recording, and offers two ways on. */
export function FaultDialog() {
  const fault = useSynod((state) => state.fault);
  if (fault === null) return null;
  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled className={controlStyles.veil!}>
      <Modal className={controlStyles.sheet!}>
        <Dialog role="alertdialog" className={styles.dialog!}>
          <Heading slot="title" className={styles.title!}>
            {words.engine}
          </Heading>
          <p className={styles.about}>
            {words.engineAbout} {fault.recording !== '' && words.engineRecording}
          </p>
          <Failure message={fault.message} recording={fault.recording}>
            <Button onPress={() => startOver()}>{words.over}</Button>
            <Button look="main" onPress={() => reopen()}>
              {words.reopen}
            </Button>
          </Failure>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
