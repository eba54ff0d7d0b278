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
      'makes this many processes, each on a node of its own',
    ],
    servers: [
      'cluster servers <servers:number> clients <clients:number>',
      'makes servers that host a replica, a leader and an acceptor each, and clients on nodes of their own',
    ],
    node: [
      'node <id:node> hosts <who:process+>',
      'makes a node that hosts these processes, with or without a line `cluster`',
    ],
    spare: [
      'spare <who:process+>',
      'the first configuration leaves these processes out; a `reconfig` may add them later',
    ],
    seed: ['seed <seed:number>', 'sets the number from which all chance is drawn; 1 unless set'],
    rules: [
      'rules <variant:variant>',
      'breaks one rule of the protocol on purpose; the page names the rule wherever it shows the run',
    ],
    set: ['set <setting:setting>', 'sets this for the whole run'],
    election: [
      'set election <policy:election>',
      'sets which leaders begin a ballot by themselves; it may stand among the steps, too',
    ],
    // requests and load
    request: ['request <client:client> <op:operation>', 'the client asks for this'],
    load: ['load <load:load>', 'sets what clients ask for by themselves from now on'],
    // time
    next: ['next event', 'lets the next event happen'],
    nextMany: ['next <count:number> events', 'lets this many events happen'],
    runFor: ['run for <span:span>', 'lets this much time pass, with all that happens in it'],
    runUntil: [
      'run [at most <limit:span>] until <fact:fact>',
      'lets time pass until the fact holds; fails if it does not hold within the limit, which is 60s unless given',
    ],
    wait: [
      'wait <span:span>',
      'lets time pass in which nothing happens, so that what is due comes late',
    ],
    fire: [
      'fire <timer:timer> [key <key:number>] at <who:selector+>',
      'the timer goes off now; if it has several keys and none is given, the lowest one does',
    ],
    // messages
    deliver: ['deliver <messages:messages>', 'the receiver handles them now'],
    drop: ['drop <messages:messages>', 'they are lost'],
    duplicate: ['duplicate <messages:messages>', 'a copy of each is on its way, too'],
    hold: ['hold <messages:messages>', 'they do not arrive until they are released or delivered'],
    release: ['release <messages:messages>', 'they are held no longer'],
    delay: ['delay <messages:messages> by <span:span>', 'they arrive this much later'],
    arrive: [
      'arrive <messages:messages>',
      'they wait in the mailboxes of their receivers, which have not handled them yet',
    ],
    holdEvery: [
      'hold every <filter:filter>',
      'holds those that are on their way, and all that are sent later',
    ],
    dropEvery: [
      'drop every <filter:filter>',
      'drops those that are on their way, and all that are sent later',
    ],
    releaseEvery: [
      'release every <filter:filter>',
      'ends the `hold every` or `drop every` with the same words, and releases what is held',
    ],
    // nodes and links
    crash: [
      'crash <who:selector+> [<point:point>]',
      'their nodes lose all that is volatile: now, or in the next handler that persists, before it persists or before it sends',
    ],
    restart: ['restart <who:selector+>', 'their nodes start again with what is stable'],
    wipe: [
      'wipe <who:selector+>',
      'their nodes, which are down, lose what is stable, too; the protocol does not allow this',
    ],
    pause: ['pause <who:selector+>', 'their nodes stand still'],
    resume: ['resume <who:selector+>', 'their nodes continue'],
    cut: [
      'cut <from:selector+> to <to:selector+>',
      'cuts the links in this direction: nothing gets through, not even what is on its way',
    ],
    partition: [
      'partition <groups:group+>',
      'cuts the links both ways between nodes of different groups; what is cut already stays cut',
    ],
    cutLinks: ['cut links <links:link+>', 'cuts these links, each in its direction'],
    heal: ['heal <from:selector+> to <to:selector+>', 'heals the links in this direction'],
    healGroups: [
      'heal <groups:group+>',
      'heals the links both ways between nodes of different groups',
    ],
    healAll: ['heal all links', 'heals every link'],
    healLinks: ['heal links <links:link+>', 'heals these links, each in its direction'],
    weather: ['weather <policy:policy>', 'sets how all links carry messages from now on'],
    weatherOn: [
      'weather from <from:selector+> to <to:selector+> <policy:policy>',
      'sets it for the links in this direction',
    ],
    weatherLinks: [
      'weather on <links:link+> <policy:policy>',
      'sets it for these links, each in its direction',
    ],
    // expectations
    expect: ['expect <fact:fact>', 'fails unless the fact holds'],
    expectNo: ['expect no <fact:fact>', 'fails if the whole fact holds'],
    expectViolation: [
      'expect violation <invariant:invariant>',
      'fails unless the step before broke this invariant; a violation that the script does not expect fails it',
    ],
    repeat: [
      'repeat <count:number>',
      'repeats the lines between this one and its `end` this many times; both stand in one block',
    ],
    end: ['end', 'ends the lines that are repeated'],
    stop: ['stop', 'ends the script: the lines below are not run'],
  },
  fact: {
    chosen: [
      'chosen <slots:slots> [<command:command>]',
      'a majority has accepted a command there in one ballot, whether or not any process knows',
    ],
    chosenSomewhere: ['chosen <id:commandId>', 'this request is chosen, in any slot'],
    chosenSlots: ['chosen <amount:amount> slots', 'this many slots have a chosen command'],
    chosenSlot: ['chosen <amount:amount> slot', 'the same, for one'],
    decided: [
      'decided <slots:slots> [<command:command>]',
      'a leader has counted a majority of votes there',
    ],
    learned: [
      'learned <slots:slots> at <who:selector+> [<command:command>]',
      'these replicas know the decision there',
    ],
    performed: [
      'performed <slots:slots> at <who:selector+> [<command:command>]',
      'these replicas have performed it',
    ],
    slotOut: [
      'slotOut <amount:amount> at <who:selector+>',
      'these replicas perform this slot next',
    ],
    state: [
      'state <pairs:pair+> at <who:selector+>',
      'these names have these values there; other names do not matter',
    ],
    sameState: [
      'same state at <who:selector+>',
      'they have performed the same slots and hold the same state',
    ],
    response: [
      'response to <who:selector+> [in slot <slot:slot>] [is <result:text+>]',
      'each client has the response to its latest request',
    ],
    answered: [
      'answered [<total:total>] <amount:amount> requests',
      'this many requests got their first response; further responses do not count',
    ],
    answeredOne: ['answered [<total:total>] <amount:amount> request', 'the same, for one'],
    promise: [
      'promise <ballot:ballot> at <who:selector+>',
      'these acceptors have promised this ballot, and no higher one',
    ],
    vote: [
      'vote <slots:slots> ballot <ballot:ballot> at <who:selector+> [<command:command>]',
      'the latest vote of these acceptors there',
    ],
    mode: ['mode <mode:mode> at <who:selector+>', 'these leaders are passive, scouting or active'],
    ballot: ['ballot <ballot:ballot> at <who:selector+>', 'these leaders have this ballot'],
    ballots: ['ballots [<total:total>] <amount:amount>', 'leaders have begun this many ballots'],
    sent: [
      'sent [<total:total>] <amount:amount> <filter:filter>',
      'this many were sent; what became of them does not matter',
    ],
    inFlight: ['in flight <amount:amount> <filter:filter>', 'this many are on their way or held'],
    noted: [
      'noted [<total:total>] <amount:amount> <note:note> [at <who:selector+>]',
      'handlers have reported this note this many times',
    ],
    base: [
      'base <amount:amount> at <who:selector+>',
      'below this slot these acceptors or leaders have dropped everything',
    ],
    log: [
      'log length <amount:amount> at <who:selector+>',
      'the logs of these replicas have this many decisions',
    ],
    held: [
      'held <amount:amount> slots at <who:selector+>',
      'these acceptors hold votes, or these leaders hold undecided proposals, for this many slots',
    ],
    records: [
      'records <amount:amount>',
      'the replicas know this many configuration records between them',
    ],
    record: [
      'record <id:number> [from slot <slot:slot>] [acceptors <acceptors:process+>] [leaders <leaders:process+>] [replicas <replicas:process+>]',
      'some replica knows this record, and it says this',
    ],
    retired: [
      'retired <cfg:number> at <who:selector+>',
      'for these processes, this configuration and every one before it is over',
    ],
    up: ['up <who:selector+>', 'their nodes run'],
    down: ['down <who:selector+>', 'their nodes have crashed'],
    paused: ['paused <who:selector+>', 'their nodes stand still'],
    isCut: ['cut <from:selector+> to <to:selector+>', 'every link in this direction is cut'],
    either: ['either <one:fact> or <other:fact>', 'one of the two facts holds, or both'],
    nobody: [
      'nobody has <fact:fact>',
      'the fact holds at none of the processes behind its `at`, each judged alone',
    ],
    quiet: [
      'quiet',
      'no client that is up waits for a response, and only `ping`, `pong` and `status` are on their way',
    ],
  },
  selector: {
    process: ['<id:process>', 'a process'],
    node: ['<id:node>', 'the processes that a node hosts'],
    active: ['the active leader', 'the active leader with the highest ballot'],
    all: [
      'all <role:role> [but <except:process+>]',
      'all processes of a role; `servers` are all processes but the clients',
    ],
    nodeOf: ['node of <id:process>', 'the processes that its node hosts'],
    others: ['the others', 'in a group: the nodes that no other group names'],
  },
  slots: {
    one: ['slot <slot:slot>', 'one slot'],
    range: ['slots <first:slot> to <last:slot>', 'each of these slots'],
  },
  group: { group: ['{ <who:selector+> }', 'the nodes on one side'] },
  messages: {
    one: ['envelope <id:number>', 'the message with this number'],
    all: ['all <filter:filter>', 'all that are on their way or held now; there may be none'],
    some: [
      '[<count:number>] <filter:filter>',
      'the oldest one, or this many, for each sender and receiver that is named',
    ],
  },
  filter: {
    filter: [
      '<type:type> [<command:commandId>] [from <from:selector+>] [to <to:selector+>] [ballot <ballot:ballot>] [<slots:slots>]',
      'the messages of a type, or of any type with `messages`, that match all that is said; `k1#2` stands for those about that request',
    ],
  },
  operation: {
    put: ['put <key:word> <value:word>', 'stores the value; answers `ok`'],
    get: ['get <key:word>', 'answers the value, or `none`'],
    append: [
      'append <key:word> <value:word>',
      'adds to the end of the value and answers the whole value',
    ],
    delete: ['delete <key:word>', 'answers `ok`, or `none` where no value was there'],
    cas: [
      'cas <key:word> <old:word> <new:word>',
      'stores the new value where the old one is there; answers `ok`, or the value that is there',
    ],
    reconfig: [
      'reconfig [from <expect:number>] <changes:change*>',
      'changes the configuration; `from` names the record that it changes, the newest unless given',
    ],
  },
  change: {
    add: ['add <who:member+>', 'these processes work from then on'],
    remove: ['remove <who:member+>', 'these processes leave'],
  },
  command: {
    noop: ['no-op', 'a command that does nothing'],
    id: ['<id:commandId>', 'the n-th request of a client'],
    operation: ['<op:operation>', 'a command in its own words'],
  },
  amount: {
    exactly: ['<n:number>', 'this many'],
    atMost: ['at most <n:number>', 'this many or fewer'],
    atLeast: ['at least <n:number>', 'this many or more'],
  },
  total: {
    total: [
      'in all',
      'counts from the start; without it, from the step that follows the last expectation',
    ],
  },
  policy: {
    policy: [
      '<transport:transport> [latency <min:span> to <max:span>] [loss <loss:percent>] [duplication <duplication:percent>] [reordering <reordering:percent>] [tail <tail:factor>]',
      'how a link carries messages; unless given, it takes 5ms to 15ms and loses nothing',
    ],
  },
  load: {
    none: ['none', 'clients ask for nothing by themselves'],
    closed: [
      'closed think <think:span>',
      'each client asks again when it has thought for about this long after a response',
    ],
    open: ['open <rate:factor> per second', 'each client asks at this rate, answered or not'],
  },
  setting: {
    number: ['<name:numberSetting> <value:number>', 'one of the settings below'],
    span: ['<name:spanSetting> <value:span>', 'one of the settings below'],
    growth: [
      'suspectGrowth <value:factor>',
      'the factor on the silence that a leader bears, each time that it steps down',
    ],
    reads: [
      'reads <value:reads>',
      'whether a `get` goes through the log, or past it by asking a majority of acceptors',
    ],
    respond: ['respond <value:respond>', 'which replicas respond'],
    links: ['links <policy:policy>', 'how links carry messages'],
    load: ['load <load:load>', 'what clients ask for by themselves'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly [string, string]>>>>;

export type Phrases = typeof PHRASES;
export type PhraseKind = keyof Phrases;
