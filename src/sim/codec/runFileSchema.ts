/** The shape of a run file, as a person writes it. What the shapes mean is decided in `readRunFile.ts`. */
import * as v from 'valibot';
import type { Act } from '../types';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const whole = v.pipe(v.number(), v.integer());
const ownerText = v.strictObject({ en: v.string(), 'zh-Hans': v.string() });

const castSchema = v.strictObject({
  nodes: v.array(v.string()),
  accounts: v.array(
    v.strictObject({
      id: v.string(),
      node: v.string(),
      kind: v.optional(v.picklist(['wallet', 'merchant', 'coupon', 'fee', 'suspense']), 'wallet'),
      owner: v.optional(v.union([v.string(), ownerText])),
      available: whole,
    }),
  ),
  transactions: v.array(
    v.strictObject({
      id: v.string(),
      members: v.array(v.strictObject({ node: v.string(), role: v.string() })),
      legs: v.array(v.strictObject({ account: v.string(), amount: whole })),
      beginAt: v.optional(v.nullable(count), 0),
    }),
  ),
});

const configSchema = v.strictObject({
  variant: v.exactOptional(v.string()),
  timing: v.exactOptional(v.picklist(['asynchronous', 'synchronous'])),
  network: v.exactOptional(v.picklist(['multiset', 'set', 'fifo'])),
  rttTicks: v.exactOptional(count),
  jitterPermille: v.exactOptional(count),
  forceTicks: v.exactOptional(count),
  workTicks: v.exactOptional(count),
  timeouts: v.exactOptional(v.record(v.string(), count)),
  vetoes: v.exactOptional(v.record(v.string(), v.string())),
  lazy: v.exactOptional(v.array(v.string())),
});

/** Everything but the moves, which are looked at one by one so that an error can name its move. */
export const fileSchema = v.strictObject({
  format: v.literal('commitscope/run'),
  version: v.number(),
  protocol: v.string(),
  scenario: v.exactOptional(v.string()),
  cast: v.exactOptional(castSchema),
  config: v.optional(configSchema, {}),
  seed: v.optional(count, 0),
  position: v.exactOptional(v.strictObject({ step: count, effects: v.optional(count, 0) })),
  marks: v.optional(v.array(v.strictObject({ step: count, note: v.string() })), []),
  moves: v.optional(v.array(v.record(v.string(), v.unknown())), []),
  comment: v.exactOptional(v.string()),
});

export type RunFile = v.InferOutput<typeof fileSchema>;
export type CastFile = v.InferOutput<typeof castSchema>;

const ref = v.strictObject({
  type: v.string(),
  from: v.string(),
  to: v.string(),
  nth: v.exactOptional(v.pipe(whole, v.minValue(1))),
  tx: v.exactOptional(v.string()),
});
const interruption = v.exactOptional(
  v.strictObject({
    effects: count,
    sent: v.exactOptional(v.array(v.string())),
    keep: v.exactOptional(count),
  }),
);
const groups = v.array(v.array(v.string()));
/** `"WX-L"`, or `{"node": "WX-L", "tx": "t2"}` where a node takes part in several transactions. */
const place = v.union([v.string(), v.strictObject({ node: v.string(), tx: v.exactOptional(v.string()) })]);

function placed(at: v.InferOutput<typeof place>): { node: string; tx?: string } {
  return typeof at === 'string' ? { node: at } : at;
}

/** When a move happens: at once, when it can (neither); at a step; or at a moment. */
const timing = {
  afterStep: v.exactOptional(count),
  when: v.exactOptional(
    v.strictObject({ node: v.string(), milestone: v.string(), tx: v.exactOptional(v.string()) }),
  ),
  after: v.exactOptional(count),
  comment: v.exactOptional(v.string()),
};

export const timingSchema = v.object(timing);

const react = { ...timing, crashAfter: interruption };
const target = { node: v.string(), tx: v.exactOptional(v.string()) };

/** The schema of each act's move, keyed by the word that names the act, and the act it stands for. */
export const actSchemas = {
  deliver: v.pipe(
    v.strictObject({ deliver: ref, ...react }),
    act(({ deliver, crashAfter }) => ({ kind: 'deliver', message: deliver, ...given({ crashAfter }) })),
  ),
  duplicate: v.pipe(
    v.strictObject({ duplicate: ref, ...react }),
    act(({ duplicate, crashAfter }) => ({ kind: 'duplicate', message: duplicate, ...given({ crashAfter }) })),
  ),
  drop: v.pipe(
    v.strictObject({ drop: ref, ...timing }),
    act(({ drop }) => ({ kind: 'drop', message: drop })),
  ),
  lose: v.pipe(
    v.strictObject({ lose: ref, ...timing }),
    act(({ lose }) => ({ kind: 'lose', message: lose })),
  ),
  delay: v.pipe(
    v.strictObject({ delay: ref, by: whole, ...timing }),
    act(({ delay, by }) => ({ kind: 'delay', message: delay, by })),
  ),
  hold: v.pipe(
    v.strictObject({ hold: ref, ...timing }),
    act(({ hold }) => ({ kind: 'delay', message: hold, by: null })),
  ),
  timeout: v.pipe(
    v.strictObject({ timeout: v.strictObject({ ...target, timer: v.string() }), ...react }),
    act(({ timeout, crashAfter }) => ({ kind: 'timeout', ...timeout, ...given({ crashAfter }) })),
  ),
  heuristic: v.pipe(
    v.strictObject({
      heuristic: v.strictObject({ ...target, decision: v.picklist(['commit', 'abort']) }),
      ...react,
    }),
    act(({ heuristic, crashAfter }) => ({ kind: 'heuristic', ...heuristic, ...given({ crashAfter }) })),
  ),
  grant: v.pipe(
    v.strictObject({ grant: place, ...react }),
    act(({ grant, crashAfter }) => ({ kind: 'grant', ...placed(grant), ...given({ crashAfter }) })),
  ),
  veto: v.pipe(
    v.strictObject({ veto: place, ...react }),
    act(({ veto, crashAfter }) => ({ kind: 'veto', ...placed(veto), ...given({ crashAfter }) })),
  ),
  forget: v.pipe(
    v.strictObject({ forget: place, ...react }),
    act(({ forget, crashAfter }) => ({ kind: 'forget', ...placed(forget), ...given({ crashAfter }) })),
  ),
  begin: v.pipe(
    v.strictObject({ begin: v.string(), ...react }),
    act(({ begin, crashAfter }) => ({ kind: 'begin', tx: begin, ...given({ crashAfter }) })),
  ),
  cancel: v.pipe(
    v.strictObject({ cancel: v.string(), ...react }),
    act(({ cancel, crashAfter }) => ({ kind: 'cancel', tx: cancel, ...given({ crashAfter }) })),
  ),
  crash: v.pipe(
    v.strictObject({
      crash: v.string(),
      keep: v.exactOptional(count),
      sent: v.exactOptional(v.array(v.string())),
      ...timing,
    }),
    act(({ crash, keep, sent }) => ({ kind: 'crash', node: crash, ...given({ keep, sent }) })),
  ),
  recover: v.pipe(
    v.strictObject({ recover: v.string(), ...react }),
    act(({ recover, crashAfter }) => ({ kind: 'recover', node: recover, ...given({ crashAfter }) })),
  ),
  pause: v.pipe(
    v.strictObject({ pause: v.string(), ...timing }),
    act(({ pause }) => ({ kind: 'pause', node: pause })),
  ),
  resume: v.pipe(
    v.strictObject({ resume: v.string(), ...timing }),
    act(({ resume }) => ({ kind: 'resume', node: resume })),
  ),
  cut: v.pipe(
    v.strictObject({ cut: groups, ...timing }),
    act(({ cut }) => ({ kind: 'cut', groups: cut })),
  ),
  heal: v.pipe(
    v.strictObject({ heal: groups, ...timing }),
    act(({ heal }) => ({ kind: 'heal', groups: heal })),
  ),
} as const;

export const runSchema = v.strictObject({
  run: v.union([v.literal('until-quiet'), v.pipe(whole, v.minValue(1))]),
  comment: v.exactOptional(v.string()),
});

function act<T>(make: (move: T) => Act): v.TransformAction<T, Act> {
  return v.transform(make);
}

/** Only the members that were written. */
function given<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
