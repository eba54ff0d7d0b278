import { useState } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useSynod } from '../../store/index.ts';
import { Button, Sheet, Switch, controlStyles } from '../controls/index.ts';
import { KEYS, keyText, useAction, useDo, type Keyed } from '../actions/index.ts';
import { Glossary } from '../glossary/index.ts';
import { GLOSSARY_WORDS, type TermId } from '../words/glossary/index.ts';
import {
  GESTURE_WORDS,
  HELP_WORDS as words,
  KEY_GROUP_WORDS,
  MODEL_WORDS,
} from '../words/index.ts';
import { Signs } from './Signs.tsx';
import styles from './Help.module.css';

interface HelpProps {
  /** The tab to begin with. */
  readonly begin?: 'keys' | 'glossary';
  /** The entry of the glossary to begin with. */
  readonly term?: TermId | null;
  readonly onClose: () => void;
}

/** The help shows keys, signs, the glossary, and what the model simplifies. */
export function Help({ begin = 'keys', term = null, onClose }: HelpProps) {
  const [tab, setTab] = useState<string>(begin);
  const [wanted, setWanted] = useState(term);
  const show = (id: TermId) => {
    setWanted(id);
    setTab('glossary');
  };
  return (
    <Sheet title={words.title} close={words.close} onClose={onClose} wide="broad">
      <Tabs
        selectedKey={tab}
        onSelectionChange={(key) => setTab(String(key))}
        className={styles.tabs!}
      >
        <TabList aria-label={words.title} className={styles.tabList!}>
          <Tab id="keys" className={styles.tab!}>
            {words.keys}
          </Tab>
          <Tab id="signs" className={styles.tab!}>
            {words.signs}
          </Tab>
          <Tab id="glossary" className={styles.tab!}>
            {GLOSSARY_WORDS.tab}
          </Tab>
          <Tab id="model" className={styles.tab!}>
            {words.model}
          </Tab>
        </TabList>
        <TabPanel id="keys" className={`${controlStyles.sheetBody} ${styles.panel}`}>
          <FirstSteps onClose={onClose} />
          <Keys />
        </TabPanel>
        <TabPanel id="signs" className={`${controlStyles.sheetBody} ${styles.panel}`}>
          <Signs onTerm={show} />
        </TabPanel>
        <TabPanel id="glossary" className={`${controlStyles.sheetBody} ${styles.panel}`}>
          <Glossary term={wanted} />
        </TabPanel>
        <TabPanel id="model" className={`${controlStyles.sheetBody} ${styles.panel}`}>
          <Model />
        </TabPanel>
      </Tabs>
    </Sheet>
  );
}

/** The way to the first steps, for a person who looks for help because they are new here. */
function FirstSteps({ onClose }: Pick<HelpProps, 'onClose'>) {
  const { name, whyNot, run } = useAction('startHere', undefined);
  return (
    <Button
      className={styles.first!}
      whyNot={whyNot}
      onPress={() => {
        onClose();
        run();
      }}
    >
      {name}
    </Button>
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
  const remoteByBeat = useSynod((state) => state.preferences.remoteByBeat);
  return (
    <>
      <p className={styles.about}>
        {words.keysAbout} {GESTURE_WORDS[pointing].move}
      </p>
      <Switch isOn={characterKeys} onChange={useDo('characterKeys')} className={styles.switch!}>
        {words.characterKeys}
      </Switch>
      <Switch isOn={remoteByBeat} onChange={useDo('remoteByBeat')} className={styles.switch!}>
        {words.remoteByBeat}
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
