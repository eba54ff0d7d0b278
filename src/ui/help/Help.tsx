import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useSynod } from '../../store/index.ts';
import { Sheet, Switch, controlStyles } from '../controls/index.ts';
import { KEYS, keyText, useDo, type Keyed } from '../actions/index.ts';
import {
  GESTURE_WORDS,
  HELP_WORDS as words,
  KEY_GROUP_WORDS,
  MODEL_WORDS,
} from '../words/index.ts';
import { Signs } from './Signs.tsx';
import styles from './Help.module.css';

/** The help shows keys, signs, and what the model simplifies. */
export function Help({ onClose }: { readonly onClose: () => void }) {
  return (
    <Sheet title={words.title} close={words.close} onClose={onClose} wide>
      <Tabs className={styles.tabs!}>
        <TabList aria-label={words.title} className={styles.tabList!}>
          <Tab id="keys" className={styles.tab!}>
            {words.keys}
          </Tab>
          <Tab id="signs" className={styles.tab!}>
            {words.signs}
          </Tab>
          <Tab id="model" className={styles.tab!}>
            {words.model}
          </Tab>
        </TabList>
        <TabPanel id="keys" className={`${controlStyles.sheetBody} ${styles.panel}`}>
          <Keys />
        </TabPanel>
        <TabPanel id="signs" className={`${controlStyles.sheetBody} ${styles.panel}`}>
          <Signs />
        </TabPanel>
        <TabPanel id="model" className={`${controlStyles.sheetBody} ${styles.panel}`}>
          <Model />
        </TabPanel>
      </Tabs>
    </Sheet>
  );
}

type Group = keyof typeof KEY_GROUP_WORDS;

/** The group of a key in the help. */
function groupOf({ actions }: Keyed): Group {
  const { group } = actions[0]![1].way;
  if (group === 'time' || group === 'looking') return group;
  return 'breaking';
}

function Keys() {
  const pointing = useSynod((state) => state.pointing);
  const characterKeys = useSynod((state) => state.preferences.characterKeys);
  return (
    <>
      <p className={styles.about}>
        {words.keysAbout} {GESTURE_WORDS[pointing].move}
      </p>
      <Switch isOn={characterKeys} onChange={useDo('characterKeys')} className={styles.switch!}>
        {words.characterKeys}
      </Switch>
      <div className={styles.groups}>
        {(Object.keys(KEY_GROUP_WORDS) as Group[]).map((group) => (
          <section key={group}>
            <h3 className={styles.heading}>{KEY_GROUP_WORDS[group]}</h3>
            <dl className={styles.keys}>
              {KEYS.filter((keyed) => groupOf(keyed) === group).map((keyed) => (
                <Row
                  key={keyed.key.shown[0]}
                  keyed={keyed}
                  isOff={keyed.key.isCharacter && !characterKeys}
                />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  );
}

interface RowProps {
  readonly keyed: Keyed;
  readonly isOff: boolean;
}

/** A key with everything that it may do. */
function Row({ keyed, isOff }: RowProps) {
  return (
    <div data-off={isOff || undefined}>
      <dt>
        {keyed.key.shown.map((shown) => (
          <kbd key={shown}>{shown}</kbd>
        ))}
      </dt>
      <dd>
        {keyText(keyed)}
        {isOff && ` (${words.off})`}
      </dd>
    </div>
  );
}

function Model() {
  return (
    <dl className={styles.model}>
      {MODEL_WORDS.map(([heading, sentence]) => (
        <div key={heading}>
          <dt>{heading}</dt>
          <dd>{sentence}</dd>
        </div>
      ))}
    </dl>
  );
}
