/**
 * The whole language as data: it is parsed, printed, completed and documented from these tables. A
 * form is a pattern and its meaning. A pattern consists of words, `<name:kind>` for a value, and
 * `[…]` around an optional part; `kind+` is one or more, `kind*` any number.
 */
export const PHRASES = {
  step: {
    // the cluster: before everything else
    cluster: [
      'cluster acceptors <acceptors:number> leaders <leaders:number> replicas <replicas:number> clients <clients:number>',
      'so many processes, each on a node of its own',
    ],
    servers: [
      'cluster servers <servers:number> clients <clients:number>',
      'servers that host a replica, a leader and an acceptor each; clients on nodes of their own',
    ],
    node: [
      'node <id:node> hosts <who:process+>',
      'a node and what it hosts: in place of `cluster`, or besides',
    ],
    spare: [
      'spare <who:process+>',
      'not in the first configuration: a reconfig may add them later',
    ],
    seed: ['seed <seed:number>', 'what chance is drawn from; 1 unless set'],
    rules: [
      'rules <variant:variant>',
      'breaks one rule of the protocol on purpose; the run says so wherever it is shown',
    ],
    set: ['set <setting:setting>', 'a setting, for the whole run'],
    election: [
      'set election <policy:election>',
      'who begins a ballot by itself: before the first step or, from then on, at any time',
    ],
    // requests and load
    request: ['request <client:client> <op:operation>', 'a client asks for something'],
    load: ['load <load:load>', 'what clients ask for by themselves from now on'],
    // time
    next: ['next event', 'whatever happens next by itself'],
    nextMany: ['next <count:number> events', 'the next so many'],
    runFor: ['run for <span:span>', 'lets so much time pass, with all that happens in it'],
    runUntil: [
      'run [at most <limit:span>] until <fact:fact>',
      'lets time pass until it is so; fails where it is not so within the limit (60s)',
    ],
    wait: ['wait <span:span>', 'lets time pass in which nothing happens: what is due comes late'],
    fire: [
      'fire <timer:timer> [key <key:number>] at <who:selector+>',
      'a timer goes off now; without a key the one with the lowest',
    ],
    // messages
    deliver: ['deliver <messages:messages>', 'handled now by its receiver'],
    drop: ['drop <messages:messages>', 'lost'],
    duplicate: ['duplicate <messages:messages>', 'once more on its way'],
    hold: ['hold <messages:messages>', 'does not arrive until it is released or delivered'],
    release: ['release <messages:messages>', 'held no longer'],
    delay: ['delay <messages:messages> by <span:span>', 'so much later than it would come'],
    arrive: ['arrive <messages:messages>', 'in the mailbox of its receiver, not handled yet'],
    holdEvery: ['hold every <filter:filter>', 'those on the way and those to come'],
    dropEvery: ['drop every <filter:filter>', 'those on the way and those to come'],
    releaseEvery: [
      'release every <filter:filter>',
      'ends `hold every` or `drop every` of the same words, and releases what is held',
    ],
    // nodes and links
    crash: [
      'crash <who:selector+> [<point:point>]',
      'their nodes lose all that is volatile: now, or in the next handler that persists, before it does or before it sends',
    ],
    restart: ['restart <who:selector+>', 'their nodes come back with what is stable'],
    wipe: [
      'wipe <who:selector+>',
      'malpractice: the disks of their nodes, which are down, forget what is stable',
    ],
    pause: ['pause <who:selector+>', 'their nodes stand still'],
    resume: ['resume <who:selector+>', 'their nodes go on'],
    cut: [
      'cut <from:selector+> to <to:selector+>',
      'one way: nothing gets through, not even what is on the way',
    ],
    partition: [
      'partition <groups:group+>',
      'cuts both ways between the nodes of different groups, besides what is cut already',
    ],
    cutLinks: ['cut links <links:link+>', 'these, one way each'],
    heal: ['heal <from:selector+> to <to:selector+>', 'one way'],
    healGroups: ['heal <groups:group+>', 'both ways between the nodes of different groups'],
    healAll: ['heal all links', 'everything gets through again'],
    healLinks: ['heal links <links:link+>', 'these, one way each'],
    weather: ['weather <policy:policy>', 'how all links carry messages from now on'],
    weatherOn: [
      'weather from <from:selector+> to <to:selector+> <policy:policy>',
      'how these links do, one way',
    ],
    weatherLinks: ['weather on <links:link+> <policy:policy>', 'how these do, one way each'],
    // expectations
    expect: ['expect <fact:fact>', 'fails where it is not so'],
    expectNo: ['expect no <fact:fact>', 'fails where all of it is so'],
    expectViolation: [
      'expect violation <invariant:invariant>',
      'the step before broke this; a violation that nobody expects fails the script',
    ],
    repeat: [
      'repeat <count:number>',
      'does what stands between this line and its `end`, in the same block, so often',
    ],
    end: ['end', 'ends what is repeated'],
    stop: ['stop', 'nothing below is done'],
  },
  fact: {
    chosen: [
      'chosen <slots:slots> [<command:command>]',
      'a majority has accepted a command there in one ballot, whoever knows',
    ],
    chosenSomewhere: ['chosen <id:commandId>', 'this request is chosen, in whatever slot'],
    chosenSlots: ['chosen <amount:amount> slots', 'so many slots have a chosen command'],
    chosenSlot: ['chosen <amount:amount> slot', 'the same, for one'],
    decided: ['decided <slots:slots> [<command:command>]', 'some leader has decided it'],
    learned: [
      'learned <slots:slots> at <who:selector+> [<command:command>]',
      'these replicas know what was decided there',
    ],
    performed: [
      'performed <slots:slots> at <who:selector+> [<command:command>]',
      'these replicas have applied it',
    ],
    slotOut: ['slotOut <amount:amount> at <who:selector+>', 'the slot they perform next'],
    state: [
      'state <pairs:pair+> at <who:selector+>',
      'these names have these values there; others do not matter',
    ],
    sameState: [
      'same state at <who:selector+>',
      'they have performed the same slots and hold the same state',
    ],
    response: [
      'response to <who:selector+> [in slot <slot:slot>] [is <result:text+>]',
      'each has the response to its latest request',
    ],
    answered: [
      'answered [<total:total>] <amount:amount> requests',
      'so many requests got their first response; further ones do not count',
    ],
    answeredOne: ['answered [<total:total>] <amount:amount> request', 'the same, for one'],
    promise: ['promise <ballot:ballot> at <who:selector+>', 'these acceptors have promised it'],
    vote: [
      'vote <slots:slots> ballot <ballot:ballot> at <who:selector+> [<command:command>]',
      'the latest vote there of these acceptors',
    ],
    mode: ['mode <mode:mode> at <who:selector+>', 'these leaders are passive, scouting or active'],
    ballot: ['ballot <ballot:ballot> at <who:selector+>', 'the ballot of these leaders'],
    ballots: ['ballots [<total:total>] <amount:amount>', 'so many ballots were begun'],
    sent: [
      'sent [<total:total>] <amount:amount> <filter:filter>',
      'so many were sent, whatever became of them',
    ],
    inFlight: ['in flight <amount:amount> <filter:filter>', 'so many are on the way or held'],
    noted: [
      'noted [<total:total>] <amount:amount> <note:note> [at <who:selector+>]',
      'handlers have reported this so often',
    ],
    base: [
      'base <amount:amount> at <who:selector+>',
      'below this slot these acceptors or leaders have dropped everything',
    ],
    log: [
      'log length <amount:amount> at <who:selector+>',
      'so many decisions are in the logs of these replicas',
    ],
    held: [
      'held <amount:amount> slots at <who:selector+>',
      'for so many slots these acceptors hold a vote, these leaders a proposal that is not decided',
    ],
    records: ['records <amount:amount>', 'configuration records known to some replica'],
    record: [
      'record <id:number> [from slot <slot:slot>] [acceptors <acceptors:process+>] [leaders <leaders:process+>] [replicas <replicas:process+>]',
      'a record that some replica knows, and what it says',
    ],
    retired: [
      'retired <cfg:number> at <who:selector+>',
      'this configuration, and every one before it, is over for them',
    ],
    up: ['up <who:selector+>', 'their nodes run'],
    down: ['down <who:selector+>', 'their nodes have crashed'],
    paused: ['paused <who:selector+>', 'their nodes stand still'],
    isCut: ['cut <from:selector+> to <to:selector+>', 'nothing gets through'],
    either: ['either <one:fact> or <other:fact>', 'one of the two is so, or both'],
    nobody: [
      'nobody has <fact:fact>',
      'it is so at none of those whom the fact names behind `at`, each taken alone',
    ],
    quiet: [
      'quiet',
      'no client that is up waits, and nothing is on its way but `ping`, `pong` and `status`',
    ],
  },
  selector: {
    process: ['<id:process>', 'a process'],
    node: ['<id:node>', 'all that a node hosts'],
    active: ['the active leader', 'the one with the highest ballot'],
    all: [
      'all <role:role> [but <except:process+>]',
      'all of a role; `servers` are all but clients',
    ],
    nodeOf: ['node of <id:process>', 'all that its node hosts'],
    others: ['the others', 'in groups: all that no other group names'],
  },
  slots: {
    one: ['slot <slot:slot>', 'one slot'],
    range: ['slots <first:slot> to <last:slot>', 'each of these'],
  },
  group: { group: ['{ <who:selector+> }', 'one side'] },
  messages: {
    one: ['envelope <id:number>', 'the one with this number'],
    all: ['all <filter:filter>', 'all that are on the way or held now, even none'],
    some: [
      '[<count:number>] <filter:filter>',
      'the oldest, or so many, for each sender and receiver named',
    ],
  },
  filter: {
    filter: [
      '<type:type> [<command:commandId>] [from <from:selector+>] [to <to:selector+>] [ballot <ballot:ballot>] [<slots:slots>]',
      'those of a type, or `messages` for any, that match all that is said; a request names those about it',
    ],
  },
  operation: {
    put: ['put <key:word> <value:word>', 'stores the value; answers `ok`'],
    get: ['get <key:word>', 'answers the value, or `none`'],
    append: [
      'append <key:word> <value:word>',
      'adds to the end of the value and answers all of it',
    ],
    delete: ['delete <key:word>', 'answers `ok`, or `none` where no value was there'],
    cas: [
      'cas <key:word> <old:word> <new:word>',
      'stores the new value where the old one is there; answers `ok`, or the value that is there',
    ],
    reconfig: [
      'reconfig [from <expect:number>] <changes:change*>',
      'another configuration; `from` names the record it changes, the newest unless said',
    ],
  },
  change: {
    add: ['add <who:member+>', 'these work from then on'],
    remove: ['remove <who:member+>', 'these leave'],
  },
  command: {
    noop: ['no-op', 'nothing'],
    id: ['<id:commandId>', 'the n-th request of a client'],
    operation: ['<op:operation>', 'in its own words'],
  },
  amount: {
    exactly: ['<n:number>', 'just as many'],
    atMost: ['at most <n:number>', 'so many or fewer'],
    atLeast: ['at least <n:number>', 'so many or more'],
  },
  total: {
    total: ['in all', 'since the beginning; without it, since the last step after an expectation'],
  },
  policy: {
    policy: [
      '<transport:transport> [latency <min:span> to <max:span>] [loss <loss:percent>] [duplication <duplication:percent>] [reordering <reordering:percent>] [tail <tail:factor>]',
      'how a link carries messages; 5ms to 15ms without loss unless said',
    ],
  },
  load: {
    none: ['none', 'only what is requested by hand'],
    closed: ['closed think <think:span>', 'each client thinks after each response, then asks'],
    open: ['open <rate:factor> per second', 'each asks at this rate, whatever happens'],
  },
  setting: {
    number: ['<name:numberSetting> <value:number>', 'one of the settings below'],
    span: ['<name:spanSetting> <value:span>', 'one of the settings below'],
    growth: ['suspectGrowth <value:factor>', 'how much more silence a leader bears each time'],
    reads: ['reads <value:reads>', 'through the log, or past it by asking a majority of acceptors'],
    respond: ['respond <value:respond>', 'which replicas respond'],
    links: ['links <policy:policy>', 'how links carry messages'],
    load: ['load <load:load>', 'what clients ask for by themselves'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>>;

export type Phrases = typeof PHRASES;
export type PhraseKind = keyof Phrases;
